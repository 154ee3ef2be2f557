"""What a page tells of itself in two ways that do not agree.

Titles are written anew for search engines, names are shortened, and days differ by
one where servers keep another time: that is no disagreement. What is left may make a
figure wrong, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any

from analysis.document import Problem
from analysis.sources.naming import shown

# Two titles of one story share at least this much of the shorter one's words.
SHARED_WORDS = 0.3
ONE_DAY = 1
WORD = re.compile(r"\w+")
LINKING = frozenset("a an the of in on at to for and or is as by with from".split())


def disagreements(
    titles: Mapping[str, str | None],
    authors: Mapping[str, tuple[str, ...]],
    outlets: Mapping[str, str | None],
    days: Mapping[str, date | None],
) -> Iterator[Problem]:
    """One problem each for title, authors, outlet and day told in two ways.

    What each way of telling says is given by the name of that way, the one that is
    used first.
    """
    names = {way: _other_than(outlets, people) for way, people in authors.items()}
    yield from _told("titles", titles, _same_title)
    yield from _told("authors", names, _same_people)
    yield from _told("outlets", outlets, _same_outlet)
    yield from _told("days of publication", days, _same_day)


def _told(
    what: str, said: Mapping[str, Any], agree: Callable[[Any, Any], bool]
) -> Iterator[Problem]:
    known = [(way, value) for way, value in said.items() if value]
    if all(agree(a, b) for (_, a), (_, b) in combinations(known, 2)):
        return
    listed = ", ".join(f"{_in_words(value)} ({way})" for way, value in known)
    yield Problem(
        "sources",
        "metadata_disagrees",
        f"The page tells of different {what}: {listed}. The first is used.",
    )


def _in_words(value: str | date | tuple[str, ...]) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return shown(value if isinstance(value, str) else " and ".join(value))


def _other_than(
    outlets: Mapping[str, str | None], people: tuple[str, ...]
) -> tuple[str, ...]:
    """Authors who are not the outlet itself, as pages without a byline name it."""
    houses = [name for name in outlets.values() if name]
    return tuple(p for p in people if not any(_same_outlet(p, h) for h in houses))


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.lower())) - LINKING


def _same_title(a: str, b: str) -> bool:
    one, other = _words(a), _words(b)
    fewer = min(len(one), len(other))
    return not fewer or len(one & other) >= SHARED_WORDS * fewer


def _same_people(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return bool(_words(" ".join(a)) & _words(" ".join(b)))


def _same_outlet(a: str, b: str) -> bool:
    """A shared word, one within the other, or the first letters of the other."""
    if _words(a) & _words(b):
        return True
    one, other = _letters(a), _letters(b)
    return one in other or other in one or _initials(a, other) or _initials(b, one)


def _initials(name: str, short: str) -> bool:
    return len(short) > 1 and short in "".join(w[0] for w in WORD.findall(name.lower()))


def _letters(name: str) -> str:
    return "".join(WORD.findall(name.lower())).removeprefix("the")


def _same_day(a: date, b: date) -> bool:
    return abs((a - b).days) <= ONE_DAY
