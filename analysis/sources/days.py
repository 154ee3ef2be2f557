"""Days as archives and tables of articles write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|"
        "august aug|september sept sep|october oct|november nov|"
        "december dec".split("|"),
        1,
    )
    for name in names.split()
}
WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
)
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})(?!\d)"
WRITTEN = (
    re.compile(r"\s*(?P<year>\d{4})-?(?P<number>\d\d)-?(?P<day>\d\d)(?!\d)"),
    re.compile(rf"\s*{WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}", re.I),
    re.compile(rf"\s*{WEEKDAY}{DAY}[\s\-]+{MONTH}[\s\-,]+{YEAR}", re.I),
)
FIGURES = re.compile(r"\s*(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})(?!\d)")


def written_day(text: object) -> date | None:
    """The day at the beginning of ``text``, whatever comes behind it.

    >>> written_day("May 3, 2020 Sunday"), written_day("3 Sept 2020")
    (datetime.date(2020, 5, 3), datetime.date(2020, 9, 3))
    """
    if not isinstance(text, str):
        return None
    for pattern in WRITTEN:
        found = pattern.match(text)
        if found:
            parts = found.groupdict()
            month = parts.get("number") or MONTHS[parts["month"].lower()]
            return _day(int(parts["year"]), int(month), int(parts["day"]))
    return None


def days_first(texts: Iterable[object]) -> bool | None:
    """Whether days stand before months in dates such as 03/05/2020.

    One date with a number above 12 tells it for the whole column; ``None`` where
    none does, or where two contradict each other.
    """
    told = set()
    for text in texts:
        found = FIGURES.match(text) if isinstance(text, str) else None
        if found and found[2] == ".":
            told.add(True)  # with points, only the order day.month.year is in use
        elif found and int(found[1]) > 12:
            told.add(True)
        elif found and int(found[3]) > 12:
            told.add(False)
    return told.pop() if len(told) == 1 else None


def day_in_figures(text: object, *, day_first: bool) -> date | None:
    """The day that a date such as 03/05/2020 names."""
    found = FIGURES.match(text) if isinstance(text, str) else None
    if not found:
        return None
    first, second = int(found[1]), int(found[3])
    day, month = (first, second) if day_first else (second, first)
    return _day(int(found[4]), month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
