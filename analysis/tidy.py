"""Tidied text with the way back: the one place where text is tidied.

Invisible characters (soft hyphens, zero-width characters, byte order marks) are left
out and every kind of white space becomes one blank each, so that steps can match
words without thinking of them. What a step finds is reported in raw offsets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.document import Span

INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
BLANK = re.compile(r"\s")
HALVES = re.compile("[\ud800-\udfff]")
UNTIDY = re.compile(rf"{INVISIBLE.pattern}|[^\S ]")


@dataclass(frozen=True, slots=True)
class Tidied:
    """Tidied text; ``raw[i]`` is where its character ``i`` stands in the page."""

    text: str
    raw: Sequence[int]

    def to_raw(self, start: int, end: int) -> Span:
        """The span of the page for characters [start, end) of the tidied text."""
        if start >= end:
            at = self.raw[start] if start < len(self.raw) else _after(self.raw)
            return Span(at, at)
        return Span(self.raw[start], self.raw[end - 1] + 1)


def _after(raw: Sequence[int]) -> int:
    return raw[-1] + 1 if raw else 0


def tidy(text: str, span: Span) -> Tidied:
    r"""The tidied characters of ``span``.

    >>> tidied = tidy("so\u00adft\nrain", Span(0, 10))
    >>> tidied.text, tidied.to_raw(0, 4)
    ('soft rain', Span(start=0, end=5))
    """
    piece = span.of(text)
    if not UNTIDY.search(piece):
        return Tidied(piece, range(span.start, span.end))
    kept = [i for i, char in enumerate(piece) if not INVISIBLE.match(char)]
    tidied = "".join(" " if piece[i].isspace() else piece[i] for i in kept)
    return Tidied(tidied, [span.start + i for i in kept])


def fold(text: str) -> str:
    """Text for showing: no invisible characters, runs of white space as one blank."""
    return " ".join(INVISIBLE.sub("", text).split())


def whole(text: str) -> str:
    r"""``text`` with U+FFFD in place of each half of a surrogate pair.

    JSON can hold halves ("\ud800"); they are no characters, and no file, table or
    browser takes them. Every character keeps its place.
    """
    return HALVES.sub("\ufffd", text)
