"""What a PDF repeats around its pages: running heads, feet and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from analysis.sources.pdf_lines import Sheet, TextLine

# So many lines from the top and from the bottom of a page may be its frame.
DEPTH = 3
# A line comes back at the same height, give or take so many points.
SAME_HEIGHT = 6.0
# ... on so great a share of the pages; right and left pages may differ.
MIN_SHARE = 0.4
LETTERS = re.compile(r"[^\W\d_]+")
PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|p\.|seite)\s*)?\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?\W*$", re.I
)
# What browsers print below a page: its address, and the number of the page.
ADDRESS = re.compile(r"^(?:https?|file)://\S+(?:\s+\d+/\d+)?$|^about:blank")
# ... and above it: date, time, title.
STAMP = re.compile(r"^\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[:.]\d\d\b")

Place = tuple[int, int]


def frames_of(sheets: Sequence[Sheet]) -> set[Place]:
    """Number of the page and of the line on it, for each line of the frame."""
    edges = [(n, i, line) for n, sheet in enumerate(sheets) for i, line in _edge(sheet)]
    found = {(n, i) for n, i, line in edges if _is_numbering(line.text)}
    alike: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for n, i, line in edges:
        key = " ".join(LETTERS.findall(line.text.lower()))
        if key:
            alike[key].append((n, i, line.y))
    for places in alike.values():
        found |= set(_repeated(places, len(sheets)))
    return found


def _edge(sheet: Sheet) -> Iterator[tuple[int, TextLine]]:
    """The lines at the top and at the bottom of a page, by their height."""
    heights = sorted({line.y for line in sheet.lines})
    outer = {*heights[:DEPTH], *heights[-DEPTH:]}
    return ((i, line) for i, line in enumerate(sheet.lines) if line.y in outer)


def _is_numbering(text: str) -> bool:
    return any(pattern.match(text) for pattern in (PAGE_NUMBER, ADDRESS, STAMP))


def _repeated(places: Sequence[tuple[int, int, float]], pages: int) -> Iterator[Place]:
    for n, i, y in places:
        elsewhere = {
            other for other, _, height in places if abs(height - y) <= SAME_HEIGHT
        }
        if len(elsewhere) > 1 and len(elsewhere) >= MIN_SHARE * pages:
            yield n, i
