"""The pointer among sources and cues."""

import numpy as np
import pytest

from analysis.reader.linking import Pointer, nearest, rank


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((10, 20), [2, 4, 5]),
        ((0, 9), [3, 4, 5]),
        ((60, 70), [0, 1, 2]),
    ],
    ids=["between", "around", "behind"],
)
def test_ranks_count_candidates(content, expected):
    assert rank(content, [(4, 5), (30, 31), (50, 52)]).tolist() == expected


def test_far_candidates_share_a_rank():
    ranks = rank((100, 110), [(i, i + 1) for i in range(0, 50, 10)])
    assert ranks.tolist() == [0, 0, 0, 1, 2]


def test_a_page_without_line_ends_has_few_candidates():
    candidates = [(10 * i, 10 * i + 1) for i in range(10_000)]
    near = nearest((50_005, 50_015), candidates)
    assert len(near) < 30
    assert candidates[near[0]][0] < 50_005 < candidates[near[-1]][0]


def pointer(none):
    settings = {
        "none": [[0.0, 0.0], [0.0, 0.0]],
        "none_bias": [none, none],
        "rank_bias": [[0.0] * 7, [0.0] * 7],
    }
    return Pointer(settings, 0)


LINK = np.array(
    [
        [9, 9, 1, 0, 0, 0, 0, 0],
        [4, 0, 9, 9, 0, 0, 0, 0],
        [9, 9, 0, 1, 0, 0, 0, 0],
    ],
    np.float32,
)


def test_the_nearer_vector_is_chosen():
    (choice,) = pointer(-9).choose(LINK, [(1, 2)], [(0, 1), (2, 3)])
    assert choice.index == 0
    assert 0.5 < choice.probability < 1


@pytest.mark.parametrize("candidates", [[(0, 1), (2, 3)], []], ids=["some", "none"])
def test_there_may_be_no_source(candidates):
    (choice,) = pointer(9).choose(LINK, [(1, 2)], candidates)
    assert choice.index is None


def test_a_choice_among_the_members_of_a_longer_list():
    (choice,) = pointer(-9).choose(LINK, [(1, 2)], [(0, 1), (2, 3)])
    assert choice.among([5, 7]).index == 5
