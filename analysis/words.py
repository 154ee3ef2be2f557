"""What a word is: the contract's one pattern, used for every count."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.document import Span

WORD = re.compile(r"\w+(?:['’.\-]\w+)*")


def word_spans(text: str, span: Span) -> list[Span]:
    """Words that lie in ``span``, in order.

    >>> [w.of("It's 3.5 km.") for w in word_spans("It's 3.5 km.", Span(0, 12))]
    ["It's", '3.5', 'km']
    """
    return [Span(*m.span()) for m in WORD.finditer(text, span.start, span.end)]


def count_words(text: str, spans: Iterable[Span]) -> int:
    """Words in all of ``spans`` (which must not overlap)."""
    return sum(len(word_spans(text, span)) for span in spans)
