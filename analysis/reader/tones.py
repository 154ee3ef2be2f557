"""Tone towards targets, all targets of a sentence from one pass.

Names are masked: the model sees that somebody is meant, and not who. So the answer is
the same whoever it is; on sentences held back from training it was right more often,
too (macro F1 74.5 against 73.8 half-way through training).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np

from analysis.document import Span
from analysis.reader.encoding import (
    FIRST,
    INITIAL,
    MIXED,
    SHAPES,
    TITLE,
    UPPER,
    Encoded,
)
from analysis.reader.windows import WINDOW, Window, inputs, packed

MASK = 103
HAS_CAPITAL = np.isin(np.arange(SHAPES // 2), (TITLE, UPPER, INITIAL, MIXED, FIRST))
# Longer targets (a whole sentence is one) are not names.
MOST_MASKED_WORDS = 8

Chances = tuple[float, float, float]
EVEN: Chances = (0.0, 1.0, 0.0)


class ToneModel(Protocol):
    """The forward pass for tone."""

    def tone(self, feed: dict[str, np.ndarray]) -> np.ndarray:
        """Scores [sentences, targets, tones]."""
        ...


def read_tones(
    encoded: Sequence[Encoded],
    targets: Sequence[Sequence[Span]],
    model: ToneModel,
    settings: dict[str, Any],
) -> list[list[Chances]]:
    """Chances of (negative, neutral, positive) for each target of each sentence.

    A target without a word of its own in the sentence is neutral.
    """
    found = [[EVEN] * len(listed) for listed in targets]
    encoded = [
        with_masks(paragraph, listed)
        for paragraph, listed in zip(encoded, targets, strict=True)
    ]
    windows = [
        w for i, listed in enumerate(targets) for w in _window(i, encoded, listed)
    ]
    for batch in packed(windows):
        feed = inputs(encoded, batch)
        feed["target"] = _weights(encoded, targets, batch, feed["ids"].shape[1])
        chances = _softmax(model.tone(feed) / settings["temperature"])
        for row, window in enumerate(batch):
            for column in range(len(targets[window.index])):
                if feed["target"][row, column].any():
                    a, b, c = chances[row, column].tolist()
                    found[window.index][column] = (a, b, c)
    return found


def _window(
    index: int, encoded: Sequence[Encoded], targets: Sequence[Span]
) -> Iterator[Window]:
    """The sentence, or of a very long one the stretch around its first target."""
    pieces = len(encoded[index].ids)
    if not pieces or not targets:
        return
    start = 0
    if pieces > WINDOW:
        smallest = min(targets, key=len)
        at = int(
            np.searchsorted(encoded[index].word, _words(encoded[index], smallest)[0])
        )
        start = max(0, min(at - WINDOW // 2, pieces - WINDOW))
    end = min(pieces, start + WINDOW)
    yield Window(index, start, end, start, end)


def _words(paragraph: Encoded, span: Span) -> tuple[int, int]:
    low = int(np.searchsorted(paragraph.ends, span.start, side="right"))
    return low, int(np.searchsorted(paragraph.starts, span.end, side="left"))


def target_pieces(paragraph: Encoded, target: Span) -> np.ndarray:
    """The pieces of a target's words; a word inside a masked name has the mask."""
    low, high = _words(paragraph, target)
    if low >= high:
        return np.zeros(0, np.int64)
    start = int(np.searchsorted(paragraph.word, low, side="right")) - 1
    end = int(np.searchsorted(paragraph.word, high, side="left"))
    first = int(np.searchsorted(paragraph.word, paragraph.word[start], side="left"))
    return np.arange(first, max(end, first + 1))


def with_masks(paragraph: Encoded, targets: Sequence[Span]) -> Encoded:
    """The paragraph with one mask in place of each target that has a capital.

    Of targets that overlap the longest is masked. ``first`` is left as it was and
    means nothing in what is returned.
    """
    kept = np.ones(len(paragraph.ids), bool)
    masks: list[int] = []
    for low, high in _masked_words(paragraph, targets):
        start, end = np.searchsorted(paragraph.word, [low, high]).tolist()
        kept[start + 1 : end] = False
        masks.append(start)
    if not masks:
        return paragraph
    ids, shape = paragraph.ids.copy(), paragraph.shape.copy()
    ids[masks], shape[masks] = MASK, TITLE
    return replace(
        paragraph,
        ids=ids[kept],
        shape=shape[kept],
        place=paragraph.place[kept],
        word=paragraph.word[kept],
    )


def _masked_words(
    paragraph: Encoded, targets: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    taken = np.zeros(paragraph.words, bool)
    capital = HAS_CAPITAL[paragraph.shape[paragraph.first] % (SHAPES // 2)]
    for span in sorted(set(targets), key=lambda s: (-len(s), s)):
        low, high = _words(paragraph, span)
        if not 0 < high - low <= MOST_MASKED_WORDS or taken[low:high].any():
            continue
        if high - low == paragraph.words:  # the sentence itself is no name
            continue
        if capital[low:high].any():
            taken[low:high] = True
            yield low, high


def _weights(
    encoded: Sequence[Encoded],
    targets: Sequence[Sequence[Span]],
    batch: Sequence[Window],
    length: int,
) -> np.ndarray:
    """Rows that average the pieces of each target."""
    most = max(len(targets[w.index]) for w in batch)
    weights = np.zeros((len(batch), most, length), np.float32)
    for row, window in enumerate(batch):
        paragraph = encoded[window.index]
        for column, span in enumerate(targets[window.index]):
            at = target_pieces(paragraph, span)
            at = at[(at >= window.start) & (at < window.end)] - window.start + 1
            if len(at):
                weights[row, column, at] = 1 / len(at)
    return weights


def _softmax(scores: np.ndarray) -> np.ndarray:
    odds = np.exp(scores - scores.max(-1, keepdims=True))
    return odds / odds.sum(-1, keepdims=True)
