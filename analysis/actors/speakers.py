"""Who speaks in each attribution, and how that was told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.actors.drafts import Draft, NameMention, Pronoun
from analysis.actors.pronouns import FIRST, FIRST_PLURAL
from analysis.actors.reading import QUOTE_MARKS, Contents, drafts_of
from analysis.actors.source_units import UNIT
from analysis.actors.tokens import WORD, Words
from analysis.document import Attribution, Span

# How far the confidence of an attribution holds, by how its speaker was told.
TRUST = {
    "name": 1.0,
    "institution": 0.97,
    "nominal": 0.95,
    "title": 0.9,
    "document": 0.9,
    "pronoun": 0.85,
    "carried_over": 0.8,
    "unresolved": 1.0,
}
PARAGRAPH_END = re.compile(r"\r?\n[ \t]*\r?\n")
# Words that may lead in to a quotation in its own sentence ("Then: ...").
MAX_GAP = 4
BLANK = " \t\r\n\u00a0"


@dataclass(slots=True)
class Voice:
    """Speakers of one attribution and the way they were told."""

    drafts: tuple[Draft, ...] = ()
    via: str = "unresolved"
    margin: float = 9.0


def find_voices(
    words: Words,
    attributions: Sequence[Attribution],
    units_of: Sequence[tuple[UNIT, ...]],
    by_token: Mapping[int, NameMention],
) -> list[Voice]:
    """One voice for each attribution, in the order given."""
    voices = [_voice(units) for units in units_of]
    _first_person(words, attributions, units_of, voices)
    _led_in(words, attributions, voices, by_token)
    _carry_over(words, attributions, voices)
    _from_body(words, attributions, voices)
    return voices


def _voice(units: tuple[UNIT, ...]) -> Voice:
    drafts = tuple(dict.fromkeys(d for unit in units for d in drafts_of(unit)))
    if not drafts:
        return Voice()
    lead = next(unit for unit in units if drafts_of(unit))
    margin = lead.margin if isinstance(lead, Pronoun) else 9.0
    return Voice(drafts, _way(lead, drafts[0]), margin)


def _way(unit: UNIT, draft: Draft) -> str:
    if isinstance(unit, Pronoun):
        return "pronoun"
    if isinstance(unit, NameMention):
        return "institution" if draft.type in ("ORG", "GPE", "LOC") else "name"
    if unit.kind == "document":
        return "document"
    if draft.is_named and draft.type == "PERSON":
        return "title"
    return "institution" if draft.type == "ORG" else "nominal"


def _first_person(
    words: Words,
    attributions: Sequence[Attribution],
    units_of: Sequence[tuple[UNIT, ...]],
    voices: list[Voice],
) -> None:
    """Resolve "I" inside of someone's words to that someone."""
    contents = Contents(words.text, attributions)
    for index, units in enumerate(units_of):
        if not units or not isinstance(units[0], Pronoun):
            continue
        if units[0].word not in FIRST | FIRST_PLURAL:
            continue
        speech = contents.at(words.tokens[units[0].at].start, quoted=True)
        if speech is not None and speech.attribution != index:
            outer = voices[speech.attribution]
            if outer.drafts:
                voices[index] = Voice(outer.drafts, "pronoun", outer.margin)


def _led_in(
    words: Words,
    attributions: Sequence[Attribution],
    voices: list[Voice],
    by_token: Mapping[int, NameMention],
) -> None:
    """Quotations behind a colon are by the one person named in front of it."""
    for index, one in enumerate(attributions):
        start = one.content[0].start
        front = words.text[max(0, start - 12) : start].rstrip(QUOTE_MARKS + BLANK)
        if one.source or voices[index].drafts or front[-1:] != ":":
            continue
        last = words.within(one.content[0])[0]
        first = last
        while first and words.tokens[first - 1].unit == words.unit_at(start - 1):
            first -= 1
        named = {
            by_token[at].draft: by_token[at]
            for at in range(first, last)
            if at in by_token and by_token[at].type == "PERSON"
        }
        if len(named) == 1 and None not in named:
            voices[index] = Voice(tuple(d for d in named if d), "name")


