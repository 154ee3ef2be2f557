"""The judge of recurring events, on invented events."""

import pytest

from analysis.document import Event, Span
from tests.quality.events import Judged, Wanted, day_of, figures, judge

TEXT = "The old vote failed. The new vote is near. The vote, the vote, the vote."
VOTES = [Span(i, i + 4) for i in range(len(TEXT)) if TEXT.startswith("vote", i)]
OLD = Wanted(0, (VOTES[0],), ("1980",), True)
NEW = Wanted(1, (VOTES[1], VOTES[2]), ("2014-03-16", "2014-03"), True)


def found(label: str, value: str | None, *which: int) -> Judged:
    event = Event(0, label, value, tuple(VOTES[i] for i in which))
    return judge(event, TEXT, [OLD, NEW])


@pytest.mark.parametrize(
    ("judged", "right_mentions", "is_right", "is_value_right"),
    [
        (found("the new vote", "2014-03", 1, 2), 2, True, True),
        (found("the new vote", "2015", 1, 2), 2, True, False),
        (found("the new vote", None, 1, 3), 1, True, False),
        (found("the new vote", "2014-03", 1, 3, 4), 1, False, False),
        (found("the old vote", "1980", 0, 1, 2), 1, False, False),
        (found("the vote", None, 3, 4), 0, False, False),
    ],
    ids=[
        "right",
        "another day",
        "half of it",
        "less than half",
        "the label is of the other",
        "nothing that recurs",
    ],
)
def test_judge(judged, right_mentions, is_right, is_value_right):
    assert judged.right_mentions == right_mentions
    assert (judged.is_right, judged.is_value_right) == (is_right, is_value_right)


def measured(*judged: Judged) -> dict[str, float]:
    wanted = {"a": [OLD, NEW]}
    return {f.name: f.value for f in figures({"a": judged}, wanted)}


def test_every_kind_of_fault_lowers_a_figure():
    right = found("the new vote", "2014-03", 1, 2)
    good = measured(right)
    assert good == {
        "events_labels": 100.0,
        "events_mentions": 100.0,
        "events_values": 100.0,
        "events_found": 50.0,
    }
    assert measured(right, found("the vote", None, 3, 4))["events_labels"] == 50.0
    more = measured(found("the new vote", "2014-03", 1, 2, 3))
    assert more["events_mentions"] == 66.7
    assert measured(found("the new vote", "2015", 1, 2))["events_values"] == 0.0
    assert measured()["events_found"] == 0.0


def test_an_event_told_twice_is_found_once():
    right = found("the new vote", None, 1, 2)
    assert measured(right, right)["events_found"] == 50.0


def test_day_of_an_article():
    assert str(day_of("paper_2016-03-01_title")) == "2016-03-01"
    with pytest.raises(ValueError, match="holds no day"):
        day_of("paper")
