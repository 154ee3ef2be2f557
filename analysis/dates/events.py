"""Recurring events: happenings that an article comes back to.

Only events that come up twice are kept: few and right rather than many.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TypeVar

from analysis.dates.calendar_values import first_day
from analysis.dates.joining import Cluster, Told, is_event, join, label_of, value_of
from analysis.dates.nominal_words import STOPS
from analysis.dates.nominals import Happening, find_happenings
from analysis.dates.scene import Memory, Scene, make_scene
from analysis.document import Article, Event, Name, Sentence, Span, TimeExpression

PARTIES = ("PERSON", "ORG", "GROUP")
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

Marked = TypeVar("Marked", TimeExpression, Name)


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
    clusters: dict[str, list[Cluster]] = {}
    called = sorted(names, key=lambda name: name.span)
    for told in _tell(article, sentences, dates, called):
        join(told, clusters)
    kept = [c for family in clusters.values() for c in family if is_event(c)]
    kept.sort(key=lambda cluster: cluster.spans[0])
    return tuple(
        Event(i, label_of(c), value_of(c.values), tuple(c.spans))
        for i, c in enumerate(kept)
    )


def _tell(
    article: Article,
    sentences: Sequence[Sentence],
    dates: Sequence[TimeExpression],
    names: Sequence[Name],
) -> Iterator[Told]:
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
            inside = _within(dates, span)
            called = _within(names, span)
            yield from _tell_sentence(scene, bounds, vocabulary, inside, called, number)
            number += 1


def _within(marked: Sequence[Marked], span: Span) -> list[Marked]:
    """Those of ``marked`` (in order of start) that lie in ``span``."""
    first = bisect_left(marked, span.start, key=lambda m: m.span.start)
    started = takewhile(
        lambda m: m.span.start < span.end,
        (marked[i] for i in range(first, len(marked))),
    )
    return [m for m in started if m.span.end <= span.end]


def _tell_sentence(
    scene: Scene,
    bounds: tuple[int, int],
    vocabulary: frozenset[str],
    dates: Sequence[TimeExpression],
    names: Sequence[Name],
    number: int,
) -> Iterator[Told]:
    found = list(find_happenings(scene, bounds, vocabulary))
    for happening in found:
        beside = _names_beside(happening, scene, bounds, names)
        # Whoever they met, the reader did not see a name in it: better not joined.
        if happening.head is None and not beside and _has_object(happening, scene):
            continue
        span = scene.to_raw(happening.start, happening.end)
        others = [h for h in found if h is not happening]
        yield Told(
            happening,
            span,
            _plain_value(happening, others, scene, dates),
            beside,
            number,
            scene.is_title,
        )


def _has_object(happening: Happening, scene: Scene) -> bool:
    """Holds for "met with Ms Orr" and "met Ms Orr", not for "met in Oslo"."""
    tail = scene.text[happening.end : happening.end + 8]
    return re.match(r" (?:with )?[A-Z]", tail) is not None


def _names_beside(
    happening: Happening, scene: Scene, bounds: tuple[int, int], names: Sequence[Name]
) -> frozenset[str]:
    """Who is named in the clause; for a verb, behind it: "met Ms Orr"."""
    first, last = bounds
    before = [m.end() for m in CLAUSE_END.finditer(scene.low, first, happening.start)]
    after = CLAUSE_END.search(scene.low, happening.end, last)
    low = happening.start if happening.head is None else max(before, default=first)
    high = after.start() if after else last
    found = set()
    for name in names:
        start, end = _at(scene, name.span.start), _at(scene, name.span.end)
        if name.type in PARTIES and low <= start < end <= high:
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
