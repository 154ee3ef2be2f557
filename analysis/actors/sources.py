"""What a source phrase is made of: names, descriptions and pronouns that speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.actors.drafts import NameMention, Nominal, Pronoun
from analysis.actors.lexicon import (
    DETERMINERS,
    FUNCTION_WORDS,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    lexicon,
    places,
)
from analysis.actors.phrases import make_nominal
from analysis.actors.tokens import Words
from analysis.document import Span

JOINS = frozenset({"and", "or", "&"})
AMOUNTS = frozenset(
    "number majority minority hundreds thousands dozens millions scores handful couple "
    "group percent % half third quarter most many some several few none all both lot "
    "plenty thirds tens series range chorus array raft slew host".split()
)
UNIT = NameMention | Nominal | Pronoun
NOT_NOUNS = FUNCTION_WORDS | frozenset(
    "himself herself itself themselves alone too here there speaking".split()
)
NOBODY = frozenset({"nobody", "none", "no-one"})
OPENERS = frozenset({"both", "even", "only", "also", "and", "but", "not", "either"})


@dataclass(frozen=True, slots=True)
class Source:
    """One source span taken apart: those who speak in it."""

    span: Span
    units: tuple[UNIT, ...]


def parse_source(
    words: Words, span: Span, by_token: Mapping[int, NameMention]
) -> tuple[UNIT, ...]:
    """Those who speak in a source span, in order; empty if nothing is known."""
    first, last = words.within(span)
    if _is_label(words, span) and not any(at in by_token for at in range(first, last)):
        return (_label(words, first, last),) if first < last else ()
    while last - first > 1 and words.tokens[first].lower in OPENERS:
        first += 1
    if first >= last or words.tokens[last - 1].lower in NOBODY:
        return ()
    if last - first == 1 and words.tokens[first].lower in PRONOUNS:
        return (Pronoun(first, words.tokens[first].lower),)
    pieces = [
        _unit(words, a, b, by_token) for a, b in _pieces(words, first, last, by_token)
    ]
    joined = _as_one_group(words, first, last, pieces, by_token)
    if joined is not None:
        return (joined,)
    return _speaking(words, first, last, pieces, by_token)


def _is_label(words: Words, span: Span) -> bool:
    """Whether the span is the label of a transcript's turn ("Q:", "WITNESS 4:")."""
    text = words.text
    opens = span.start == 0 or text[: span.start].rstrip(" \t*")[-1:] in (
        "",
        "\n",
        "\r",
    )
    return opens and text[span.end : span.end + 2].lstrip(" *")[:1] == ":"


def _label(words: Words, first: int, last: int) -> Nominal:
    """Turns with the same label are by the same speaker, and by no other."""
    known = lexicon().head_kind(words.tokens[last - 1].lower)
    kind = known[0] if known else "person"
    head = "label " + " ".join(t.lower for t in words.tokens[first:last])
    return Nominal(
        first, last, last - 1, kind, head, frozenset(), "", False, span_last=last
    )


def _pieces(
    words: Words, first: int, last: int, by_token: Mapping[int, NameMention]
) -> list[tuple[int, int]]:
    """The phrase cut at commas, at "and", and where a relative clause begins."""
    tokens, pieces, start = words.tokens, [], first
    for at in range(first, last):
        token = tokens[at]
        is_comma = at > first and token.before.startswith((",", "(", "—", "--"))
        is_join = token.lower in JOINS and at not in by_token
        is_comma = is_comma and by_token.get(at) is not by_token.get(at - 1, words)
        if is_comma or is_join:
            if at > start:
                pieces.append((start, at))
            start = at + is_join
        if token.lower in ("who", "whose", "which") and at > first:
            if at > start:
                pieces.append((start, at))
            return pieces
    if start < last:
        pieces.append((start, last))
    return pieces


def _unit(
    words: Words, first: int, last: int, by_token: Mapping[int, NameMention]
) -> UNIT | None:
    person = _named_head(words, first, last, by_token, ("PERSON",))
    if person is not None:
        return person
    tokens = words.tokens
    if last - first == 1 and tokens[first].lower in PRONOUNS:
        return Pronoun(first, tokens[first].lower)
    core = _core_end(words, first, last)
    head = by_token.get(core - 1)
    if (
        head is not None
        and head.last >= core
        and (core == last or not tokens[core - 1].is_owner)
    ):
        return head
    amount = _amount(words, first, last, core, by_token)
    if amount is not None:
        return amount
    return nominal_of(words, first, core, last, by_token)


def _named_head(
    words: Words,
    first: int,
    last: int,
    by_token: Mapping[int, NameMention],
    types: tuple[str, ...],
) -> NameMention | None:
    """A name that heads the phrase: no possessor, not behind a preposition."""
    at = first
    while at < last:
        mention = by_token.get(at)
        if words.tokens[at].lower in PREPOSITIONS and at > first:
            # "a spokesman for the ministry, Ann Lee" is cut at the comma before.
            return None
        if mention is None:
            at += 1
            continue
        owns = words.tokens[mention.last - 1].is_owner and mention.last < last
        heads = mention.last >= last or not _goes_on(words, mention.last)
        if mention.type in types and not owns and heads:
            return mention
        at = max(at + 1, mention.last)
    return None


def _goes_on(words: Words, at: int) -> bool:
    """Whether a noun follows that the name only narrows ("the Smith camp")."""
    token = words.tokens[at]
    known = lexicon().head_kind(token.lower)
    if not words.adjoins(at):
        return False
    return known is not None or token.is_capital or token.lower not in NOT_NOUNS


