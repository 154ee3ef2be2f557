"""Actors across articles: the same person in many articles is one actor.

>>> found = link_actors(corpus.tables, corrections)  # doctest: +SKIP
>>> found.actors  # one row an actor across articles  # doctest: +SKIP
>>> found.links  # which actor of which article it is  # doctest: +SKIP
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest

import pandas as pd

from analysis.actors.tokens import fold
from analysis.corpus.cast_file import CastCorrection
from analysis.corpus.casting import Applied, Cast, apply
from analysis.corpus.linking import BY_NAME, Group, link
from analysis.corpus.review import review_of
from analysis.corpus.sightings import Tables, sightings_of
from analysis.schema import frame, validate

BETWEEN = "; "
MOST_ROLES = 6
LONGEST_ROLE = 80
NO_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ActorsAcross:
    """The actors of a corpus, where they come up, and what became of corrections.

    ``actors`` and ``links`` are the tables ``actors`` and ``actor_links``;
    ``review`` lists what an analyst should look at, the doubtful first; ``applied``
    tells of each correction what became of it.
    """

    actors: pd.DataFrame
    links: pd.DataFrame
    review: pd.DataFrame
    applied: tuple[Applied, ...] = ()


def link_actors(
    tables: Tables, corrections: Iterable[CastCorrection] = ()
) -> ActorsAcross:
    """Who is who in all articles of ``tables``, as far as names and context tell.

    Sources that an article keeps unnamed or only describes have no row: they mean
    somebody else in every article. Corrections are applied last, in their order.
    """
    articles = _in_order(tables["articles"])
    order = {key: at for at, key in enumerate(articles["article_id"])}
    sightings = sightings_of(tables, order)
    groups = link(sightings)
    keys = _keys(groups)
    cast = Cast(groups, keys, tables, order)
    applied = apply(cast, corrections)
    groups = cast.groups
    keys |= _keys([g for g in groups if id(g) not in keys], set(keys.values()))
    links = _links(groups, keys)
    actors = _actors(groups, keys, links, tables, articles)
    review = review_of(groups, {id(g): keys[id(g)] for g in groups}, articles)
    return ActorsAcross(actors, links, review, tuple(applied))


def _in_order(articles: pd.DataFrame) -> pd.DataFrame:
    """Articles by day, those without one last."""
    columns = ["published_date", "page", "article_id"]
    return articles.sort_values(columns, kind="stable", ignore_index=True)


def _keys(groups: Iterable[Group], taken: Iterable[str] = ()) -> dict[int, str]:
    """A key for each group, by its name; the first has it plain, others a number."""
    used = Counter(dict.fromkeys(taken, 1))
    keys = {}
    for group in groups:
        stem = NO_LETTER.sub("-", fold(group.name)).strip("-") or "actor"
        key = stem
        while used[key]:
            used[stem] += 1
            key = f"{stem}-{used[stem]}"
        used[key] += 1
        keys[id(group)] = key
    return keys


def _links(groups: Iterable[Group], keys: Mapping[int, str]) -> pd.DataFrame:
    return frame(
        "actor_links",
        (
            {
                "article_id": sighting.article_id,
                "actor_id": sighting.actor_id,
                "actor_key": keys[id(group)],
                "linked_by": group.linked_by.get(id(sighting), BY_NAME),
            }
            for group in groups
            for sighting in group.members
        ),
    )


def _actors(
    groups: Iterable[Group],
    keys: Mapping[int, str],
    links: pd.DataFrame,
    tables: Tables,
    articles: pd.DataFrame,
) -> pd.DataFrame:
    counts = _counts(links, tables, articles)
    rows = []
    for group in groups:
        key = keys[id(group)]
        may_be = [keys[id(other)] for other in group.may_be if id(other) in keys]
        rows.append(
            _described(group)
            | {"actor_key": key, "is_ambiguous": bool(may_be)}
            | {"may_be": BETWEEN.join(may_be) or None}
            | counts[key]
        )
    return _ranked(frame("actors", rows, is_checked=False))


def _described(group: Group) -> dict[str, object]:
    name = group.name
    roles = _distinct(s.role for s in group.members)[:MOST_ROLES]
    bodies = _distinct(s.affiliation for s in group.members)
    names = _distinct(s.name for s in group.members)
    others = [other for other in names if fold(other) != fold(name)]
    return {
        "name": name,
        "type": group.type,
        "roles": BETWEEN.join(roles) or None,
        "affiliations": BETWEEN.join(bodies[:MOST_ROLES]) or None,
        "other_names": BETWEEN.join(others) or None,
        "actor_rank": None,
    }


def _distinct(words: Iterable[str | None]) -> list[str]:
    """Words in their order, those that differ by capitals, marks or "the" once."""
    found: dict[str, str] = {}
    for said in words:
        if said and len(said) <= LONGEST_ROLE:
            bare = said.removeprefix("the ").removeprefix("as ")
            found.setdefault(fold(bare), bare)
    return list(found.values())


def _counts(
    links: pd.DataFrame, tables: Tables, articles: pd.DataFrame
) -> dict[str, dict[str, object]]:
    keys = ["article_id", "actor_id"]
    rows = links.merge(tables["entities"][[*keys, "mentions"]], on=keys, how="left")
    spoken = tables["speakers"].dropna(subset="actor_id")
    rows = rows.merge(
        spoken[[*keys, "attributions", "content_words"]], on=keys, how="left"
    )
    told = articles[["article_id", "outlet", "published_date"]]
    rows = rows.merge(told, on="article_id", how="left")
    found = rows.groupby("actor_key").agg(
        articles=("article_id", "nunique"),
        outlets=("outlet", "nunique"),
        mentions=("mentions", "sum"),
        attributions=("attributions", "sum"),
        content_words=("content_words", "sum"),
    )
    days = rows.dropna(subset="published_date").groupby("actor_key")["published_date"]
    found["first_date"], found["last_date"] = days.min(), days.max()
    found = found.astype(object).where(found.notna(), None)
    return found.to_dict("index")


def _ranked(actors: pd.DataFrame) -> pd.DataFrame:
    """Most prominent first, as within an article: spoken of and speaking in turn."""
    mentioned = actors.sort_values(
        ["mentions", "name"], ascending=[False, True], kind="stable"
    )["actor_key"]
    heard = actors[actors["content_words"] > 0].sort_values(
        ["content_words", "name"], ascending=[False, True], kind="stable"
    )["actor_key"]
    turns = (key for pair in zip_longest(mentioned, heard) for key in pair if key)
    ranks = {key: rank for rank, key in enumerate(dict.fromkeys(turns), start=1)}
    ranked = actors.assign(actor_rank=actors["actor_key"].map(ranks).astype("Int64"))
    ranked = ranked.sort_values("actor_rank", ignore_index=True)
    return validate("actors", ranked)
