"""The actors and who speaks, with ways to find an actor by the words about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.corrections.anchors import Anchor, Unanchored, find_place, shown
from analysis.corrections.speech import UNREAD
from analysis.document import Actor, Article, Attribution, Mention, Span
from analysis.tidy import fold

NAMED = ("name", "title")
PRONOUNS = frozenset(
    "i me my mine we us our ours you your yours he him his she her hers it its they "
    "them their theirs himself herself itself themselves who whom whose one".split()
)
POSSESSIVES = ("'s", "\u2019s", "'", "\u2019")
# Words that join two actors into one phrase: "a spokesman for the ministry" is not
# the ministry, "the minister's aide" not the minister.
JOINING = frozenset("of for from to at in on with by and or".split())


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an article, its attributions, and the text they stand in."""

    article: Article
    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]

    @property
    def text(self) -> str:
        """The page as received."""
        return self.article.page.text

    def actor(self, actor_id: int) -> Actor:
        """The actor with an id."""
        return next(a for a in self.actors if a.id == actor_id)

    def with_actor(self, actor: Actor) -> Cast:
        """With an actor in the place of the one with its id, or as the last."""
        if any(a.id == actor.id for a in self.actors):
            kept = tuple(actor if a.id == actor.id else a for a in self.actors)
            return replace(self, actors=kept)
        return replace(self, actors=(*self.actors, actor))

    def without(self, ids: Iterable[int]) -> Cast:
        """Without some actors; their speech is for the caller to hand on."""
        gone = set(ids)
        return replace(self, actors=tuple(a for a in self.actors if a.id not in gone))

    def with_speakers(self, ids: Mapping[int, int | None]) -> Cast:
        """With speakers replaced: ``None`` leaves one out."""
        return replace(
            self, attributions=tuple(_respoken(a, ids) for a in self.attributions)
        )

    def next_id(self) -> int:
        """An id that no actor has."""
        return max((a.id for a in self.actors), default=-1) + 1


def _respoken(attribution: Attribution, ids: Mapping[int, int | None]) -> Attribution:
    if not any(speaker in ids for speaker in attribution.speakers):
        return attribution
    mapped = [ids.get(speaker, speaker) for speaker in attribution.speakers]
    speakers = tuple(dict.fromkeys(s for s in mapped if s is not None))
    via = attribution.resolved_via if speakers else "unresolved"
    return replace(attribution, speakers=speakers, resolved_via=via)


def find_actor(cast: Cast, anchor: Anchor) -> Actor | Span:
    """The actor that an anchor's words mean, or their place where they mean none.

    Words with nothing around them mean the actor who is called so, anywhere. Where
    what stood around a name has changed, the name still tells the actor as long as
    it tells one.

    Raises:
        Unanchored: the words are gone, or more than one actor may be meant.
    """
    called = actors_called(cast.actors, cast.text, anchor.words)
    if anchor.is_bare and called:
        return _only(called, anchor)
    try:
        place = find_place(cast.text, anchor, _regions(cast.article))
    except Unanchored:
        named = actors_called(cast.actors, cast.text, anchor.words, kinds=NAMED)
        if len(named) == 1:
            return named[0]
        raise
    owners = _owners(cast, place)
    return _only(owners, anchor) if owners else place


def _regions(article: Article) -> tuple[Span, ...]:
    return tuple(p.span for p in article.paragraphs if p.kind not in UNREAD)


def _only(actors: Sequence[Actor], anchor: Anchor) -> Actor:
    if len(actors) == 1:
        return actors[0]
    names = " and ".join(shown(actor.name) for actor in actors)
    raise Unanchored(f"the words {anchor} mean several actors: {names}")


def actors_called(
    actors: Sequence[Actor],
    text: str,
    words: str,
    kinds: Sequence[str] = ("name", "title", "nominal", "pronoun"),
) -> list[Actor]:
    """Actors with that name, or with a mention in those words."""
    wanted = fold(words)
    by_name = [a for a in actors if fold(a.name) == wanted]
    if by_name:
        return by_name
    return [
        actor
        for actor in actors
        if any(
            m.kind in kinds and fold(m.span.of(text)) == wanted for m in actor.mentions
        )
    ]


def _owners(cast: Cast, place: Span) -> list[Actor]:
    """Actors whose mention the place is: the same span, else one with the same end."""
    exact = [a for a in cast.actors if any(m.span == place for m in a.mentions)]
    if exact:
        return exact
    near = [
        (len(m.span), a)
        for a in cast.actors
        for m in a.mentions
        if m.span.overlaps(place) and is_same_mention(cast.text, m.span, place)
    ]
    return [min(near, key=lambda pair: pair[0])[1]] if near else []


def is_same_mention(text: str, one: Span, other: Span) -> bool:
    """Whether two stretches are one mention, with or without title or possessive."""
    gap = text[min(one.end, other.end) : max(one.end, other.end)]
    if gap and gap not in POSSESSIVES:
        return False
    extra = text[min(one.start, other.start) : max(one.start, other.start)]
    words = fold(extra).lower().split()
    return not any(w in JOINING or w.endswith(POSSESSIVES) for w in words)


def mentions_at(cast: Cast, actor: Actor, anchor: Anchor) -> list[Mention]:
    """The actor's mentions that an anchor points at: one, or all in bare words."""
    if anchor.is_bare:
        wanted = fold(anchor.words)
        return [m for m in actor.mentions if fold(m.span.of(cast.text)) == wanted]
    place = find_place(cast.text, anchor, _regions(cast.article))
    return [m for m in actor.mentions if is_mention_at(cast.text, m, place)]


def is_mention_at(text: str, mention: Mention, place: Span) -> bool:
    """Whether a mention is the one at a place."""
    return mention.span == place or (
        mention.span.overlaps(place) and is_same_mention(text, mention.span, place)
    )


def mention_kind(words: str) -> str:
    """The kind of a mention that the analyst marks: its last word tells."""
    if fold(words).lower() in PRONOUNS:
        return "pronoun"
    return "name" if fold(words).split()[-1][:1].isupper() else "nominal"


def in_reading_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions by place, each place once."""
    by_place = {m.span: m for m in mentions}
    return tuple(by_place[span] for span in sorted(by_place))
