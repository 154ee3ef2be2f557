"""Recurring events: happenings that an article comes back to.

Mentions are joined in reading order, as actors are: one that is definite ("the vote")
goes to the latest event of its family that nothing speaks against; a new one ("a
vote"), or one with other marks or another day, opens an event of its own. Only
events that come up twice are kept: few and right rather than many.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analysis.dates.calendar_values import first_day, grain, period
from analysis.dates.happenings import LOOSE_HEADS, ONE_OF_A_KIND, RECURRING, VERB_HEADS
from analysis.dates.nominal_words import IDLE, PLACES_IN_ROW, STOPS
from analysis.dates.nominals import (
    DAYS_OF_SPEECH,
    POSSESSIVE,
    Happening,
    find_happenings,
)
from analysis.dates.scene import Memory, Scene, make_scene
from analysis.dates.vocabulary import MONTHS, PARTS_OF_DAY, WEEKDAYS
from analysis.document import Article, Event, Name, Sentence, Span, TimeExpression

READ_KINDS = ("headline", "heading", "body")
# A date farther from its event than this is another's.
DATING_CHARS = 40
# What may not stand between an event and the date that dates it.
OTHER_CLAUSE = re.compile(
    r"[,.;:!?()\u2014\"\u201c\u201d]|--|\b(?:said|says|told|warned|added|announced|wrote"
    r"|reported|who|which|that|and|but|after|before|since|until|by|ahead|to|because"
    r"|as|if|when)\b|\b(?:the|an?|its|his|her|their) $"
)
CLAUSE_END = re.compile(r"[,;:()\u2014]|--")
BEFORE_EVENT = re.compile(r"(?:['\u2019]s)? (?:[\w'\u2019.-]+ ){0,3}")
MAX_LABEL_WORDS = 4
NEAR_SENTENCES = 2
NEAR_VERB_SENTENCES = 5


@dataclass(slots=True)
class _Cluster:
    """An event as it grows: mentions, what marks it, the days told of it."""

    family: str
    head: str | None = None
    marks: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    values: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    last_sentence: int = 0


@dataclass(frozen=True, slots=True)
class _Told:
    """A happening with what its sentence tells of it."""

    happening: Happening
    span: Span
    value: str | None
    names: frozenset[str]
    sentence: int


def find_events(
    article: Article,
    sentences: Sequence[Sentence],
    dates: Sequence[TimeExpression],
    names: Sequence[Name],
) -> tuple[Event, ...]:
    """Events that come up at least twice in headline, headings and body.

    In order of first mention. A mention is the noun or the verb alone; the label is
    the fullest short nominal that the article uses; ``value`` is the day (or week,
    month, year) that a sentence tells of the event itself, ``None`` where none does
    or two disagree.
    """
    clusters: list[_Cluster] = []
    for told in _tell(article, sentences, dates, names):
        _join(told, clusters)
    kept = [c for c in clusters if _is_event(c)]
    return tuple(
        Event(i, _label(c), value_of(c.values), tuple(c.spans))
        for i, c in enumerate(kept)
    )


def _tell(
    article: Article,
    sentences: Sequence[Sentence],
    dates: Sequence[TimeExpression],
    names: Sequence[Name],
) -> Iterator[_Told]:
    text = article.page.text
    by_paragraph: dict[int, list[Span]] = defaultdict(list)
    for sentence in sentences:
        by_paragraph[sentence.paragraph].append(sentence.span)
    vocabulary = frozenset(
        re.findall(
            r"[a-z]+",
            " ".join(p.span.of(text) for p in article.of_kind(*READ_KINDS)).lower(),
        )
    )
    number = 0
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind not in READ_KINDS:
            continue
        spans = by_paragraph[index] or [paragraph.span]
        scene = make_scene(
            text,
            paragraph.span,
            spans,
            publication=None,
            memory=Memory(),
            is_title=paragraph.kind != "body",
        )
        for bounds, span in zip(scene.sentences, spans, strict=True):
            inside = [d for d in dates if span.contains(d.span)]
            called = [n for n in names if span.contains(n.span)]
            yield from _tell_sentence(scene, bounds, vocabulary, inside, called, number)
            number += 1


def _tell_sentence(
    scene: Scene,
    bounds: tuple[int, int],
    vocabulary: frozenset[str],
    dates: Sequence[TimeExpression],
    names: Sequence[Name],
    number: int,
) -> Iterator[_Told]:
    found = list(find_happenings(scene, bounds, vocabulary))
    for happening in found:
        span = scene.to_raw(happening.start, happening.end)
        others = [h for h in found if h is not happening]
        yield _Told(
            happening,
            span,
            _plain_value(happening, others, scene, dates),
            _names_beside(happening, scene, bounds, names),
            number,
        )


def _names_beside(
    happening: Happening, scene: Scene, bounds: tuple[int, int], names: Sequence[Name]
) -> frozenset[str]:
    """Surnames of those in the clause; for a verb, of those behind it: "met Ms Orr"."""
    first, last = bounds
    before = [m.end() for m in CLAUSE_END.finditer(scene.low, first, happening.start)]
    after = CLAUSE_END.search(scene.low, happening.end, last)
    low = happening.start if happening.head is None else max(before, default=first)
    high = after.start() if after else last
    found = set()
    for name in names:
        start, end = _at(scene, name.span.start), _at(scene, name.span.end)
        if name.type == "PERSON" and low <= start < end <= high:
            found.add(scene.low[start:end].split()[-1].removesuffix("'s"))
    return frozenset(found)


def _at(scene: Scene, raw: int) -> int:
    return bisect_left(scene.raw, raw)


def _plain_value(
    happening: Happening,
    others: Sequence[Happening],
    scene: Scene,
    dates: Sequence[TimeExpression],
) -> str | None:
    """The value of the one date that stands at the happening and is its own."""
    for date in sorted(dates, key=lambda d: -d.span.start):
        start, end = _at(scene, date.span.start), _at(scene, date.span.end)
        low, high = min(start, happening.start), max(end, happening.end)
        if any(low <= other.start < high for other in others):
            continue
        if date.type not in ("DATE", "TIME") or first_day(date.value) is None:
            continue
        if _is_at(happening, start, end, scene):
            return date.value[:10]
    return None


def _is_at(happening: Happening, start: int, end: int, scene: Scene) -> bool:
    if start >= happening.end:
        gap = scene.low[happening.end : start]
        return len(gap) <= DATING_CHARS and not OTHER_CLAUSE.search(gap)
    gap = scene.text[end : happening.start]
    words = gap.lower().split()
    is_before = happening.head is not None and BEFORE_EVENT.fullmatch(gap)
    return bool(is_before) and not STOPS & set(words)


def _join(told: _Told, clusters: list[_Cluster]) -> None:
    happening = told.happening
    own = [c for c in reversed(clusters) if c.family == happening.family]
    fitting = [c for c in own if _fits(told, c, clusters)]
    # The same day or name weighs more than having been told last.
    strong = [c for c in fitting if _shares(told, c)]
    if not fitting and happening.head is None:
        return
    if fitting:
        cluster = (strong or fitting)[0]
    else:
        cluster = _Cluster(happening.family)
        clusters.append(cluster)
    cluster.spans.append(told.span)
    cluster.happenings.append(happening)
    cluster.marks |= happening.marks
    cluster.names |= told.names
    cluster.last_sentence = told.sentence
    if happening.is_sure_head and cluster.head is None:
        cluster.head = happening.head
    if told.value:
        cluster.values.append(told.value)


def _fits(told: _Told, cluster: _Cluster, clusters: Sequence[_Cluster]) -> bool:
    happening = told.happening
    if told.value and any(not _agree(told.value, v) for v in cluster.values):
        return False
    if happening.is_sure_head and cluster.head not in (None, happening.head):
        return False
    if happening.head is None:
        return _fits_verb(told, cluster, clusters)
    heads = LOOSE_HEADS.get(cluster.family)
    if heads and not happening.is_sure_head and cluster.head not in heads:
        return False
    rows = happening.marks & PLACES_IN_ROW, cluster.marks & PLACES_IN_ROW
    if all(rows) and not rows[0] & rows[1]:
        return False
    if _shares(told, cluster):
        return True
    if happening.marks and (cluster.marks or happening.head in RECURRING):
        return False
    if happening.head in ONE_OF_A_KIND and happening.head == cluster.head:
        return True
    return happening.is_definite and _is_only_or_near(told, cluster, clusters)


def _shares(told: _Told, cluster: _Cluster) -> bool:
    """Whether a name or the very day is told of both."""
    if told.value in cluster.values and grain(told.value or "") == "day":
        return True
    marks = told.happening.marks
    return any(_alike(m, n) for m in marks for n in cluster.marks)


def _fits_verb(told: _Told, cluster: _Cluster, clusters: Sequence[_Cluster]) -> bool:
    heads = VERB_HEADS.get(cluster.family)
    if heads is not None and cluster.head not in heads:
        return False
    siblings = sum(c.family == cluster.family for c in clusters)
    is_near = told.sentence - cluster.last_sentence <= NEAR_VERB_SENTENCES
    return siblings == 1 and is_near and told.names <= cluster.names


def _is_only_or_near(
    told: _Told, cluster: _Cluster, clusters: Sequence[_Cluster]
) -> bool:
    """Whether "the vote" must mean this event, or one of several told just now."""
    siblings = sum(c.family == cluster.family for c in clusters)
    return siblings == 1 or told.sentence - cluster.last_sentence <= NEAR_SENTENCES


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


def _is_event(cluster: _Cluster) -> bool:
    """Comes up twice, at least once as something known or dated."""
    is_known = any(h.is_definite and h.head for h in cluster.happenings)
    return len(cluster.spans) > 1 and (is_known or bool(cluster.values))


def _label(cluster: _Cluster) -> str:
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


def value_of(values: Sequence[str]) -> str | None:
    """What is told most often, the finer of two that agree; ``None`` for a tie."""
    if not values:
        return None
    ranked = Counter(values).most_common()
    best = [v for v, n in ranked if n == ranked[0][1]]
    finest = max(best, key=len)
    return finest if all(_agree(finest, v) for v in best) else None
