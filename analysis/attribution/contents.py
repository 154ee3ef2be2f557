"""Contents that respect quotation marks.

The model marks words; a reader of the chart sees spans. A content is fitted to the
quotations it touches, and cut into parts where a mark interrupts it, without the
outer marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from analysis.document import Quotation, Span
from analysis.words import WORD, count_words

# A content that holds this share of a quotation's words means the whole quotation;
# one that holds less only grazed it.
MEANT_SHARE = 0.25
EDGES = " \t\r\n\u00a0,;:.-–—"
MARKS = "\"'“”„«»‘’‚‹›`"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a content, inside quotation marks or not."""

    span: Span
    is_quoted: bool


def fit_content(
    text: str, content: Span, quotations: Sequence[Quotation]
) -> tuple[Part, ...]:
    """The parts of one content, in order; ``quotations`` are the outermost ones.

    Empty where nothing but marks is left.
    """
    touched = [q for q in quotations if q.outer.overlaps(content)]
    inside = [q for q in touched if _is_meant(text, content, q)]
    grazed = [q for q in touched if q not in inside]
    start, end = content.start, content.end
    for quotation in grazed:
        if quotation.outer.contains(content):
            return _parts(text, [Part(content, True)])
        start, end = _without(Span(start, end), quotation)
    parts: list[Part] = []
    for quotation in inside:
        if start < quotation.outer.start:
            parts.append(Part(Span(start, quotation.outer.start), False))
        parts.append(Part(quotation.inner, True))
        start = max(start, quotation.outer.end)
    if start < end:
        parts.append(Part(Span(start, end), False))
    return _parts(text, parts)


def _is_meant(text: str, content: Span, quotation: Quotation) -> bool:
    shared = Span(
        max(content.start, quotation.inner.start),
        max(
            max(content.start, quotation.inner.start),
            min(content.end, quotation.inner.end),
        ),
    )
    # Of a very long quotation no more words are counted than the share needs.
    most = int(count_words(text, [shared]) / MEANT_SHARE)
    words = WORD.finditer(text, quotation.inner.start, quotation.inner.end)
    return most > 0 and next(islice(words, most, None), None) is None


def _without(span: Span, quotation: Quotation) -> tuple[int, int]:
    """``span`` without a quotation that it grazes at one end."""
    outer = quotation.outer
    if outer.start <= span.start:
        return min(outer.end, span.end), span.end
    if outer.end >= span.end:
        return span.start, max(outer.start, span.start)
    return span.start, span.end


def _parts(text: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    trimmed = (Part(trim(text, part), part.is_quoted) for part in parts)
    return tuple(part for part in trimmed if WORD.search(part.span.of(text)))


def trim(text: str, part: Part) -> Span:
    """Without blanks and marks at the ends; unquoted parts also without stops."""
    edges = " \t\r\n\u00a0" if part.is_quoted else EDGES
    start, end = part.span.start, part.span.end
    while start < end and (text[start] in edges or _is_stray(text, start, part)):
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return Span(start, end)


def _is_stray(text: str, at: int, part: Part) -> bool:
    return not part.is_quoted and text[at] in MARKS and text[at] not in "'’"