def _carry_over(
    words: Words, attributions: Sequence[Attribution], voices: list[Voice]
) -> None:
    order = sorted(
        range(len(attributions)), key=lambda i: attributions[i].content[0].start
    )
    last: int | None = None
    for index in order:
        one = attributions[index]
        if one.nested_in is not None:
            continue
        silent = one.kind == "direct" and not one.source and last is not None
        if silent and _goes_on(words, attributions[last], one):
            margin = voices[last].margin
            voices[index] = Voice(voices[last].drafts, "carried_over", margin)
        last = index if voices[index].drafts else None


def _goes_on(words: Words, before: Attribution, one: Attribution) -> bool:
    """Whether a quotation without a source carries on the speech before it.

    In one paragraph no sentence of the article's own may stand between; a new
    paragraph must be nothing but the quotation, and answer no question.
    """
    end = max(s.end for s in (*before.content, *before.source, *before.cue))
    start = one.content[0].start
    if start < end or before.zone != one.zone or before.kind == "indirect":
        return False
    last = words.within(before.content[-1])[1] - 1
    first = words.within(one.content[0])[0]
    if not 0 <= last < first < len(words.tokens):
        return False
    if PARAGRAPH_END.search(words.text, end, start):
        asks = words.text[before.content[-1].end - 1 : before.content[-1].end] == "?"
        return not asks and _fills_paragraph(words, one, end)
    units = {words.tokens[last].unit, words.unit_at(end - 1)}
    here = words.tokens[first].unit
    between = [t.unit for t in words.tokens[last + 1 : first] if t.end > end]
    narrated = [u for u in between if u not in units and u != here]
    return not narrated and between.count(here) * (here not in units) <= MAX_GAP


def _fills_paragraph(words: Words, one: Attribution, end: int) -> bool:
    text, span = words.text, Span(one.content[0].start, one.content[-1].end)
    front = text[end : span.start]
    behind = PARAGRAPH_END.search(text, span.end)
    rest = text[span.end : behind.start() if behind else len(text)]
    # What is left of the paragraph before is the end of its own sentence.
    lead = PARAGRAPH_END.split(front)[-1]
    return not WORD.search(rest) and not WORD.search(lead)


def _from_body(
    words: Words, attributions: Sequence[Attribution], voices: list[Voice]
) -> None:
    """A headline's quotation is by whoever says the same words in the body."""

    def content(one: Attribution) -> str:
        return " ".join(
            words.tokens[at].lower
            for span in one.content
            for at in range(*words.within(span))
        )

    heads = [i for i, a in enumerate(attributions) if a.zone == "headline"]
    for index in heads:
        wanted = content(attributions[index])
        if voices[index].drafts or len(wanted.split()) < 2:
            continue
        for other, one in enumerate(attributions):
            if one.zone == "body" and voices[other].drafts and wanted in content(one):
                voices[index] = Voice(voices[other].drafts, "carried_over")
                break


def with_speakers(
    attributions: Sequence[Attribution],
    voices: Sequence[Voice],
    ids: Mapping[Draft, int],
) -> tuple[Attribution, ...]:
    """The attributions with the ids of those who speak in them."""
    done = []
    for attribution, voice in zip(attributions, voices, strict=True):
        speakers = tuple(ids[d] for d in voice.drafts if d in ids)
        via = voice.via if speakers else "unresolved"
        trust = TRUST[via] * (0.9 if voice.margin < 0.3 else 1.0)
        done.append(
            replace(
                attribution,
                speakers=speakers,
                resolved_via=via,
                confidence=round(attribution.confidence * trust, 4),
            )
        )
    return tuple(done)
