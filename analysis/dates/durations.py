"""Rules for lengths of time, what recurs, and vague times that need no calendar."""

from __future__ import annotations

import re

from analysis.dates.calendar_values import duration
from analysis.dates.counts import count_of
from analysis.dates.rule import Resolver, Rule
from analysis.dates.scene import Hit, Scene
from analysis.dates.vocabulary import COUNT, MONTH, NUMBER, SEASON, UNIT, singular

# "22 years old", "a 22-year-old", "years of age" tell an age.
AGE = re.compile(r"[- ]olds?\b|[- ]of[- ]age\b")
AGE_LEAD = re.compile(r"\b(?:aged?|turned|turning|turns) (?:of )?$")
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
# A figure, a plural or a count of times stands before a rate: "15 a year".
RATE_LEAD = re.compile(r"(?:\d|\bonce|\btwice|\btimes|\bmillion|\bbillion|[a-z]{3}s) $")
DAY_LEAD = re.compile(r"(?:\b(?:for|within|than|over|just|only|in|took|lasted)|\d|s) $")
DAY_TAIL = re.compile(r" (?:after|before)\b|-|[.,;]")


def _length(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "18 months", "the next four years", "60 to 90 days": one hit a figure."""
    start, end = match.span()
    unit, count = singular(match["unit"]), count_of(match["count"])
    if not _is_length(match, scene, unit):
        return []
    hits = []
    if match["least"]:
        least = duration(count_of(match["least"]), unit)
        hits.append(Hit(*match.span("least"), least, "DURATION"))
        start = match.start("count")
    is_rate = match["count"] in ("a", "an") and RATE_LEAD.search(scene.before(start))
    kind = "SET" if is_rate and not match["span"] else "DURATION"
    return [*hits, Hit(start, end, duration(count, unit), kind)]


def _is_length(match: re.Match[str], scene: Scene, unit: str) -> bool:
    start, end = match.span()
    if AGE.match(scene.low, end) or AGE_LEAD.search(scene.before(start)):
        return False
    words = match["count"]
    if unit == "second" or match["unit"] != unit:
        return match["unit"] != unit and words not in ("a", "an")
    if words in ("a", "an", "one") and unit in ("minute", "day"):
        return _is_plain_day(words, scene, start, end)
    is_single = words in ("a", "an", "one") or words.startswith("half")
    return is_single or match["hyphen"] == "-"


def _is_plain_day(words: str, scene: Scene, start: int, end: int) -> bool:
    """Reads "a day after", "for one day", "$9 a day", but not "one day we will"."""
    tail = DAY_TAIL.match(scene.low, end)
    is_idle = (
        tail
        and tail[0] in ",.;"
        and (words == "one" or "minute" in scene.before(end, 6))
    )
    if tail and not is_idle:
        return True
    return bool(DAY_LEAD.search(scene.before(start)))


def _length_to_now(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the past decade", "over the last year": as long as that, up to now."""
    start, end = match.span("span")
    return [Hit(start, end, duration("1", match["unit"]), "DURATION")]


def _vague_length(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "for years", "recent weeks", "decades"."""
    if AGE.match(scene.low, match.end()):
        return []
    start, end = match.span("span")
    return [Hit(start, end, duration("X", singular(match["unit"])), "DURATION")]


def _long(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "year-long" is one year, "decades-long" many."""
    count = "X" if match["plural"] else "1"
    value = duration(count, singular(match["unit"]))
    return [Hit(*match.span(), value, "DURATION")]


def _rate(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "daily", "every year"; a capital inside a sentence is a paper's name."""
    start, end = match.span()
    if match["rate"]:
        is_name = scene.is_capital(start) and scene.is_capital(end + 1)
        return [] if is_name else [Hit(start, end, RATES[match["rate"]], "SET")]
    count = "2" if match["count"] == "other" else count_of(match["count"] or "a")
    return [Hit(start, end, duration(count, singular(match["unit"])), "SET")]


def _vague(value: str) -> Resolver:
    def resolve(match: re.Match[str], scene: Scene) -> list[Hit]:
        # "the now-cancelled deal", "a soon-to-be father"
        if scene.low[match.end() : match.end() + 1] == "-":
            return []
        return [Hit(*match.span(), value)]

    return resolve


LONG_UNITS = r"(?P<unit>(?:day|week|month|year|decade)s|centuries)\b"
PLURAL_UNITS = (
    r"(?P<span>(?P<unit>"
    r"(?:second|minute|hour|day|week|month|year|decade)s|centuries))\b"
)
ONE_UNIT = r"(?P<unit>hour|day|week|month|year|decade|century)"
NOT_A_PERIOD = rf"(?! (?:{COUNT} )?(?:{UNIT}|weekend|quarter|{SEASON}|{MONTH})\b)"

RULES = (
    Rule(
        r"(?P<span>(?:the )?(?:next|last|past|previous|first|coming|following|final) )?"
        rf"(?:(?P<least>{NUMBER})(?:[- ]{UNIT})?(?: to | or | and |[-–])(?=[\da-z]))?"
        rf"(?P<count>{COUNT})(?P<hyphen>[ -])(?P<unit>{UNIT})\b",
        _length,
    ),
    Rule(
        rf"(?P<span>(?:the|this) past {ONE_UNIT})\b",
        _length_to_now,
    ),
    Rule(
        r"(?:over|during|within|throughout|in|for) "
        rf"(?P<span>the (?:last|next) {ONE_UNIT})\b(?! of)",
        _length_to_now,
    ),
    Rule(
        r"(?P<span>(?:the )?(?:recent|past|last|next|coming|previous|following)"
        rf"(?: (?:several|many|few|couple of))? {LONG_UNITS})",
        _vague_length,
    ),
    Rule(
        r"(?:for|(?:over|through) the|after|in|within|of|takes?|took|spent|lasted) "
        + PLURAL_UNITS,
        _vague_length,
    ),
    Rule(r"(?P<span>(?P<unit>decades|centuries))\b(?!-?long)", _vague_length),
    Rule(r"(?P<unit>year|month|week|day|hour|decade)(?P<plural>s)?-?long\b", _long),
    Rule(
        rf"(?P<rate>{'|'.join(RATES)})\b"
        rf"|(?:every|each|per) (?:(?P<count>{NUMBER}|other|few) )?"
        rf"(?P<unit>{UNIT})\b(?<!second)",
        _rate,
    ),
    Rule(
        r"(?:right now|now|nowadays|currently|presently|at present|at the moment"
        r"|these days)\b",
        _vague("PRESENT_REF"),
    ),
    Rule(r"(?<!most )recent(?:ly)?\b", _vague("PAST_REF")),
    Rule(rf"the past\b{NOT_A_PERIOD}", _vague("PAST_REF")),
    Rule(
        r"the (?:near |foreseeable |not too distant )?future\b(?! of)|(?:very )?soon\b",
        _vague("FUTURE_REF"),
    ),
)
