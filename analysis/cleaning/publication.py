"""The day a page was published: told, read in the page, or guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.cleaning.patterns import EDGE, MONTHS, NTH, WEEKDAYS
from analysis.document import Problem, Publication

MONTH_NUMBER = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), 1
    )
}
WEEKDAY_NUMBER = {
    name: number for number, name in enumerate("mon tue wed thu fri sat sun".split())
}
# Guesses reach back this many years.
YEARS_BACK = 25

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = rf"(?P<month>{MONTHS})"
_DAY = rf"(?P<day>\d{{1,2}}){NTH}"
_WEEKDAY = rf"\b(?P<weekday>{WEEKDAYS}),? (?:the )?"
_NO_YEAR = r"\b(?!,? ?(?:19|20)\d\d)"
FULL_DATES = (
    re.compile(rf"{EDGE}{_MONTH} ?{_DAY},? ?{_YEAR}", re.I),
    re.compile(rf"\b{_DAY}(?: of)?[ \-]{_MONTH},?[ \-]{_YEAR}", re.I),
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)"),
)
NUMBERS = re.compile(
    r"(?<![\d/.])(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.]"
    r"(?P<year>(?:19|20)?\d\d)(?![\d/.])"
)
WEEKDAY_DATES = (
    re.compile(rf"{_WEEKDAY}{_MONTH} {_DAY}{_NO_YEAR}", re.I),
    re.compile(rf"{_WEEKDAY}{_DAY}(?: of)? {_MONTH}{_NO_YEAR}", re.I),
)
BARE_WEEKDAY = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"(?!,? (?:the )?\d| (?:of )?(?:last|next))"
)
DAY_ALONE = re.compile(rf"{EDGE}{_MONTH} {_DAY}{_NO_YEAR}", re.I)
COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\W{0,3}((?:19|20)\d\d)\b", re.I)
PAST_YEAR = re.compile(r"\b(?:in|since) ((?:19|20)\d\d)\b")
UPDATED = re.compile(r"\b(?:updated?|modified|last|corrected|edited|revised)\b", re.I)
PUBLISHED = re.compile(r"\b(?:published|posted|created|issued|first)\b", re.I)


# Weekday (None where not written), month, day.
Day = tuple[int | None, int, int]


@dataclass(frozen=True, slots=True)
class Clues:
    """What a page tells of a day whose year it does not write.

    ``lead`` is the story's first paragraphs, ``foot`` the end of the page, where its
    copyright line stands.
    """

    story: str
    lead: str
    date_lines: Sequence[str] = ()
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day written in a date line; ``is_update`` where it says so."""

    day: date
    is_update: bool = False
    is_published: bool = False


def dates_in(text: str) -> Iterator[tuple[int, date]]:
    """Days with their year, and where in ``text`` each begins."""
    for pattern in FULL_DATES:
        for found in pattern.finditer(text):
            day = _day(found["year"], found["month"], found["day"])
            if day:
                yield found.start(), day
    for found in NUMBERS.finditer(text):
        day = _numbers(found)
        if day:
            yield found.start(), day


def stamps_in(line: str) -> list[Stamp]:
    """What a date line says, in order: "Updated 3 May 2019; posted 1 May 2019"."""
    stamps, last = [], 0
    for start, day in sorted(dates_in(line)):
        label = line[last:start]
        update, published = UPDATED.search(label), PUBLISHED.search(label)
        is_first = bool(published) and re.search(r"\bfirst\b", label, re.I) is not None
        stamps.append(Stamp(day, bool(update) and not is_first, bool(published)))
        last = start + 6
    return stamps


def told_day(date_lines: Sequence[str]) -> tuple[date | None, date | None]:
    """Days of publication and of the last change that the date lines tell.

    ``date_lines`` come nearest to the story first.
    """
    stamps = [stamp for line in date_lines for stamp in stamps_in(line)]
    updated = next((s.day for s in stamps if s.is_update), None)
    said = next((s.day for s in stamps if s.is_published and not s.is_update), None)
    plain = next((s.day for s in stamps if not s.is_update), None)
    published = said or plain or updated
    return published, updated if updated != published else None


