"""Which mentions speak of one event: clusters that grow in reading order.

One that is definite ("the vote") goes to the latest event of its family that nothing
speaks against; a new one ("a vote"), or one with other marks or another day, opens an
event of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.dates.calendar_values import first_day, grain, period
from analysis.dates.happenings import (
    LOOSE_HEADS,
    ONE_OF_A_KIND,
    PARTY_WORDS,
    RECURRING,
    SEASONS,
    VERB_HEADS,
)
from analysis.dates.nominal_words import IDLE, KINDS, PLACES_IN_ROW
from analysis.dates.nominals import DAYS_OF_SPEECH, POSSESSIVE, Happening
from analysis.dates.vocabulary import MONTHS, PARTS_OF_DAY, WEEKDAYS
from analysis.document import Span

MAX_LABEL_WORDS = 4
# "The debate" may mean one of several only where that one was told just now.
NEAR_SENTENCES = 2
NEAR_VERB_SENTENCES = 5
# Marks that many events of a family have: what is shared tells little.
WEAK_MARKS = PARTY_WORDS | KINDS
# Older events of a family are out of mind; also what keeps long pages cheap.
RECENT_CLUSTERS = 20


@dataclass(frozen=True, slots=True)
class Told:
    """A happening with what its sentence tells of it.

    ``value`` is the day told of it, ``names`` the people beside it, ``sentence`` a
    running number, ``is_title`` for headline and headings.
    """

    happening: Happening
    span: Span
    value: str | None
    names: frozenset[str]
    sentence: int
    is_title: bool


@dataclass(slots=True)
class Cluster:
    """An event as it grows: mentions, what marks it, the days told of it."""

    family: str
    head: str | None = None
    marks: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    values: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    last_sentence: int = 0
    is_title_only: bool = True

    def add(self, told: Told) -> None:
        """Takes one mention more, and what is told of it."""
        self.spans.append(told.span)
        self.happenings.append(told.happening)
        self.marks |= told.happening.marks
        self.names |= told.names
        self.last_sentence = told.sentence
        self.is_title_only &= told.is_title
        if told.happening.is_sure_head and self.head is None:
            self.head = told.happening.head
        if told.value:
            self.values[told.value] += 1


def join(told: Told, clusters: dict[str, list[Cluster]]) -> None:
    """Adds a mention to the event it means, or opens one; ``clusters`` by family."""
    happening = told.happening
    own = clusters.setdefault(happening.family, [])
    near = own[: -RECENT_CLUSTERS - 1 : -1]
    fitting = [c for c in near if _fits(told, c, near)]
    if not fitting and happening.head is None:
        return
    if not fitting:
        fitting = [Cluster(happening.family)]
        own.append(fitting[0])
    # The same day or name weighs more than having been told last.
    strong = [c for c in fitting if _shares(told, c)]
    (strong or fitting)[0].add(told)


def _fits(told: Told, cluster: Cluster, near: Sequence[Cluster]) -> bool:
    if _is_against(told, cluster):
        return False
    happening = told.happening
    if happening.head is None:
        return _fits_verb(told, cluster, near)
    if _shares(told, cluster):
        return True
    if not _is_named_less(told, cluster) and (
        cluster.marks or happening.head in RECURRING
    ):
        return False
    if happening.head == cluster.head and (
        cluster.is_title_only or _is_one_of_a_kind(told, cluster)
    ):
        return True
    # After "the 2000 election", "the election" is mostly that of now.
    if not happening.is_definite or _is_of_a_year(cluster) or _is_far(told, cluster):
        return False
    return _is_only_or_near(told, cluster, near)


def _is_named_less(told: Told, cluster: Cluster) -> bool:
    """Holds for "the debate" and "the party debate" after "the Oslo party debate"."""
    return all(
        mark in WEAK_MARKS and any(_alike(mark, own) for own in cluster.marks)
        for mark in told.happening.marks
    )


def _is_one_of_a_kind(told: Told, cluster: Cluster) -> bool:
    """After "the 1980 summit", only the sentence behind it still speaks of that."""
    is_next = told.sentence - cluster.last_sentence <= 1
    is_kept = is_next or not _is_of_a_year(cluster)
    return told.happening.head in ONE_OF_A_KIND and is_kept


def _is_of_a_year(cluster: Cluster) -> bool:
    return any(m.isdigit() for m in cluster.marks)


def _is_far(told: Told, cluster: Cluster) -> bool:
    """Whether it is told too far from a named one to be that without its name.

    "The primary" is then the whole season, and "next year's election" another one.
    """
    if not cluster.marks or told.sentence - cluster.last_sentence <= NEAR_SENTENCES:
        return False
    is_dated_anew = told.value is not None and not cluster.values
    head = told.happening.head
    return head in SEASONS or (head in RECURRING and is_dated_anew)


def _is_against(told: Told, cluster: Cluster) -> bool:
    """Another day, another kind of happening, or another one in the row."""
    happening = told.happening
    if told.value and any(not _agree(told.value, v) for v in cluster.values):
        return True
    if happening.is_sure_head and cluster.head not in (None, happening.head):
        return True
    heads = LOOSE_HEADS.get(cluster.family)
    if heads and not happening.is_sure_head and cluster.head not in heads:
        return True
    for words in (PLACES_IN_ROW, PARTY_WORDS, KINDS):
        both = happening.marks & words, cluster.marks & words
        if all(both) and not any(_alike(m, n) for m in both[0] for n in both[1]):
            return True
    return False


def _shares(told: Told, cluster: Cluster) -> bool:
    """Whether a name is told of both, or the very day and no other name.

    "Presidential" is no name of one election: it counts where neither has another.
    """
    marks = told.happening.marks
    is_weak = told.happening.head in RECURRING or _is_of_a_year(cluster)
    weak = WEAK_MARKS if is_weak else frozenset[str]()
    names, own = marks - weak, cluster.marks - weak
    if any(_alike(m, n) for m in names for n in own):
        return True
    if not (names or own) and any(_alike(m, n) for m in marks for n in cluster.marks):
        return True
    is_same_day = told.value in cluster.values and grain(told.value or "") == "day"
    return is_same_day and not (marks and cluster.marks)


def _fits_verb(told: Told, cluster: Cluster, near: Sequence[Cluster]) -> bool:
    heads = VERB_HEADS.get(cluster.family)
    if heads is not None and cluster.head not in heads:
        return False
    is_near = told.sentence - cluster.last_sentence <= NEAR_VERB_SENTENCES
    return len(near) == 1 and is_near and told.names <= cluster.names


def _is_only_or_near(told: Told, cluster: Cluster, near: Sequence[Cluster]) -> bool:
    """Whether "the vote" must mean this event, or one of several told just now.

    Others that were named once, beside one named often, do not count.
    """
    others = [c for c in near if c is not cluster]
    if all(len(c.spans) == 1 < len(cluster.spans) for c in others):
        return True
    return told.sentence - cluster.last_sentence <= NEAR_SENTENCES


def _alike(first: str, second: str) -> bool:
    """Holds for "crimea" and "crimean"."""
    size = max(4, min(len(first), len(second)) - 1)
    return first[:size] == second[:size]


def _agree(first: str, second: str) -> bool:
    """Whether one value's period holds the other's."""
    if first.startswith(second) or second.startswith(first):
        return True
    for outer, inner in ((first, second), (second, first)):
        day = first_day(inner)
        if day and grain(inner) == "day" and period(day, grain(outer)) == outer:
            return True
    return False


def is_event(cluster: Cluster) -> bool:
    """Comes up twice, at least once as something known or dated."""
    is_known = any(h.is_definite and h.head for h in cluster.happenings)
    return len(cluster.spans) > 1 and (is_known or bool(cluster.values))


def label_of(cluster: Cluster) -> str:
    """The nominal with the most telling words; names tell more than adjectives."""
    labels = []
    for happening in cluster.happenings:
        if happening.head is None:
            continue
        kept = [m for m in happening.modifiers if not _is_idle(m)][-MAX_LABEL_WORDS:]
        marks = sum(_stem(m) in happening.marks for m in kept)
        is_owned = any(POSSESSIVE.search(m) and m[0].isupper() for m in kept)
        article = [] if is_owned else ["the"]
        weight = (happening.is_sure_head, marks, len(kept))
        labels.append((weight, " ".join([*article, *kept, happening.word])))
    return max(labels, key=lambda pair: pair[0])[1]


def _stem(word: str) -> str:
    return POSSESSIVE.sub("", word).lower().rstrip(".")


def _is_idle(word: str) -> bool:
    """Whether a modifier says only when it was, or what somebody thinks of it."""
    low = _stem(word)
    if (
        word in IDLE
        or low in DAYS_OF_SPEECH
        or low in WEEKDAYS
        or low in MONTHS
        or low in PARTS_OF_DAY
    ):
        return True
    return re.fullmatch(r"\d{1,2}", low) is not None


def value_of(values: Counter[str]) -> str | None:
    """What is told most often, the finer of two that agree; ``None`` for a tie."""
    if not values:
        return None
    most = max(values.values())
    best = [value for value, times in values.items() if times == most]
    finest = max(best, key=len)
    return finest if all(_agree(finest, v) for v in best) else None
