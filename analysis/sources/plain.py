"""Blocks of a raw copy: one a line."""

from __future__ import annotations

import re

from analysis.document import Block, Span

# str.splitlines also breaks at form feeds and the Unicode separators; so do
# browsers' and word processors' exports, so every such break ends a line here.
LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Characters that leave no ink although they are not white space.
INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def visible(text: str) -> bool:
    """Whether ``text`` has any character that leaves ink."""
    return bool(INVISIBLE.sub("", text).strip())


def trimmed(text: str, start: int, end: int) -> Span | None:
    """[start, end) without white space at its ends; ``None`` if all is blank."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return Span(start, end) if start < end else None


def line_blocks(text: str, start: int = 0, end: int | None = None) -> tuple[Block, ...]:
    """One block for each line of [start, end) that is not blank, without its edges."""
    lines = LINE.finditer(text, start, len(text) if end is None else end)
    spans = (trimmed(text, *m.span()) for m in lines)
    return tuple(Block(span) for span in spans if span)