def guess_day(clues: Clues, *, today: date) -> Publication | None:
    """The latest day up to ``today`` that fits what the page tells of it.

    A page that says "Thursday, March 13" and no year has a handful of years in
    which that day was a Thursday. A weekday in the first paragraphs that follows the
    written day within two days is taken for the day of publication, as news tells of
    its own day. ``None`` where the page names no day.
    """
    named = list(dict.fromkeys(_weekday_dates(clues.story)))
    dated = list(_dates_without_year(clues.date_lines))
    pairs = named + dated
    if not pairs:
        return None
    years = [
        year
        for year in range(today.year, today.year - YEARS_BACK - 1, -1)
        if all(_fits(year, *pair) for pair in pairs)
    ]
    stated = max(map(int, COPYRIGHT_YEAR.findall(clues.foot)), default=0)
    earliest = _earliest(clues.story)
    if stated in years:
        years = [stated]
    years = [y for y in years if y >= earliest] or years
    days = [_news_day(year, dated or named, clues.lead) for year in years]
    allowed = [day for day in days if day <= today]
    return Publication(allowed[0], "guess", tuple(allowed[1:])) if allowed else None


def _earliest(story: str) -> int:
    """The latest year that the story names as past; 0 where it names none."""
    years = [day.year for _, day in dates_in(story)]
    years += [int(year) for year in PAST_YEAR.findall(story)]
    return max(years, default=0)


def guess_problem(publication: Publication) -> Problem:
    """Tells the guess and the days that would fit as well."""
    others = ", ".join(day.isoformat() for day in publication.others)
    also = f"these fit as well: {others}" if others else "no other year fits"
    return Problem(
        "cleaning",
        "date_guessed",
        f"The page does not tell its year; taken as {publication.day} "
        f"({also}). Give the day of publication to settle it.",
    )


def _weekday_dates(text: str) -> Iterator[Day]:
    """Days as written with their weekday and without a year."""
    for pattern in WEEKDAY_DATES:
        for found in pattern.finditer(text):
            weekday = WEEKDAY_NUMBER.get(found["weekday"][:3].lower())
            month, day = _month(found["month"]), int(found["day"])
            if weekday is not None and month and 1 <= day <= 31:
                yield weekday, month, day


def _dates_without_year(lines: Sequence[str]) -> Iterator[Day]:
    """The first day that a date line writes without weekday and year."""
    for line in lines:
        found = DAY_ALONE.search(line)
        if found and _month(found["month"]) and 1 <= int(found["day"]) <= 31:
            yield None, _month(found["month"]) or 1, int(found["day"])
            return


def _fits(year: int, weekday: int | None, month: int, day: int) -> bool:
    try:
        return weekday in (None, date(year, month, day).weekday())
    except ValueError:
        return False


def _news_day(year: int, pairs: Sequence[Day], lead: str) -> date:
    latest = max(date(year, month, day) for _, month, day in pairs)
    for found in BARE_WEEKDAY.finditer(lead):
        ahead = (WEEKDAY_NUMBER[found[1][:3].lower()] - latest.weekday()) % 7
        if ahead <= 2:
            return date.fromordinal(latest.toordinal() + ahead)
    return latest


def _month(name: str) -> int | None:
    if name.isdigit():
        return int(name) if 1 <= int(name) <= 12 else None
    return MONTH_NUMBER.get(name[:3].lower())


def _day(year: str, month: str, day: str) -> date | None:
    number = _month(month)
    try:
        return date(int(year), number, int(day)) if number else None
    except ValueError:
        return None


def _numbers(found: re.Match[str]) -> date | None:
    """3/14/2014, 3/14/14, 14.3.2014; ``None`` where day and month could be either."""
    first, second = int(found["first"]), int(found["second"])
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
    return _day(year, str(month), str(day))
