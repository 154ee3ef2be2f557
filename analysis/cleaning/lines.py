"""Lines of a page as the cleaner weighs them; hard-wrapped lines join here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from analysis.cleaning.patterns import phrases_in
from analysis.document import Block, Page, Span
from analysis.tidy import fold
from analysis.words import WORD

BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x85]")
FUNCTION_WORDS = frozenset(
    "a an the and or but if of to in on at by for from with as is are was were be been "
    "has have had he she it they we you i his her its their our that this these those "
    "who which what when where there than then not no will would could should can may "
    "said says after before over about into more also up out so while because during "
    "between against under since until such some any all both most other".split()
)
# A line that ends like this may end a paragraph; any other runs on or is a label.
CLOSES = re.compile(r"[.?!…:;](?:[\"'”’»)\]]|\s)*$")
TURN = re.compile(r"[A-Z][\w .'’&-]{0,40}:(?:\s|$)")
# Lines wrapped by a mail program or an editor are of a width; a page's are not.
WIDEST_WRAP = 130
EDGE = 400
# Enough of a run's inner breaks must plainly stand inside a sentence.
MIN_EVIDENT_SHARE = 0.5


@dataclass(frozen=True)
class Line:
    """One block of the page, or several that a hard wrap tore apart.

    ``gap_before`` and ``gap_after`` count the blank lines around it.
    """

    span: Span
    text: str
    tags: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    link_share: float = 0.0
    voted_body: bool | None = None
    gap_before: int = 0
    gap_after: int = 0

    @cached_property
    def words(self) -> list[str]:
        """Words of the line, as written."""
        return WORD.findall(self.text)

    @cached_property
    def edges(self) -> str:
        """The line, or beginning and end of one too long to be more than prose.

        What a page says of a line stands there; no phrase is looked for in the
        middle of a hundred thousand words.
        """
        if len(self.text) <= 2 * EDGE:
            return self.text
        return f"{self.text[:EDGE]} {self.text[-EDGE:]}"

    @cached_property
    def phrases(self) -> frozenset[str]:
        """The sections of ``phrases.txt`` of which the line holds a phrase."""
        return phrases_in(self.edges)

    @cached_property
    def function_share(self) -> float:
        """Share of the line's words that only hold sentences together."""
        count = sum(w.lower() in FUNCTION_WORDS for w in self.words)
        return count / max(1, len(self.words))

    @cached_property
    def key(self) -> str:
        """What two copies of the line share, whatever their case and marks."""
        return " ".join(w.lower() for w in self.words)


def lines_of(page: Page) -> list[Line]:
    """The page's lines in order; wrapped ones joined where the page is plain text."""
    gaps = _gaps(page)
    runs = _runs(page, gaps)
    lines = []
    for first, last in runs:
        block = page.blocks[first]
        span = Span(block.span.start, page.blocks[last].span.end)
        lines.append(_line(page, block, span, gaps[first], gaps[last + 1]))
    return lines


def _line(page: Page, block: Block, span: Span, before: int, after: int) -> Line:
    return Line(
        span=span,
        text=fold(span.of(page.text)),
        tags=block.tags,
        hints=block.hints,
        link_share=block.link_chars / max(1, len(span)),
        voted_body=block.voted_body,
        gap_before=before,
        gap_after=after,
    )


def _gaps(page: Page) -> list[int]:
    """Blank lines in front of each block, and behind the last."""
    ends = [0, *(b.span.end for b in page.blocks)]
    starts = [*(b.span.start for b in page.blocks), len(page.text)]
    gaps = []
    for number, (end, start) in enumerate(zip(ends, starts, strict=True)):
        breaks = len(BREAK.findall(page.text, end, start))
        inside = 0 < number < len(starts) - 1
        gaps.append(max(0, breaks - 1) if inside else breaks + 1)
    return gaps


def _runs(page: Page, gaps: list[int]) -> list[tuple[int, int]]:
    """First and last block of each line, blank lines being paragraph breaks."""
    single = [(i, i) for i in range(len(page.blocks))]
    if page.form != "text":
        return single
    runs, start = [], 0
    for i in range(1, len(page.blocks) + 1):
        if i == len(page.blocks) or gaps[i] > 0 or _is_other_field(page, i):
            run = range(start, i)
            runs += [(start, i - 1)] if _is_wrapped(page, run) else single[start:i]
            start = i
    return runs


def _is_other_field(page: Page, i: int) -> bool:
    """Whether a block is of another field of an export than the one above it."""
    block, above = page.blocks[i], page.blocks[i - 1]
    return (block.hints, block.tags) != (above.hints, above.tags)


def _is_wrapped(page: Page, run: range) -> bool:
    """Whether the lines of ``run`` are one paragraph, wrapped at a width."""
    if len(run) < 2:
        return False
    texts = [page.blocks[i].span.of(page.text) for i in run]
    width = max(map(len, texts))
    if width > WIDEST_WRAP or sum(bool(TURN.match(t)) for t in texts) > 1:
        return False
    pairs = list(pairwise(texts))
    full = [len(a) + 1 + len(b.split()[0]) >= width - 1 for a, b in pairs]
    if len(texts) > 3 and sum(full) < 0.7 * len(pairs):
        return False
    evident = [not CLOSES.search(a) and b[0].islower() for a, b in pairs]
    labels = sum(len(t.split()) < 3 for t in texts[:-1])
    return sum(evident) >= MIN_EVIDENT_SHARE * len(pairs) and labels <= len(pairs) / 4
