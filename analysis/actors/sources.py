"""What a source phrase is made of: the pieces of it that speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.actors.drafts import NameMention, Nominal, Pronoun
from analysis.actors.lexicon import (
    INDEFINITE,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    STARTING,
    lexicon,
    places,
)
from analysis.actors.source_units import AMOUNTS, UNIT, nominal_of, unit_of
from analysis.actors.tokens import Words
from analysis.document import Span

JOINS = frozenset({"and", "or", "&"})
ALONG = (("as", "well", "as"), ("along", "with"), ("together", "with"))
NOBODY = frozenset({"nobody", "none", "no-one"})
OPENERS = frozenset({"both", "even", "only", "also", "and", "but", "not", "either"})
RELATIVES = frozenset({"who", "whose", "which"})
# What follows are examples of those who speak, and no more of them.
EXAMPLES = frozenset({"including", "ranging"})
OUTSIDE = ("GPE", "LOC", "GROUP", "ORG")


@dataclass(slots=True)
class Piece:
    """Tokens [first, last) of a source; ``is_joined`` where "and" stands before."""

    first: int
    last: int
    is_joined: bool
    unit: UNIT | None = None


def parse_source(
    words: Words, span: Span, by_token: Mapping[int, NameMention]
) -> tuple[UNIT, ...]:
    """Those who speak in a source span, in order; empty if nothing is known."""
    first, last = words.within(span)
    if _is_label(words, span) and not any(at in by_token for at in range(first, last)):
        return (_label(words, first, last),) if first < last else ()
    while last - first > 1 and _opens_source(words, first, last):
        first += 1
    if first >= last or words.tokens[last - 1].lower in NOBODY:
        return ()
    is_relative = words.tokens[first].lower in RELATIVES
    names = any(
        at in by_token and by_token[at].type in ("PERSON", "ORG")
        for at in range(first, last)
    )
    is_alone = last - first == 1 or (is_relative and not names)
    if is_alone and words.tokens[first].lower in PRONOUNS:
        return (Pronoun(first, words.tokens[first].lower),)
    pieces = _pieces(words, first, last, by_token)
    for piece in pieces:
        piece.unit = unit_of(words, piece.first, piece.last, by_token)
    pieces = _share_heads(words, pieces)
    return _speaking(words, pieces, by_token)


def _opens_source(words: Words, first: int, last: int) -> bool:
    """Whether a word in front is no part of who speaks: "that analysts say"."""
    known = lexicon().head_kind(words.tokens[last - 1].lower)
    is_several = known is not None and known[2]
    word = words.tokens[first].lower
    return word in OPENERS or (word == "that" and is_several)


def opens_clause(words: Words, span: Span) -> bool:
    """Whether a source is a clause that tells of somebody: "who lives in Ayr"."""
    first, last = words.within(span)
    return last - first > 1 and words.tokens[first].lower in RELATIVES


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
) -> list[Piece]:
    """The phrase cut at commas, at "and", and where a relative clause begins."""
    pieces, start, is_joined, at = [], first, False, first
    while at < last:
        token = words.tokens[at]
        if at > first and (token.lower in RELATIVES or _tells_more(words, at)):
            last = at
            break
        joins = _join_length(words, at) if at not in by_token else 0
        same = by_token.get(at) is not None and by_token[at] is by_token.get(at - 1)
        comma = at > first and token.before.startswith((",", "(", "—", "--"))
        if joins or (comma and not same):
            if at > start:
                pieces.append(Piece(start, at, is_joined))
                is_joined = False
            start = at + joins
            is_joined = is_joined or joins > 0
        at += max(joins, 1)
    if start < last:
        pieces.append(Piece(start, last, is_joined))
    return pieces


def _tells_more(words: Words, at: int) -> bool:
    """Whether a clause begins that tells of the speakers: ", speaking in Ayr"."""
    token = words.tokens[at]
    if token.lower in EXAMPLES:
        return True
    does = token.lower.endswith("ing") and not token.is_capital
    return does and token.before == "," and not words.tokens[at - 1].is_owner


def _join_length(words: Words, at: int) -> int:
    if words.tokens[at].lower in JOINS:
        return 1
    for phrase in ALONG:
        here = words.tokens[at : at + len(phrase)]
        if tuple(t.lower for t in here) == phrase:
            return len(phrase)
    return 0


def _share_heads(words: Words, pieces: list[Piece]) -> list[Piece]:
    """Read "Danish and Dutch ministers": one head for several adjectives."""
    kept: list[Piece] = []
    for piece in pieces:
        front, unit = (kept[-1] if kept else None), piece.unit
        shares = (
            front is not None
            and piece.is_joined
            and isinstance(unit, Nominal)
            and unit.is_plural
            and not unit.determiner
            and unit.head_at > piece.first
            and words.tokens[piece.first].lower not in AMOUNTS
            and _only_narrows(words, front)
        )
        if shares and front is not None and isinstance(unit, Nominal):
            unit.first = front.first
            piece.is_joined = front.is_joined
            kept.pop()
        elif front is not None and _share_a_noun(words, front, piece):
            piece.unit = nominal_of(words, front.first, piece.last, piece.last, {})
            piece.is_joined = front.is_joined
            kept.pop()
        kept.append(piece)
    return kept


def _share_a_noun(words: Words, front: Piece, piece: Piece) -> bool:
    """Whether the reader took all behind "and" for a name: "Danish and Dutch banks"."""
    peoples, adjective = places().demonyms, words.tokens[front.last - 1].lower
    known = lexicon().head_kind(words.tokens[piece.last - 1].lower)
    is_narrowed = words.tokens[piece.first].lower in peoples
    is_adjective = adjective in peoples and not adjective.endswith("s")
    is_several = known is not None and known[2] and piece.last - piece.first > 1
    return piece.is_joined and is_adjective and is_narrowed and is_several


def _only_narrows(words: Words, piece: Piece) -> bool:
    if isinstance(piece.unit, NameMention) and piece.unit.type in OUTSIDE:
        return words.tokens[piece.first].lower != "the"
    word = words.tokens[piece.last - 1].lower
    return word in places().demonyms or word in lexicon().modifiers


def _speaking(
    words: Words, pieces: list[Piece], by_token: Mapping[int, NameMention]
) -> tuple[UNIT, ...]:
    """Who speaks of the pieces: all that are joined, one of those in apposition."""
    listed = any(piece.is_joined for piece in pieces)
    kept: list[UNIT] = []
    before: Piece | None = None
    describes = False  # whether we stand in what a comma adds to a person's name
    for piece in pieces:
        if piece.unit is None:
            continue
        if before is None:
            kept.append(piece.unit)
        elif listed and _is_behind(words, before, piece, by_token):
            _lengthen(kept[-1], piece)
            continue
        elif piece.is_joined:
            if not (describes and _is_description(kept[-1], piece.unit)):
                _join(words, kept, piece)
        elif isinstance(piece.unit, NameMention):
            _add_name(kept, piece.unit, listed=listed)
        elif listed and not describes and _is_next_of_list(kept[-1], piece.unit):
            kept.append(piece.unit)
        else:
            describes = isinstance(kept[-1], NameMention)
        before = piece
    return tuple(kept)


def _lengthen(unit: UNIT, piece: Piece) -> None:
    """A list behind a preposition is all of it: "leaders of Chad, Mali and Togo"."""
    if isinstance(unit, Nominal):
        unit.span_last, unit.holds_list = piece.last, True


def _join(words: Words, kept: list[UNIT], piece: Piece) -> None:
    """Add who stands behind "and", unless it is the one before it once more."""
    unit = piece.unit
    if _is_one_person(words, kept[-1], piece) and unit is not None:
        kept[-1] = unit
    elif unit is not None and not _says_more_of(kept[-1], unit):
        kept.append(unit)


def _is_description(before: UNIT, unit: UNIT) -> bool:
    """Whether it may go on with what somebody is: "an author and surgeon"."""
    is_several = isinstance(unit, Nominal) and unit.is_plural
    if not _is_person(before) and not isinstance(unit, Nominal):
        return False  # "Tavi, the mill, and Orr Ltd" are two
    return not _is_person(unit) and not (is_several and _is_known(unit))


def _is_known(unit: UNIT) -> bool:
    return isinstance(unit, Nominal) and lexicon().head_kind(unit.head) is not None


def _says_more_of(before: UNIT, unit: UNIT) -> bool:
    """Whether both describe one person: "a lawyer and activist"."""
    return (
        isinstance(before, Nominal)
        and isinstance(unit, Nominal)
        and before.kind == unit.kind == "person"
        and not (before.is_plural or unit.is_plural or unit.determiner)
        and (before.determiner in INDEFINITE or "former" in before.words | unit.words)
    )


def _is_behind(
    words: Words, before: Piece, piece: Piece, by_token: Mapping[int, NameMention]
) -> bool:
    """Whether a list goes on behind a preposition: "leaders of Chad, Mali and Togo"."""
    unit = piece.unit
    may_be = piece.is_joined or (isinstance(unit, NameMention) and not _is_person(unit))
    return may_be and _belongs_to(words, before, unit, by_token)


def _is_next_of_list(before: UNIT, unit: UNIT) -> bool:
    """Whether both are some of many: "the family, protesters and leaders"."""
    plain = isinstance(unit, Nominal) and unit.is_plural and not unit.determiner
    return plain and unit.head not in ("both", "all") and isinstance(before, Nominal)


def _is_person(unit: UNIT) -> bool:
    return isinstance(unit, NameMention) and unit.type == "PERSON"


def _add_name(kept: list[UNIT], name: NameMention, *, listed: bool) -> None:
    """A name behind a comma: who the words before mean, or the next of a list."""
    before = kept[-1]
    if isinstance(before, Nominal):
        kept[-1] = name
    elif isinstance(before, NameMention) and listed:
        is_whose = before.type == "PERSON" and name.type == "GROUP"
        if not is_whose:  # "Orr, Liberal of Ayr, and Bell" are two
            kept.append(name)


def _is_one_person(words: Words, before: UNIT, piece: Piece) -> bool:
    """Whether "and" joins two descriptions of one: "his wife and lawyer Ida Orr"."""
    unit = piece.unit
    return (
        isinstance(before, Nominal)
        and before.kind == "person"
        and (before.determiner in OWNERS or not before.determiner)
        and not before.is_plural
        and isinstance(unit, NameMention)
        and unit.type == "PERSON"
        and unit.honorific is None
        and piece.first < unit.first
        and words.tokens[piece.first].lower not in STARTING
    )


def _belongs_to(
    words: Words, piece: Piece, unit: UNIT | None, by_token: Mapping[int, NameMention]
) -> bool:
    """Whether what "and" adds stands behind the piece's preposition.

    "The mayor of Ayr and Oban" and "experts on Oslo and trade" are one source each.
    """
    inside = range(piece.first + 1, piece.last)
    if all(words.tokens[at].lower not in PREPOSITIONS for at in inside):
        return False
    if isinstance(unit, Nominal):
        return not unit.determiner and not (unit.is_plural and _is_known(unit))
    if isinstance(unit, Pronoun) or isinstance(piece.unit, NameMention):
        return False
    return piece.last - 1 in by_token
