"""Corrections of who is who, and of who speaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from analysis.corrections.anchors import Unanchored, find_place, shown
from analysis.corrections.cast import (
    NAMED,
    Cast,
    find_actor,
    in_reading_order,
    mention_kind,
    mentions_at,
)
from analysis.corrections.records import Correction, Corrections, Unmatched
from analysis.corrections.speech import meant_speech, speech_regions
from analysis.document import Actor, Article, Attribution, Mention, Span
from analysis.tidy import fold

# Corrections that set one field of an actor, and the field.
FIELDS = {
    "rename": "name",
    "type": "type",
    "anonymous": "is_anonymous",
    "role": "role",
    "affiliation": "affiliation",
    "source_kind": "source_kind",
}


def correct_actors(
    actors: Sequence[Actor],
    attributions: Sequence[Attribution],
    article: Article,
    corrections: Corrections,
) -> tuple[tuple[Actor, ...], tuple[Attribution, ...], tuple[Unmatched, ...]]:
    """Actors and attributions with their speakers as the analyst says.

    Corrections are applied in the order in which they were written, so that a later
    one may speak of what an earlier one made.
    """
    cast = Cast(article, tuple(actors), tuple(attributions))
    unmatched = []
    for correction in corrections.of_kind(*_APPLY):
        try:
            cast = _APPLY[correction.kind](cast, correction)
        except Unanchored as error:
            unmatched.append(Unmatched(correction, str(error)))
    return cast.actors, cast.attributions, tuple(unmatched)


def _same_actor(cast: Cast, correction: Correction) -> Cast:
    """One actor of several; words that meant nobody become its mentions."""
    found = [find_actor(cast, anchor) for anchor in correction.about]
    places = [each for each in found if isinstance(each, Span)]
    merged = list({a.id: a for a in found if isinstance(a, Actor)}.values())
    first = merged[0] if merged else _new_actor(cast, places[0])
    others = merged[1:]
    actor = _joined(first, others)
    cast = cast.without(a.id for a in others).with_actor(actor)
    cast = cast.with_speakers({a.id: first.id for a in others})
    return _with_places(cast, actor, places)


def _joined(first: Actor, others: Sequence[Actor]) -> Actor:
    everyone = (first, *others)
    return replace(
        first,
        name=_fullest([actor.name for actor in everyone]),
        role=next((a.role for a in everyone if a.role), None),
        affiliation=next((a.affiliation for a in everyone if a.affiliation), None),
        is_anonymous=all(a.is_anonymous for a in everyone),
        mentions=in_reading_order(m for a in everyone for m in a.mentions),
    )


def _fullest(names: Sequence[str]) -> str:
    """The first name, or the longest that has all its words."""
    words = set(names[0].split())
    return max((n for n in names if words <= set(n.split())), key=len)


def _new_actor(cast: Cast, place: Span) -> Actor:
    """An actor for words that the machine took for nobody."""
    words = place.of(cast.text)
    return Actor(
        cast.next_id(),
        fold(words),
        "PERSON",
        is_anonymous=mention_kind(words) == "nominal",
        mentions=(Mention(place, mention_kind(words)),),
    )


def _with_places(cast: Cast, actor: Actor, places: Sequence[Span]) -> Cast:
    """With more mentions of an actor, who speaks where they are an open source."""
    new = [Mention(place, mention_kind(place.of(cast.text))) for place in places]
    mentions = in_reading_order([*actor.mentions, *new])
    cast = cast.with_actor(replace(actor, mentions=mentions))
    kinds = {mention.span: mention.kind for mention in new}

    def heard(attribution: Attribution) -> Attribution:
        via = [kinds[span] for span in attribution.source if span in kinds]
        if attribution.speakers or not via:
            return attribution
        return replace(attribution, speakers=(actor.id,), resolved_via=via[0])

    return replace(cast, attributions=tuple(map(heard, cast.attributions)))


def _not_same_actor(cast: Cast, correction: Correction) -> Cast:
    """Mentions that are not the first one's become an actor of their own."""
    actor = find_actor(cast, correction.about[0])
    if isinstance(actor, Span):
        return cast
    moved: list[Mention] = []
    for anchor in correction.about[1:]:
        owner = None if anchor.is_bare else find_actor(cast, anchor)
        if anchor.is_bare or (isinstance(owner, Actor) and owner.id == actor.id):
            moved.extend(mentions_at(cast, actor, anchor))
    kept = [m for m in actor.mentions if m not in moved]
    if not moved:
        return cast
    if not kept:
        raise Unanchored(f"nothing would be left of {shown(actor.name)}")
    split = _split(cast, actor, moved)
    cast = cast.with_actor(_kept(cast, actor, kept)).with_actor(split)
    return _split_speech(cast, actor.id, split)


