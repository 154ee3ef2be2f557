"""Names against gold."""

import pytest

from training.score_names import score

GOLD = [{"entities": [{"start": 0, "end": 3, "type": "PER"}]}, {"entities": []}]


@pytest.mark.parametrize(
    ("told", "f1"),
    [
        ([[(0, 3, "PER")], []], 100.0),
        ([[(0, 3, "ORG")], []], 0.0),
        ([[(0, 2, "PER")], []], 0.0),
        ([[(0, 3, "PER")], [(0, 3, "LOC")]], 66.7),
        ([[(0, 3, "PER"), (5, 9, "MISC")], []], 100.0),
        ([[], []], 0.0),
    ],
    ids=["right", "type", "span", "one too many", "other types", "nothing"],
)
def test_exact_span_and_type_count(told, f1):
    assert score(GOLD, told)["f1"] == f1
