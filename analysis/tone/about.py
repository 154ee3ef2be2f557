"""Tone about each actor, sentence by sentence, and whose tone it is.

The model gives the chances of negative, neutral and positive for each marked
target; polarity is their expected value, -1 to 1. Words that somebody says, in
quotation marks or reported, are the speaker's and not the article's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from analysis.document import (
    Actor,
    ActorTone,
    Attribution,
    Sentence,
    SentenceTone,
    Span,
)

Chances = tuple[float, float, float]


class ToneModel(Protocol):
    """What reads tone: chances of (negative, neutral, positive) for each target."""

    def tone(
        self,
        text: str,
        sentences: Sequence[Span],
        targets: Sequence[Sequence[Span]],
    ) -> list[list[Chances]]:
        """One list of chances a sentence, in the order of its targets."""
        ...


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention in a sentence, with the stretch and the voice that it belongs to."""

    actor: int
    mention: Span
    stretch: Span
    by: int | None


def polarity_of(chances: Chances) -> float:
    """Expected value over negative (-1), neutral (0) and positive (1).

    >>> polarity_of((0.75, 0.25, 0.0))
    -0.75
    """
    return chances[2] - chances[0]


def read_tone(
    text: str,
    sentences: Sequence[Sentence],
    actors: Sequence[Actor],
    attributions: Sequence[Attribution],
    model: ToneModel,
) -> tuple[tuple[ActorTone, ...], tuple[SentenceTone, ...]]:
    """Tone about actors in the body, and the tone of each sentence's own words.

    One row an actor, stretch and voice: several mentions are averaged. Nothing is
    told of words whose speaker is unresolved: they are neither the article's nor
    anybody's. A sentence's own tone takes the whole sentence as the target.
    """
    spans = [sentence.span for sentence in sentences]
    by_sentence = _by_sentence(sentences, actors, attributions)
    places = [
        _places(span, mentions, said)
        for span, (mentions, said) in zip(spans, by_sentence, strict=True)
    ]
    targets = [
        [span, *(place.mention for place in found)]
        for span, found in zip(spans, places, strict=True)
    ]
    chances = model.tone(text, spans, targets)
    about = [
        row
        for found, given in zip(places, chances, strict=True)
        for row in _rows(found, given[1:])
    ]
    own = tuple(
        SentenceTone(index, polarity_of(given[0]))
        for index, given in enumerate(chances)
    )
    return tuple(about), own


def _by_sentence(
    sentences: Sequence[Sentence],
    actors: Sequence[Actor],
    attributions: Sequence[Attribution],
) -> Iterator[tuple[list[tuple[int, Span]], list[tuple[Attribution, Span]]]]:
    """For each sentence, the mentions in it and the content spans that touch it."""
    starts = [sentence.span.start for sentence in sentences]
    mentions: list[list[tuple[int, Span]]] = [[] for _ in sentences]
    said: list[list[tuple[Attribution, Span]]] = [[] for _ in sentences]
    for actor in actors:
        for mention in actor.mentions:
            at = bisect_right(starts, mention.span.start) - 1
            if at >= 0 and sentences[at].span.contains(mention.span):
                mentions[at].append((actor.id, mention.span))
    for attribution in attributions:
        for span in attribution.content:
            first = max(0, bisect_right(starts, span.start) - 1)
            for at in range(first, bisect_left(starts, span.end)):
                said[at].append((attribution, span))
    return zip(map(sorted, mentions), said, strict=True)


def _places(
    sentence: Span,
    mentions: Sequence[tuple[int, Span]],
    said: Sequence[tuple[Attribution, Span]],
) -> list[_Place]:
    places = []
    for actor, mention in mentions:
        around = [(a, span) for a, span in said if span.contains(mention)]
        if not around:
            places.append(_Place(actor, mention, sentence, None))
            continue
        attribution, span = min(around, key=lambda pair: len(pair[1]))
        if attribution.speakers:
            stretch = Span(max(span.start, sentence.start), min(span.end, sentence.end))
            places.append(_Place(actor, mention, stretch, attribution.speakers[0]))
    return places


def _rows(places: Sequence[_Place], chances: Sequence[Chances]) -> Iterator[ActorTone]:
    together: dict[tuple[int, Span, int | None], list[Chances]] = {}
    for place, given in zip(places, chances, strict=True):
        together.setdefault((place.actor, place.stretch, place.by), []).append(given)
    for (actor, stretch, by), all_given in together.items():
        mean = tuple(
            sum(column) / len(all_given) for column in zip(*all_given, strict=True)
        )
        chance = (mean[0], mean[1], mean[2])
        yield ActorTone(actor, stretch, by, polarity_of(chance), max(chance))
