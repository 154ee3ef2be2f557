"""Pages cut so that memory stays small whatever their size.

What the model tells of a word takes two kilobytes until names and speech are found, so
a page of five million characters is read group by group. A paragraph that is longer
than a group (a page without line ends) is cut where a sentence ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from analysis.document import Quotation, Span

LONGEST = 20_000
GROUP = 100_000
SENTENCE_END = re.compile(r"[.!?]\W{0,3}\s")
BLANK = re.compile(r"\s")


def cut_long(
    text: str, regions: Sequence[Span], quotations: Sequence[Quotation] = ()
) -> list[Span]:
    """The regions, those of more than LONGEST characters in several parts.

    They are cut outside of quotations where that is possible.
    """
    return [part for region in regions for part in _parts(text, region, quotations)]


def _parts(text: str, region: Span, quotations: Sequence[Quotation]) -> Iterator[Span]:
    start = region.start
    while region.end - start > LONGEST:
        end = _place_to_cut(text, start, start + LONGEST, quotations)
        yield Span(start, end)
        start = end
    yield Span(start, region.end)


def _place_to_cut(
    text: str, start: int, limit: int, quotations: Sequence[Quotation]
) -> int:
    """The last sentence end before ``limit``, else the last blank, else there."""
    middle = (start + limit) // 2
    ends = [match.end() for match in SENTENCE_END.finditer(text, middle, limit)]
    outside = [end for end in ends if not _is_quoted(end, quotations)]
    blanks = ends or [match.end() for match in BLANK.finditer(text, middle, limit)]
    return (outside or blanks or [limit])[-1]


def _is_quoted(at: int, quotations: Sequence[Quotation]) -> bool:
    before = bisect_right(quotations, at, key=lambda q: q.outer.start)
    return any(at < q.outer.end for q in quotations[max(0, before - 4) : before])


def in_groups(regions: Sequence[Span]) -> Iterator[list[Span]]:
    """Regions in order, together until they make GROUP characters."""
    group: list[Span] = []
    size = 0
    for region in regions:
        if group and size + len(region) > GROUP:
            yield group
            group, size = [], 0
        group.append(region)
        size += len(region)
    if group:
        yield group
