"""Rules for dates told from another day: "Thursday", "last week", "two days later"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from analysis.dates.calendar_values import first_day, grain, move, period
from analysis.dates.choosing import choose_weekday
from analysis.dates.counts import count_of
from analysis.dates.rule import Rule
from analysis.dates.scene import Hit, Scene
from analysis.dates.vocabulary import (
    CALENDAR_UNIT,
    CLOCK_UNITS,
    COUNT,
    FULL_WEEKDAY,
    MONTH,
    MONTHS,
    PART,
    PARTS_OF_DAY,
    SEASON,
    SEASON_MONTHS,
    SEASONS,
    UNIT,
    WEEKDAYS,
    any_of,
    singular,
)

STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1}
STEPS |= {"next": 1, "coming": 1, "following": 1, "this": 0, "same": 0, "that": 0}
STEPS |= {"current": 0}
ANAPHORIC = frozenset("previous preceding prior following same that".split())
CLAUSE = re.compile(r" (?:as|that|it|he|she|they|we|i|when|the)\b")
# Grains too coarse to tell which day, week or month "the same day" was.
TOO_COARSE = {
    "day": ("week", "weekend", "month", "quarter", "season", "half", "year"),
    "week": ("month", "quarter", "season", "half", "year"),
    "month": ("quarter", "season", "half", "year"),
}
# Weekdays that are part of a name: papers, shows, feasts, clubs.
NAMED_BEFORE = re.compile(
    r"\b(?:good|black|ash|palm|easter|super|bloody|cyber|giving|holy|shrove|fat"
    r"|maundy|man|sheffield|casual) $"
)
NAMED_AFTER = re.compile(
    r" (?:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Tribune|Independent|Star"
    r"|Sun|World|People|Magazine|Review|Night (?:Live|Football|Lights)|Club|School)\b"
)
DEICTIC_DAYS = {
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
}
PART_AFTER = rf"(?: (?P<part>{PART})\b)?"


def _with_part(day: date, part: str | None) -> tuple[str, str]:
    if part:
        return f"{day.isoformat()}{PARTS_OF_DAY[part]}", "TIME"
    return day.isoformat(), "DATE"


def _weekday(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "Thursday", "Monday night", "next Monday", "this coming Friday"."""
    today = scene.publication
    start, end = match.span()
    if today is None or not _is_plain_weekday(match, scene):
        return []
    weekday = WEEKDAYS[match["weekday"]]
    order = (match["order"] or "").split()
    is_possessive = scene.low[end : end + 2] == "'s"
    tense = None if is_possessive else scene.tense(start, end)
    if not order:
        told = scene.memory.weekdays.get(weekday)
        day = choose_weekday(weekday, today, tense, told)
    elif order[-1] == "this":
        day = today + timedelta(days=weekday - today.weekday())
    else:
        day = _strictly(weekday, today, STEPS[order[-1]])
    if not order and not is_possessive:
        scene.memory.weekdays[weekday] = day.isoformat()
    return [Hit(start, end, *_with_part(day, match["part"]), True)]


def _is_plain_weekday(match: re.Match[str], scene: Scene) -> bool:
    at, end = match.span("weekday")
    if NAMED_BEFORE.search(scene.before(at)):
        return False
    return not NAMED_AFTER.match(scene.text[end : end + 16])


