from datetime import date

import pytest

from analysis.sources.days import day_in_figures, days_first, written_day

THIRD = date(2020, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "2020-05-03",
        "20200503",
        "2020-05-03T23:30:00-05:00",
        "2020-05-03 06:30",
        "May 3, 2020 Sunday",
        "Sunday, May 3, 2020",
        "3 May 2020",
        "03 MAY 2020: 2.",
        "Sun, 3rd May 2020",
        "3-May-2020",
        " May 3 2020",
    ],
)
def test_a_day_at_the_beginning_of_a_text(text):
    assert written_day(text) == THIRD


@pytest.mark.parametrize(
    "text", ["", None, 20200503, "Mayor 3, 2020", "May 32, 2020", "2020-13-01", "May 3"]
)
def test_what_is_no_day(text):
    assert written_day(text) is None


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["03/05/2020", "13/05/2020"], True),
        (["03/05/2020", "05/13/2020"], False),
        (["03/05/2020", "04/06/2020"], None),
        (["13/05/2020", "05/13/2020"], None),
        (["03.05.2020"], True),
        ([None, "May 3, 2020"], None),
    ],
)
def test_a_column_tells_whether_days_stand_first(column, expected):
    assert days_first(column) is expected


def test_a_day_in_figures():
    assert day_in_figures("03/05/2020", day_first=True) == THIRD
    assert day_in_figures("05/03/2020", day_first=False) == THIRD
    assert day_in_figures("31/31/2020", day_first=True) is None
