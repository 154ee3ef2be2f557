"""Tone towards targets, all targets of a sentence from one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import numpy as np

from analysis.document import Span
from analysis.reader.encoding import Encoded
from analysis.reader.windows import WINDOW, Window, inputs, packed

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
        words = _words(encoded[index], smallest)
        at = int(encoded[index].first[min(words[0], encoded[index].words - 1)])
        start = max(0, min(at - WINDOW // 2, pieces - WINDOW))
    end = min(pieces, start + WINDOW)
    yield Window(index, start, end, start, end)


def _words(paragraph: Encoded, span: Span) -> tuple[int, int]:
    low = int(np.searchsorted(paragraph.ends, span.start, side="right"))
    return low, int(np.searchsorted(paragraph.starts, span.end, side="left"))


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
            low, high = _words(paragraph, span)
            at = np.flatnonzero((paragraph.word >= low) & (paragraph.word < high))
            at = at[(at >= window.start) & (at < window.end)] - window.start + 1
            if len(at):
                weights[row, column, at] = 1 / len(at)
    return weights


def _softmax(scores: np.ndarray) -> np.ndarray:
    odds = np.exp(scores - scores.max(-1, keepdims=True))
    return odds / odds.sum(-1, keepdims=True)
