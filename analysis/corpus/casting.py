"""Applies an analyst's corrections to the actors of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.actors.tokens import fold
from analysis.corpus.cast_file import CastCorrection
from analysis.corpus.linking import BY_CORRECTION, Group
from analysis.corpus.sightings import Sighting, Tables, sightings_called


class NotFound(Exception):
    """What a correction names is not there, or means several."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction and, where it was not applied, why."""

    correction: CastCorrection
    reason: str | None = None


@dataclass(slots=True)
class Cast:
    """The groups as corrected so far, and what finds them."""

    groups: list[Group]
    keys: Mapping[int, str]
    tables: Tables
    order: Mapping[str, int]

    def find(self, name: str) -> Group:
        """The actor that a name or key means.

        Raises:
            NotFound: no actor is called so, or several are.
        """
        folded = fold(name)
        by_key = [g for g in self.groups if self.keys.get(id(g)) == name]
        by_name = [g for g in self.groups if fold(g.name) == folded]
        by_other = [g for g in self.groups if _is_called(g, folded)]
        for found in (by_key, by_name, by_other):
            if len(found) == 1:
                return found[0]
            if found:
                keys = ", ".join(self.keys.get(id(g), g.name) for g in found)
                raise NotFound(f"{name!r} means several actors; give the key: {keys}")
        raise NotFound(f"no actor is called {name!r}")

    def find_or_describe(self, name: str) -> Group:
        """The actor meant, or those that articles describe by these words.

        Raises:
            NotFound: as above, and no article describes anybody so.
        """
        try:
            return self.find(name)
        except NotFound:
            described = sightings_called(self.tables, name, self.order)
            if not described:
                raise
            group = Group(described)
            self.groups.append(group)
            return group


def _is_called(group: Group, folded: str) -> bool:
    return any(fold(own.name) == folded for own in group.members)


def apply(cast: Cast, corrections: Iterable[CastCorrection]) -> list[Applied]:
    """Apply corrections in their order; tells of each what became of it."""
    told = []
    for correction in corrections:
        try:
            _APPLY[correction.kind](cast, correction)
            told.append(Applied(correction))
        except NotFound as error:
            told.append(Applied(correction, str(error)))
    return told


def _same_actor(cast: Cast, correction: CastCorrection) -> None:
    first, *others = [cast.find_or_describe(name) for name in correction.names]
    first.called = first.called or first.name
    for other in others:
        if other is not first and other in cast.groups:
            first.take(other.members, BY_CORRECTION)
            cast.groups.remove(other)
    first.may_be = []


def _not_same_actor(cast: Cast, correction: CastCorrection) -> None:
    group = cast.find(correction.names[0])
    moved = [s for s in group.members if _is_in(s, correction.pages, cast.tables)]
    if not moved:
        pages = ", ".join(correction.pages)
        raise NotFound(f"{correction.names[0]!r} does not come up in {pages}")
    try:
        target = cast.find(str(correction.to))
    except NotFound:
        target = Group([], called=correction.to)
        cast.groups.append(target)
    if target is group:
        raise NotFound(f"{correction.to!r} is that actor already")
    group.members = [s for s in group.members if s not in moved]
    target.take(moved, BY_CORRECTION)
    if not group.members:
        cast.groups.remove(group)


def _is_in(sighting: Sighting, pages: Iterable[str], tables: Tables) -> bool:
    articles = tables["articles"]
    page = str(
        articles.loc[articles["article_id"] == sighting.article_id, "page"].item()
    )
    return any(page == name or page.endswith(f"/{name}") for name in pages)


def _rename(cast: Cast, correction: CastCorrection) -> None:
    cast.find(correction.names[0]).called = correction.to


def _drop(cast: Cast, correction: CastCorrection) -> None:
    cast.groups.remove(cast.find(correction.names[0]))


_APPLY = {
    "same_actor": _same_actor,
    "not_same_actor": _not_same_actor,
    "rename": _rename,
    "drop": _drop,
}