def _strictly(weekday: int, today: date, step: int) -> date:
    """Nearest such day before or after ``today``, which itself does not count."""
    if step < 0:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _each_weekday(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "every Monday", "Mondays"."""
    name = match["every"] or match["plural"]
    return [Hit(*match.span(), f"XXXX-WXX-{WEEKDAYS[name] + 1}", "SET")]


def _deictic(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "yesterday", "tomorrow night"; "today's GM" stays the day."""
    today = scene.publication
    day = move(today, DEICTIC_DAYS[match["day"]], "day") if today else None
    if day is None:
        return []
    return [Hit(*match.span(), *_with_part(day, match["part"]), True)]


def _part_of_day(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "this morning", "last night", "tonight", "that evening"."""
    which = match["which"] or "this"
    part = match["part"] or "night"
    if which == "that":
        base, relative = _reference(scene, "day")
    else:
        base, relative = scene.publication, True
    day = move(base, -1 if which == "last" else 0, "day") if base else None
    if day is None:
        return []
    return [Hit(*match.span(), *_with_part(day, part), relative)]


def _named_period(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "last November", "next May", "this summer": strictly before or after."""
    today = scene.publication
    if today is None:
        return []
    step = STEPS[match["order"].split()[-1]]
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
    return [Hit(*match.span(), value, "DATE", True)]


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
        base, relative = _reference(scene, unit)
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
    return "same" in order and bool(CLAUSE.match(scene.low, match.end()))


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
    is_past = scene.tense(*match.span()) != "future" and today.weekday() < 5
    value = _weekend(today, -1 if is_past else 0)
    return [Hit(*match.span(), value, "DATE", True)] if value else []


def _counted(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "two years ago", "a fortnight ago", "three days later"."""
    start, end = match.span()
    unit = singular(match["unit"])
    count = count_of(match["count"])
    back = match["way"] in ("ago", "earlier", "previously", "before that", "before")
    if match["way"] in ("ago", "from now", "hence"):
        base, relative = scene.publication, True
    else:
        base, relative = _reference(scene, unit)
    if unit in CLOCK_UNITS:
        return []
    if count == "X":
        return [Hit(start, end, "PAST_REF" if back else "FUTURE_REF")]
    if base is None:
        return []
    number = float(count)
    if number != int(number):
        number, unit = number * 12, "month"
    moved = move(base, int(-number if back else number), unit)
    return [Hit(start, end, period(moved, unit), "DATE", relative)] if moved else []


def _day_beside(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the day before", "the year after", where no event is named behind it."""
    unit = match["unit"]
    base, relative = _reference(scene, unit)
    back = match["way"] in ("before", "previous", "earlier")
    moved = move(base, -1 if back else 1, unit) if base else None
    if moved is None:
        return []
    return [Hit(*match.span(), period(moved, unit), "DATE", relative)]


def _same_period(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the same month a year ago": the period told last, in another year."""
    told = scene.memory.reference
    if told is None:
        return []
    value, unit = told.value[:10], match["unit"]
    wanted = {"time": grain(value), "period": grain(value)}.get(unit, unit)
    day = first_day(value)
    moved = move(day, -1, "year") if day else None
    if moved is None:
        return []
    return [Hit(*match.span(), period(moved, wanted), "DATE", told.is_relative)]


def _running_period(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the end of the year": the one told in this paragraph, or ours."""
    unit = match["unit"]
    base, relative = scene.publication, True
    if scene.memory.is_recent:
        base, relative = _reference(scene, unit)
    if base is None:
        return []
    return [Hit(*match.span(), period(base, unit), "DATE", relative)]


def _same_moment(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "by that time", "that day": what was told last."""
    told = scene.memory.reference
    if told is None:
        return []
    return [Hit(*match.span(), told.value, told.type, told.is_relative)]


def _reference(scene: Scene, unit: str) -> tuple[date | None, bool]:
    """The date told last, and else the day of publication.

    ``None`` where what was told last is too coarse: after "in 2008", "the same
    day" may be any.
    """
    told = scene.memory.reference
    day = first_day(told.value) if told else None
    if told is None or day is None:
        return scene.publication, True
    if grain(told.value) in TOO_COARSE.get(unit, ()):
        return None, False
    return day, told.is_relative


ORDER = (
    r"(?P<order>(?:this )?(?:last|past|next|coming)|this"
    r"|the (?:past|following|previous|next|coming))"
)
PERIOD_ORDER = (
    r"(?P<order>(?:the )?(?:last|previous|preceding|prior|next|following|coming|same"
    r"|current)|this|that(?: same)?)"
)
# No event behind: "the day after the vote" is told from the vote.
UP_TO_HERE = (
    r"(?=[.,;:!?)'\"\u201d\u2014-]|$"
    r"| (?:and|but|when|as|in|at|on|to|by|from|he|she|they|it)\b)"
)
WAY = (
    r"(?P<way>ago|earlier|later|previously|hence|from now|before that|after that"
    r"|afterwards?)\b(?! than)"
)

RULES = (
    Rule(rf"(?:{ORDER} )?(?P<weekday>{FULL_WEEKDAY})\b{PART_AFTER}", _weekday),
    Rule(
        rf"(?:every|each) (?P<every>{FULL_WEEKDAY})\b|(?P<plural>{FULL_WEEKDAY})s\b",
        _each_weekday,
    ),
    Rule(rf"(?P<day>{any_of(DEICTIC_DAYS)})\b{PART_AFTER}", _deictic),
    Rule(
        rf"(?:(?P<which>this|last|that) (?P<part>{PART})|tonight)\b(?!-)", _part_of_day
    ),
    Rule(
        r"(?P<order>(?:this )?(?:last|past|next|coming)|this) "
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
        rf"(?P<count>{COUNT})[ -](?P<unit>{UNIT}) {WAY}",
        _counted,
    ),
    Rule(
        rf"the (?P<unit>{CALENDAR_UNIT}) "
        rf"(?P<way>before|after|earlier|later|previous){UP_TO_HERE}",
        _day_beside,
    ),
    Rule(
        r"(?:the )?same (?P<unit>month|quarter|period|time|week|day) "
        r"(?:(?:of |in )?(?:last|the last|the previous|the prior) year"
        r"|(?:a|one) year (?:ago|earlier|before))\b",
        _same_period,
    ),
    Rule(
        r"(?P<lead>the (?:entire|whole|full) |the (?:beginning|start|end|middle|rest"
        r"|close|turn) of the )(?P<unit>week|month|year|decade|century)\b",
        _running_period,
    ),
    Rule(r"that (?:same )?time\b|that (?:same )?date\b", _same_moment),
)
