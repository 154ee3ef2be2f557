"""Words of time and the pattern fragments made of them.

Patterns are matched on text that is in lower case (ASCII letters only, so that
lengths stay) and has single blanks; see ``tidying``.
"""

from __future__ import annotations

import re

MONTH_NAMES = (
    "january february march april may june july "
    "august september october november december"
).split()
WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()

MONTHS = {name: n for n, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: n for name, n in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {name: n for n, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3]: n for name, n in WEEKDAYS.items()}
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}

# Months and weekdays that are common words or names too: they need company.
AMBIGUOUS_MONTHS = frozenset("march april may june august".split())

ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {word: n for n, word in enumerate(ONES, 1)}
NUMBERS |= {word: n * 10 for n, word in enumerate(TENS, 2)}
NUMBERS |= {"hundred": 100, "dozen": 12, "couple": 2}

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS_OF_DAY = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
}
# Days of the year whose date never moves.
FEASTS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "may day": (5, 1),
}

# unit of time -> (designator in an ISO duration, how many of it)
UNITS = {
    "second": ("S", 1),
    "minute": ("M", 1),
    "hour": ("H", 1),
    "day": ("D", 1),
    "weekend": ("WE", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
}
# Which way, and how far, a word leads from the day it is told from.
STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1}
STEPS |= {"next": 1, "coming": 1, "following": 1, "this": 0, "same": 0, "that": 0}
STEPS |= {"current": 0}
CLOCK_UNITS = frozenset({"second", "minute", "hour"})


def any_of(words: object) -> str:
    """A group that matches one of ``words``, longest first."""
    ordered = sorted(map(str, words), key=len, reverse=True)  # type: ignore[call-overload]
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"


def singular(unit: str) -> str:
    """``centuries`` -> ``century``, ``days`` -> ``day``."""
    return "century" if unit == "centuries" else unit.removesuffix("s")


MONTH = any_of(MONTHS)
WEEKDAY = any_of(WEEKDAYS)
FULL_WEEKDAY = any_of(WEEKDAY_NAMES)
SEASON = any_of(SEASONS)
PART = any_of(PARTS_OF_DAY)
NUMBER_WORD = rf"(?:{any_of(TENS)}(?:[- ]{any_of(ONES[:9])})?|{any_of(ONES)})"
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}|\d)?(?:\.\d{{1,2}})?|{NUMBER_WORD}(?: hundred)?"
    r"|(?:a )?hundred)"
)
VAGUE = (
    r"(?:several|many|a few|few|some|dozens of|hundreds of|thousands of"
    r"|a number of|numerous|countless|untold)"
)
COUNT = (
    rf"(?:half an?|{VAGUE}|an? couple(?: of)?|{NUMBER}(?:[- ]and[- ]a[- ]half)?|an?)"
)
CALENDAR_UNIT = "(?:day|week|fortnight|month|quarter|year|decade)"
UNIT = (
    "(?:centuries|century"
    "|(?:second|minute|hour|day|week|fortnight|month|year|decade)s?)"
)
# No figure, decimal, share or measure: "1,204.50", "2000%", "2008-seat".
YEAR_END = r"(?![\d%]|[.,:/]\d|-?[a-z])"
YEAR_DIGITS = r"(?:1[0-9]|20)\d\d"
YEAR4 = rf"{YEAR_DIGITS}{YEAR_END}"
YEAR = (
    rf"(?P<year>{YEAR4}|(?:last|next|this|the (?:previous|following|same|past)) year)"
)
ORDINAL_SUFFIX = "(?:st|nd|rd|th)"
OF_YEAR = rf"(?:,? (?:(?:of|in) )?{YEAR})?"
