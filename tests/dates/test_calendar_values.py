"""Periods, durations and the arithmetic between them."""

from datetime import date

import pytest

from analysis.dates.calendar_values import duration, first_day, grain, move, period


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("day", "2014-12-29"),
        ("week", "2015-W01"),
        ("weekend", "2015-W01-WE"),
        ("month", "2014-12"),
        ("quarter", "2014-Q4"),
        ("year", "2014"),
        ("decade", "201X"),
        ("century", "20XX"),
    ],
)
def test_period(unit, value):
    assert period(date(2014, 12, 29), unit) == value


@pytest.mark.parametrize(
    ("value", "day", "unit"),
    [
        ("2014-03-14", date(2014, 3, 14), "day"),
        ("2014-03-14TNI", date(2014, 3, 14), "day"),
        ("2014-W10", date(2014, 3, 3), "week"),
        ("2014-W10-WE", date(2014, 3, 8), "weekend"),
        ("2014-Q3", date(2014, 7, 1), "quarter"),
        ("2014-H2", date(2014, 7, 1), "half"),
        ("2014-FA", date(2014, 9, 1), "season"),
        ("2014", date(2014, 1, 1), "year"),
        ("2014-02-30", None, "day"),
        ("2014-W60", None, "week"),
    ],
)
def test_first_day_and_grain(value, day, unit):
    assert (first_day(value), grain(value)) == (day, unit)


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [
        (-1, "month", date(2014, 2, 28)),
        (1, "year", date(2015, 3, 31)),
        (-2, "week", date(2014, 3, 17)),
        (1, "fortnight", date(2014, 4, 14)),
        (9000, "year", None),
        (-3_000_000, "day", None),
    ],
)
def test_move(count, unit, day):
    assert move(date(2014, 3, 31), count, unit) == day


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        ("0.5", "hour", "PT30M"),
        ("0.5", "year", "P6M"),
        ("2.5", "year", "P2.5Y"),
        ("3", "decade", "P30Y"),
        ("X", "decade", "PXDE"),
        ("1", "fortnight", "P2W"),
    ],
)
def test_duration(count, unit, value):
    assert duration(count, unit) == value
