"""What a name is compared by from one article to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.actors.lexicon import OWNERS, STARTING, lexicon, place_key, places
from analysis.actors.tokens import fold

# Words of a role that many people share and that say nothing of who they are.
WEAK_HEADS = frozenset(
    "man woman person boy girl kid child mum mom dad mother father parent son daughter "
    "brother sister wife husband friend neighbour neighbor resident member colleague "
    "citizen villager guy figure star source witness fellow adult teen teenager".split()
)
LEGAL_FORMS = frozenset("ltd limited inc plc llc llp corp gmbh ag sa nv spa co".split())
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december".split()
)
WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name without titles: given names and surname, folded.

    ``given`` is empty where one word stands alone, which may be either.
    """

    given: tuple[str, ...]
    last: str

    @property
    def first(self) -> str:
        """The first given name, or nothing."""
        return self.given[0] if self.given else ""


@lru_cache(maxsize=50_000)
def person_name(name: str) -> PersonName | None:
    """The parts of a person's name; ``None`` where nothing is left of it.

    >>> person_name("Dame Ann M. Lee")
    PersonName(given=('ann', 'm'), last='lee')
    """
    lex = lexicon()
    words = [fold(word).removesuffix("'s").rstrip(".") for word in WORD.findall(name)]
    while len(words) > 1 and _is_title(words[0]):
        words = words[1:]
    while len(words) > 1 and words[-1] in lex.suffixes:
        words = words[:-1]
    # "Ben", "Al" and "Van" are given names too where they stand first.
    kept = words[:1] if words and words[0] in lex.given_names else []
    rest = [word for word in words[len(kept) :] if word not in lex.particles]
    core = [*kept, *rest] or words
    core = [w[0] if w[1:2] == "." else w for w in core]  # "J.R." is J.
    return PersonName(tuple(core[:-1]), core[-1]) if core else None


def _is_title(word: str) -> bool:
    """Whether a name's first word is no part of it ("Dame", "Mayor", not "Dean")."""
    lex = lexicon()
    if word in lex.honorifics or word in lex.ranks:
        return True
    return word in lex.person and word not in lex.given_names


@lru_cache(maxsize=50_000)
def body_key(name: str) -> str:
    """What two names of one body or place share; a country under its one name.

    >>> body_key("the Growers’ Association, Ltd."), body_key("the U.S.")
    ('growers association', 'united states')
    """
    words = [fold(word).rstrip(".") for word in WORD.findall(name)]
    while len(words) > 1 and (words[0] in STARTING or words[0] in OWNERS):
        words = words[1:]
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words = words[:-1]
    key = " ".join(words).removesuffix("'s").removesuffix("'")
    country = places().names.get(place_key(key))
    return fold(country) if country else key


@lru_cache(maxsize=50_000)
def is_named(name: str) -> bool:
    """Whether a name is one, and no description ("the company", "their union").

    Descriptions mean another body in every article.
    """
    words = WORD.findall(name)
    if words and fold(words[0]) in STARTING | OWNERS:
        words = words[1:]
    # "May" may be a name, and so may "the Tuesday Club"; "a vote on Tuesday" is none.
    return any(
        word[:1].isupper() and (not at or fold(word).rstrip(".") not in CALENDAR)
        for at, word in enumerate(words)
    )


@lru_cache(maxsize=50_000)
def role_heads(role: str) -> frozenset[str]:
    """The words of a role that say what somebody is, with what means the same.

    >>> sorted(role_heads("former harbour master"))
    ['captain', 'harbourmaster', 'master']
    """
    lex, found = lexicon(), set()
    for word in WORD.findall(role):
        folded = fold(word).removesuffix("'s").rstrip(".")
        head = lex.head_kind(folded)
        if head is not None and head[0] == "person":
            found.add(head[1])
        elif folded in lex.ranks:
            found.add(folded)
    found -= WEAK_HEADS
    same = (lex.synonyms.get(head, frozenset()) for head in found)
    return frozenset(found.union(*same))


def is_short_form(one: str, other: str) -> bool:
    """Whether one given name may stand for the other: an initial or a nickname."""
    if one == other or (1 in (len(one), len(other)) and one[:1] == other[:1]):
        return True
    known = lexicon().nicknames
    return other in known.get(one, ()) or one in known.get(other, ())
