"""Quotations that the model left out though they can only be speech.

A long quotation that is a sentence of its own, with nothing of it in any content, is
speech all the same. Who speaks is told by a line that leads in to it or by a name
behind a dash; where neither is there, the source is left open. A quotation that
goes on where a cue has interrupted one ("The road," Orr said, "is closed") belongs to
the speech before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from analysis.document import Article, Name, Paragraph, Quotation, Span
from analysis.words import count_words

# Shorter quotations are as often a title, a slogan or a scare quote; not so where one
# follows a finished cue at once ("A," he says. "B."), with no more than this between.
LEAST_WORDS = 8
LEAST_WORDS_AFTER_CUE = 2
CUE_CHARS = 60
LEAST_WORDS_GOING_ON = 4
# The comma that ends the first part inside its marks, the cue, a comma, the next part.
INTERRUPTION = re.compile(r",[\"'”’»][^.!?;:\n\"“”«»]{3,160},\s+[\"'“‘„«]$")
MARKS = " \t\r\n\u00a0\"'“”„«»‘’‚‹›`"
# How sure one can be that such a quotation is speech: what was right of those that
# were found so on PolNeAR dev.
CONFIDENCE = 0.6
SENTENCE = re.compile(r"[A-ZÀ-Þ0-9].*[.!?…,—–-]$", re.DOTALL)
DASHED = re.compile(r"\s*[—–―-]+\s*(?P<source>[^\W\d_a-z][^.!?\n]{1,80}?)[.\s]*$")
CLOSED_CUE = re.compile(r"[\"'”’»][^.!?\n]+\.\s+[\"'“‘„«]$")
LEAD_IN = re.compile(r":\s*$")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A quotation that is speech, with its source where the layout tells it.

    ``goes_on`` is the stretch of speech that it carries on, in the same sentence.
    """

    quotation: Quotation
    source: Span | None
    goes_on: Span | None = None


def find_left_out(
    article: Article,
    quotations: Sequence[Quotation],
    names: Sequence[Name],
    taken: Sequence[Span],
) -> Iterator[LeftOut]:
    """The outermost quotations of the body that are speech and not in ``taken``."""
    text = article.page.text
    body = article.of_kind("body")
    starts = [paragraph.span.start for paragraph in body]
    held = _Taken(taken)
    for quotation in quotations:
        inner = quotation.inner
        if quotation.depth or held.touches(inner):
            continue
        last = held.before(inner.start)
        if before := _interrupted(text, inner, last):
            yield LeftOut(quotation, None, before)
            continue
        if not SENTENCE.match(inner.of(text).strip()):
            continue
        least = LEAST_WORDS_AFTER_CUE if _follows(text, inner, last) else LEAST_WORDS
        if count_words(text, [inner]) < least:
            continue
        at = bisect_right(starts, inner.start) - 1
        if at >= 0 and body[at].span.contains(inner):
            yield LeftOut(quotation, _source(text, quotation, body, at, names))


class _Taken:
    """Speech found already, so ordered that a place in it is found by bisection."""

    def __init__(self, spans: Sequence[Span]) -> None:
        by_start = sorted(spans)
        self._starts = [span.start for span in by_start]
        self._reach = list(accumulate((span.end for span in by_start), max))
        self._by_end = sorted(spans, key=lambda span: span.end)
        self._ends = [span.end for span in self._by_end]

    def touches(self, span: Span) -> bool:
        """Whether ``span`` shares a character with any of them."""
        upto = bisect_left(self._starts, span.end)
        return upto > 0 and self._reach[upto - 1] > span.start

    def before(self, char: int) -> Span | None:
        """The one that ends last at or before ``char``."""
        upto = bisect_right(self._ends, char)
        return self._by_end[upto - 1] if upto else None


def _interrupted(text: str, span: Span, before: Span | None) -> Span | None:
    """The speech right before ``span`` where a cue has interrupted it."""
    if before is None or count_words(text, [span]) < LEAST_WORDS_GOING_ON:
        return None
    return before if INTERRUPTION.match(text, before.end - 1, span.start) else None


def _follows(text: str, span: Span, before: Span | None) -> bool:
    """Whether the words before are a cue that ends the sentence of a quotation."""
    if before is None or span.start - before.end > CUE_CHARS:
        return False
    return CLOSED_CUE.match(text, before.end, span.start) is not None


def _source(
    text: str,
    quotation: Quotation,
    body: Sequence[Paragraph],
    at: int,
    names: Sequence[Name],
) -> Span | None:
    paragraph = body[at].span
    dashed = DASHED.match(text, quotation.outer.end, paragraph.end)
    if dashed:
        return Span(*dashed.span("source"))
    told = [n.span for n in names if n.type != "GPE"]
    return lead_in(text, quotation.outer.start, body, at, told)


def lead_in(
    text: str,
    start: int,
    body: Sequence[Paragraph],
    at: int,
    candidates: Sequence[Span],
) -> Span | None:
    """The last of ``candidates`` in a line that leads in to speech by a colon.

    ``start`` is where the speech begins, in paragraph ``at`` of the body.
    """
    if not at or text[body[at].span.start : start].strip(MARKS):
        return None
    before = body[at - 1].span
    if not LEAD_IN.search(before.of(text)):
        return None
    inside = [c for c in candidates if before.contains(c)]
    return inside[-1] if inside else None
