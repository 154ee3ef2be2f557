"""A document's text as its reader put it together, before it is a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.document import Block, Problem
from analysis.sources.plain import line_blocks, trimmed

AFTER_TITLE = re.compile(r"$|\s+[|–—·•:»-]\s")
# Running heads, page numbers and the like: the cleaner takes a footer for chrome.
FRAME = ("footer",)


@dataclass(frozen=True, slots=True)
class Written:
    """A document in reading order, one paragraph a line.

    ``title`` is what the document itself sets as its title, if a line of the text
    says the same: programs keep old titles when a document is written over.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of a document, or a line of the frame around its pages."""

    text: str
    is_title: bool = False
    is_frame: bool = False


def written(pieces: Iterable[Piece], title: str | None = None) -> Written:
    """The document that ``pieces`` make up, one after another."""
    pieces = list(pieces)
    text = "\n".join(piece.text for piece in pieces)
    blocks: list[Block] = []
    start = 0
    for piece in pieces:
        blocks += _blocks(text, start, piece)
        start += len(piece.text) + 1
    return Written(text, tuple(blocks), _title(pieces, title))


def _title(pieces: Iterable[Piece], told: str | None) -> str | None:
    """The line set as title, else the one with which the title told begins.

    Browsers tell "Headline | Outlet".
    """
    lines = [(" ".join(p.text.split()), p) for p in pieces if not p.is_frame]
    folded = " ".join((told or "").split())
    for line, _ in lines:
        if line and folded.startswith(line) and AFTER_TITLE.match(folded, len(line)):
            return line
    return next((line for line, piece in lines if piece.is_title and line), None)


def _blocks(text: str, start: int, piece: Piece) -> Iterable[Block]:
    if piece.is_frame:
        span = trimmed(text, start, start + len(piece.text))
        return [Block(span, tags=FRAME)] if span else []
    return line_blocks(text, start, start + len(piece.text))
