"""The best sequence of tags that obeys the scheme, by Viterbi, many rows at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

FORBIDDEN = -1e4
# Rows of like length are decoded together, this many words at a time.
CHUNK = 40_000


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """Logarithms of the probabilities that scores stand for (last axis)."""
    shifted = scores - scores.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def obeying(transitions: np.ndarray) -> np.ndarray:
    """Transition scores in which "goes on" follows only its own kind."""
    allowed = transitions.copy()
    tags = len(transitions)
    for after in range(2, tags, 2):
        for before in range(tags):
            if before not in (after, after - 1):
                allowed[before, after] = FORBIDDEN
    return allowed


def decode(
    rows: Sequence[np.ndarray],
    transitions: np.ndarray,
    steps: Sequence[np.ndarray] | None = None,
    switch: np.ndarray | None = None,
) -> list[np.ndarray]:
    """The best tags of each row of log probabilities [words, tags].

    ``steps[r][w]`` times ``switch`` [before, after] is added on the way into word w of
    row r: a price for changing tags where the text gives no reason to.
    """
    found: list[np.ndarray] = [np.zeros(0, np.int64)] * len(rows)
    for chunk in _chunks([len(row) for row in rows]):
        chosen = [rows[i] for i in chunk]
        prices = None if steps is None else [steps[i] for i in chunk]
        paths = _decode_chunk(chosen, obeying(transitions), prices, switch)
        for i, path in zip(chunk, paths, strict=True):
            found[i] = path
    return found


def _chunks(lengths: Sequence[int]) -> list[list[int]]:
    chunks: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lengths.__getitem__):
        if not lengths[i]:
            continue
        if chunks:
            fits = (len(chunks[-1]) + 1) * lengths[i] <= CHUNK
            alike = lengths[i] <= 2 * lengths[chunks[-1][0]] + 16
            if fits and alike:
                chunks[-1].append(i)
                continue
        chunks.append([i])
    return chunks


def _decode_chunk(
    rows: Sequence[np.ndarray],
    transitions: np.ndarray,
    steps: Sequence[np.ndarray] | None,
    switch: np.ndarray | None,
) -> list[np.ndarray]:
    count, length, tags = len(rows), max(map(len, rows)), len(transitions)
    scores = np.zeros((length, count, tags), np.float32)
    prices = np.zeros((length, count, 1, 1), np.float32)
    for r, row in enumerate(rows):
        scores[: len(row), r] = row
        if steps is not None:
            prices[: len(row), r, 0, 0] = steps[r]
    begins = np.zeros(tags, np.float32)
    begins[2::2] = FORBIDDEN
    best = scores[0] + begins
    back = np.zeros((length, count, tags), np.int8)
    totals = [best]
    for w in range(1, length):
        options = best[:, :, None] + transitions
        if switch is not None:
            options = options + prices[w] * switch
        back[w] = options.argmax(1)
        best = options.max(1) + scores[w]
        totals.append(best)
    return [_path(totals, back, r, len(row)) for r, row in enumerate(rows)]


def _path(
    totals: Sequence[np.ndarray], back: np.ndarray, row: int, length: int
) -> np.ndarray:
    path = np.zeros(length, np.int64)
    path[-1] = totals[length - 1][row].argmax()
    steps = back[:, row]
    for w in range(length - 1, 0, -1):
        path[w - 1] = steps[w, path[w]]
    return path


def tagged_spans(path: np.ndarray) -> list[tuple[int, int, int]]:
    """(start, end, kind) of a sequence of BIO tags, in order."""
    begins = np.flatnonzero(path % 2 == 1)
    spans = []
    for start in begins.tolist():
        tag, end = int(path[start]), start + 1
        while end < len(path) and path[end] == tag + 1:
            end += 1
        spans.append((start, end, tag // 2))
    return spans
