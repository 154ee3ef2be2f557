"""What each article tells of each of its actors, as evidence of who is who."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.actors.lexicon import lexicon
from analysis.actors.tokens import fold
from analysis.corpus.naming import (
    PersonName,
    body_key,
    is_named,
    person_name,
    role_heads,
)

Tables = Mapping[str, pd.DataFrame]
PERSON = "PERSON"
# Actors named in more of the articles than this say nothing of who else is meant; in
# a small corpus, which is mostly about one thing, they do.
COMMON_SHARE = 0.01
COMMON_LEAST = 50
GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m"}
GENDERS |= {"she": "f", "her": "f", "hers": "f", "herself": "f"}
LONGEST_ACRONYM = 6


@dataclass(frozen=True, slots=True)
class Sighting:
    """One actor in one article.

    ``key`` is what the name is compared by, ``person`` its parts where it is a
    person's. ``heads`` are the words of the role, ``body`` the affiliation,
    ``company`` all persons and bodies that the article names and few others do,
    ``circle`` all whom it names, places too (one set each for all of an article);
    ``acronyms`` how the article shortens the name. ``gender`` is m, f or nothing.
    """

    article_id: str
    actor_id: int
    name: str
    type: str
    key: str
    person: PersonName | None
    role: str | None
    affiliation: str | None
    heads: frozenset[str]
    body: str | None
    gender: str
    company: frozenset[str]
    circle: frozenset[str]
    acronyms: frozenset[str]


def sightings_of(tables: Tables, order: Mapping[str, int]) -> list[Sighting]:
    """The actors with a name in every article, the earliest article first.

    ``order`` gives each article its place. Sources that an article keeps unnamed
    and those it only describes ("the company") are none.
    """
    named = _named(tables["entities"])
    named = named.assign(place=named["article_id"].map(order))
    named = named.sort_values(["place", "actor_id"], kind="stable")
    types = _types(named)
    words = _words_for(tables["mentions"])
    around = _Around(_company(named), _circles(named))
    return [
        _sighting(row, types[row.key], words, around)
        for row in named.astype(object).itertuples(index=False)
    ]


def sightings_called(
    tables: Tables, name: str, order: Mapping[str, int]
) -> list[Sighting]:
    """The sources without a name that articles describe by these words."""
    entities = tables["entities"]
    wanted = body_key(name)
    found = entities[entities["name"].map(body_key) == wanted]
    found = found.assign(key=wanted, place=found["article_id"].map(order))
    found = found.sort_values(["place", "actor_id"], kind="stable")
    nothing = _Words({}, {})
    around = _Around({}, {})
    rows = found.astype(object).itertuples(index=False)
    return [_sighting(row, row.type, nothing, around) for row in rows]


def _named(entities: pd.DataFrame) -> pd.DataFrame:
    open_ones = entities[~entities["is_anonymous"].fillna(False).astype(bool)]
    kept = open_ones[open_ones["name"].map(is_named).astype(bool)]
    return kept.assign(key=kept["name"].map(body_key))


def _types(named: pd.DataFrame) -> dict[str, str]:
    """The type of each name: what most articles take it for."""
    counts = named.groupby(["key", "type"], sort=True).size().reset_index(name="n")
    counts = counts.sort_values(["n", "type"], ascending=[False, True], kind="stable")
    most = counts.drop_duplicates("key")
    return dict(zip(most["key"], most["type"], strict=True))


@dataclass(frozen=True, slots=True)
class _Words:
    gender: Mapping[tuple[str, int], str]
    acronyms: Mapping[tuple[str, int], frozenset[str]]


def _words_for(mentions: pd.DataFrame) -> _Words:
    """What an actor's mentions tell: pronouns, and names in capitals."""
    genders: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    acronyms: dict[tuple[str, int], set[str]] = defaultdict(set)
    for at, text in _texts(mentions[mentions["kind"] == "pronoun"]):
        told = GENDERS.get(text.casefold())
        if told:
            genders[at][told] += 1
    named = mentions[mentions["kind"] == "name"]
    for at, text in _texts(named[named["text"].str.isupper()]):
        if _is_acronym(text):
            acronyms[at].add(body_key(text))
    return _Words(
        {key: told.most_common(1)[0][0] for key, told in genders.items()},
        {key: frozenset(found) for key, found in acronyms.items()},
    )


def _texts(mentions: pd.DataFrame) -> Iterator[tuple[tuple[str, int], str]]:
    """Article and actor of each mention, and its words."""
    # Lists, because rows of text columns are slow to go through one by one.
    columns = ("article_id", "actor_id", "text")
    ids, actors, texts = (mentions[name].tolist() for name in columns)
    yield from zip(zip(ids, actors, strict=True), texts, strict=True)


def _is_acronym(text: str) -> bool:
    letters = text.replace(".", "").replace("&", "")
    return letters.isalpha() and text.isupper() and 1 < len(letters) <= LONGEST_ACRONYM


@dataclass(frozen=True, slots=True)
class _Around:
    company: Mapping[str, frozenset[str]]
    circle: Mapping[str, frozenset[str]]


def _circles(named: pd.DataFrame) -> dict[str, frozenset[str]]:
    groups = named.groupby("article_id")["key"]
    return {key: frozenset(own) for key, own in groups}


def _company(named: pd.DataFrame) -> dict[str, frozenset[str]]:
    """The persons and bodies of each article that are not in every other one."""
    telling = named[named["type"].isin([PERSON, "ORG"])]
    articles = named["article_id"].nunique()
    often = telling.groupby("key")["article_id"].nunique()
    most = max(COMMON_LEAST, COMMON_SHARE * articles)
    rare = telling[telling["key"].map(often) <= most]
    return {key: frozenset(own) for key, own in rare.groupby("article_id")["key"]}


def _sighting(row: object, kind: str, words: _Words, around: _Around) -> Sighting:
    at = (row.article_id, row.actor_id)
    person = person_name(row.name) if kind == PERSON else None
    role = None if pd.isna(row.role) else str(row.role)
    body = None if pd.isna(row.affiliation) else body_key(row.affiliation)
    heads = _heads([role, row.name]) if kind == PERSON else frozenset()
    return Sighting(
        article_id=row.article_id,
        actor_id=int(row.actor_id),
        name=str(row.name),
        type=kind,
        key=row.key,
        person=person,
        role=role,
        affiliation=None if body is None else str(row.affiliation),
        heads=heads,
        body=body,
        gender=words.gender.get(at, "") or _given_gender(person),
        company=around.company.get(row.article_id, frozenset()),
        circle=around.circle.get(row.article_id, frozenset()),
        acronyms=words.acronyms.get(at, frozenset()) - {row.key},
    )


def _heads(texts: Iterable[str | None]) -> frozenset[str]:
    """Of the name only words that are titles ("Mayor Lee"), not the name itself."""
    role, name = texts
    found = role_heads(role) if role else frozenset()
    first = fold(name.split()[0]) if " " in name else ""
    return found | role_heads(first) if first else found


def _given_gender(person: PersonName | None) -> str:
    if person is None or not person.first:
        return ""
    return lexicon().given_names.get(person.first, "")