def _split(cast: Cast, actor: Actor, moved: Sequence[Mention]) -> Actor:
    return Actor(
        cast.next_id(),
        _name_of(cast, moved),
        actor.type,
        is_anonymous=not any(m.kind in NAMED for m in moved),
        mentions=in_reading_order(moved),
    )


def _kept(cast: Cast, actor: Actor, kept: Sequence[Mention]) -> Actor:
    """What stays; the name goes with the mentions that alone had it."""
    has_name = [fold(actor.name) in fold(m.span.of(cast.text)) for m in kept]
    had_name = [fold(actor.name) in fold(m.span.of(cast.text)) for m in actor.mentions]
    name = _name_of(cast, kept) if any(had_name) and not any(has_name) else actor.name
    return replace(actor, name=name, mentions=in_reading_order(kept))


def _name_of(cast: Cast, mentions: Sequence[Mention]) -> str:
    named = [m for m in mentions if m.kind == "name"] or list(mentions)
    return max((fold(m.span.of(cast.text)) for m in named), key=len)


def _split_speech(cast: Cast, old: int, new: Actor) -> Cast:
    """Speech whose source is one of the moved mentions moves with them."""
    spans = [m.span for m in new.mentions]

    def heard(attribution: Attribution) -> Attribution:
        is_moved = any(s.overlaps(m) for s in attribution.source for m in spans)
        if not is_moved or old not in attribution.speakers:
            return attribution
        speakers = tuple(new.id if s == old else s for s in attribution.speakers)
        return replace(attribution, speakers=speakers)

    return replace(cast, attributions=tuple(map(heard, cast.attributions)))


def _described(cast: Cast, correction: Correction) -> Cast:
    """One field of an actor as the analyst says."""
    actor = find_actor(cast, correction.about[0])
    if isinstance(actor, Span):
        raise Unanchored(f"the words {correction.about[0]} mean no actor")
    changed = {FIELDS[correction.kind]: correction.value}
    if correction.kind == "source_kind":
        changed["source_kind_confidence"] = 1.0
    return cast.with_actor(replace(actor, **changed))


def _dropped(cast: Cast, correction: Correction) -> Cast:
    """Without an actor that is none; what it said is nobody's."""
    actor = find_actor(cast, correction.about[0])
    if isinstance(actor, Span):  # it is no actor any more: nothing to drop
        return cast
    return cast.without([actor.id]).with_speakers({actor.id: None})


def _spoken(cast: Cast, correction: Correction) -> Cast:
    """Speech by the actors named; by words that mean nobody yet, a new actor."""
    anchor = correction.about[0]
    place = find_place(cast.text, anchor, speech_regions(cast.article))
    meant = {a.id for a in meant_speech(cast.text, cast.attributions, place, anchor)}
    if not meant:
        raise Unanchored("no speech is read there")
    speakers = []
    for by in correction.by:
        actor = find_actor(cast, by)
        if isinstance(actor, Span):
            actor = _new_actor(cast, actor)
            cast = cast.with_actor(actor)
        speakers.append(actor)
    return replace(
        cast,
        attributions=tuple(
            _said_by(a, speakers) if a.id in meant else a for a in cast.attributions
        ),
    )


def _said_by(attribution: Attribution, speakers: Sequence[Actor]) -> Attribution:
    return replace(
        attribution,
        is_speech=True,
        speakers=tuple(dict.fromkeys(actor.id for actor in speakers)),
        resolved_via=_via(attribution, speakers[0]) if speakers else "unresolved",
        confidence=1.0,
    )


def _via(attribution: Attribution, actor: Actor) -> str:
    """How the text names the speaker: by its source, else by the actor's name."""
    for mention in actor.mentions:
        if any(mention.span.overlaps(span) for span in attribution.source):
            return mention.kind
    return "document" if actor.type == "DOCUMENT" else "name"


_APPLY: Mapping[str, Callable[[Cast, Correction], Cast]] = {
    "same_actor": _same_actor,
    "not_same_actor": _not_same_actor,
    **dict.fromkeys(FIELDS, _described),
    "drop": _dropped,
    "speech": _spoken,
}
