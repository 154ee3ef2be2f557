"""Calendar arithmetic and the ISO 8601 values that TIMEX3 writes.

A value names a period of some grain: ``2014-03-14``, ``2014-W10``, ``2014-03``,
``2014-Q1``, ``2014-SP``, ``2014``, ``199X``, ``19XX``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from analysis.dates.vocabulary import SEASON_MONTHS, UNITS

VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<weekday>WE|\d))?|Q(?P<quarter>\d)"
    r"|H(?P<half>\d)|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has none ("February 30")."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def move(day: date, count: int, unit: str) -> date | None:
    """``day`` moved by ``count`` units; ``None`` beyond years 1 to 9999."""
    try:
        if unit in ("day", "week", "fortnight", "weekend"):
            size = {"day": 1, "fortnight": 14}.get(unit, 7)
            return day + timedelta(days=count * size)
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 1200)
        total = day.year * 12 + day.month - 1 + count * months
        year, month = divmod(total, 12)
        return date(year, month + 1, min(day.day, _month_length(year, month + 1)))
    except (ValueError, OverflowError):
        return None


def _month_length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def period(day: date, unit: str) -> str:
    """The value of the period of grain ``unit`` that holds ``day``."""
    iso = day.isocalendar()
    week = f"{iso.year:04d}-W{iso.week:02d}"
    year = f"{day.year:04d}"
    return {
        "week": week,
        "weekend": f"{week}-WE",
        "month": f"{year}-{day.month:02d}",
        "quarter": f"{year}-Q{(day.month + 2) // 3}",
        "year": year,
        "decade": f"{year[:3]}X",
        "century": f"{year[:2]}XX",
    }.get(unit, day.isoformat())


def first_day(value: str) -> date | None:
    """First day of a value's period; ``None`` where it has no such day."""
    found = VALUE.match(value)
    if not found:
        return None
    part = found.groupdict()
    year = int(part["year"])
    if part["week"]:
        weekday = {"WE": 6, None: 1}.get(part["weekday"]) or int(part["weekday"])
        try:
            return date.fromisocalendar(year, int(part["week"]), weekday)
        except ValueError:
            return None
    month = int(part["month"] or 1)
    if part["quarter"]:
        month = 3 * int(part["quarter"]) - 2
    if part["half"]:
        month = 6 * int(part["half"]) - 5
    if part["season"]:
        month = SEASON_MONTHS[part["season"]]
    return make_day(year, month, int(part["day"] or 1))


def grain(value: str) -> str:
    """day, week, weekend, month, quarter, season, half or year."""
    found = VALUE.match(value)
    part = found.groupdict() if found else {}
    if part.get("week"):
        return {"WE": "weekend", None: "week"}.get(part["weekday"], "day")
    for name in ("day", "quarter", "half", "season", "month"):
        if part.get(name):
            return name
    return "year"


def duration(count: str, unit: str) -> str:
    """ISO duration; ``count`` is a number or X.

    >>> duration("24", "hour"), duration("X", "year"), duration("2", "decade")
    ('PT24H', 'PXY', 'P20Y')
    """
    code, size = UNITS[unit]
    prefix = "PT" if unit in ("second", "minute", "hour") else "P"
    if count == "0.5":
        return _half(unit)
    if count == "X":
        # TIMEX3 has designators of its own for many decades and centuries.
        return prefix + "X" + {"decade": "DE", "century": "CE"}.get(unit, code)
    return f"{prefix}{_plain(float(count) * size)}{code}"


def _half(unit: str) -> str:
    halves = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "minute": "PT30S"}
    code, size = UNITS[unit]
    return halves.get(unit, f"P{_plain(size / 2)}{code}")


def _plain(number: float) -> str:
    return f"{number:g}" if number < 1e6 else str(int(number))
