"""Which source and which cue go with a content: a pointer among the candidates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FURTHEST = 3
INSIDE = FURTHEST


def _around(
    content: tuple[int, int], candidates: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """How many candidates begin before a content, and before its end."""

    def start_of(candidate: tuple[int, int]) -> int:
        return candidate[0]

    before = bisect_left(candidates, content[0], key=start_of)
    return before, bisect_left(candidates, content[1], lo=before, key=start_of)


def rank(content: tuple[int, int], candidates: Sequence[tuple[int, int]]) -> np.ndarray:
    """Where each candidate stands to a content, counted in candidates.

    0 is three or more before, 2 the one just before, 3 inside, 4 the one just after,
    6 three or more after. Spans are in words, candidates in reading order.
    """
    before, until = _around(content, candidates)
    order = np.arange(len(candidates))
    ranks = np.full(len(candidates), INSIDE, np.int64)
    ranks[:before] = np.maximum(order[:before] - before + FURTHEST, 0)
    ranks[until:] = np.minimum(order[until:] - until + FURTHEST + 1, 2 * FURTHEST)
    return ranks


# In a page without line breaks a content has hundreds of candidates; beyond this many
# on either side none was ever right on PolNeAR's training part.
NEAREST = 12


def nearest(content: tuple[int, int], candidates: Sequence[tuple[int, int]]) -> range:
    """Indexes of the candidates that a content may go with."""
    before, until = _around(content, candidates)
    return range(max(0, before - NEAREST), min(len(candidates), until + NEAREST))


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidate chosen (``None``: there is none) and how sure the model is."""

    index: int | None
    probability: float

    def among(self, indexes: Sequence[int]) -> Choice:
        """The same choice where the candidates are those of a longer list."""
        if self.index is None:
            return self
        return Choice(indexes[self.index], self.probability)


class Pointer:
    """Chooses for a content among candidates of one role (0 sources, 1 cues)."""

    def __init__(self, settings: dict[str, list], which: int) -> None:
        self._none = np.array(settings["none"][which], np.float32)
        self._none_bias = float(settings["none_bias"][which])
        self._rank_bias = np.array(settings["rank_bias"][which], np.float32)
        self._at = 2 * which * len(self._none)

    def choose(
        self,
        link: np.ndarray,
        contents: Sequence[tuple[int, int]],
        candidates: Sequence[tuple[int, int]],
    ) -> list[Choice]:
        """One choice a content.

        ``link`` has one row a word; spans are in words, in reading order.
        """
        width = len(self._none)
        queries = _means(link[:, self._at : self._at + width], contents)
        keys = _means(link[:, self._at + width : self._at + 2 * width], candidates)
        keys /= width**0.5
        nones = queries @ self._none + self._none_bias
        return [
            self._choice(content, candidates, keys, query, none)
            for content, query, none in zip(contents, queries, nones, strict=True)
        ]

    def _choice(
        self,
        content: tuple[int, int],
        candidates: Sequence[tuple[int, int]],
        keys: np.ndarray,
        query: np.ndarray,
        none: float,
    ) -> Choice:
        near = nearest(content, candidates)
        scores = np.empty(len(near) + 1, np.float32)
        scores[:-1] = keys[near.start : near.stop] @ query
        ranks = rank(content, candidates[near.start : near.stop])
        scores[:-1] += self._rank_bias[ranks]
        scores[-1] = none
        odds = np.exp(scores - scores.max())
        best = int(scores.argmax())
        index = None if best == len(near) else near[best]
        return Choice(index, float(odds[best] / odds.sum()))


def _means(rows: np.ndarray, spans: Sequence[tuple[int, int]]) -> np.ndarray:
    """The mean row of each span."""
    means = np.empty((len(spans), rows.shape[1]), np.float32)
    for i, (start, end) in enumerate(spans):
        means[i] = rows[start] if end - start == 1 else rows[start:end].mean(0)
    return means
