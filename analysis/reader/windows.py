"""Paragraphs cut and packed for the model, and its answers put back together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.reader.encoding import Encoded

CLS, SEP = 101, 102
# The encoder was trained on up to 400 pieces. Longer paragraphs (a page without line
# ends can be one of 100,000 words) are read in windows; what stands within MARGIN of
# a cut is taken from the window that sees more of its surroundings.
WINDOW = 320
MARGIN = 32
# Padded pieces in one call. Larger batches were slower on one core, since their
# intermediate results leave the cache (measured over PolNeAR dev).
BATCH = 200
# A call costs as much beside its pieces as this many pieces do (0.16 ms of the model
# and as much to feed it, at 0.08 ms a piece): padding that costs more is not worth it.
CALL = 4


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [start, end) of paragraph ``index``; rows [low, high) are kept."""

    index: int
    start: int
    end: int
    low: int
    high: int

    def __len__(self) -> int:
        return self.end - self.start


def windows_of(index: int, pieces: int) -> Iterator[Window]:
    """The windows that cover a paragraph."""
    if pieces <= WINDOW:
        if pieces:
            yield Window(index, 0, pieces, 0, pieces)
        return
    step = WINDOW - 2 * MARGIN
    for start in range(0, pieces - 2 * MARGIN, step):
        end = min(start + WINDOW, pieces)
        low = start + MARGIN if start else 0
        high = pieces if end == pieces else end - MARGIN
        yield Window(index, start, end, low, high)
        if end == pieces:
            return


def packed(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, at most BATCH padded pieces a call."""
    batch: list[Window] = []
    for window in sorted(windows, key=len):
        padding = len(batch) * (len(window) - len(batch[-1])) if batch else 0
        if batch and (padding > CALL or (len(batch) + 1) * (len(window) + 2) > BATCH):
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def inputs(
    encoded: Sequence[Encoded], batch: Sequence[Window]
) -> dict[str, np.ndarray]:
    """The model's inputs for one batch."""
    length = max(len(w) for w in batch) + 2
    ids, mask, shape, place = np.zeros((4, len(batch), length), np.int64)
    for row, window in enumerate(batch):
        source, n = encoded[window.index], len(window)
        ids[row, 0], ids[row, n + 1] = CLS, SEP
        mask[row, : n + 2] = 1
        ids[row, 1 : n + 1] = source.ids[window.start : window.end]
        shape[row, 1 : n + 1] = source.shape[window.start : window.end]
        place[row, 1 : n + 1] = source.place[window.start : window.end]
    return {"ids": ids, "mask": mask.astype(np.float32), "shape": shape, "place": place}


def kept_words(source: Encoded, window: Window) -> tuple[np.ndarray, np.ndarray]:
    """(words, their rows in the window's output) for the words a window answers."""
    low = int(np.searchsorted(source.first, window.low))
    high = int(np.searchsorted(source.first, window.high))
    return np.arange(low, high), source.first[low:high] - window.start + 1
