"""Rules for years and their parts and bundles: quarters, seasons, decades."""

from __future__ import annotations

import re

from analysis.dates.choosing import (
    choose_season,
    is_absolute,
    resolve_year,
    tense_until,
)
from analysis.dates.rule import Rule
from analysis.dates.scene import Hit, Scene
from analysis.dates.vocabulary import (
    OF_YEAR,
    ORDINAL_SUFFIX,
    ORDINALS,
    SEASON,
    SEASONS,
    TENS,
    YEAR4,
    YEAR_DIGITS,
    any_of,
)

YEAR_LEADS = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|through|during|early|late|mid|of|before"
    r"|after|for|between|and|or|the|throughout|circa|year|around|than|as|on|summer"
    r"|winter|spring|autumn|fall|back|fiscal|his|her|its|their|our|an?|began|started"
    r"|opened|ended|entered|born|died)|'s|\b[bcdm]\.|[(,\[]|[-–—]) ?-?$"
)
SURE_YEAR_LEADS = re.compile(
    r"\b(?:in|since|during|until|till|throughout|circa|early|late|mid|the)[ -]$"
)
OLD_YEAR_LEADS = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|to|between|and|circa|year|of|the|born|died"
    r"|c\.|b\.|d\.) |\()$"
)
# "of 2000 homes", "about 1900 people": a round number before a plural.
COUNTED = re.compile(r" [a-z]{3,}s\b")
DECADES = [word.removesuffix("y") + "ies" for word in TENS]
MEASURED = re.compile(
    r"[ -](?:people|men|women|children|jobs|of the|percent|per|km|kilomet\w+"
    r"|met(?:re|er)s?|miles?|kg|tons?|tonnes?|feet|foot|yards?|pounds?|pages?|words?|seats?|strong)\b"
)
# Names whose number is no year.
NUMBERED = frozenset(
    "Windows Office Area Room Flight Route Highway Model Boeing".split()
)
NAME_END = re.compile(
    r"$|[.,;:!?)\"]| (?:and|in|on|at|with|as|for|to|by|is|was|will)\b"
)


def _year(match: re.Match[str], scene: Scene) -> list[Hit]:
    """A bare year, where what is around it makes it one."""
    start, end = match.span()
    lead, tail = scene.before(start), scene.low[end : end + 16]
    if int(match[0]) < 1900 and not OLD_YEAR_LEADS.search(lead):
        return []
    is_led = YEAR_LEADS.search(lead) or start == 0
    if not (is_led or _is_prenominal(scene, end) or _ends_name(match, scene)):
        return []
    is_round = match[0].endswith("0") and COUNTED.match(tail)
    if (is_round or MEASURED.match(tail)) and not SURE_YEAR_LEADS.search(lead):
        return []
    return [Hit(start, end, match[0])]


def _ends_name(match: re.Match[str], scene: Scene) -> bool:
    """Holds for "at the Games Fair 2014": a name, a year of our days, an end."""
    today = scene.publication
    name = re.search(
        r"([A-Z][\w.]+) $", scene.text[max(0, match.start() - 24) : match.start()]
    )
    if name is None or today is None or abs(int(match[0]) - today.year) > 15:
        return False
    return name[1] not in NUMBERED and bool(NAME_END.match(scene.low, match.end()))


def _is_prenominal(scene: Scene, end: int) -> bool:
    return scene.low[end : end + 1] == " " and scene.is_capital(end + 1)


