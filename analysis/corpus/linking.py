"""Which sightings are one actor: by name, and where names do not tell by context.

Bodies and places are one where their names are. Persons with one full name are one
unless what the articles tell of them has nothing in common: other roles, other
bodies, other company. A surname alone means the one who has it, where one of them
fits the article; where two do, it is told as ambiguous and belongs to neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from analysis.corpus.naming import is_short_form
from analysis.corpus.sightings import Sighting

BY_NAME, BY_SURNAME, BY_SHORT_FORM = "name", "surname", "short_form"
BY_ACRONYM, BY_CORRECTION = "acronym", "correction"
# Others whom the articles of two sightings of one name must both name to be on one
# subject. In 110 articles on US politics (PolNeAR, train), with 72 persons in
# more than one, four were split in two by rarer company alone, and three are so;
# two others in common would split two, but nearly all articles of one country have two.
ONE_CIRCLE = 3


@dataclass(slots=True, eq=False)
class Group:
    """Sightings taken for one actor, and how each came to it.

    ``called`` is the name that an analyst gave. ``may_be`` are the groups that an
    ambiguous name may mean, ``apart_from`` those of one name that were kept apart.
    """

    members: list[Sighting]
    linked_by: dict[int, str] = field(default_factory=dict)
    may_be: list[Group] = field(default_factory=list)
    apart_from: list[Group] = field(default_factory=list)
    called: str | None = None

    def take(self, others: Iterable[Sighting], how: str) -> None:
        """Add sightings that came in this way."""
        for other in others:
            self.members.append(other)
            self.linked_by[id(other)] = how

    @property
    def name(self) -> str:
        """The name that most articles use, with a given name where any has one.

        Of those used alike, the longer.
        """
        full = [own for own in self.members if own.person and own.person.given]
        told = full or self.members
        names = Counter(own.name.removeprefix("the ") for own in told)
        most = max(names, key=lambda name: (names[name], len(name), name))
        return self.called or most

    @property
    def type(self) -> str:
        """What most articles take the actor for; a person where it may be one."""
        if self.may_be:
            return self.may_be[0].type
        types = Counter(own.type for own in self.members)
        return max(types, key=lambda kind: (types[kind], kind))


def link(sightings: Sequence[Sighting]) -> list[Group]:
    """The actors of the corpus, in the order in which they first come up."""
    persons = [s for s in sightings if s.person is not None]
    groups = _bodies([s for s in sightings if s.person is None])
    full = [s for s in persons if s.person and s.person.given]
    known = _persons(full)
    surnames = {s.person.last for s in full if s.person}
    # A surname that one article takes for something else is a surname all the same,
    # unless others know it for a place or body.
    strays = {id(g) for g in groups if _is_stray(g, surnames)}
    alone = [s for s in persons if s.person and not s.person.given]
    alone += [g.members[0] for g in groups if id(g) in strays]
    groups = [g for g in groups if id(g) not in strays]
    known += _alone(alone, known)
    return _in_order([*groups, *known], sightings)


def _is_stray(group: Group, surnames: set[str]) -> bool:
    return len(group.members) == 1 and group.members[0].key in surnames


def _in_order(groups: list[Group], sightings: Sequence[Sighting]) -> list[Group]:
    place = {id(s): i for i, s in enumerate(sightings)}
    for group in groups:
        group.members.sort(key=lambda s: place[id(s)])
    return sorted(groups, key=lambda group: place[id(group.members[0])])


def _bodies(sightings: Iterable[Sighting]) -> list[Group]:
    """One group a name; an acronym that one body alone has leads to it."""
    by_key = _grouped(sightings, lambda s: s.key)
    long_forms: dict[str, set[str]] = defaultdict(set)
    for key, own in by_key.items():
        for short in frozenset().union(*(s.acronyms for s in own)):
            long_forms[short].add(key)
    groups = {key: Group(own) for key, own in by_key.items()}
    for short, meant in long_forms.items():
        if len(meant) == 1 and short in groups and short not in meant:
            groups[next(iter(meant))].take(groups.pop(short).members, BY_ACRONYM)
    return list(groups.values())


def _persons(sightings: Iterable[Sighting]) -> list[Group]:
    """Groups of those with given name and surname."""
    found: list[Group] = []
    by_last = _grouped(sightings, lambda s: s.person.last)
    for own in by_last.values():
        groups = [
            group
            for same in _grouped(own, lambda s: s.person.first).values()
            for group in _by_context(same)
        ]
        found += _with_short_forms(groups)
    return found


def _by_context(same: Sequence[Sighting]) -> list[Group]:
    """One group, or several where those of one name have nothing in common.

    Sightings of which nothing is told join the only group there is; among several
    they are ambiguous.
    """
    parts = _of_one_circle(_components(same))
    told, rest = [], []
    for part in parts:
        is_told = any(s.heads or s.body for s in part)
        (told.append if is_told else rest.extend)(part)
    if len(told) < 2:
        return [Group([s for part in parts for s in part])]
    groups = [Group(part) for part in told]
    for group in groups:
        group.apart_from = [other for other in groups if other is not group]
    return [*groups, *([Group(rest, may_be=list(groups))] if rest else [])]


def _components(same: Sequence[Sighting]) -> list[list[Sighting]]:
    """Sightings joined wherever two share a role, a body or company."""
    parent = list(range(len(same)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[tuple[str, str], int] = {}
    for at, sighting in enumerate(same):
        for feature in _features(sighting):
            earlier = first.setdefault(feature, at)
            parent[root(at)] = root(earlier)
    parts: dict[int, list[Sighting]] = defaultdict(list)
    for at, sighting in enumerate(same):
        parts[root(at)].append(sighting)
    return list(parts.values())


def _of_one_circle(parts: list[list[Sighting]]) -> list[list[Sighting]]:
    """Parts joined where the articles of both name several of the same others.

    However well known those are: articles on one subject seldom have two persons of
    one name.
    """
    kept: list[tuple[list[Sighting], frozenset[str]]] = []
    for part in parts:
        circle = frozenset().union(*(s.circle for s in part)) - {part[0].key}
        for at, (others, theirs) in enumerate(kept):
            if len(circle & theirs) >= ONE_CIRCLE:
                kept[at] = ([*others, *part], circle | theirs)
                break
        else:
            kept.append((part, circle))
    return [part for part, _ in kept]


def _features(sighting: Sighting) -> Iterable[tuple[str, str]]:
    yield from (("head", head) for head in sorted(sighting.heads))
    own = sighting.key
    yield from (("company", other) for other in sighting.company if other != own)
    if sighting.body:
        yield "company", sighting.body


def _with_short_forms(groups: list[Group]) -> list[Group]:
    """Groups of one surname, those of "J. Lee" and "Liz Lee" with the full name.

    Where the full name is one only, and the articles have something in common.
    """
    kept = list(groups)
    for short in sorted(groups, key=lambda g: len(g.members[0].person.first)):
        if short.may_be or short.apart_from:
            continue
        first = short.members[0].person.first
        longer = [
            other
            for other in kept
            if other is not short
            and len(other.members[0].person.first) >= len(first)
            and is_short_form(first, other.members[0].person.first)
        ]
        mine = _features_of(short)
        fitting = [other for other in longer if mine & _features_of(other)]
        if len(fitting) == 1 and len(longer) == 1:
            kept.remove(short)
            fitting[0].take(short.members, BY_SHORT_FORM)
    return kept


def _features_of(group: Group) -> frozenset[tuple[str, str]]:
    return frozenset(feature for s in group.members for feature in _features(s))


def _alone(sightings: Sequence[Sighting], known: list[Group]) -> list[Group]:
    """Names of one word: to the person meant, or groups of their own."""
    wanted = {_word(s) for s in sightings}
    by_word: dict[str, list[_Candidate]] = defaultdict(list)
    for group in known:
        names = {
            name for s in group.members for name in (s.person.last, s.person.first)
        }
        candidate = None
        for word in sorted(names & wanted) if not group.may_be else ():
            candidate = candidate or _Candidate.of(group)
            by_word[word].append(candidate)
    left: dict[tuple[str, frozenset[int]], list[Sighting]] = defaultdict(list)
    meant: dict[tuple[str, frozenset[int]], list[Group]] = {}
    for sighting in sightings:
        word = _word(sighting)
        fits = _fitting(sighting, by_word.get(word, []))
        if len(fits) == 1:
            fits[0].take([sighting], BY_SURNAME)
        else:
            key = (word, frozenset(map(id, fits)))
            left[key].append(sighting)
            meant[key] = fits
    return [Group(own, may_be=meant[key]) for key, own in left.items()]


def _word(sighting: Sighting) -> str:
    return sighting.person.last if sighting.person else sighting.key


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A person whom a surname may mean, and all that is told of them."""

    group: Group
    features: frozenset[tuple[str, str]]
    heads: frozenset[str]
    bodies: frozenset[str]
    gender: str

    @classmethod
    def of(cls, group: Group) -> _Candidate:
        members = group.members
        genders = Counter(s.gender for s in members if s.gender)
        return cls(
            group,
            _features_of(group),
            frozenset(head for s in members for head in s.heads),
            frozenset(s.body for s in members if s.body),
            genders.most_common(1)[0][0] if genders else "",
        )

    def may_be(self, sighting: Sighting) -> bool:
        """Not of another gender, and with something in common."""
        if sighting.gender and self.gender and sighting.gender != self.gender:
            return False
        return any(feature in self.features for feature in _features(sighting))

    def shares_role(self, sighting: Sighting) -> bool:
        """Whether role or body are the same."""
        return bool(sighting.heads & self.heads) or sighting.body in self.bodies


def _fitting(sighting: Sighting, candidates: list[_Candidate]) -> list[Group]:
    """The candidates that may be meant: none is, where nothing is in common."""
    fits = [c for c in candidates if c.may_be(sighting)]
    # Between several, company tells nothing: they may all know one another.
    by_role = [c for c in fits if c.shares_role(sighting)] if len(fits) > 1 else []
    return [c.group for c in (by_role if len(by_role) == 1 else fits)]


def _grouped(
    items: Iterable[Sighting], key: Callable[[Sighting], str]
) -> dict[str, list[Sighting]]:
    found: dict[str, list[Sighting]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found
