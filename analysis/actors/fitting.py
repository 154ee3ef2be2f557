"""Whether a description may mean somebody of whom the article gives roles.

"The Ohio senator" is surely the one from Ohio, is not the one from Utah, and may be
one of whom no state is told.
"""

from __future__ import annotations

import re
from enum import IntEnum

from analysis.actors.drafts import Draft, Nominal, Role
from analysis.actors.lexicon import lexicon
from analysis.actors.tokens import Words

# Short forms in front of a name, and other words for the same office.
OFFICE = {
    "sen": "senator",
    "sens": "senator",
    "rep": "representative",
    "reps": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "govs": "governor",
    "gen": "general",
    "amb": "ambassador",
    "pres": "president",
}
PARTIES = {
    "democratic": "democrat",
    "democrat": "democrat",
    "republican": "republican",
    "gop": "republican",
    "conservative": "conservative",
    "tory": "conservative",
    "liberal": "liberal",
    "labour": "labour",
}
# Who holds the office with such a word does not hold the one without it.
DEPUTIES = frozenset("deputy vice assistant associate running".split())
# Words that praise or blame and tell no office from another.
SOFT = frozenset(
    "longtime long-time longstanding long-serving veteran embattled staunch prominent "
    "influential popular leading outgoing incumbent billionaire wealthy older younger "
    "young elderly seasoned experienced beleaguered besieged disgraced".split()
)
YEAR = re.compile(r"(?:18|19|20)\d\d$")


def behind_party(words: Words, at: int) -> int:
    """Where ", Republican of Iowa," ends that begins at ``at``; ``at`` if none does."""
    tokens = words.tokens
    if at + 2 >= len(tokens) or tokens[at].lower not in PARTIES:
        return at
    is_told = tokens[at].before[:1] == "," and tokens[at + 1].lower in ("of", "from")
    end = at + 2
    while is_told and end < len(tokens) and words.adjoins(end):
        if not tokens[end].is_capital:
            break
        end += 1
    return end if is_told and end > at + 2 else at


class Fit(IntEnum):
    """How well a description goes with what the article says of somebody."""

    NO = 0
    OPEN = 1
    SURE = 2


def office(head: str) -> str:
    """The word that stands for an office, however it is written.

    >>> office("gov"), office("mayor")
    ('governor', 'mayor')
    """
    return OFFICE.get(head, head)


def regions_in(words: Words, first: int, last: int) -> frozenset[str]:
    """States and provinces that tokens [first, last) name, by their full names."""
    table, found, at = lexicon().states, set(), first
    while at < last:
        one = words.tokens[at].lower
        two = f"{one} {words.tokens[at + 1].lower}" if at + 1 < last else ""
        name = two if two in table else one
        if name in table and words.tokens[at].is_capital:
            found.add(name)
        at += 2 if two in table else 1
    return frozenset(found)


def regions_of(words: Words, nominal: Nominal) -> frozenset[str]:
    """States that a description names: "the Ohio senator", "the senator from Ohio"."""
    front = regions_in(words, nominal.first, nominal.head_at)
    at, tokens = nominal.head_at + 1, words.tokens
    if at + 1 < len(tokens) and words.adjoins(at) and tokens[at].lower == "from":
        return front | regions_in(words, at + 1, min(at + 3, len(tokens)))
    return front


def fit(words: Words, nominal: Nominal, draft: Draft, heads: frozenset[str]) -> Fit:
    """How well ``nominal`` goes with a draft that has a role with one of ``heads``."""
    if not any(_holds(role, nominal, heads) for role in draft.roles):
        return Fit.NO
    if is_contrary(words, nominal, draft):
        return Fit.NO
    known = frozenset().union(*(role.words for role in draft.roles)) | draft.known
    left = nominal.words - known - PARTIES.keys()
    if left & lexicon().modifiers - SOFT:
        return Fit.NO
    is_sure = (
        regions_of(words, nominal) <= draft.regions
        and parties(nominal.words) <= parties(known)
        and (nominal.country is None or nominal.country in _countries(draft))
    )
    return Fit.SURE if is_sure else Fit.OPEN


def _holds(role: Role, nominal: Nominal, heads: frozenset[str]) -> bool:
    """Whether it is the office meant: no deputy's, and not of another year."""
    if office(role.head) not in heads:
        return False
    return not any(
        word in DEPUTIES or YEAR.match(word) for word in role.words - nominal.words
    )


def is_contrary(words: Words, nominal: Nominal, draft: Draft) -> bool:
    """Whether state, party, country or sex speaks against it."""
    regions = regions_of(words, nominal)
    if regions and draft.regions and not regions & draft.regions:
        return True
    known = frozenset().union(*(role.words for role in draft.roles)) | draft.known
    mine, theirs = parties(nominal.words | {nominal.head}), parties(known)
    if mine and theirs and not mine & theirs:
        return True
    countries = _countries(draft)
    if nominal.country and countries and nominal.country not in countries:
        return True
    sex = lexicon().gendered.get(nominal.head, "")
    return bool(sex and draft.gender() and sex != draft.gender())


def parties(words: frozenset[str]) -> frozenset[str]:
    """The parties that words tell of, each by one name."""
    return frozenset(PARTIES[word] for word in words if word in PARTIES)


def _countries(draft: Draft) -> frozenset[str]:
    every = {role.country for role in draft.roles} | {draft.country}
    return frozenset(filter(None, every))
