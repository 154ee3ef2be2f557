"""One line under a panel that says what is going on."""

from __future__ import annotations

from html import escape
from typing import Any

_COLORS = {"": "inherit", "busy": "inherit", "wrong": "#b3261e"}


class Status:
    """A line that is read out when it changes, with words of a page as text."""

    def __init__(self) -> None:
        import ipywidgets as widgets

        self.widget: Any = widgets.HTML()
        self.said = ""

    def say(self, message: str) -> None:
        """All is well."""
        self._write(message, "")

    def busy(self, message: str) -> None:
        """Something takes a moment."""
        self._write(message, "busy")

    def complain(self, message: str) -> None:
        """Something did not work."""
        self._write(message, "wrong")

    def _write(self, message: str, kind: str) -> None:
        self.said = message
        self.widget.value = (
            f'<p role="status" class="soundbite-status {kind}" '
            f'style="color:{_COLORS[kind]};line-height:1.4;margin:.4em 0">'
            f"{escape(message)}</p>"
        )


def counted(number: int, noun: str) -> str:
    """A number and what it counts.

    >>> counted(1, "word"), counted(1200, "word")
    ('1 word', '1,200 words')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
