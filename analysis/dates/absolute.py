"""Rules for dates that name a calendar period: days, months, years, quarters."""

from __future__ import annotations

import re

from analysis.dates.calendar_values import make_day
from analysis.dates.choosing import (
    choose_day,
    choose_month,
    is_absolute,
    resolve_year,
    tense_beside,
)
from analysis.dates.rule import Rule
from analysis.dates.scene import Hit, Scene
from analysis.dates.vocabulary import (
    AMBIGUOUS_MONTHS,
    FEASTS,
    MONTH,
    MONTH_NAMES,
    MONTHS,
    OF_YEAR,
    ORDINAL_SUFFIX,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    any_of,
)

DAY = rf"(?:3[01]|[12]\d|0?[1-9])(?:{ORDINAL_SUFFIX})?"
DAY_END = r"(?![\w%]|[.,:/]\d|-(?:year|day|month|week))"
# Only an abbreviation takes the full stop behind it: "Nov. 3", not "in March.".
STOP = r"(?:(?<=\b[a-z]{3})(?<!may)\.|(?<=\bsept)\.)?"
WEEKDAY_LEAD = rf"(?:(?P<weekday>{WEEKDAY})\.?,? (?:the )?)?"
JOIN = r"(?: ?[-–—] ?| to | and | until | through )"
# Words after which a bare month is a time, whatever else the word may be.
LEADS = re.compile(
    r"\b(?:in|since|by|until|till|from|to|through|during|last|next|this|early|late|mid"
    r"|of|before|after|for|between|and|or|every|each|past|throughout|around)[ -]$"
)
STRONG_LEADS = re.compile(
    r"\b(?:in|since|during|last|next|this|early|late|mid|throughout|past"
    r"|(?:end|beginning|start|middle) of)[ -]$"
)
FEAST_LEADS = re.compile(r"\b(?:on|by|before|after|until|since|at|for|this|over) $")
FEAST_SEASON = re.compile(r" (?!and\b|but\b|in\b|at\b|with\b)[a-z]")
FUTURE_LEADS = re.compile(r"\b(?:by|until|before)(?: (?:early|late|mid))?[ -]$")


