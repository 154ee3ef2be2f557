"""Long paragraphs cut, short ones packed, nothing lost."""

import numpy as np
import pytest

from analysis.document import Span
from analysis.reader.encoding import Encoded
from analysis.reader.windows import (
    BATCH,
    WINDOW,
    inputs,
    kept_words,
    packed,
    windows_of,
)


def paragraph(pieces):
    numbers = np.arange(pieces)
    return Encoded(Span(0, pieces), *[numbers] * 7)


@pytest.mark.parametrize("pieces", [1, WINDOW, WINDOW + 1, 2 * WINDOW, 140_000])
def test_every_word_is_answered_once(pieces):
    long = paragraph(pieces)
    answered = [kept_words(long, w)[0] for w in windows_of(0, pieces)]
    assert np.concatenate(answered).tolist() == list(range(pieces))


def test_rows_are_where_the_pieces_stand():
    long = paragraph(1000)
    for window in windows_of(0, 1000):
        words, rows = kept_words(long, window)
        ids = inputs([long], [window])["ids"][0]
        assert ids[rows].tolist() == words.tolist()


def test_no_window_for_nothing():
    assert list(windows_of(0, 0)) == []


def test_batches_are_small_and_whole():
    windows = [
        w for i, n in enumerate([5, 300, 40, 41, 7] * 9) for w in windows_of(i, n)
    ]
    batches = list(packed(windows))
    assert sorted(w.index for b in batches for w in b) == list(range(45))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * (max(map(len, batch)) + 2) <= BATCH
