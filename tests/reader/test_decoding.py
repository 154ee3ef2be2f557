"""Tags that obey the scheme, and the price of leaving a quotation."""

import numpy as np
import pytest

from analysis.reader.decoding import decode, log_softmax, tagged_spans

NO_PRIOR = np.zeros((5, 5), np.float32)


def scores(*best, tags=5):
    """Scores in which one tag a word leads by 2."""
    rows = np.zeros((len(best), tags), np.float32)
    rows[np.arange(len(best)), best] = 2
    return log_softmax(rows)


def test_goes_on_never_begins():
    (path,) = decode([scores(2, 2, 0)], NO_PRIOR)
    assert path.tolist() == [1, 2, 0]


def test_a_kind_goes_on_only_in_itself():
    (path,) = decode([scores(1, 4, 4)], NO_PRIOR)
    assert path.tolist() in ([1, 3, 4], [3, 4, 4])


def test_rows_of_any_length_come_back_in_order():
    rows = [scores(0), scores(1, 2, 2, 0), np.zeros((0, 5)), scores(3, 0)]
    paths = [p.tolist() for p in decode(rows, NO_PRIOR)]
    assert paths == [[0], [1, 2, 2, 0], [], [3, 0]]


def test_the_same_alone_and_among_others():
    rng = np.random.default_rng(0)
    rows = [log_softmax(rng.normal(size=(n, 5))) for n in rng.integers(1, 60, 30)]
    together = decode(rows, NO_PRIOR)
    for row, path in zip(rows, together, strict=True):
        assert decode([row], NO_PRIOR)[0].tolist() == path.tolist()


@pytest.mark.parametrize(
    ("price", "expected"), [(0, [1, 2, 2, 0, 0]), (5, [1, 2, 2, 2, 2])]
)
def test_leaving_where_there_is_no_reason_costs(price, expected):
    switch = np.zeros((5, 5), np.float32)
    switch[1:3, [0, 1, 3]] = -price
    steps = [np.array([0, 1, 1, 1, 1], np.float32)]
    (path,) = decode([scores(1, 2, 2, 0, 0)], NO_PRIOR, steps, switch)
    assert path.tolist() == expected


def test_spans_of_tags():
    path = np.array([0, 1, 2, 1, 0, 3, 4, 4])
    assert tagged_spans(path) == [(1, 3, 0), (3, 4, 0), (5, 8, 1)]