def _day_of_month(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "March 14", "Friday, 14 March 2014", "March 3-5, 2014": one hit a day."""
    month = MONTHS[match["month"]]
    if not scene.is_capital(match.start("month")):
        return []
    weekday = WEEKDAYS.get(match["weekday"] or "")
    year = resolve_year(match["year"], scene)
    hits = []
    for group in ("day", "second"):
        if not match[group]:
            continue
        number = int(re.sub(r"\D", "", match[group]))
        value = _day_value(year, month, number, scene, match.span(), weekday)
        if value is None:
            return []
        is_relative = not is_absolute(match["year"]) and "X" not in value
        hits.append(Hit(*match.span(group), value, "DATE", is_relative))
    return _stretched(hits, match)


def _day_value(
    year: int | None,
    month: int,
    day: int,
    scene: Scene,
    span: tuple[int, int],
    weekday: int | None,
) -> str | None:
    if year is None:
        return choose_day(month, day, scene, span, weekday)
    found = make_day(year, month, day)
    return found.isoformat() if found else None


def _stretched(hits: list[Hit], match: re.Match[str]) -> list[Hit]:
    """First hit from the match's start, last hit to its end."""
    if not hits:
        return []
    cuts = [match.start(), *(h.start for h in hits[1:])]
    ends = [*(h.end for h in hits[:-1]), match.end()]
    if match.start("month") > hits[-1].start:
        ends[-1] = match.end()
    return [
        Hit(start, end, h.value, h.type, h.is_relative)
        for start, end, h in zip(cuts, ends, hits, strict=True)
    ]


def _month(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "November", "May 2008", "October of next year"."""
    name = match["month"]
    start, end = match.span()
    if not scene.is_capital(start):
        return []
    if match["year"]:
        year = resolve_year(match["year"], scene)
        value = f"{year:04d}-{MONTHS[name]:02d}" if year is not None else None
    elif name in MONTH_NAMES and _is_month(name, scene, start, end):
        is_sure = scene.tense(start, end, in_clause=True) is not None
        tense = _month_tense(scene, start, end)
        value = choose_month(MONTHS[name], scene, tense, is_sure=is_sure)
    else:
        value = None
    relative = not is_absolute(match["year"])
    return [Hit(start, end, value, "DATE", relative)] if value else []


def _month_tense(scene: Scene, start: int, end: int) -> str | None:
    tense = tense_beside(scene, start, end)
    if tense == "past" and FUTURE_LEADS.search(scene.before(start)):
        return None
    return tense


def _is_month(name: str, scene: Scene, start: int, end: int) -> bool:
    """Whether a bare month's name is a time: "in May", not "May said"."""
    lead = scene.before(start)
    is_followed_by_name = scene.low[end : end + 1] == " " and scene.is_capital(end + 1)
    if name in scene.month_names and not STRONG_LEADS.search(lead):
        return False
    if name not in AMBIGUOUS_MONTHS:
        return bool(LEADS.search(lead)) or not is_followed_by_name
    if not LEADS.search(lead) or is_followed_by_name:
        return False
    return not re.match(r" (?:on|against|for|toward|into)\b", scene.low[end : end + 9])


def _numeric(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Dates in figures; of two readings, the one nearer to publication."""
    if scene.low[match.end("second")] != match["mark"]:
        return []
    first, second, year = int(match["first"]), int(match["second"]), int(match["year4"])
    if len(match["year4"]) == 2:
        year += 2000 if year < 70 else 1900
    readings = [make_day(year, first, second), make_day(year, second, first)]
    if match["mark"] == ".":
        readings = readings[1:]
    days = [d for d in readings if d]
    if not days:
        return []
    today = scene.publication
    chosen = min(days, key=lambda d: abs((d - today).days)) if today else days[0]
    return [Hit(*match.span(), chosen.isoformat())]


def _iso(match: re.Match[str], scene: Scene) -> list[Hit]:
    day = make_day(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None:
        return []
    if match["time"]:
        return [Hit(*match.span(), f"{day}T{match['time']}", "TIME")]
    return [Hit(*match.span(), day.isoformat())]


def _iso_week(match: re.Match[str], scene: Scene) -> list[Hit]:
    return [Hit(*match.span(), match[0].upper())]


def _feast(match: re.Match[str], scene: Scene) -> list[Hit]:
    if not scene.is_capital(match.start()):
        return []
    if match["feast"] == "christmas" and not match["year"]:
        lead, tail = scene.before(match.start()), scene.after(match.end())
        # "Christmas sales" and "at Christmas time" are a season.
        if not FEAST_LEADS.search(lead) or FEAST_SEASON.match(tail):
            return []
    month, day = FEASTS[match["feast"]]
    year = resolve_year(match["year"], scene)
    value = _day_value(year, month, day, scene, match.span(), None)
    if value is None or (match["year"] and year is None):
        return []
    is_relative = not is_absolute(match["year"]) and "X" not in value
    return [Hit(*match.span(), value, "DATE", is_relative)]


RULES = (
    Rule(
        rf"{WEEKDAY_LEAD}(?P<month>{MONTH}){STOP} (?P<day>{DAY})"
        rf"(?:{JOIN}(?P<second>{DAY}){DAY_END})?{DAY_END}(?:,? (?:of )?{YEAR})?",
        _day_of_month,
    ),
    Rule(
        rf"{WEEKDAY_LEAD}(?P<day>{DAY})(?:{JOIN}(?P<second>{DAY}))?(?: of)? "
        rf"(?P<month>{MONTH})\b{STOP}(?:,? (?:of )?{YEAR})?",
        _day_of_month,
    ),
    Rule(rf"(?P<month>{MONTH})\b{STOP}{OF_YEAR}", _month),
    Rule(
        r"(?P<first>\d\d?)(?P<mark>[/.])(?P<second>\d\d?)[/.]"
        r"(?P<year4>(?:19|20)?\d\d)(?![\w%]|[.,/:-]\d)",
        _numeric,
    ),
    Rule(
        r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"
        r"(?:[t ](?P<time>[0-2]\d:[0-5]\d)(?::\d\d)?)?(?![\d-])",
        _iso,
    ),
    Rule(r"(?:19|20)\d\d-w(?:[0-4]\d|5[0-3])\b", _iso_week),
    Rule(rf"(?P<feast>{any_of(FEASTS)})\b{OF_YEAR}", _feast),
)
