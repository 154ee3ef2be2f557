"""TIMEX3 calendar values as stretches of time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

# First month of a season and of a part of a year. Winter begins in its year's
# December, as TIMEX3 counts it.
_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
# Hours of the parts of a day, the usual reading of MO, MI, AF, EV, NI, DT.
_HOURS = {"MO": (6, 12), "MI": (12, 13), "AF": (12, 18), "EV": (18, 22)}
_HOURS |= {"NI": (20, 24), "DT": (6, 18)}

_DAY = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
_FORMS = {
    "decade": r"(?P<decade>\d{3})X?",
    "century": r"(?P<century>\d{2})(XX)?",
    "year": r"(?P<year>\d{4})",
    "season": r"(?P<year>\d{4})-(?P<season>SP|SU|FA|AU|WI)",
    "quarter": r"(?P<year>\d{4})-Q(?P<quarter>[1-4])",
    "half": r"(?P<year>\d{4})-H(?P<half>[12])",
    "month": r"(?P<year>\d{4})-(?P<month>\d\d)(-XX)?",
    "week": r"(?P<year>\d{4})-W(?P<week>\d\d)(?P<weekend>-WE)?",
    "day": _DAY,
    "part of day": _DAY + r"T(?P<part>MO|MI|AF|EV|NI|DT)",
    "hour": _DAY + r"T(?P<hour>\d\d)",
    "minute": _DAY + r"T(?P<hour>\d\d):(?P<minute>\d\d)(:\d\d)?(Z|[+-]\d\d:?\d\d)?",
}


@dataclass(frozen=True, slots=True)
class CalendarSpan:
    """From ``start`` up to but not ``end``; ``precision`` is the unit told."""

    start: datetime
    end: datetime
    precision: str


def calendar_span(value: str) -> CalendarSpan | None:
    """What a calendar value covers; ``None`` where it is no point on the calendar.

    A range "A/B" covers both ends.

    >>> calendar_span("2014-W10").start.date().isoformat()
    '2014-03-03'
    """
    if "/" in value:
        ends = [calendar_span(part) for part in value.split("/", 1)]
        if None in ends or ends[1].end <= ends[0].start:
            return None
        return CalendarSpan(ends[0].start, ends[1].end, "range")
    for precision, form in _FORMS.items():
        found = re.fullmatch(form, value)
        if found:
            told = found.groupdict()
            try:
                start, end = _READERS[precision](_numbers(told))
            except (ValueError, OverflowError):  # 2014-02-30, year 0, year 9999
                return None
            return CalendarSpan(start, end, precision)
    return None


def _numbers(told: dict[str, str | None]) -> dict[str, int | str]:
    return {
        key: int(part) if part.isdigit() else part
        for key, part in told.items()
        if part is not None
    }


def _months(year: int, month: int, count: int) -> tuple[datetime, datetime]:
    start = datetime(year, month, 1)
    after = year * 12 + month - 1 + count
    return start, datetime(after // 12, after % 12 + 1, 1)


def _week(told: dict) -> tuple[datetime, datetime]:
    if "weekend" in told:
        start = datetime.fromisocalendar(told["year"], told["week"], 6)
        return start, start + timedelta(days=2)
    start = datetime.fromisocalendar(told["year"], told["week"], 1)
    return start, start + timedelta(days=7)


def _from_day(told: dict, start: timedelta, long: timedelta) -> tuple:
    day = datetime(told["year"], told["month"], told["day"])
    return day + start, day + start + long


def _part_of_day(told: dict) -> tuple:
    first, last = _HOURS[told["part"]]
    return _from_day(told, timedelta(hours=first), timedelta(hours=last - first))


_READERS = {
    "century": lambda t: _months(t["century"] * 100, 1, 1200),
    "decade": lambda t: _months(t["decade"] * 10, 1, 120),
    "year": lambda t: _months(t["year"], 1, 12),
    "season": lambda t: _months(t["year"], _FIRST_MONTH[t["season"]], 3),
    "quarter": lambda t: _months(t["year"], 3 * t["quarter"] - 2, 3),
    "half": lambda t: _months(t["year"], 6 * t["half"] - 5, 6),
    "month": lambda t: _months(t["year"], t["month"], 1),
    "week": _week,
    "day": lambda t: _from_day(t, timedelta(), timedelta(days=1)),
    "part of day": _part_of_day,
    "hour": lambda t: _from_day(t, timedelta(hours=t["hour"]), timedelta(hours=1)),
    "minute": lambda t: _from_day(
        t, timedelta(hours=t["hour"], minutes=t["minute"]), timedelta(minutes=1)
    ),
}
