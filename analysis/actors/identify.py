"""Who is who in an article: mentions, actors, and who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.actors.clusters import cluster_names
from analysis.actors.contents import Contents
from analysis.actors.drafts import Draft, NameMention, Nominal, Pronoun
from analysis.actors.metonyms import join_metonyms
from analysis.actors.named_later import join_named_later
from analysis.actors.names import name_mentions
from analysis.actors.nominals import Nominals
from analysis.actors.phrases import find_nominals
from analysis.actors.pronouns import FIRST, FIRST_PLURAL
from analysis.actors.reading import Reader, drafts_of, find_pronouns
from analysis.actors.roles import note_roles
from analysis.actors.source_kinds import propose_source_kind
from analysis.actors.source_units import UNIT
from analysis.actors.sources import opens_clause, parse_source
from analysis.actors.speakers import Voice, find_voices, with_speakers
from analysis.actors.tokens import Words, read_words
from analysis.document import (
    Actor,
    Article,
    Attribution,
    Mention,
    Reading,
    Sentence,
    Span,
)


def identify_actors(
    article: Article,
    sentences: Sequence[Sentence],
    reading: Reading,
    attributions: tuple[Attribution, ...],
) -> tuple[tuple[Actor, ...], tuple[Attribution, ...]]:
    """The article's actors, in order of appearance, and who speaks where.

    Mentions come from headline, headings, body and whatever holds speech. An
    attribution whose speaker cannot be told keeps no speakers and ``unresolved``.
    """
    words = read_words(article, sentences, attributions)
    if not words.tokens:
        return (), attributions
    spoken = [span for a in attributions for span in a.source]
    names = name_mentions(words, reading.names, spoken)
    named = cluster_names(words, names)
    by_token = {at: m for m in names for at in range(m.first, m.last)}
    note_roles(words, names, by_token)
    units_of = [_units(words, a, by_token) for a in attributions]
    join_metonyms(words, units_of, named)
    nominals = Nominals(words, named, by_token)
    contents = Contents(words.text, attributions)
    items = _items(words, names, units_of, by_token)
    reader = Reader(words, attributions, contents, nominals, units_of)
    reader.read(items)
    join_named_later(words, items, [unit for units in units_of for unit in units])
    voices = find_voices(words, attributions, units_of, by_token, reader.discourse)
    _mention_all(words, items, contents, voices)
    drafts = _worth_keeping(named, nominals.created, voices)
    ids = {draft: index for index, draft in enumerate(drafts)}
    actors = tuple(_actor(index, draft) for draft, index in ids.items())
    return actors, with_speakers(attributions, voices, ids)


def _units(
    words: Words, attribution: Attribution, by_token: dict[int, NameMention]
) -> tuple[UNIT, ...]:
    spans = attribution.source
    if len(spans) > 1:  # "who lives in Ayr and ... Ida Orr": Orr speaks of another
        spans = tuple(s for s in spans if not opens_clause(words, s)) or spans
    return tuple(u for span in spans for u in parse_source(words, span, by_token))


def _first(item: UNIT) -> int:
    return item.at if isinstance(item, Pronoun) else item.first


def _items(
    words: Words,
    names: Sequence[NameMention],
    units_of: list[tuple[UNIT, ...]],
    by_token: dict[int, NameMention],
) -> list[UNIT]:
    """All mentions in reading order; what a source holds stands for itself."""
    canonical: dict[tuple[type, int], UNIT] = {}
    for index, units in enumerate(units_of):
        kept = [canonical.setdefault((type(u), _head_at(u)), u) for u in units]
        units_of[index] = tuple(kept)
    spoken = [u for u in canonical.values() if not isinstance(u, NameMention)]
    titled = {at for m in names for at in range(m.title_first, m.last)}
    covered = {
        at
        for u in spoken
        if isinstance(u, Nominal)
        for at in range(u.first, max(u.last, u.head_at + 1))
    }
    others = [
        n
        for n in find_nominals(words, titled)
        if not any(at in covered for at in range(n.first, n.last))
    ]
    said = {u.at for u in spoken if isinstance(u, Pronoun)}
    pronouns = [p for p in find_pronouns(words) if p.at not in said]
    return sorted([*names, *spoken, *others, *pronouns], key=_order)


def _head_at(unit: UNIT) -> int:
    return unit.head_at if isinstance(unit, Nominal) else _first(unit)


def _order(item: UNIT) -> tuple[int, int]:
    """By place; a description comes after the names inside it."""
    if isinstance(item, Nominal):
        return (item.head_at, 1)
    return (_first(item), 0)


def _mention_all(
    words: Words, items: Iterable[UNIT], contents: Contents, voices: Sequence[Voice]
) -> None:
    for item in items:
        if isinstance(item, NameMention):
            continue
        if isinstance(item, Nominal):
            for draft in item.pair:
                draft.mention(words.span(item.first, item.last), "nominal")
            if item.draft is not None:
                kind = "title" if item.draft.is_named else "nominal"
                item.draft.mention(words.span(item.first, item.last), kind)
            continue
        if item.word in FIRST | FIRST_PLURAL and not item.drafts:
            speech = contents.at(words.tokens[item.at].start, quoted=True)
            if speech is not None:
                item.drafts = voices[speech.attribution].drafts
        for draft in drafts_of(item):
            draft.mention(words.span(item.at, item.at + 1), "pronoun")


def _worth_keeping(
    named: Sequence[Draft], unnamed: Sequence[Draft], voices: Sequence[Voice]
) -> list[Draft]:
    """Actors with a name, and whoever speaks, in order of first mention."""
    for voice in voices:
        for draft in voice.drafts:
            draft.speaks = True
    kept = [d for d in named if d.mentions and d.forms]
    kept += [d for d in unnamed if d.speaks and d.mentions]
    return sorted(dict.fromkeys(kept), key=lambda d: min(d.mentions))


def _actor(index: int, draft: Draft) -> Actor:
    mentions = tuple(
        Mention(Span(*span), kind) for span, kind in sorted(draft.mentions.items())
    )
    role = max((r.text for r in draft.roles), key=len, default=None)
    affiliation = draft.affiliation or next(
        (r.affiliation for r in draft.roles if r.affiliation), None
    )
    if affiliation is None and draft.type != "GPE":
        affiliation = draft.country
    kind, confidence = propose_source_kind(draft.name, draft.type, role, affiliation)
    anonymous = not draft.is_named and draft.type in ("PERSON", "GROUP")
    if anonymous and draft.type == "PERSON" and kind is None:
        kind, confidence = "unnamed", 0.6
    return Actor(
        index,
        draft.name,
        draft.type,
        role,
        affiliation,
        anonymous,
        mentions,
        kind,
        confidence,
    )
