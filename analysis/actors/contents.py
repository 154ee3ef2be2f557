"""Which speech, if any, a word stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.document import Attribution, Span

QUOTE_MARKS = "\"'“”‘’«»„‚‹›"


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of content and the attribution that it belongs to."""

    span: Span
    attribution: int
    is_quoted: bool


class Contents:
    """Which speech, if any, a character stands in (the innermost one)."""

    def __init__(self, text: str, attributions: Sequence[Attribution]) -> None:
        self.speeches = sorted(
            (
                Speech(span, index, _is_quoted(text, span, attribution))
                for index, attribution in enumerate(attributions)
                for span in attribution.content
            ),
            key=lambda s: (s.span.start, -s.span.end),
        )
        self.starts = [s.span.start for s in self.speeches]

    def at(self, char: int, *, quoted: bool = False) -> Speech | None:
        """The innermost speech at ``char``; with ``quoted``, innermost in marks."""
        upto = bisect_right(self.starts, char)
        for speech in reversed(self.speeches[max(0, upto - 12) : upto]):
            if speech.span.end > char and (speech.is_quoted or not quoted):
                return speech
        return None


def _is_quoted(text: str, span: Span, attribution: Attribution) -> bool:
    if attribution.kind == "direct":
        return True
    return attribution.kind == "mixed" and text[span.start - 1 : span.start] in tuple(
        QUOTE_MARKS
    )
