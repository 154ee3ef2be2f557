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


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_PARTS = {
    "MO": "morning",
    "MI": "noon",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
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


def day_name(moment: datetime) -> str:
    """A day as people write it, in English whatever the machine's language.

    >>> day_name(datetime(2014, 3, 3))
    '3 Mar 2014'
    """
    return f"{moment.day} {_month_name(moment)}"


def time_name(value: str) -> str:
    """What a calendar value covers, in as few words as tell it.

    The value itself where it is no point on the calendar.

    >>> time_name("2014-W10"), time_name("2014-03-14TEV"), time_name("199X")
    ('3 to 9 Mar 2014', '14 Mar 2014, evening', '1990s')
    """
    span = calendar_span(value)
    if span is None:
        return value
    if span.precision in ("hour", "minute"):
        return f"{day_name(span.start)}, {span.start:%H:%M}"
    if span.precision == "part of day":
        return f"{day_name(span.start)}, {_PARTS[value[-2:]]}"
    if span.precision == "decade":
        return f"{span.start.year}s"
    return from_to(span, span)


def from_to(first: CalendarSpan, last: CalendarSpan) -> str:
    """From the start of one to the end of the other, in as few words as tell it.

    >>> from_to(calendar_span("1954"), calendar_span("2014-SU"))
    '1954 to Aug 2014'
    """
    ends = first.start, last.end - timedelta(seconds=1)
    precisions = first.precision, last.precision
    return _joined(*(map(_edge, ends, precisions)))


def _edge(moment: datetime, precision: str) -> list[str]:
    if precision in ("year", "decade", "century"):
        return [str(moment.year)]
    if precision in ("month", "season", "quarter", "half"):
        return _month_name(moment).split()
    return day_name(moment).split()


def _joined(first: list[str], last: list[str]) -> str:
    """What both have in common at their ends is told once."""
    if first == last:
        return " ".join(first)
    shared = 0
    while (
        shared < min(len(first), len(last)) - 1
        and first[-1 - shared] == last[-1 - shared]
    ):
        shared += 1
    return f"{' '.join(first[: len(first) - shared])} to {' '.join(last)}"


def _month_name(moment: datetime) -> str:
    return f"{_MONTHS[moment.month - 1]} {moment.year}"


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
