"""The day a page was published: told, read in the page, or guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.cleaning.patterns import MONTHS, WEEKDAYS
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
FULL_DATES = (
    re.compile(
        rf"\b(?P<month>{MONTHS}) ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? ?{_YEAR}", re.I
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \-](?P<month>{MONTHS}),?[ \-]{_YEAR}",
        re.I,
    ),
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)"),
)
NUMBERS = re.compile(rf"\b(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.]{_YEAR}\b")
WEEKDAY_DATES = (
    re.compile(
        rf"\b(?P<weekday>{WEEKDAYS}),? (?:the )?(?P<month>{MONTHS}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,? ?(?:19|20)\d\d)",
        re.I,
    ),
    re.compile(
        rf"\b(?P<weekday>{WEEKDAYS}),? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTHS})(?!,? ?(?:19|20)\d\d)",
        re.I,
    ),
)
BARE_WEEKDAY = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!,? (?:the )?\d| (?:of )?(?:last|next))"
)
YEAR_MENTIONED = re.compile(
    r"\b(?:in|since|until|of|early|late|mid-|by the end of) ((?:19|20)\d\d)\b", re.I
)
UPDATED = re.compile(r"\b(?:updated?|modified|last|corrected|edited|revised)\b", re.I)
PUBLISHED = re.compile(r"\b(?:published|posted|created|issued|first)\b", re.I)


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


def guess_day(text: str, lead: str, *, today: date) -> Publication | None:
    """The latest day up to ``today`` that fits the page's "Thursday, March 13".

    ``lead`` is the first paragraphs of the body: a weekday there that follows the
    written day within two days is taken for the day of publication, as news tells
    of its own day. ``None`` where the page names no weekday with a day.
    """
    pairs = list(dict.fromkeys(_weekday_dates(text)))
    if not pairs:
        return None
    earliest = _earliest_year(text)
    years = [
        year
        for year in range(today.year, today.year - YEARS_BACK - 1, -1)
        if all(_fits(year, *pair) for pair in pairs)
    ]
    days = [d for y in years if (d := _news_day(y, pairs, lead)) and d <= today]
    allowed = [d for d in days if earliest is None or d.year >= earliest]
    if not allowed:
        return None
    return Publication(allowed[0], "guess", tuple(allowed[1:]))


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


def _weekday_dates(text: str) -> Iterator[tuple[int, int, int]]:
    """(weekday, month, day) as written without a year."""
    for pattern in WEEKDAY_DATES:
        for found in pattern.finditer(text):
            weekday = WEEKDAY_NUMBER.get(found["weekday"][:3].lower())
            month = _month(found["month"])
            day = int(found["day"])
            if weekday is not None and month and 1 <= day <= 31:
                yield weekday, month, day


def _fits(year: int, weekday: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False


def _news_day(
    year: int, pairs: Sequence[tuple[int, int, int]], lead: str
) -> date | None:
    latest = max(date(year, month, day) for _, month, day in pairs)
    for found in BARE_WEEKDAY.finditer(lead):
        ahead = (WEEKDAY_NUMBER[found[1][:3].lower()] - latest.weekday()) % 7
        if ahead <= 2:
            return date.fromordinal(latest.toordinal() + ahead)
    return latest


def _earliest_year(text: str) -> int | None:
    """No page is older than the years and days of the past that it names."""
    years = [day.year for _, day in dates_in(text)]
    years += [int(y) for y in re.findall(r"\b(?:in|since) ((?:19|20)\d\d)\b", text)]
    return max(years, default=None)


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
    """3/14/2014 and 14.3.2014; ``None`` where day and month could be either."""
    first, second = int(found["first"]), int(found["second"])
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return _day(found["year"], str(month), str(day))
