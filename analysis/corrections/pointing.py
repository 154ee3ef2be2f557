"""From what a person points at (words, an id, a span) to an anchor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from analysis.corrections.anchors import (
    Anchor,
    Unanchored,
    find_words,
    make_anchor,
    shown,
)
from analysis.corrections.cast import NAMED, Cast, actors_called, find_actor
from analysis.corrections.paragraphs import meant_paragraphs
from analysis.corrections.speech import hull, meant_speech, speech_regions
from analysis.document import Actor, Attribution, Mention, ReadArticle, Span
from analysis.tidy import fold

# Words of the page, an id of the tables, a span, or an anchor made before.
Pointer = str | int | Span | Anchor
# What stands between the pieces of a content in the tables.
PIECES = " … "
NAMES_SHOWN = 12


def actor_anchor(read: ReadArticle, who: Pointer) -> Anchor:
    """An anchor for an actor.

    Raises:
        ValueError: nobody is meant, or several may be.
    """
    if isinstance(who, Anchor):
        return who
    text = read.article.page.text
    if isinstance(who, Span):
        return make_anchor(text, who, speech_regions(read.article))
    actor = _actor(read, who)
    if actor is None:
        return _only_place(read, str(who))
    wanted = fold(who) if isinstance(who, str) else None
    said = [m for m in actor.mentions if fold(m.span.of(text)) == wanted]
    return _anchor_of(read, actor, said or actor.mentions)


def _actor(read: ReadArticle, who: str | int) -> Actor | None:
    """The actor with an id, or the one who is called so; ``None`` for no one."""
    if isinstance(who, int):
        found = [a for a in read.actors if a.id == who]
        if not found:
            raise ValueError(f"No actor has the id {who}; ids are in `entities`.")
        return found[0]
    found = actors_called(read.actors, read.article.page.text, who)
    if len(found) > 1:
        told = ", ".join(f"{a.id} ({a.name})" for a in found)
        raise ValueError(f"{shown(who)} may mean several actors; give the id: {told}.")
    return found[0] if found else None


def _only_place(read: ReadArticle, words: str) -> Anchor:
    """Words that mean no actor yet, where they stand once."""
    text, regions = read.article.page.text, speech_regions(read.article)
    places = [p for p in find_words(text, words) if _is_within(p, regions)]
    if len(places) == 1:
        return make_anchor(text, places[0], regions)
    if places:
        message = (
            f"{shown(words)} stands {len(places)} times; give a span or more words."
        )
        raise ValueError(message)
    names = ", ".join(a.name for a in read.actors[:NAMES_SHOWN]) or "none"
    raise ValueError(f"{shown(words)} is not in the article. Its actors: {names}.")


def _anchor_of(read: ReadArticle, actor: Actor, mentions: Sequence[Mention]) -> Anchor:
    """An anchor on the mention that says most: a name, the longest, the first.

    It finds the actor: a mention that several actors share does not.
    """
    text, regions = read.article.page.text, speech_regions(read.article)
    kinds = (*NAMED, "nominal", "pronoun")
    ordered = sorted(
        mentions, key=lambda m: (kinds.index(m.kind), -len(m.span), m.span.start)
    )
    for mention in ordered:
        with suppress(ValueError):  # the same words with the same around
            anchor = make_anchor(text, mention.span, regions)
            if _finds(read, anchor, actor):
                return anchor
    bare = Anchor(fold(actor.name))
    if _finds(read, bare, actor):
        return bare
    raise ValueError(f"Nothing in the text tells {actor.name} from other actors.")


def _finds(read: ReadArticle, anchor: Anchor, actor: Actor) -> bool:
    try:
        found = find_actor(Cast(read.article, read.actors, ()), anchor)
    except Unanchored:
        return False
    return isinstance(found, Actor) and found.id == actor.id


def split_anchors(
    read: ReadArticle, who: Pointer, mentions: Iterable[Pointer]
) -> tuple[Anchor, ...]:
    """Anchors for an actor and for mentions that are not that actor.

    Raises:
        ValueError: the actor has no such mentions, or no others.
    """
    text, regions = read.article.page.text, speech_regions(read.article)
    actor = _owner(read, who)
    moved: list[Mention] = []
    for pointer in mentions:
        found = [m for m in actor.mentions if _is_pointed_at(text, m, pointer)]
        if not found:
            raise ValueError(f"{actor.name} has no mention {pointer!r}.")
        moved.extend(found)
    kept = [m for m in actor.mentions if m not in moved]
    if not moved or not kept:
        raise ValueError(f"{actor.name} needs mentions that stay and some that go.")
    anchors = (make_anchor(text, m.span, regions) for m in moved)
    return (_anchor_of(read, actor, kept), *anchors)


def _owner(read: ReadArticle, who: Pointer) -> Actor:
    cast = Cast(read.article, read.actors, read.attributions)
    if isinstance(who, Span):
        owners = [
            a for a in read.actors if any(m.span.overlaps(who) for m in a.mentions)
        ]
    else:
        name = who.words if isinstance(who, Anchor) else who
        actor = _actor(read, name)
        owners = [] if actor is None else [actor]
    if len(owners) != 1:
        names = " and ".join(a.name for a in owners) or "no actor"
        raise ValueError(f"{_told(cast.text, who)} means {names}; give an actor's id.")
    return owners[0]


def _told(text: str, who: Pointer) -> str:
    return shown(who.of(text)) if isinstance(who, Span) else str(who)


def _is_pointed_at(text: str, mention: Mention, pointer: Pointer) -> bool:
    if isinstance(pointer, Span):
        return mention.span.overlaps(pointer)
    words = pointer.words if isinstance(pointer, Anchor) else str(pointer)
    return fold(mention.span.of(text)) == fold(words)


def speech_anchor(
    read: ReadArticle, speech: Pointer, *, must_be_read: bool = False
) -> Anchor:
    """An anchor for speech, whole as the kit reads it; else for the words given.

    Raises:
        ValueError: no such words, or several places; where it ``must_be_read``,
            also no speech there.
    """
    if isinstance(speech, Anchor):
        return speech
    text, regions = read.article.page.text, speech_regions(read.article)
    if isinstance(speech, int):
        return make_anchor(text, hull(_attribution(read, speech)), regions)
    places = _places(text, speech, regions)
    found = _meant(read, places)
    if len(found) == 1:
        return make_anchor(text, hull(found[0]), regions)
    if found:
        ids = ", ".join(str(a.id) for a in found)
        message = f"{speech!r} is in several; give the attribution_id: {ids}."
        raise ValueError(message)
    if must_be_read or len(places) != 1:
        message = f"{speech!r} stands {len(places)} times, and no speech is read there."
        raise ValueError(message)
    return make_anchor(text, places[0], regions)


def _attribution(read: ReadArticle, number: int) -> Attribution:
    for attribution in read.attributions:
        if attribution.id == number:
            return attribution
    raise ValueError(f"No speech has the id {number}; ids are in `quotes`.")


def _places(text: str, speech: str | Span, regions: Sequence[Span]) -> list[Span]:
    if isinstance(speech, Span):
        return [speech]
    piece = max(speech.split(PIECES), key=len)
    return [p for p in find_words(text, piece) if _is_within(p, regions)]


def _meant(read: ReadArticle, places: Sequence[Span]) -> list[Attribution]:
    text = read.article.page.text
    found = {
        attribution.id: attribution
        for place in places
        for attribution in meant_speech(
            text, read.attributions, place, Anchor(place.of(text))
        )
    }
    return list(found.values())


def paragraph_anchor(read: ReadArticle, paragraph: Pointer) -> Anchor:
    """An anchor for a whole paragraph, by its number, a span or words in it.

    Raises:
        ValueError: no such paragraph, or several.
    """
    if isinstance(paragraph, Anchor):
        return paragraph
    text, paragraphs = read.article.page.text, read.article.paragraphs
    if isinstance(paragraph, int):
        if not 0 <= paragraph < len(paragraphs):
            raise ValueError(f"paragraph_id must be under {len(paragraphs)}.")
        return make_anchor(text, paragraphs[paragraph].span)
    places = [paragraph] if isinstance(paragraph, Span) else None
    places = list(find_words(text, str(paragraph))) if places is None else places
    found: dict[Span, None] = {}
    for place in places:
        try:
            found |= dict.fromkeys(p.span for p in meant_paragraphs(paragraphs, place))
        except Unanchored:
            continue
    if len(found) != 1:
        message = f"{paragraph!r} is in {len(found)} paragraphs; give a paragraph_id."
        raise ValueError(message)
    return make_anchor(text, next(iter(found)))


def _is_within(place: Span, regions: Sequence[Span]) -> bool:
    return any(region.overlaps(place) for region in regions)
