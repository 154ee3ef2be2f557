"""Rules for lengths of time, what recurs, and vague times that need no calendar."""

from __future__ import annotations

import re

from analysis.dates.calendar_values import duration
from analysis.dates.counts import count_of
from analysis.dates.rule import Rule
from analysis.dates.scene import Hit, Scene
from analysis.dates.vocabulary import COUNT, NUMBER, UNIT, singular

# "22 years old", "a 22-year-old", "years of age" tell an age.
AGE = re.compile(r"[- ]olds?\b|[- ]of[- ]age\b")
RATES = {
    "daily": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
}
PRESENT = r"now|nowadays|currently|presently|at present|at the moment|these days|right now|today"


def _length(match: re.Match[str], scene: Scene) -> list[Hit]:
    """ "18 months", "the next four years", "a 12-hour flight"."""
    start, end = match.span()
    unit, count = singular(match["unit"]), count_of(match["count"])
    if not _is_length(match, scene, unit):
        return []
    hits = []
    if match["least"]:
        hits.append(
            Hit(
                *match.span("least"),
                duration(count_of(match["least"]), unit),
                "DURATION",
            )
        )
        start = match.start("count")
    is_rate = match["count"] in ("a", "an") and _is_rate(scene, start)
    kind = "SET" if is_rate else "DURATION"
    return [*hits, Hit(start, end, duration(count, unit), kind)]


def _is_length(match: re.Match[str], scene: Scene, unit: str) -> bool:
    end = match.end()
    if AGE.match(scene.low, end) or re.search(r"\baged $", scene.before(match.start())):
        return False
    words, plural = match["count"], match["unit"] != unit
    if unit == "second":
        return plural
    if words in ("a", "an", "one") and unit in ("minute", "day"):
        return _is_plain_day(words, scene, match.start(), end)
    return (
        plural
        or words in ("a", "an", "one")
        or match["hyphen"] == "-"
        or "half" in words
    )


def _is_plain_day(words: str, scene: Scene, start: int, end: int) -> bool:
    """ "a day after", "for one day", "$9 a day", but not "one day we will"."""
    after = scene.low[end : end + 8]
    if re.match(r" (?:after|before|of|in)\b|-|[.,;]", after):
        return words != "one" or not after.startswith((",", " of"))
    lead = scene.before(start)
    return bool(re.search(r"(?:\b(?:for|within|than|over|just|only)|\d|s) $", lead))


def _is_rate(scene: Scene, start: int) -> bool:
    """ "15 a year", "twice a week": a figure or a plural stands before it."""
    return bool(
        re.search(r"(?:\d|\bonce|\btwice|\btimes|[a-z]{3}s) $", scene.before(start))
    )


def _vague_length(match: re.Match[str], scene: Scene) -> list[Hit]:
    """ "for years", "recent weeks", "decades"."""
    return [Hit(*match.span(), duration("X", singular(match["unit"])), "DURATION")]


def _long(match: re.Match[str], scene: Scene) -> list[Hit]:
    return [Hit(*match.span(), duration("1", match["unit"]), "DURATION")]


def _rate(match: re.Match[str], scene: Scene) -> list[Hit]:
    """ "daily", "every year"; a capital inside a sentence is a paper's name."""
    start, end = match.span()
    if scene.is_capital(start) and scene.is_capital(end + 1):
        return []
    if match["rate"]:
        return [Hit(start, end, RATES[match["rate"]], "SET")]
    count = count_of(match["count"] or "a")
    if match["count"] == "other":
        count = "2"
    return [Hit(start, end, duration(count, singular(match["unit"])), "SET")]


def _vague(value: str):  # noqa: ANN202 - a resolver
    def resolve(match: re.Match[str], scene: Scene) -> list[Hit]:
        if scene.low[match.end() : match.end() + 1] == "-":
            return []
        return [Hit(*match.span(), value)]

    return resolve


RULES = (
    Rule(
        r"(?:(?:the )?(?:next|last|past|previous|first|coming|following|final) )?"
        rf"(?:(?P<least>{NUMBER})(?:[- ](?:{UNIT}))?(?: to | or | and |[-–])(?=[\da-z]))?"
        rf"(?P<count>{COUNT})(?P<hyphen>[ -])(?P<unit>{UNIT})\b",
        _length,
    ),
    Rule(
        r"(?:(?:the|over the|for|in|within|after|of|through the) )?(?:recent|past|last|next|coming|previous|following|few|several|many) "
        rf"(?P<unit>(?:day|week|month|year|decade)s|centuries)\b",
        _vague_length,
    ),
    Rule(
        r"(?:for|over the|after|in|within|of|took|takes|take|spent|lasted|last) (?P<unit>(?:second|minute|hour|day|week|month|year|decade)s|centuries)\b(?! old)",
        _vague_length,
    ),
    Rule(r"(?P<unit>decade)s\b", _vague_length),
    Rule(r"(?P<unit>year|month|week|day|hour|decade)-?long\b", _long),
    Rule(
        rf"(?P<rate>daily|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|hourly)\b|(?:every|each|per) (?:(?P<count>{NUMBER}|other|few) )?(?P<unit>{UNIT})\b",
        _rate,
    ),
    Rule(rf"(?:{PRESENT})\b", _vague("PRESENT_REF")),
    Rule(r"(?:current|ongoing)\b(?= [a-z])", _vague("PRESENT_REF")),
    Rule(r"recent(?:ly)?\b", _vague("PAST_REF")),
    Rule(r"(?:in )?the past\b(?! [a-z]+(?:s|st)\b)", _vague("PAST_REF")),
    Rule(
        r"(?:in )?the (?:near |foreseeable |not too distant )?future\b(?! of)|(?:very )?soon\b",
        _vague("FUTURE_REF"),
    ),
)
