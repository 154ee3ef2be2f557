"""The dateline in front of a story: place, day, outlet."""

from __future__ import annotations

import re

from analysis.document import Dateline, Span

DASH = r"(?:--+|[–—―]|-(?=\s))"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’\-]*"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]+"
_PLACE = (
    rf"{_WORD}(?:[ ,/]+(?:{_WORD}|of|the|de|la|el|al|on|upon|and|da|do|di|du|le))*\.?"
)
_OUTLET = r"\((?P<outlet>[^()\n]{2,40})\)"
_DAY = (
    r"(?P<day>(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? "
    r"\d{1,2}(?:, \d{4})?)"
)
# Place and outlet, place in capitals, or outlet alone; always closed by a dash, or
# by a colon behind a place in capitals.
WITH_OUTLET = re.compile(
    rf"(?P<place>{_PLACE})(?:, {_DAY})?,? {_OUTLET}(?:, {_DAY.replace('day', 'day2')})?"
    rf"\s*{DASH}\s*"
)
OUTLET_ALONE = re.compile(rf"{_OUTLET}\s*{DASH}\s*")
CAPITALS = re.compile(
    rf"(?P<place>{_CAPITALS}(?:(?: |, |/){_CAPITALS})*(?:(?:,| |, ){_PLACE})?)"
    rf"(?:, {_DAY})?(?:\s*{DASH}\s*|:\s+)(?=[A-ZÀ-ÖØ-Þ\"'“‘«(0-9])"
)
PLACE_DAY = re.compile(rf"(?P<place>{_PLACE}), {_DAY}\s*{DASH}\s*")
LONGEST = 90
# "A (B) — " begins no dateline: one capital word of a letter is a list mark.
MIN_CAPITALS = 3
# Labels in capitals that open a paragraph and are no places.
LABELS = frozenset(
    "UPDATE UPDATED BREAKING WATCH READ EXCLUSIVE ANALYSIS OPINION CORRECTION NOTE "
    "EDITOR VIDEO PHOTOS LIVE MORE RELATED COMMENT SPOILER WARNING BACKGROUND FACT "
    "QUESTION ANSWER COURT WITNESS SPEAKER HOST PROSECUTOR CLERK".split()
)


def find_dateline(text: str, paragraph: Span) -> Dateline | None:
    """The dateline that opens ``paragraph``, its dash included.

    >>> line = "OSLO (Wire) -- It rained."
    >>> find_dateline(line, Span(0, len(line))).place
    'OSLO'
    """
    head = text[paragraph.start : min(paragraph.end, paragraph.start + LONGEST)]
    for pattern in (WITH_OUTLET, OUTLET_ALONE, PLACE_DAY, CAPITALS):
        found = pattern.match(head)
        if found and _is_dateline(found, pattern is CAPITALS):
            return _dateline(found, paragraph.start)
    return None


def _is_dateline(found: re.Match[str], in_capitals: bool) -> bool:
    place = found.groupdict().get("place")
    if place is None:
        return True
    words = place.replace(",", " ").split()
    if len(words) > 7 or any(w.strip(".:") in LABELS for w in words):
        return False
    return not in_capitals or len(words[0].strip(".")) >= MIN_CAPITALS


def _dateline(found: re.Match[str], offset: int) -> Dateline:
    groups = found.groupdict()
    end = len(found[0].rstrip())
    place = groups.get("place")
    return Dateline(
        Span(offset, offset + end),
        place=place.strip(" ,") if place else None,
        outlet=groups.get("outlet"),
    )
