"""The lines of a PDF's pages: words, and where they stand."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
# Nothing of these is seen on paper.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# What shows letters in a page's drawing, or draws something that may.
SHOWS = (b"Tj", b"TJ", b"Do", b"'", b'"')


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a page.

    ``x`` and ``y`` is where it begins, in points from the page's lower left, ``size``
    the height of its letters in points and ``font`` the name of the font that most of
    it is set in.
    """

    text: str
    x: float
    y: float
    size: float
    font: str
    is_upright: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one page of paper, in the order in which they are to be read."""

    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words in one font with their place, as the program wrote them."""

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    font: str = ""
    is_upright: bool = True


def sheet_of(page: PageObject, drawing: bytes) -> Sheet:
    """The lines of ``page``, which is drawn by ``drawing``.

    Upright text alone is running text; the rest is read where there is no other.
    """
    if not any(operator in drawing for operator in SHOWS):
        return Sheet(())
    lines = tuple(_lines(_runs(page)))
    return Sheet(tuple(line for line in lines if line.is_upright) or lines)


def _runs(page: PageObject) -> list[_Run]:
    """The page's runs, and between them the blanks and line ends that pypdf sees."""
    seen: list[_Run] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if text:
            seen.append(_placed(text, cm, tm, font, size))

    whole = page.extract_text(visitor_text=visit)
    return list(_with_blanks(whole, seen))


def _placed(text: str, cm: Any, tm: Any, font: Any, size: float) -> _Run:
    """A run in the page's own coordinates; one that lies nowhere is at 0, 0."""
    up = tm[2] * cm[1] + tm[3] * cm[3]
    height = math.hypot(tm[2] * cm[0] + tm[3] * cm[2], up)
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    figures = (x, y, float(size) * height)
    if not all(math.isfinite(figure) for figure in figures):
        figures = (0.0, 0.0, 0.0)
    name = str((font or {}).get("/BaseFont", "")).rpartition("+")[2]
    return _Run(text, *figures, name, is_upright=up > 0)


def _with_blanks(whole: str, runs: Sequence[_Run]) -> Iterator[_Run]:
    """The runs with the blanks that stand between them in the page's whole text."""
    at = 0
    for run in runs:
        start = whole.find(run.text, at)
        if start >= 0 and not whole[at:start].strip():
            yield _Run(whole[at:start])
            at = start + len(run.text)
        yield run


def _lines(runs: Sequence[_Run]) -> Iterator[TextLine]:
    waiting: list[_Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        waiting.append(replace(run, text=first))
        for other in others:
            yield from _line(waiting)
            waiting = [replace(run, text=other)]
    yield from _line(waiting)


def _line(runs: Sequence[_Run]) -> Iterator[TextLine]:
    """The line that the runs make up; none where they leave no ink."""
    text = UNSEEN.sub("", "".join(run.text for run in runs)).translate(LIGATURES)
    text = " ".join(text.split())
    inked = [run for run in runs if run.text.strip()]
    if not text or not inked:
        return
    letters: Counter[tuple[str, float]] = Counter()
    for run in inked:
        letters[run.font, run.size] += len(run.text.strip())
    font, size = letters.most_common(1)[0][0]
    first = inked[0]
    yield TextLine(text, first.x, first.y, size, font, first.is_upright)
