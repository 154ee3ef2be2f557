"""Which of many: the year of "June 18", the week of "Thursday", by tense and order."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from analysis.dates.calendar_values import first_day, grain, make_day, move, period
from analysis.dates.scene import Scene
from analysis.dates.vocabulary import SEASON_MONTHS

# A reading that the tense asks for gives way to the other where it is about a year
# off and the other is near: "said" stands beside "the June 3 hearing".
FAR_DAYS = 240
NEAR_DAYS = 75
# "Tuesday's primary", without a tense, told on a Monday, is still to come.
SOON_DAYS = 2
AHEAD_LEAD = re.compile(r"\b(?:before|until|by|ahead of|toward|for) the $")
# Grains too coarse to tell which day, week or month "the same day" was.
TOO_COARSE = {
    "day": ("week", "weekend", "month", "quarter", "season", "half", "year"),
    "week": ("month", "quarter", "season", "half", "year"),
    "month": ("quarter", "season", "half", "year"),
}
UNTIL = re.compile(r"\b(?:past|beyond|until|till|before|by)(?: the)? ?$")
PUT_OFF = re.compile(
    r"\b(?:put (?:off|back)|delayed?|postponed?|deferred|extend(?:ed)?|adjourned|wait)"
    r" (?:until|till|to|beyond|past)(?: the)? ?$"
)
PRENOMINAL_LEAD = re.compile(r"(?:\b(?:the|an?|its|his|her|their|our)|'s) $")


def resolve_year(words: str | None, scene: Scene) -> int | None:
    """The year that ``words`` name ("2014", "last year", "the same year")."""
    if not words:
        return None
    if words[:4].isdigit():
        return int(words[:4])
    base = scene.publication
    if words.startswith("the ") and not words.startswith("the past"):
        told = scene.memory.reference
        base = (first_day(told.value) if told else None) or base
    if base is None:
        return None
    kind = words.split()[-2]
    return base.year + {"last": -1, "past": -1, "previous": -1}.get(
        kind, 1 if kind in ("next", "following") else 0
    )


def is_absolute(words: str | None) -> bool:
    """Whether the year is told in figures."""
    return bool(words) and words[:4].isdigit()


def choose_weekday(
    weekday: int, publication: date, tense: str | None, remembered: str | None
) -> date:
    """The day of a bare weekday; the day of publication counts for both tenses.

    Without a tense the value that the article gave this weekday before holds, then
    the day that is near, and else the latest: news is mostly of what has been.
    """
    back = publication - timedelta(days=(publication.weekday() - weekday) % 7)
    ahead = publication + timedelta(days=(weekday - publication.weekday()) % 7)
    if tense is None and remembered:
        return first_day(remembered) or back
    if tense is None and (ahead - publication).days <= SOON_DAYS:
        return ahead
    return ahead if tense == "future" else back


def choose_day(
    month: int, day: int, scene: Scene, span: tuple[int, int], weekday: int | None
) -> str | None:
    """Value of a day told without its year; ``XXXX-06-18`` where nothing tells it."""
    if make_day(2000, month, day) is None:
        return None
    today = scene.publication
    if today is None:
        return f"{_told_year(scene) or 'XXXX'}-{month:02d}-{day:02d}"
    years = range(today.year - 1, today.year + 2)
    days = [d for year in years if (d := make_day(year, month, day))]
    if weekday is not None:
        days = [d for d in days if d.weekday() == weekday] or days
    return _by_tense(days, today, tense_beside(scene, *span)).isoformat()


def _told_year(scene: Scene) -> str | None:
    """The year told last in the paragraph, where no publication is known."""
    told = scene.memory.reference if scene.memory.is_recent else None
    return told.value[:4] if told and first_day(told.value) else None


def choose_month(
    month: int, scene: Scene, tense: str | None, *, is_sure: bool
) -> str | None:
    """Value of a month told without its year; ``is_sure`` of the tense."""
    today = scene.publication
    if today is None:
        year = _told_year(scene)
        return f"{year}-{month:02d}" if year else None
    now = today.replace(day=1)
    far = None if is_sure else FAR_DAYS
    months = [date(today.year + n, month, 1) for n in (-1, 0, 1)]
    return period(_by_tense(months, now, tense, far_days=far), "month")


def choose_season(season: str, scene: Scene, tense: str | None) -> str | None:
    """Value of a season told without its year."""
    today = scene.publication
    if today is None:
        return None
    starts = [date(today.year + n, SEASON_MONTHS[season], 1) for n in (-1, 0, 1)]
    running = [d for d in starts if 0 <= (today - d).days < 92]
    chosen = running[0] if running else _by_tense(starts, today, tense)
    return f"{chosen.year:04d}-{season}"


def tense_beside(scene: Scene, start: int, end: int) -> str | None:
    """Tense for a date; a past verb says nothing of "the June 3 hearing"."""
    lead = scene.before(start)
    if PRENOMINAL_LEAD.search(lead):
        own = scene.tense(start, end, in_clause=True)
        is_ahead = own == "future" or AHEAD_LEAD.search(lead)
        return "future" if is_ahead else None
    return scene.tense(start, end)


def tense_until(scene: Scene, start: int, end: int) -> str | None:
    """Tense for what something lasts to; no past verb makes an end to come past.

    "If it goes past the weekend" and "wants it put off until the summer" look ahead,
    "she stayed until the weekend" does not.
    """
    lead = scene.before(start, 40)
    if PUT_OFF.search(lead):
        return "future"
    tense = scene.tense(start, end)
    return "future" if tense is None and UNTIL.search(lead) else tense


def _by_tense(
    days: list[date],
    today: date,
    tense: str | None,
    *,
    far_days: int | None = FAR_DAYS,
) -> date:
    """Latest up to ``today`` for the past, earliest from it on for the future."""
    nearest = min(days, key=lambda d: abs((d - today).days))
    if tense is None:
        return nearest
    side = [d for d in days if (d <= today if tense == "past" else d >= today)]
    chosen = min(side, key=lambda d: abs((d - today).days), default=nearest)
    is_far = far_days is not None and abs((chosen - today).days) > far_days
    return nearest if is_far and abs((nearest - today).days) < NEAR_DAYS else chosen


def is_usable(day: date) -> bool:
    """Whether the years around it exist: the calendar ends with 9999."""
    return MINYEAR + 2 < day.year < MAXYEAR - 2


def reference_day(
    scene: Scene, unit: str, span: tuple[int, int]
) -> tuple[date | None, bool]:
    """The day that "the next day" at ``span`` is told from, and if by publication.

    It is the date told last, and else the day of publication. What has been is not
    told from a day still to come: "Voters decide Sunday. The day before, she had
    resigned" goes back to an earlier day. Nor is it told from a date too coarse for
    ``unit``, such as "last year", but from a later day told before it, if there is
    one; ``None`` where there is none: after "in 2008", "the same day" may be any.
    """
    today = scene.publication
    is_past = today is not None and scene.tense(*span) == "past"
    coarse: date | None = None
    for told in reversed(scene.memory.told):
        day = first_day(told.value)
        if day is None or not is_usable(day) or (is_past and day > today):
            continue
        if grain(told.value) in TOO_COARSE.get(unit, ()):
            coarse = coarse or day
        elif coarse is None or coarse <= day:
            return day, told.is_relative
        else:
            break
    return (today, True) if coarse is None else (None, False)


def told_period(
    scene: Scene, span: tuple[int, int], count: int, unit: str
) -> tuple[str, bool] | None:
    """The period ``count`` units from the day told last, and if by publication.

    ``None`` where nothing tells it, and where what has been would lie ahead: "two
    days later he wrote", of a day that the text does not tell.
    """
    base, relative = reference_day(scene, unit, span)
    moved = move(base, count, unit) if base else None
    if moved is None:
        return None
    value, today = period(moved, unit), scene.publication
    starts = first_day(value) or moved
    if today and starts > today and scene.tense(*span) == "past":
        return None
    return value, relative
