"""One pass over the article in reading order: every mention finds its actor."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.contents import Contents
from analysis.actors.discourse import Discourse, Seen
from analysis.actors.documents import owner_of
from analysis.actors.drafts import Draft, NameMention, Nominal, Pronoun
from analysis.actors.fitting import behind_party
from analysis.actors.lexicon import OWNERS, PREPOSITIONS, lexicon
from analysis.actors.nominals import Nominals
from analysis.actors.phrases import means_two
from analysis.actors.pronouns import (
    FIRST,
    FIRST_PLURAL,
    SUBJECTS,
    THIRD,
    Place,
    learn_genders,
    resolve_pronoun,
)
from analysis.actors.several import QUANTIFIERS, joined_to, some_of, two_of
from analysis.actors.source_units import UNIT
from analysis.actors.tokens import Words
from analysis.document import Attribution

PAIR_WORDS = frozenset({"two", "pair", "duo"})
AUXILIARIES = frozenset(
    "is was are were has had have will would can could may might did does said says "
    "told also".split()
)
# An act or a wish is its source's own with this confidence.
SURE = 0.5
RELATIVE = frozenset({"who", "which", "that"})
# Tokens between an antecedent's first word and the relative pronoun.
RELATIVE_REACH = 14


class Reader:
    """Walks over the mentions and keeps what later ones look back on."""

    def __init__(
        self,
        words: Words,
        attributions: Sequence[Attribution],
        contents: Contents,
        nominals: Nominals,
        units_of: Sequence[tuple[UNIT, ...]],
    ) -> None:
        self.words = words
        self.attributions = attributions
        self.contents = contents
        self.nominals = nominals
        self.units_of = units_of
        self.discourse = Discourse()
        self.source_units = {
            id(unit): index for index, units in enumerate(units_of) for unit in units
        }
        # Whose act or wish it may be is no subject of a sentence for that.
        self.spoken = {
            id(unit)
            for units, said in zip(units_of, attributions, strict=True)
            for unit in units
            if said.is_speech or said.confidence >= SURE
        }
        self.here: dict[int, Draft] = {}  # whom a word at the end of a mention means
        self.pair: tuple[Draft, ...] = ()
        self.subjects: tuple[tuple[Draft, ...], int] = ((), 0)
        self.listed: list[Draft] = []
        self.last_name: NameMention | None = None

    def read(self, items: Sequence[UNIT]) -> None:
        """Resolve ``items``, sorted by where they begin."""
        self._learn(items)
        for item in items:
            if isinstance(item, NameMention):
                self._name(item)
            elif isinstance(item, Nominal):
                self._nominal(item)
            else:
                self._pronoun(item)
            index = self.source_units.get(id(item))
            if index is not None and id(item) in self.spoken:
                self._note_speaker(item)
                self._note_all(item, self.units_of[index])

    def _learn(self, items: Sequence[UNIT]) -> None:
        persons: dict[int, set[Draft]] = {}
        for item in items:
            if not isinstance(item, NameMention) or item.draft is None:
                continue
            if item.draft.type == "PERSON":
                unit = self.words.tokens[item.first].unit
                persons.setdefault(unit, set()).add(item.draft)
        learn_genders(
            (
                (item.word, self.words.tokens[item.at].unit)
                for item in items
                if isinstance(item, Pronoun)
            ),
            persons,
        )

    def _see(self, item: UNIT, drafts: tuple[Draft, ...], at: int) -> None:
        if not drafts:
            return
        if len(drafts) == 1 and not isinstance(item, Nominal):
            end = item.last - 1 if isinstance(item, NameMention) else at
            self.here[end] = drafts[0]
        token = self.words.tokens[at]
        speech = self.contents.at(token.start)
        self.discourse.add(
            Seen(
                at,
                token.unit,
                self.words.paragraph(at),
                drafts,
                self._is_subject(item, at),
                speech is not None and speech.is_quoted,
                isinstance(item, NameMention),
                isinstance(item, Pronoun),
                self._owns(item),
                id(item) in self.spoken,
                speech.attribution if speech is not None else -1,
            )
        )

    def _is_subject(self, item: UNIT, at: int) -> bool:
        """Sources are subjects, and so is what opens a sentence or clause."""
        if id(item) in self.spoken:
            return True
        tokens = self.words.tokens
        if self._owns(item):
            return False
        if isinstance(item, Pronoun):
            return item.word in SUBJECTS
        start = item.title_first if isinstance(item, NameMention) else item.first
        if tokens[start].opens_unit:
            return True
        return self._leads_clause(start, item.last)

    def _leads_clause(self, start: int, behind: int) -> bool:
        """Whether what stands at ``start`` does what the words behind it tell."""
        tokens = self.words.tokens
        token, front = tokens[start], tokens[start - 1]
        if front.lower == "and" and not token.before:
            return False
        if front.lower == "for" and behind < len(tokens):
            return tokens[behind].lower == "to"  # "time for Orr to go"
        if front.lower in PREPOSITIONS:
            return False
        if behind < len(tokens) and self.words.adjoins(behind):
            word = tokens[behind].lower
            if word.endswith("ed") or word in AUXILIARIES:
                return True
        is_listed = behind < len(tokens) and (
            tokens[behind].lower == "and"
            or (
                front.is_capital
                and tokens[behind].before[:1] == ","
                and not (start > 1 and tokens[start - 2].lower in PREPOSITIONS)
            )
        )  # "Orr, Bell and Moss", not "the mayor of Ayr, Ida Orr, said"
        if is_listed or not token.before.startswith(","):
            return False
        # "Orr named a deputy, Lee Moss, in May" is about Orr.
        names_a_role = lexicon().head_kind(front.lower) is not None
        return not names_a_role or not any(
            s.unit == token.unit and s.is_subject and s.speech < 0
            for s in self.discourse.recent()[:8]
        )

    def _owns(self, item: UNIT) -> bool:
        if isinstance(item, Pronoun):
            return item.word in OWNERS
        return self.words.tokens[item.last - 1].is_owner

    def _name(self, item: NameMention) -> None:
        if item.family:
            self._see(item, item.family, item.first)
            return
        if item.draft is None:
            return
        self._see(item, (item.draft,), item.first)
        self._note_pair(item)
        if item.draft.type == "PERSON":
            self.last_name = item

    def _note_pair(self, item: NameMention) -> None:
        """People joined by "and" may be "they" from here on."""
        before, draft = self.last_name, item.draft
        if before is None or draft is None or draft.type != "PERSON":
            return
        tokens = self.words.tokens
        between = tokens[behind_party(self.words, before.last) : item.first]
        same = tokens[before.first].unit == tokens[item.first].unit
        joined = (
            len(between) <= 8
            and any(t.lower == "and" for t in between)
            and not any(t.lower in PREPOSITIONS for t in between)
            and not tokens[before.last - 1].is_owner
        )
        if not same or before.draft is draft:
            self.listed = []
        elif joined and before.draft is not None:
            self.pair = (*(self.listed or [before.draft]), draft)
            if self._is_subject(before, before.first):
                self.subjects = (self.pair, tokens[item.first].unit)
            self._see(before, self.pair, item.first)
        elif not between and tokens[item.first].before == "," and before.draft:
            self.listed = [*(self.listed or [before.draft]), draft]
        else:
            self.listed = []

    def _nominal(self, item: Nominal) -> None:
        is_source = id(item) in self.source_units
        draft = self._owner_of_document(item) if item.kind == "document" else None
        if draft is None and means_two(self.words, item):
            item.pair = two_of(self.words, item, self.discourse, self.subjects)
            self._see(item, item.pair, item.first)
        if item.pair:
            return
        item.owned_by = self.here.get(item.owner)
        if draft is None and is_source and item.head in QUANTIFIERS:
            draft = some_of(self.words, item, self.discourse)
        if draft is None:
            draft = self.nominals.resolve(item, self.discourse, is_source=is_source)
        item.draft = draft
        if draft is not None:
            self._see(item, (draft,), item.first)
            self._note_list(item, draft)

    def _note_list(self, item: Nominal, draft: Draft) -> None:
        """A list of groups may be "they" from here on: "cooks, drivers and guards"."""
        front = self.words.tokens[item.first - 1].lower if item.first else ""
        if draft.is_plural and front == "and":
            every = joined_to(
                self.words, self.discourse.seen[-1], item.last, self.discourse
            )
            if len(every) > 1:
                self._see(item, every, item.first)

    def _pair_mention(self, item: Pronoun) -> None:
        span = self.words.span(item.at - 1, item.at + 1)
        for draft in self.pair:
            draft.mention(span, "nominal")
        self._see(item, self.pair, item.at)

    def _owner_of_document(self, item: Nominal) -> Draft | None:
        """Whose statement it is, where the phrase says whose."""
        return owner_of(self.words, item, self.discourse)

    def _pronoun(self, item: Pronoun) -> None:
        if item.word in RELATIVE:
            self._relative(item)
        if item.word in PAIR_WORDS and len(self.pair) == 2:
            self._pair_mention(item)
        if item.word not in THIRD:
            return
        token = self.words.tokens[item.at]
        speech = self.contents.at(token.start)
        quoted = speech is not None and speech.is_quoted
        place = Place(
            token.unit,
            self.words.paragraph(item.at),
            quoted,
            id(item) in self.source_units,
            self._speakers_of(speech.attribution) if speech else (),
            self.source_units.get(id(item), -1),
        )
        resolve_pronoun(item, place, self.discourse)
        if item.drafts:
            self._see(item, item.drafts, item.at)

    def _relative(self, item: Pronoun) -> None:
        """Resolve "who" to the person, "which" to the body, right in front of it."""
        unit = self.words.tokens[item.at].unit
        people = ("PERSON", "GROUP")
        for seen in self.discourse.recent()[:8]:
            if seen.unit != unit or item.at - seen.at > RELATIVE_REACH:
                return
            if (seen.drafts[0].type in people) == (item.word == "who"):
                item.drafts = joined_to(self.words, seen, item.at + 1, self.discourse)
                return

    def _note_all(self, item: UNIT, units: Sequence[UNIT]) -> None:
        """All who speak in one source may be "they" from here on."""
        if item is not units[-1] or len(units) < 2 or isinstance(item, Pronoun):
            return
        drafts = tuple(dict.fromkeys(d for unit in units for d in drafts_of(unit)))
        if len(drafts) > 1:
            self._see(item, drafts, item.first)
            self.discourse.last_speaker = drafts

    def _speakers_of(self, index: int) -> tuple[Draft, ...]:
        return tuple(d for unit in self.units_of[index] for d in drafts_of(unit))

    def _note_speaker(self, item: UNIT) -> None:
        drafts = drafts_of(item)
        if drafts:
            self.discourse.last_speaker = drafts
            at = item.at if isinstance(item, Pronoun) else item.first
            self.discourse.last_speech_unit = self.words.tokens[at].unit


def drafts_of(unit: UNIT) -> tuple[Draft, ...]:
    """The actors that a resolved mention means."""
    if isinstance(unit, Pronoun):
        return unit.drafts
    if isinstance(unit, NameMention) and unit.family:
        return unit.family
    if isinstance(unit, Nominal) and unit.pair:
        return unit.pair
    return (unit.draft,) if unit.draft is not None else ()


def find_pronouns(words: Words) -> list[Pronoun]:
    """All pronouns that may mean an actor, in reading order."""
    wanted = THIRD | FIRST | FIRST_PLURAL
    return [
        Pronoun(at, token.lower)
        for at, token in enumerate(words.tokens)
        if (token.lower in wanted and token.text != "US") or _is_pair(words, at)
    ]


def _is_pair(words: Words, at: int) -> bool:
    """Whether "the two" are people named together, not "the two countries"."""
    tokens = words.tokens
    if tokens[at].lower not in PAIR_WORDS or not at or not words.adjoins(at):
        return False
    if tokens[at - 1].lower != "the" or at + 1 >= len(tokens):
        return False
    behind = tokens[at + 1]
    return behind.before != "" or (
        not behind.lower.endswith("s")
        and (behind.lower not in lexicon().modifiers and not behind.is_capital)
    )