def _core_end(words: Words, first: int, last: int) -> int:
    """Where the head noun ends: before a preposition or a clause behind it."""
    stops = PREPOSITIONS | {"who", "that", "which", "familiar", "close", "briefed"}
    for at in range(first + 1, last):
        lower = words.tokens[at].lower
        if lower in stops:
            return at
        lex = lexicon()
        verb = lower.endswith(("ing", "ed")) and lower not in lex.modifiers
        if verb and at > first + 1 and not _has_head_behind(words, at, last):
            return at
        if verb and lower.endswith("ed") and lex.head_kind(words.tokens[at - 1].lower):
            return at
    return last


def _has_head_behind(words: Words, at: int, last: int) -> bool:
    lex = lexicon()
    return any(
        lex.head_kind(words.tokens[i].lower) is not None for i in range(at, last)
    )


def _amount(
    words: Words,
    first: int,
    last: int,
    core: int,
    by_token: Mapping[int, NameMention],
) -> UNIT | None:
    """Read "some of the residents", "40 percent of voters": the group behind "of"."""
    tokens = words.tokens
    if core >= last - 1 or tokens[core].lower != "of":
        return None
    counted = tokens[core - 1].lower in AMOUNTS or tokens[core - 1].text.isdigit()
    one = tokens[core - 1].lower in ("one", "two", "three", "several")
    if not counted and not one:
        return None
    end = _core_end(words, core + 1, last)
    unit = nominal_of(words, core + 1, end, last, by_token)
    if unit is not None:
        unit.first = first
        unit.is_plural = tokens[core - 1].lower != "one"
        unit.kind = "group" if unit.is_plural else "person"
        unit.determiner = "a"
    return unit


def nominal_of(
    words: Words,
    first: int,
    core: int,
    last: int,
    by_token: Mapping[int, NameMention],
) -> Nominal | None:
    """A nominal whose head ends at ``core``, though the lexicon may not know it."""
    tokens, lex = words.tokens, lexicon()
    if core <= first:
        return None
    determiner, start = "", first
    if tokens[first].lower in DETERMINERS | OWNERS and core - first > 1:
        determiner, start = tokens[first].lower, first + 1
    elif tokens[first].lower in ("another", "one") and core - first > 1:
        determiner = tokens[first].lower
    head_at = core - 1
    for at in range(core - 1, start - 1, -1):
        if lex.head_kind(tokens[at].lower) is not None:
            head_at = at
            break
    nominal = make_nominal(words, start, head_at, determiner, determiner_at=first)
    if nominal is None:
        nominal = _unknown_head(words, start, core, determiner, first, by_token)
    if nominal is not None:
        nominal.span_last = last
    return nominal


def _unknown_head(
    words: Words,
    start: int,
    core: int,
    determiner: str,
    first: int,
    by_token: Mapping[int, NameMention],
) -> Nominal | None:
    token = words.tokens[core - 1]
    if token.lower in FUNCTION_WORDS or (core - 1 in by_token and not determiner):
        return None
    if places().demonyms.get(token.lower) and determiner in ("", "the"):
        return None
    plural = token.lower.endswith("s") and not token.lower.endswith("ss")
    kind = "group" if plural else "person"
    lowers = frozenset(t.lower for t in words.tokens[start : core - 1])
    return Nominal(
        first,
        core,
        core - 1,
        kind,
        token.lower,
        lowers,
        determiner,
        plural,
        span_last=core,
    )


def _as_one_group(
    words: Words,
    first: int,
    last: int,
    pieces: list[UNIT | None],
    by_token: Mapping[int, NameMention],
) -> Nominal | None:
    """Read "Danish and Dutch ministers": one head for several adjectives."""
    if len(pieces) != 2 or not isinstance(pieces[1], Nominal):
        return None
    one, two = pieces
    cut = next((i for i in range(first, last) if words.tokens[i].lower in JOINS), None)
    if cut is None or two.determiner or not two.is_plural:
        return None
    is_place = isinstance(one, NameMention) and one.type in (
        "GPE",
        "LOC",
        "GROUP",
        "ORG",
    )
    adjective = words.tokens[cut - 1].lower in places().demonyms
    adjective = adjective or words.tokens[cut - 1].lower in lexicon().modifiers
    if not (is_place or adjective) or two.head_at == cut + 1:
        return None
    two.first = first
    return two


def _speaking(
    words: Words,
    first: int,
    last: int,
    pieces: list[UNIT | None],
    by_token: Mapping[int, NameMention],
) -> tuple[UNIT, ...]:
    """Who speaks of the pieces: all that are joined, one of those in apposition."""
    units = [u for u in pieces if u is not None]
    joins = any(words.tokens[i].lower in JOINS for i in range(first, last))
    names = [u for u in units if isinstance(u, NameMention)]
    if joins:
        if any(u.type == "PERSON" for u in names):
            # Descriptions between commas belong to the name in front of them.
            behind = units[-1:] if not isinstance(units[-1], NameMention) else []
            after_join = behind and _follows_join(words, behind[0])
            return tuple(names) + (tuple(behind) if after_join else ())
        return tuple(units)
    persons = [u for u in names if u.type == "PERSON"]
    if persons:
        return (persons[0],)
    return tuple(units[:1])


def _follows_join(words: Words, unit: UNIT) -> bool:
    at = unit.at if isinstance(unit, Pronoun) else unit.first
    return at > 0 and words.tokens[at - 1].lower in JOINS
