"""The words by which an actor without a name is shown."""

from __future__ import annotations

from analysis.actors.drafts import Nominal
from analysis.actors.fitting import PARTIES, YEAR
from analysis.actors.lexicon import (
    DETERMINERS,
    INDEFINITE,
    IRREGULAR,
    OWNERS,
    PREPOSITIONS,
    lexicon,
    places,
)
from analysis.actors.phrases import PLURAL_ONES
from analysis.actors.source_units import AMOUNTS, PARTS
from analysis.actors.tokens import Words, tidy

WHOSE = frozenset({"of", "for", "from"})
KNOWING = frozenset({"familiar", "close", "briefed", "involved"})
# Words behind a head that still tell which one is meant; longer ones tell a story.
LONGEST_COMPLEMENT = 7
LONGEST_LIST = 14
WHEN = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december".split()
)
# Who is pointed at is told by what stands around it, which a name is not.
POINTING = frozenset({"this", "these", "those"})


def described(words: Words, nominal: Nominal, *, is_source: bool) -> str:
    """The description as it stands in the text; with what goes on it in a source.

    Where the capital is the sentence's and no name's, it is taken off.
    """
    last = nominal.last
    if is_source and nominal.determiner not in PLURAL_ONES:
        last = _with_complement(words, nominal)
    span = words.span(nominal.first, last)
    sign = "%" if words.text.startswith("%", span.end) else ""
    text = tidy(span.of(words.text)) + sign
    if _opens_small(words, nominal):
        return text[:1].lower() + text[1:]
    return text


def _opens_small(words: Words, nominal: Nominal) -> bool:
    """Whether the first word has a capital only where it opens a sentence."""
    lex, first = lexicon(), words.tokens[nominal.first]
    if not first.opens_unit or (first.text.isupper() and len(first.text) > 1):
        return False
    if first.lower in DETERMINERS | OWNERS | INDEFINITE | AMOUNTS | PARTS:
        return True
    kind = lex.head_kind(first.lower)
    is_party = first.lower in PARTIES or (kind is not None and kind[1] in PARTIES)
    behind = words.tokens[nominal.first + 1 : nominal.last]
    in_capitals = bool(behind) and behind[0].is_capital
    if is_party or in_capitals or first.lower in places().demonyms:
        return False
    return first.lower in lex.modifiers or (kind is not None and kind[2])


def shown(text: str, nominal: Nominal) -> str:
    """``text`` with the owner's name for "his" or "its", where it is known.

    >>> from analysis.actors.drafts import Draft
    >>> one = Nominal(0, 2, 1, "group", "supporter", frozenset(), "his", True)
    >>> one.owned_by = Draft("PERSON", "Ida Moss")
    >>> shown("his supporters", one)
    'Ida Moss’ supporters'
    """
    owner = nominal.owned_by
    if owner is None:
        return text
    if nominal.head in PARTS:
        return _part_of(text, owner.name)
    if nominal.determiner not in OWNERS or not owner.is_named:
        return text
    ending = "’" if owner.name.endswith("s") else "’s"
    return f"{owner.name}{ending}{text[len(nominal.determiner) :]}"


def _part_of(text: str, whole: str) -> str:
    """Say "most of the experts" for "most"."""
    opens = whole.split()[0].lower()
    if opens in PARTS | AMOUNTS | INDEFINITE or whole.lower() in PARTIES:
        return text
    if opens in DETERMINERS | OWNERS:
        return f"{text} of {whole}"
    is_plural = whole.endswith("s") or whole.split()[-1].lower() in IRREGULAR
    return f"{text} {whole}" if is_plural else f"{text} of the {whole}"


def _with_complement(words: Words, nominal: Nominal) -> int:
    """Where the description ends that tells which one: "a boy in the crowd".

    An institution is told by its owner or country as well ("Norway's government in
    Oslo"), so that only "of" and "for" go on with it.
    """
    at, tokens = nominal.last, words.tokens
    goes_on = WHOSE | ({"by"} if nominal.kind == "document" else set())
    if nominal.kind in ("person", "group") and nominal.country is None:
        goes_on = PREPOSITIONS | KNOWING
    if at < nominal.span_last and _is_title(words, nominal):
        goes_on = PREPOSITIONS
    if at >= nominal.span_last or tokens[at].lower not in goes_on:
        return nominal.last
    if tokens[at].lower == "on" and tokens[at + 1].lower in ("condition", "the"):
        return nominal.last
    longest = LONGEST_LIST if nominal.holds_list else LONGEST_COMPLEMENT
    end = at
    while end < nominal.span_last and end - at < longest:
        parts = not words.adjoins(end) and not nominal.holds_list
        if parts or _tells_when(words, end):
            break
        if tokens[end].lower in ("who", "that", "which"):
            break
        end += 1
    while end > at and tokens[end - 1].lower in PREPOSITIONS | {"the", "a", "an"}:
        end -= 1
    return end


def _is_title(words: Words, nominal: Nominal) -> bool:
    """Whether a body's name goes on behind its head: "the Commission on Debates"."""
    head, behind = words.tokens[nominal.head_at], words.tokens[nominal.last + 1 :][:1]
    return head.is_capital and any(token.is_capital for token in behind)


def _tells_when(words: Words, at: int) -> bool:
    """Whether "on Monday" or "in May" begins there, which is no part of who speaks."""
    behind = words.tokens[at + 1 : at + 2]
    is_on = words.tokens[at].lower in ("on", "in", "last", "this")
    return is_on and any(t.lower in WHEN or YEAR.match(t.lower) for t in behind)
