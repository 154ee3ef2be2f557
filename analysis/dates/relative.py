"""Rules for dates told from another day: "Thursday", "last week", "two days later"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from analysis.dates.calendar_values import first_day, grain, move, period
from analysis.dates.choosing import choose_weekday, reference_day, told_period
from analysis.dates.counts import count_of
from analysis.dates.rule import Rule
from analysis.dates.scene import Hit, Scene
from analysis.dates.vocabulary import (
    CALENDAR_UNIT,
    CLOCK_UNITS,
    COUNT,
    FULL_WEEKDAY,
    PART,
    PARTS_OF_DAY,
    STEPS,
    UNIT,
    WEEKDAYS,
    any_of,
    singular,
)

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
# Told from the day that the text told last, not from the day of publication.
FROM_TOLD = frozenset("following previous".split())
FROM_NOW = frozenset(("ago", "from now", "hence"))
BACK = frozenset(("ago", "earlier", "previously", "before that", "before", "previous"))
PART_STEPS = {"before": -1, "previous": -1, "same": 0, "next": 1, "following": 1}
PART_STEPS |= {"after": 1}
# "The same evening he left" is that of his leaving.
CLAUSE = re.compile(r" (?:as|that|it|he|she|they|we|i|when)\b")
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
    tense = scene.tense(start, end)
    if is_possessive:
        tense = "past" if SEEN_LEAD.search(scene.before(start)) else None
    relative = True
    if not order:
        told = scene.memory.weekdays.get(weekday)
        day = choose_weekday(weekday, today, tense, told)
    elif order[-1] == "this":
        day = today + timedelta(days=weekday - today.weekday())
    else:
        base = today
        if order[-1] in FROM_TOLD or order == ["the", "next"]:
            told_day, told_relative = reference_day(scene, "day", match.span())
            base, relative = told_day or today, told_relative or told_day is None
        day = _strictly(weekday, base, STEPS[order[-1]])
    if not order and not is_possessive:
        scene.memory.weekdays[weekday] = day.isoformat()
    return [Hit(start, end, *_with_part(day, match["part"]), relative)]


def _weekday_beside(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the Friday before", seen from the day told last."""
    base, relative = reference_day(scene, "day", match.span())
    if base is None or not _is_plain_weekday(match, scene):
        return []
    step = -1 if match["way"] == "before" else 1
    day = _strictly(WEEKDAYS[match["weekday"]], base, step)
    return [Hit(*match.span(), day.isoformat(), "DATE", relative)]


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
        base, relative = reference_day(scene, "day", match.span())
    else:
        base, relative = scene.publication, True
    day = move(base, -1 if which == "last" else 0, "day") if base else None
    if day is None:
        return []
    return [Hit(*match.span(), *_with_part(day, part), relative)]


def _part_beside(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the next morning", "the night before", "the same evening"."""
    which, span = match["which"], match.span()
    if which == "same" and CLAUSE.match(scene.low, match.end()):
        return []
    found = told_period(scene, span, PART_STEPS[which], "day")
    if found is None:
        return []
    value = found[0] + PARTS_OF_DAY[match["part"]]
    return [Hit(*span, value, "TIME", found[1])]


def _next_day(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "Next day he wrote", "the very next day"; not "next day delivery"."""
    start, end = match.span()
    is_first = start == scene.bounds(start)[0]
    if not (match["very"] or is_first or scene.low[end : end + 1] in (".", ",")):
        return []
    found = told_period(scene, (start, end), 1, "day")
    return [Hit(start, end, found[0], "DATE", found[1])] if found else []


def _counted(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "two years ago", "a fortnight ago", "three days later"."""
    start, end = match.span()
    unit = singular(match["unit"])
    count = count_of(match["count"])
    back = match["way"] in BACK
    if unit in CLOCK_UNITS:
        return []
    if count == "X":
        return [Hit(start, end, "PAST_REF" if back else "FUTURE_REF")]
    number = float(count)
    if number != int(number):
        number, unit = number * 12, "month"
    steps = int(-number if back else number)
    if match["way"] not in FROM_NOW:
        found = told_period(scene, (start, end), steps, unit)
        return [Hit(start, end, found[0], "DATE", found[1])] if found else []
    moved = move(scene.publication, steps, unit) if scene.publication else None
    return [Hit(start, end, period(moved, unit), "DATE", True)] if moved else []


def _day_beside(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the day before", "the year after", where no event is named behind it."""
    step = -1 if match["way"] in BACK else 1
    found = told_period(scene, match.span(), step, match["unit"])
    return [Hit(*match.span(), found[0], "DATE", found[1])] if found else []


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


def _same_moment(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "by that time", "that day": what was told last."""
    told = scene.memory.reference
    if told is None:
        return []
    return [Hit(*match.span(), told.value, told.type, told.is_relative)]


# Of "Thursday's debate" a verb in front may say that it has been.
SEEN_LEAD = re.compile(r"\b(?:won|lost|skipped|missed|attended|watched|held) $")
ORDER = (
    r"(?P<order>(?:this )?(?:last|past|next|coming)|this"
    r"|the (?:past|following|previous|next|coming))"
)
# No event behind: "the day after the vote" is told from the vote.
UP_TO_HERE = (
    r"(?=[.,;:!?)'\"\u201d\u2014-]|$"
    r"| (?:and|but|when|as|in|at|on|to|by|from|he|she|they|it)\b)"
)
WAY = (
    r"(?P<way>ago|earlier|later|previously|hence|from now|before that|after that"
    r"|afterwards?|before(?=[.,;]|$))(?! than)\b"
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
    Rule(rf"(?P<count>{COUNT})[ -](?P<unit>{UNIT}) {WAY}", _counted),
    Rule(
        rf"the (?P<unit>{CALENDAR_UNIT}) "
        rf"(?P<way>before|after|earlier|later|previous){UP_TO_HERE}",
        _day_beside,
    ),
    Rule(
        rf"the (?P<weekday>{FULL_WEEKDAY}) (?P<way>before|after){UP_TO_HERE}",
        _weekday_beside,
    ),
    Rule(
        rf"the (?P<which>next|following|previous|same) (?P<part>{PART})\b(?!-|s)",
        _part_beside,
    ),
    Rule(
        rf"the (?P<part>{PART}) (?P<which>before|after){UP_TO_HERE}",
        _part_beside,
    ),
    Rule(r"(?P<very>the very )?next day\b(?!-)", _next_day),
    Rule(
        r"(?:the )?same (?P<unit>month|quarter|period|time|week|day) "
        r"(?:(?:of |in )?(?:last|the last|the previous|the prior) year"
        r"|(?:a|one) year (?:ago|earlier|before))\b",
        _same_period,
    ),
    Rule(r"that (?:same )?time\b|that (?:same )?date\b", _same_moment),
)
