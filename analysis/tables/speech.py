"""Rows about speech, and who speaks how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analysis.document import Actor, Attribution
from analysis.tables.actors import actor_ranks, who
from analysis.tables.places import Places, Row, first_char, in_reading_order

UNRESOLVED = "Unresolved speech"


def quote_rows(places: Places) -> Iterator[Row]:
    """One row an attribution."""
    names = {actor.id: actor.name for actor in places.read.actors}
    for said in places.read.attributions:
        yield {
            "attribution_id": said.id,
            "kind": said.kind,
            "zone": said.zone,
            "source": places.joined(said.source),
            "cue": places.joined(said.cue),
            "content": places.joined(said.content),
            "is_speech": said.is_speech,
            "speaker_id": said.speakers[0] if said.speakers else None,
            "speaker": _enumerated([names[i] for i in said.speakers]),
            "quoted_words": said.quoted_words,
            "content_words": said.content_words,
            "confidence": said.confidence,
            "resolved_via": said.resolved_via,
            "nested_in_id": said.nested_in,
            "start_char": min(span.start for span in said.spans),
            "end_char": max(span.end for span in said.spans),
        }


def _enumerated(names: Sequence[str]) -> str | None:
    if len(names) < 3:
        return " and ".join(names) or None
    return f"{', '.join(names[:-1])} and {names[-1]}"


def quote_speaker_rows(places: Places) -> Iterator[Row]:
    """One row an attribution and speaker; none for unresolved speech."""
    for said in places.read.attributions:
        for actor_id in dict.fromkeys(said.speakers):
            yield {"attribution_id": said.id, "actor_id": actor_id}


def quote_span_rows(places: Places) -> Iterator[Row]:
    """Every source, cue and content span of every attribution."""
    for said in places.read.attributions:
        parts = [("source", s) for s in said.source]
        parts += [("cue", s) for s in said.cue]
        parts += [("content", s) for s in said.content]
        rows = [
            places.span_row(span) | {"attribution_id": said.id, "part": part}
            for part, span in parts
        ]
        yield from in_reading_order(rows)


def speaker_rows(places: Places) -> Iterator[Row]:
    """Actors who speak in the body, most quoted first; unresolved speech last.

    Attributions that are no speech do not count.
    Words of speech within speech count once for one speaker, and once in the
    totals that shares are of. Joint speakers each speak all the words, so shares
    may add up to more than 1.
    """
    body = [a for a in places.read.attributions if a.zone == "body" and a.is_speech]
    totals = (_once(body, "quoted_words"), _once(body, "content_words"))
    ranks = actor_ranks(places.read)
    rows = []
    for actor in places.read.actors:
        own = [said for said in body if actor.id in said.speakers]
        if own:
            row = who(actor) | {"actor_rank": ranks[actor.id]}
            rows.append(row | _spoken(own, body, totals))
    yield from sorted(rows, key=_most_quoted_first)
    unresolved = [said for said in body if not said.speakers]
    yield _unresolved() | _spoken(unresolved, body, totals)


def _most_quoted_first(row: Row) -> tuple[int, int, int]:
    return -row["quoted_words"], -row["content_words"], row["first_char"]


def _unresolved() -> Row:
    nobody = Actor(id=0, name=UNRESOLVED, type="")
    return who(nobody) | {"actor_id": None, "type": None, "actor_rank": None}


def _spoken(
    own: Sequence[Attribution], body: Sequence[Attribution], totals: tuple[int, int]
) -> Row:
    outermost = _outermost(own, body)
    quoted = sum(said.quoted_words for said in outermost)
    content = sum(said.content_words for said in outermost)
    return {
        "attributions": len(own),
        "quoted_words": quoted,
        "content_words": content,
        "quoted_share": quoted / totals[0] if totals[0] else None,
        "content_share": content / totals[1] if totals[1] else None,
        "first_char": first_char(span for said in own for span in said.spans),
    }


def _outermost(
    own: Sequence[Attribution], body: Iterable[Attribution]
) -> list[Attribution]:
    """Of ``own``, those that no other of ``own`` holds, at whatever depth."""
    outer = {said.id: said.nested_in for said in body}
    mine = {said.id for said in own}

    def is_held(said: Attribution) -> bool:
        holder = said.nested_in
        while holder is not None and holder not in mine:
            holder = outer.get(holder)
        return holder is not None

    return [said for said in own if not is_held(said)]


def _once(body: Sequence[Attribution], words: str) -> int:
    """Words of all speech, each once.

    Speech that holds other speech counts at least the words of what it holds: a
    reported sentence around a quotation may have been counted without it.
    """
    outer = {said.id: said.nested_in for said in body}

    def depth(said: Attribution) -> int:
        steps, holder = 0, said.nested_in
        while holder is not None:
            steps, holder = steps + 1, outer.get(holder)
        return steps

    total = 0
    held: dict[int, int] = {}
    for said in sorted(body, key=depth, reverse=True):
        size = max(getattr(said, words), held.get(said.id, 0))
        if said.nested_in in outer:
            held[said.nested_in] = held.get(said.nested_in, 0) + size
        else:
            total += size
    return total
