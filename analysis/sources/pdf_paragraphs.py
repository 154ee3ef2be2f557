"""Joins a PDF's lines into paragraphs, across columns and pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.sources.pdf_frames import Place
from analysis.sources.pdf_lines import Sheet, TextLine
from analysis.sources.pdf_words import Words, joined, words_in
from analysis.sources.written import Piece

# Lines of one paragraph are as far apart as lines mostly are, and so much more.
LOOSEST = 1.18
# Letters are of one size when they differ by less than this share of it.
SAME_SIZE = 0.08
# How far a first line is moved in, in heights of a letter.
INDENT = 0.7
# The share of a column's width that a line fills which the column's edge broke off.
FULL, QUITE_FULL = 0.85, 0.92
# A line as short as this that is no sentence is a label.
LABEL = 0.65
# Distances of lines, in heights of a letter, and the share of them that is usual.
NEAREST, FARTHEST, USUAL = 0.9, 3.0, 0.1
UNKNOWN_LEADING = 1.35
ENDS_SENTENCE = re.compile(r"[.?!:…][\"'”’»)\]]*$")
BEGINS_SENTENCE = re.compile(r"[\"'“‘«(\[]*[A-Z0-9]")
OPENS_QUOTE = re.compile(r"[\"“‘«]")
BULLET = re.compile(r"[•‣▪●◦*–-]\s")
# A headline is larger than the text by so much, and longer than a label.
LARGER, TITLE_WORDS = 1.2, 3


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual in a document, by the size of letters.

    ``leading`` is how far lines are apart, ``width`` how many letters a full line has;
    ``title_size`` is that of the headline, ``None`` where nothing stands out.
    """

    leading: dict[int, float]
    width: dict[int, int]
    words: Words
    title_size: float | None


@dataclass(slots=True)
class _Joiner:
    """Gathers lines into paragraphs while the pages are gone through.

    The frame of the first page stays where it is above the text; that of the others
    stands behind all of it, so that no paragraph is cut by the end of a page.
    """

    usual: _Usual
    pieces: list[Piece] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    frame: list[Piece] = field(default_factory=list)

    def add_frame(self, line: TextLine) -> None:
        has_text = self.lines or not all(piece.is_frame for piece in self.pieces)
        (self.frame if has_text else self.pieces).append(
            Piece(line.text, is_frame=True)
        )

    def add(self, line: TextLine, *, is_first: bool) -> None:
        if not (self.lines and _goes_on(self.lines, line, self.usual, is_first)):
            self.close()
        self.lines.append(line)

    def close(self) -> None:
        if self.lines:
            text = joined([line.text for line in self.lines], self.usual.words)
            least = self.usual.title_size
            is_title = least is not None and self.lines[0].size >= least
            self.pieces.append(Piece(text, is_title=is_title))
            self.lines.clear()

    def finish(self) -> list[Piece]:
        self.close()
        return self.pieces + self.frame


def pieces_of(sheets: Sequence[Sheet], frames: set[Place]) -> list[Piece]:
    """Paragraphs in reading order, and the lines in ``frames`` among them."""
    joiner = _Joiner(_measure(sheets, frames))
    for number, sheet in enumerate(sheets):
        is_first = True
        for i, line in enumerate(sheet.lines):
            if (number, i) in frames:
                joiner.add_frame(line)
            else:
                joiner.add(line, is_first=is_first)
                is_first = False
    return joiner.finish()


def _goes_on(
    lines: Sequence[TextLine], line: TextLine, usual: _Usual, is_first: bool
) -> bool:
    """Whether ``line`` belongs to the paragraph that ``lines`` began."""
    last = lines[-1]
    if abs(line.size - last.size) > SAME_SIZE * max(line.size, last.size):
        return False
    share = _share(last, line, usual)
    if line.font != last.font and share < FULL:
        return False  # a heading in bold letters of the same size
    down = last.y - line.y
    if is_first or down < -last.size:
        return _goes_on_elsewhere(last, line, share)
    leading = usual.leading.get(_key(last.size), UNKNOWN_LEADING * last.size)
    if not 0 < down <= leading * LOOSEST:
        return False
    return _goes_on_below(lines, line, share)


def _goes_on_below(lines: Sequence[TextLine], line: TextLine, share: float) -> bool:
    """The same for a line that stands right below the last."""
    last = lines[-1]
    ends = bool(ENDS_SENTENCE.search(last.text))
    begins = bool(BEGINS_SENTENCE.match(line.text))
    moved = (line.x - last.x) / max(1.0, last.size)
    if BULLET.match(line.text):
        return False
    if moved > INDENT:
        return bool(BULLET.match(lines[0].text)) or not (ends or begins)
    if moved < -INDENT and len(lines) > 1:
        return not ends
    if share < FULL and ends and begins:
        return False
    return not (share < LABEL and begins and not last.text.endswith((",", "-")))


def _goes_on_elsewhere(last: TextLine, line: TextLine, share: float) -> bool:
    """The same for a line at the top of the next column or page."""
    if not ENDS_SENTENCE.search(last.text):
        return share >= FULL or not BEGINS_SENTENCE.match(line.text)
    return share >= QUITE_FULL and not OPENS_QUOTE.match(line.text)


def _share(last: TextLine, line: TextLine, usual: _Usual) -> float:
    """How much of its column ``last`` fills with the next line's first word."""
    first_word = line.text.split(" ", 1)[0]
    width = usual.width.get(_key(last.size), 1)
    return (len(last.text) + 1 + len(first_word)) / max(1, width)


def _measure(sheets: Sequence[Sheet], frames: set[Place]) -> _Usual:
    pages = [
        [line for i, line in enumerate(sheet.lines) if (number, i) not in frames]
        for number, sheet in enumerate(sheets)
    ]
    lines = [line for page in pages for line in page]
    return _Usual(
        leading=_leading(pages),
        width=_width(lines),
        words=words_in(line.text for line in lines),
        title_size=_title_size(pages[0] if pages else [], lines),
    )


def _leading(pages: Sequence[Sequence[TextLine]]) -> dict[int, float]:
    """The smallest distance that many lines of a size have from the next."""
    found: dict[int, Counter[float]] = defaultdict(Counter)
    for page in pages:
        for last, line in pairwise(page):
            down = last.y - line.y
            near = NEAREST * last.size <= down <= FARTHEST * last.size
            if near and _key(last.size) == _key(line.size):
                found[_key(last.size)][round(down * 2) / 2] += 1
    return {size: _smallest(counts) for size, counts in found.items()}


def _smallest(counts: Counter[float]) -> float:
    least = max(1.0, USUAL * counts.total())
    return min(down for down, count in counts.items() if count >= least)


def _width(lines: Sequence[TextLine]) -> dict[int, int]:
    """Letters in a full line: more than nine lines in ten have, by size."""
    lengths: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        lengths[_key(line.size)].append(len(line.text))
    return {
        size: sorted(found)[int(0.9 * (len(found) - 1))]
        for size, found in lengths.items()
    }


def _title_size(first: Sequence[TextLine], lines: Sequence[TextLine]) -> float | None:
    """The size of the largest letters on the first page, if they stand out."""
    letters: Counter[int] = Counter()
    for line in lines:
        letters[_key(line.size)] += len(line.text)
    sizes = [x.size for x in first if len(x.text.split()) >= TITLE_WORDS]
    if not sizes or not letters:
        return None
    usual = letters.most_common(1)[0][0] / 2
    largest = max(sizes)
    return largest * (1 - SAME_SIZE) if largest >= LARGER * usual else None


def _key(size: float) -> int:
    """A size in half points."""
    return round(size * 2)
