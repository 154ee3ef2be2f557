"""Rules for periods told from another day: "last week", "next May", "this summer"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from analysis.dates.calendar_values import make_day, move, period
from analysis.dates.choosing import (
    choose_month,
    is_absolute,
    reference_day,
    resolve_year,
    tense_until,
)
from analysis.dates.rule import Rule
from analysis.dates.scene import Hit, Scene
from analysis.dates.vocabulary import (
    MONTH,
    MONTHS,
    ORDINALS,
    SEASON,
    SEASON_MONTHS,
    SEASONS,
    STEPS,
    YEAR,
    any_of,
)

ANAPHORIC = frozenset("previous preceding prior following same that".split())
CLAUSE = re.compile(r" (?:as|that|it|he|she|they|we|i|when|the)\b")


def _named_period(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "last November", "next May", "this summer": strictly before or after.

    "That summer" and "the following May" are seen from the date told last.
    """
    order = match["order"].split()
    today, relative = scene.publication, True
    if order[-1] in ANAPHORIC or order == ["the", "next"]:
        today, relative = reference_day(scene, "year", match.span())
    if today is None:
        return []
    step = STEPS[order[-1]]
    name = match["name"]
    if name in SEASONS:
        value = _season_value(SEASONS[name], today, step)
    else:
        if not scene.is_capital(match.start("name")):
            return []
        month = MONTHS[name]
        year = today.year
        if step and (month - today.month) * step <= 0:
            year += step
        value = f"{year:04d}-{month:02d}"
    return [Hit(*match.span(), value, "DATE", relative)]


def _season_value(season: str, today: date, step: int) -> str:
    month = SEASON_MONTHS[season]
    starts = [date(today.year + n, month, 1) for n in (-1, 0, 1)]
    starts = [date(today.year - 2, month, 1), *starts]
    if step < 0:
        chosen = max(d for d in starts if (today - d).days >= 90)
    elif step > 0:
        chosen = min(d for d in starts if d > today)
    else:
        running = [d for d in starts if 0 <= (today - d).days < 92]
        same_year = date(today.year, month, 1)
        recent = [d for d in starts if 0 <= (today - d).days < 180]
        chosen = (running or (recent if month == 12 else []) or [same_year])[0]
    return f"{chosen.year:04d}-{season}"


def _period(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "last week", "this year", "next month", "the previous year"."""
    unit, order = match["unit"], match["order"].split()[-1]
    start, end = match.span()
    if _is_no_period(match, scene):
        return []
    if order in ANAPHORIC or match["order"] == "the next":
        base, relative = reference_day(scene, unit, match.span())
    else:
        base, relative = scene.publication, True
    if base is None:
        return []
    if unit == "weekend":
        value = _weekend(base, -1 if _is_just_over(match, scene) else STEPS[order])
    else:
        moved = move(_unit_start(base, unit), STEPS[order], unit)
        value = period(moved, unit) if moved else None
    return [Hit(start, end, value, "DATE", relative)] if value else []


def _is_no_period(match: re.Match[str], scene: Scene) -> bool:
    """Reads "this day and age", ABC's "This Week", "the same day that they met"."""
    order, unit = match["order"], match["unit"]
    if unit == "day" and not order.startswith(("the", "that", "same")):
        return True
    if scene.is_capital(match.start()) and scene.is_capital(match.start("unit")):
        return not scene.is_title
    # "The same day he left" is that of his leaving; "the same year he" may be told.
    return (
        unit == "day" and "same" in order and bool(CLAUSE.match(scene.low, match.end()))
    )


def _is_just_over(match: re.Match[str], scene: Scene) -> bool:
    """Holds for "this weekend" with a past verb, told on a Monday or Tuesday."""
    today = scene.publication
    if today is None or today.weekday() > 1 or match["order"] != "this":
        return False
    return scene.tense(*match.span()) == "past"


def _unit_start(day: date, unit: str) -> date:
    """First day of the month or year, so that moving it skips no short month."""
    if unit in ("day", "week"):
        return day
    return day.replace(day=1)


def _weekend(today: date, step: int) -> str | None:
    moved = move(today, step, "week")
    return period(moved, "weekend") if moved else None


def _the_weekend(match: re.Match[str], scene: Scene) -> list[Hit]:
    today = scene.publication
    if today is None:
        return []
    tense = tense_until(scene, *match.span())
    is_past = tense != "future" and today.weekday() < 5
    value = _weekend(today, -1 if is_past else 0)
    return [Hit(*match.span(), value, "DATE", True)] if value else []


def _running_period(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the end of the year": the one told in this paragraph, or ours."""
    unit = match["unit"]
    base, relative = scene.publication, True
    if scene.memory.is_recent:
        base, relative = reference_day(scene, unit, match.span())
    if base is None:
        return []
    return [Hit(*match.span(), period(base, unit), "DATE", relative)]


def _week_of(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the last week of March", "the first week of May 2013"."""
    if not scene.is_capital(match.start("month")):
        return []
    month = MONTHS[match["month"]]
    year = resolve_year(match["year"], scene)
    if year is None:
        tense = scene.tense(*match.span())
        value = choose_month(month, scene, tense, is_sure=False)
        year = int(value[:4]) if value else None
    first = make_day(year, month, 1) if year else None
    if first is None:
        return []
    # Weeks belong to the month that has their Thursday, as ISO 8601 counts years.
    thursday = first + timedelta(days=(3 - first.weekday()) % 7)
    which = match["which"]
    day = thursday + timedelta(weeks=ORDINALS[which] - 1)
    if which in ("last", "final"):
        day = thursday + timedelta(weeks=4)
        day -= timedelta(weeks=day.month != month)
    relative = not is_absolute(match["year"])
    return [Hit(*match.span(), period(day, "week"), "DATE", relative)]


PERIOD_ORDER = (
    r"(?P<order>(?:the )?(?:last|previous|preceding|prior|next|following|coming|same"
    r"|current)|this|that(?: same)?)"
)

RULES = (
    Rule(
        r"(?P<order>(?:this )?(?:last|past|next|coming)|this|that"
        r"|the (?:next|following|previous|same)) "
        rf"(?P<name>{MONTH}|{SEASON})\b(?! \d)",
        _named_period,
    ),
    Rule(
        rf"{PERIOD_ORDER} "
        r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)\b(?!-|s)",
        _period,
    ),
    Rule(r"(?:the|this) weekend\b", _the_weekend),
    Rule(
        r"(?P<lead>the (?:entire|whole|full) |the (?:beginning|start|end|middle|rest"
        r"|close|turn) of the )(?P<unit>week|month|year|decade|century)\b",
        _running_period,
    ),
    Rule(
        rf"the (?P<which>{any_of(ORDINALS)}) week (?:of|in) "
        rf"(?P<month>{MONTH})\b(?:,? {YEAR})?",
        _week_of,
    ),
)
