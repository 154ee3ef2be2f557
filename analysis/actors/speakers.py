"""Who speaks in each attribution, and how that was told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.actors.contents import QUOTE_MARKS, Contents
from analysis.actors.discourse import Discourse, Seen
from analysis.actors.drafts import Draft, NameMention, Pronoun
from analysis.actors.pronouns import FIRST, FIRST_PLURAL
from analysis.actors.reading import drafts_of
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
# Words that may stand between two quotations ("Then: ...", "She pauses.").
MAX_GAP = 4
SPEAKING = frozenset({"PERSON", "ORG", "GPE", "GROUP"})
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
    discourse: Discourse,
) -> list[Voice]:
    """One voice for each attribution, in the order given."""
    voices = [_voice(units) for units in units_of]
    _first_person(words, attributions, units_of, voices)
    _same_subject(words, attributions, voices)
    _next_verb(words, attributions, voices, discourse)
    _led_in(words, attributions, voices, by_token)
    _carry_over(words, attributions, voices, by_token)
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
    """Quotations behind a colon are by the person whom the words before it name."""
    for index, one in enumerate(attributions):
        if one.source or voices[index].drafts or not _is_behind_colon(words, one):
            continue
        start = one.content[0].start
        last = words.within(one.content[0])[0]
        first = last
        while first and words.tokens[first - 1].unit == words.unit_at(start - 1):
            first -= 1
        named = list(
            dict.fromkeys(
                by_token[at]
                for at in range(first, last)
                if at in by_token and by_token[at].type == "PERSON"
            )
        )
        draft = _leading(words, named, last)
        if draft is not None:
            voices[index] = Voice((draft,), "name")


def _is_behind_colon(words: Words, one: Attribution) -> bool:
    """Whether a colon leads in to it, marks and blanks aside."""
    start = one.content[0].start
    return (
        words.text[max(0, start - 12) : start].rstrip(QUOTE_MARKS + BLANK)[-1:] == ":"
    )


def _leading(words: Words, named: Sequence[NameMention], last: int) -> Draft | None:
    """Of those named in front of a colon: the only one, or "by" whom the words are."""
    if not named:
        return None
    final = named[-1]
    front = {
        words.tokens[at].lower for at in range(max(final.first - 3, 0), final.first)
    }
    is_signed = final.last == last and "by" in front
    return final.draft if is_signed or len({m.draft for m in named}) == 1 else None


def _same_subject(
    words: Words, attributions: Sequence[Attribution], voices: list[Voice]
) -> None:
    """Give ", calling it absurd" to the one of whom the sentence tells."""
    in_unit: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(attributions):
        if one.source and voices[index].drafts:
            in_unit[words.unit_at(one.source[0].start)].append(index)
    for index, one in enumerate(attributions):
        if one.source or not one.cue or voices[index].drafts:
            continue
        cue = one.cue[0]
        token = words.tokens[words.within(cue)[0]]
        if not (token.lower.endswith("ing") and token.before == ","):
            continue
        fronts = [
            (attributions[i].source[0].start, i)
            for i in in_unit[token.unit]
            if attributions[i].source[0].end <= cue.start
            and not any(span.overlaps(cue) for span in attributions[i].content)
        ]
        if fronts:
            voices[index] = voices[max(fronts)[1]]


def _next_verb(
    words: Words,
    attributions: Sequence[Attribution],
    voices: list[Voice],
    discourse: Discourse,
) -> None:
    """Give the words behind "and joked" to the subject of the sentence."""
    subjects: dict[int, list[Seen]] = defaultdict(list)
    for seen in discourse.seen:
        if seen.is_subject and seen.drafts[0].type in SPEAKING:
            subjects[seen.unit].append(seen)
    for index, one in enumerate(attributions):
        if one.source or not one.cue or voices[index].drafts:
            continue
        at = words.within(one.cue[0])[0]
        is_next = at and words.tokens[at - 1].lower in ("and", "but", "then")
        if not is_next or words.tokens[at].before:
            continue
        before = [
            seen.drafts
            for seen in subjects[words.tokens[at].unit]
            if seen.at < at and seen.speech in (-1, index)
        ]
        if before:
            voices[index] = Voice(before[-1], "carried_over")


def _carry_over(
    words: Words,
    attributions: Sequence[Attribution],
    voices: list[Voice],
    by_token: Mapping[int, NameMention],
) -> None:
    order = sorted(
        range(len(attributions)), key=lambda i: attributions[i].content[0].start
    )
    last: int | None = None
    for index in order:
        one = attributions[index]
        if one.nested_in is not None:
            continue
        is_open = not one.source and not voices[index].drafts
        if last is not None and _adds_to(attributions[last], one):
            continue
        if (
            last is not None
            and is_open
            and _goes_on(words, attributions[last], one)
            and _keeps_to(words, attributions[last], one, voices[last], by_token)
        ):
            margin = voices[last].margin
            voices[index] = Voice(voices[last].drafts, "carried_over", margin)
        last = index if voices[index].drafts else None


def _keeps_to(
    words: Words,
    before: Attribution,
    one: Attribution,
    voice: Voice,
    by_token: Mapping[int, NameMention],
) -> bool:
    """Whether what is told between two speeches is of the speaker, and of no other."""
    end = max(span.end for span in before.spans)
    own = words.unit_at(end - 1)
    tokens = range(words.within(before.content[-1])[1], words.within(one.content[0])[0])
    told = [at for at in tokens if words.tokens[at].unit > own]
    people = {
        by_token[at].draft
        for at in told
        if at in by_token and by_token[at].type == "PERSON"
    }
    here = words.paragraph(tokens.start - 1) if told else -1
    strays = [at for at in told if words.paragraph(at) != here]
    leads_in = _is_behind_colon(words, one)
    is_of_none = (len(strays) > MAX_GAP or leads_in) and bool(strays) and not people
    return people <= set(voice.drafts) and not is_of_none


def _adds_to(before: Attribution, one: Attribution) -> bool:
    """Whether it is reported beside a quotation by the same source: ", citing it"."""
    return (
        bool(one.kind == "indirect" and one.source and one.source == before.source)
        and before.kind != "indirect"
    )


def _goes_on(words: Words, before: Attribution, one: Attribution) -> bool:
    """Whether a quotation without a source carries on the speech before it.

    In one paragraph no sentence of the article's own may stand between; a new
    paragraph must be nothing but the quotation, and answer no question.
    """
    end = max(span.end for span in before.spans)
    start = one.content[0].start
    if start < end or before.zone != one.zone or "indirect" in (before.kind, one.kind):
        return False
    last = words.within(before.content[-1])[1] - 1
    first = words.within(one.content[0])[0]
    if not 0 <= last < first < len(words.tokens):
        return False
    if PARAGRAPH_END.search(words.text, end, start):
        if one.kind == "mixed":
            return False
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