def _year_range(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "2009-2011", "1994-96": two years."""
    group = "second" if match["second"] else "short"
    first, second = match["first"], match[group]
    last = int(first[: 4 - len(second)] + second)
    if not int(first) < last <= int(first) + 120:
        return []
    return [
        Hit(*match.span("first"), first),
        Hit(*match.span(group), f"{last:04d}"),
    ]


def _quarter(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the first quarter of 2009", "Q3", "third-quarter results"."""
    number = ORDINALS.get(match["ordinal"] or "") or int(match["figure"] or 0)
    year = resolve_year(match["year"], scene)
    if match["year"] and year is None:
        return []
    if re.match(r" of (?:the )?(?:game|match|season|an?)\b", scene.after(match.end())):
        return []
    if year is None:
        year = _year_of_quarter(number, scene, match.span())
    if year is None:
        return []
    return [
        Hit(
            *match.span(),
            f"{year:04d}-Q{number}",
            "DATE",
            not is_absolute(match["year"]),
        )
    ]


def _year_of_quarter(number: int, scene: Scene, span: tuple[int, int]) -> int | None:
    today = scene.publication
    if today is None:
        return None
    # Up to half a year after its end, a quarter that was is the last of its number.
    is_ahead = number > (today.month + 2) // 3
    if is_ahead and today.month <= 6 and scene.tense(*span) == "past":
        return today.year - 1
    return today.year


def _half(match: re.Match[str], scene: Scene) -> list[Hit]:
    year = resolve_year(match["year"], scene)
    if year is None:
        return []
    half = 1 if match["ordinal"] == "first" else 2
    value = f"{year:04d}-H{half}"
    return [Hit(*match.span(), value, "DATE", not is_absolute(match["year"]))]


def _season(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the summer of 2010", "this spring", "in the spring"."""
    start, end = match.span()
    season = SEASONS[match["season"]]
    year = resolve_year(match["year"], scene)
    if match["year"]:
        relative = not is_absolute(match["year"])
        value = f"{year:04d}-{season}" if year is not None else None
        return [Hit(start, end, value, "DATE", relative)] if value else []
    if not re.search(
        r"\b(?:in|during|by|until|since|early|late|through) (?:the )?$",
        scene.before(start),
    ):
        return []
    if match["season"] == "fall" and re.match(
        r" (?:of|in|from)\b", scene.low[end : end + 6]
    ):
        return []
    if scene.is_capital(start):
        return []
    chosen = choose_season(season, scene, tense_until(scene, start, end))
    return [Hit(start, end, chosen, "DATE", True)] if chosen else []


def _decade(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the 1990s" and "the '90s" are 199X; "in his 30s" is an age."""
    digits = match["decade"]
    if len(digits) == 2:
        lead = scene.before(match.start())
        if not re.search(
            r"(?:\bthe (?:early |late |mid-)?|\d0s (?:and|or) |mid-)$", lead
        ):
            return []
        if re.search(
            r"\b(?:highs|lows|temperatures?|teens)\b", scene.before(match.start(), 60)
        ):
            return []
        digits = ("20" if digits < "20" else "19") + digits
    return [Hit(*match.span(), f"{digits[:3]}X")]


def _named_decade(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "the sixties"; "in his sixties" is an age."""
    tens = TENS.index(match["tens"].replace("ies", "y")) + 2
    return [Hit(*match.span(), f"19{tens}X")]


def _century(match: re.Match[str], scene: Scene) -> list[Hit]:
    number = int(match["number"])
    return [Hit(*match.span(), f"{number - 1:02d}XX")] if 1 <= number <= 30 else []


RULES = (
    Rule(
        rf"(?P<first>{YEAR_DIGITS})"
        rf"(?:[-–/](?P<short>\d\d)| ?[-–/] ?(?P<second>{YEAR4}))(?![\w%-]|[.,:/]\d)",
        _year_range,
    ),
    Rule(YEAR4, _year),
    Rule(
        rf"(?:the )?(?:(?P<ordinal>{any_of(ORDINALS)})[ -]quarter|q(?P<figure>[1-4]))"
        rf"\b{OF_YEAR}",
        _quarter,
    ),
    Rule(rf"the (?P<ordinal>first|second|latter) half{OF_YEAR}", _half),
    Rule(rf"(?:the )?(?P<season>{SEASON})\b{OF_YEAR}", _season),
    Rule(r"(?:the )?'?(?P<decade>(?:1[0-9]|20)\d0|[1-9]0)'?s\b", _decade),
    Rule(rf"the (?:early |late )?(?P<tens>{any_of(DECADES)})\b", _named_decade),
    Rule(rf"(?:the )?(?P<number>\d\d?){ORDINAL_SUFFIX}[ -]century\b", _century),
)
