"""Which source and which cue go with a content: a pointer among the candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FURTHEST = 3
INSIDE = FURTHEST


def rank(content: tuple[int, int], candidates: Sequence[tuple[int, int]]) -> np.ndarray:
    """Where each candidate stands to a content, counted in candidates.

    0 is three or more before, 2 the one just before, 3 inside, 4 the one just after,
    6 three or more after. Spans are in words, candidates in reading order.
    """
    starts = np.array([start for start, _ in candidates], np.int64)
    before = int(np.searchsorted(starts, content[0], side="left"))
    until = int(np.searchsorted(starts, content[1], side="left"))
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
    starts = [start for start, _ in candidates]
    before = int(np.searchsorted(starts, content[0], side="left"))
    until = int(np.searchsorted(starts, content[1], side="left"))
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
        content: tuple[int, int],
        candidates: Sequence[tuple[int, int]],
    ) -> Choice:
        """``link`` has one row a word; spans are in words, in reading order."""
        width = len(self._none)
        queries = link[content[0] : content[1], self._at : self._at + width]
        query = queries.mean(0)
        none = float(query @ self._none) + self._none_bias
        near = nearest(content, candidates)
        keys = link[:, self._at + width : self._at + 2 * width]
        chosen = [candidates[i] for i in near]
        means = [keys[start:end].mean(0) for start, end in chosen]
        scores = np.array([query @ mean for mean in means]) / width**0.5
        scores = np.append(scores + self._rank_bias[rank(content, chosen)], none)
        odds = np.exp(scores - scores.max())
        best = int(scores.argmax())
        index = None if best == len(near) else near[best]
        return Choice(index, float(odds[best] / odds.sum()))
