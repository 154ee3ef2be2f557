"""Rows about actors: who they are, where they come up, in what tone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, zip_longest

from analysis.document import Actor, ReadArticle
from analysis.tables.interval import mean_interval
from analysis.tables.places import Places, Row, first_char, in_reading_order
from analysis.tone.vader import vader_tone


def who(actor: Actor) -> Row:
    """Columns that say who an actor is."""
    return {
        "actor_id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "role": actor.role or None,
        "affiliation": actor.affiliation or None,
        "is_anonymous": actor.is_anonymous,
    }


def actor_ranks(read: ReadArticle) -> dict[int, int]:
    """Prominence of each actor, 1 for the most: who is spoken of, and who speaks.

    In turn the most mentioned and the one with most words of speech among those not
    yet ranked: a source who is rarely named but speaks a great deal is as prominent
    as a country that everybody names. Ties by first mention.
    """
    words: Counter[int] = Counter()
    for said in read.attributions:
        if said.is_speech:
            words.update(dict.fromkeys(said.speakers, max(1, said.content_words)))
    mentioned = sorted(read.actors, key=_most_mentioned_first)
    heard = sorted(mentioned, key=lambda actor: -words[actor.id])
    speaking = [actor for actor in heard if words[actor.id]]
    turns = chain.from_iterable(zip_longest(mentioned, speaking))
    ranked = dict.fromkeys(actor.id for actor in turns if actor is not None)
    return {actor_id: rank for rank, actor_id in enumerate(ranked, start=1)}


def _most_mentioned_first(actor: Actor) -> tuple[int, int, int]:
    first = first_char(mention.span for mention in actor.mentions)
    return -len(actor.mentions), first or 0, actor.id


def entity_rows(places: Places) -> Iterator[Row]:
    """Actors, most mentioned first, with the tone about them."""
    heard = _model_tone(places) if places.read.tone else _vader_tone(places)
    tone_from = "model" if places.read.tone else "vader"
    ranks = actor_ranks(places.read)
    for actor in sorted(places.read.actors, key=_most_mentioned_first):
        tone = mean_interval(heard.get(actor.id, []))
        yield who(actor) | {
            "source_kind": actor.source_kind,
            "actor_rank": ranks[actor.id],
            "mentions": len(actor.mentions),
            "first_char": first_char(mention.span for mention in actor.mentions),
            "tone": tone.mean,
            "tone_low": tone.low,
            "tone_high": tone.high,
            "tone_sentences": tone.count,
            "tone_from": tone_from if tone.count else None,
        }


def _model_tone(places: Places) -> dict[int, list[float]]:
    """Tone about each actor, without what an actor says of itself."""
    heard: dict[int, list[float]] = {}
    for tone in places.read.tone:
        if tone.by != tone.actor:
            heard.setdefault(tone.actor, []).append(tone.polarity)
    return heard


def _vader_tone(places: Places) -> dict[int, list[float]]:
    """VADER's tone of the sentences that mention each actor, each sentence once."""
    scores: dict[int, float] = {}
    heard: dict[int, list[float]] = {}
    for actor in places.read.actors:
        found = {places.sentence_id(m.span.start) for m in actor.mentions}
        for number in sorted(n for n in found if n is not None):
            if number not in scores:
                sentence = places.read.sentences[number].span.of(places.text)
                scores[number] = vader_tone(sentence)
            heard.setdefault(actor.id, []).append(scores[number])
    return heard


def mention_rows(places: Places) -> Iterator[Row]:
    """Every mention of every actor, in reading order."""
    return in_reading_order(
        places.span_row(mention.span) | {"actor_id": actor.id, "kind": mention.kind}
        for actor in places.read.actors
        for mention in actor.mentions
    )


def tone_rows(places: Places) -> Iterator[Row]:
    """Tone about each actor, sentence by sentence, in reading order."""
    return in_reading_order(
        places.span_row(tone.span)
        | {
            "actor_id": tone.actor,
            "by_actor_id": tone.by,
            "polarity": tone.polarity,
            "confidence": tone.confidence,
        }
        for tone in places.read.tone
    )
