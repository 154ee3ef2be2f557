"""Text to the numbers that the model takes, with words that point back into the text.

The encoder knows no capitals and counts on no mark style, so each word piece carries
two more numbers: the shape of its word and where it stands to the quotation marks.
Training and reading share this module, so that both see the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from analysis.document import Quotation, Span
from analysis.reader.marks import with_like_marks

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

# Shapes of a word; SHAPES counts those glued to the word before them apart.
BOUNDARY, LOWER, TITLE, UPPER, INITIAL, MIXED, DIGITS, SIGN, OTHER, FIRST = range(10)
SHAPES = 20
# Where a word stands to quotation marks.
(
    OUTSIDE,
    OPENS,
    CLOSES,
    INSIDE,
    INSIDE_OPEN,
    INSIDE_CONTINUED,
    INSIDE_CONTINUED_OPEN,
    NESTED,
    NESTED_OPENS,
    NESTED_CLOSES,
    LOOSE_MARK,
) = range(11)
PLACES = 11
SENTENCE_ENDS = frozenset(".!?:“‘")


@dataclass(frozen=True, slots=True)
class Encoded:
    """One paragraph as numbers.

    ``ids`` are the word pieces with the boundary pieces left out; ``first[w]`` is the
    piece that word w starts with, ``starts`` and ``ends`` its place as received.
    ``shape`` and ``place`` are given for each piece, ``word`` is each piece's word.
    """

    region: Span
    ids: np.ndarray
    word: np.ndarray
    first: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    shape: np.ndarray
    place: np.ndarray

    @property
    def words(self) -> int:
        """How many words (or single signs) the paragraph has."""
        return len(self.first)

    def span(self, start: int, end: int) -> Span:
        """The characters of words [start, end)."""
        return Span(int(self.starts[start]), int(self.ends[end - 1]))


def encode(
    tokenizer: Tokenizer,
    text: str,
    regions: Sequence[Span],
    quotations: Sequence[Quotation],
) -> list[Encoded]:
    """Each region encoded, in order. ``quotations`` are those of all regions."""
    grouped = group_quotations(regions, quotations)
    tidied = [
        with_like_marks(text, r, q) for r, q in zip(regions, grouped, strict=True)
    ]
    encodings = tokenizer.encode_batch(
        [t.text for t in tidied], add_special_tokens=False
    )
    return [
        _encoded(region, t.text, np.asarray(t.raw, dtype=np.int64), encoding, q)
        for region, t, encoding, q in zip(
            regions, tidied, encodings, grouped, strict=True
        )
    ]


def group_quotations(
    regions: Sequence[Span], quotations: Sequence[Quotation]
) -> list[list[Quotation]]:
    """The quotations that start in each region (both in reading order)."""
    groups: list[list[Quotation]] = [[] for _ in regions]
    index = 0
    for quotation in quotations:
        while index < len(regions) and regions[index].end <= quotation.outer.start:
            index += 1
        if index < len(regions) and quotation.outer.start >= regions[index].start:
            groups[index].append(quotation)
    return groups


def _encoded(
    region: Span,
    tidied: str,
    raw: np.ndarray,
    encoding: Encoding,
    quotations: list[Quotation],
) -> Encoded:
    word_ids = np.array(encoding.word_ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    begins = np.ones(len(word_ids), bool)
    begins[1:] = word_ids[1:] != word_ids[:-1]
    first = np.flatnonzero(begins)
    word = np.cumsum(begins) - 1
    last = np.append(first[1:], len(word_ids)) - 1
    starts, ends = offsets[first, 0], offsets[last[: len(first)], 1]
    strings = [tidied[s:e] for s, e in zip(starts.tolist(), ends.tolist(), strict=True)]
    glued = np.append([False], starts[1:] == ends[:-1])[: len(first)]
    shapes = _word_shapes(strings) + (SHAPES // 2) * glued
    raw_starts, raw_ends = raw[starts], raw[ends - 1] + 1
    places = _word_places(region, raw_starts, strings, quotations)
    return Encoded(
        region=region,
        ids=np.array(encoding.ids, dtype=np.int64),
        word=word,
        first=first,
        starts=raw_starts,
        ends=raw_ends,
        shape=shapes[word],
        place=places[word],
    )


def _word_shapes(strings: list[str]) -> np.ndarray:
    shapes = [shape_of(s) for s in strings]
    begins = True
    for i, (string, shape) in enumerate(zip(strings, shapes, strict=True)):
        if shape == TITLE and begins:
            shapes[i] = FIRST
        begins = string in SENTENCE_ENDS or (begins and shape == SIGN)
    return np.array(shapes, dtype=np.int64)


@lru_cache(maxsize=50_000)
def shape_of(word: str) -> int:
    """The class of a word's letters, case and signs.

    >>> [shape_of(w) for w in ("said", "Ann", "NATO", "A", "McKay", "2014", ",")]
    [1, 2, 3, 4, 5, 6, 7]
    """
    if word.islower():
        return LOWER
    if any(char.isdigit() for char in word):
        return DIGITS
    if not any(char.isalpha() for char in word):
        return SIGN
    if word.isupper():
        return INITIAL if len(word) == 1 else UPPER
    if word[0].isupper() and word[1:].islower():
        return TITLE
    return MIXED if any(char.isupper() for char in word) else OTHER


def _word_places(
    region: Span,
    starts: np.ndarray,
    strings: list[str],
    quotations: list[Quotation],
) -> np.ndarray:
    place = np.array([LOOSE_MARK if s == '"' else OUTSIDE for s in strings], np.int64)
    for quotation in quotations:
        nested = quotation.depth > 0
        inner, outer = quotation.inner, quotation.outer
        marks = np.searchsorted(
            starts, [outer.start, inner.start, inner.end, outer.end]
        )
        place[marks[0] : marks[1]] = NESTED_OPENS if nested else OPENS
        place[marks[1] : marks[2]] = NESTED if nested else _inside(quotation)
        if quotation.is_closed:
            place[marks[2] : marks[3]] = NESTED_CLOSES if nested else CLOSES
    return place


def _inside(quotation: Quotation) -> int:
    if quotation.continues:
        return INSIDE_CONTINUED if quotation.is_closed else INSIDE_CONTINUED_OPEN
    return INSIDE if quotation.is_closed else INSIDE_OPEN
