"""Noun phrases that describe: titles, appositions, nominals, by their heads.

There is no parser here. A phrase is walked outwards from a word that the lexicon
knows as a head, over words that may stand in such a phrase, until one may not.
"""

from __future__ import annotations

from collections.abc import Container

from analysis.actors.drafts import Nominal, Role
from analysis.actors.lexicon import (
    DETERMINERS,
    FUNCTION_WORDS,
    INDEFINITE,
    OWNERS,
    PREPOSITIONS,
    lexicon,
    place_key,
    places,
)
from analysis.actors.tokens import Words, tidy

MAX_FRONT = 8
MAX_APPOSITION = 14
CLOSING = (",", ".", ";", ":", ")", "—", "–", "-", "--", '"', "”", "’", "'")
LINKS = frozenset({"of", "for", "the", "and"})
STARTERS = DETERMINERS | INDEFINITE | OWNERS
PLURAL_ONES = frozenset({"two", "three", "four", "five", "several", "many", "most"})


def may_modify(words: Words, at: int) -> bool:
    """Whether a token may stand in front of a head in a title or description."""
    token, lex = words.tokens[at], lexicon()
    if token.lower in FUNCTION_WORDS:
        return False
    if token.is_capital or token.is_owner:
        return True
    if token.lower in lex.modifiers or token.lower in places().demonyms:
        return True
    if lex.head_kind(token.lower) is not None:
        return True
    hyphened = "-" in token.lower and token.lower.rsplit("-", 1)[-1] not in ("", "s")
    return hyphened or token.lower.endswith(("ian", "ese"))


def _walk_left(words: Words, at: int, floor: int = 0) -> int:
    """The first token of the phrase whose head stands at ``at``."""
    first = at
    while first > floor and at - first < MAX_FRONT and words.adjoins(first):
        front = first - 1
        if words.tokens[front].lower in STARTERS or not may_modify(words, front):
            break
        if words.tokens[front].opens_unit and _opens_with_verb(words, front):
            break
        first = front
    return first


def _opens_with_verb(words: Words, at: int) -> bool:
    word = words.tokens[at].lower
    return word.endswith(("ing", "ed")) and word not in lexicon().modifiers


def title_before(words: Words, at: int) -> int:
    """Where the title in front of the name at ``at`` begins (``at`` if none)."""
    if not at or not words.adjoins(at):
        return at
    head = _title_head(words, at)
    if head is None:
        return _possessor_before(words, at)
    return _walk_left(words, head)


def _possessor_before(words: Words, at: int) -> int:
    front = words.tokens[at - 1]
    return at - 1 if front.is_owner and front.is_capital else at


def _title_head(words: Words, at: int) -> int | None:
    lex = lexicon()
    if words.tokens[at - 1].lower in LINKS:
        return None  # "a spokesman for Mr. Orr" tells nothing that Orr is
    is_plain = not words.tokens[at - 1].is_capital
    if at > 2 and is_plain and words.tokens[at - 2].lower == "of":
        known = lex.head_kind(words.tokens[at - 3].lower)  # "secretary of state Orr"
        if known and known[0] == "person" and not known[2]:
            return at - 3
    for head in range(at - 1, max(-1, at - 7), -1):
        token = words.tokens[head]
        known = lex.head_kind(token.lower)
        is_rank = token.lower in lex.ranks or token.lower in lex.honorifics
        if is_rank or (known and known[0] == "person" and not known[2]):
            return head
        linked = token.is_capital or token.lower in LINKS
        if not linked or not words.adjoins(head) or token.is_owner:
            return None
    return None


def role_of(words: Words, first: int, last: int) -> Role | None:
    """The role that tokens [first, last) tell of, ``None`` if there is no head."""
    tokens, lex = words.tokens, lexicon()
    while first < last and tokens[first].lower in STARTERS:
        first += 1
    head = None
    for at in range(first, last):
        if tokens[at].lower in PREPOSITIONS and head is not None:
            break
        known = lex.head_kind(tokens[at].lower)
        if (known and known[0] == "person") or tokens[at].lower in lex.ranks:
            head = known[1] if known else tokens[at].lower
    if head is None:
        return None
    text = tidy(words.span(first, last).of(words.text))
    lowers = [t.lower for t in tokens[first:last]]
    return Role(text, head, frozenset(lowers), country_in(words, first, last))


def country_in(words: Words, first: int, last: int) -> str | None:
    """The first country that tokens [first, last) name or describe."""
    table = places()
    for at in range(first, last):
        one = place_key(words.tokens[at].text)
        two = place_key(words.span(at, min(at + 2, last)).of(words.text))
        for key in (two, one):
            found = (
                table.country(key) or table.capitals.get(key) or table.seats.get(key)
            )
            if found and words.tokens[at].is_capital:
                return found
    return None


def apposition_after(words: Words, last: int) -> tuple[int, int] | None:
    """Tokens of a description behind a name: "X, a retired surgeon, said"."""
    tokens = words.tokens
    if last >= len(tokens) or not tokens[last].before.startswith((",", "(", "—", "--")):
        return None
    if set(tokens[last].before) & set(CLOSING[-5:]):
        return None  # '"... beat Ida Orr," the governor said'
    if tokens[last].opens_unit or tokens[last].lower in ("who", "which", "and", "or"):
        return None
    end = last + 1
    while end < len(tokens) and end - last < MAX_APPOSITION:
        token = tokens[end]
        if token.opens_unit or token.before.startswith(CLOSING[:5]):
            break
        end += 1
    if tokens[last].lower.endswith("ing"):
        return None
    nominal = describe(words, last, end)
    if nominal is None or nominal.kind != "person" or nominal.is_plural:
        return None
    starts = tokens[last].lower in STARTERS or nominal.head_at - last <= 4
    return (last, end) if starts else None


def describe(words: Words, first: int, last: int) -> Nominal | None:
    """The nominal that tokens [first, last) spell, read from its start."""
    tokens, lex = words.tokens, lexicon()
    determiner, at = "", first
    while at < last and tokens[at].lower in STARTERS:
        determiner = tokens[at].lower
        at += 1
    head_at = None
    for spot in range(at, last):
        token = tokens[spot]
        if spot > at and (token.before.startswith(",") or not words.adjoins(spot)):
            break
        if token.lower in PREPOSITIONS or token.lower in ("who", "that", "which"):
            break
        if lex.head_kind(token.lower) is not None and not token.is_owner:
            head_at = spot
        elif head_at is not None and not may_modify(words, spot):
            break
    if head_at is None:
        return None
    return make_nominal(words, at, head_at, determiner, determiner_at=first)


def make_nominal(
    words: Words, first: int, head_at: int, determiner: str, *, determiner_at: int
) -> Nominal | None:
    """A nominal from its first modifier to its head, with what narrows it."""
    known = lexicon().head_kind(words.tokens[head_at].lower)
    if known is None:
        return None
    kind, head, is_plural = known
    front = words.tokens[first:head_at]
    lowers = {t.lower for t in front if t.lower not in FUNCTION_WORDS}
    owner = next((i for i in range(first, head_at) if words.tokens[i].is_owner), -1)
    if determiner in OWNERS:
        owner = determiner_at
    country = country_in(words, first, head_at) or _country_behind(words, head_at + 1)
    return Nominal(
        determiner_at,
        head_at + 1,
        head_at,
        kind,
        head,
        frozenset(lowers),
        determiner,
        is_plural,
        owner,
        country,
        head_at + 1,
    )


def _country_behind(words: Words, at: int) -> str | None:
    """The country of "the government in Oslo", "the president of France"."""
    tokens = words.tokens
    if at + 1 >= len(tokens) or not words.adjoins(at):
        return None
    if tokens[at].lower not in ("in", "of") or not words.adjoins(at + 1):
        return None
    skip = tokens[at + 1].lower == "the"
    return country_in(words, at + 1 + skip, min(at + 3 + skip, len(tokens)))


def means_two(words: Words, nominal: Nominal) -> bool:
    """Whether it takes up two people: "both men", "the two senators", "the couple"."""
    front = words.tokens[max(nominal.first - 1, 0) : nominal.head_at]
    if nominal.head in ("couple", "pair", "duo"):
        return nominal.determiner == "the" and nominal.span_last <= nominal.last
    is_several = nominal.kind == "person" and nominal.is_plural
    if not is_several or nominal.owner >= 0 or "other" in nominal.words:
        return False
    told = {t.lower for t in front}
    return "both" in told or (nominal.determiner == "the" and "two" in told)


def find_nominals(words: Words, taken: Container[int]) -> list[Nominal]:
    """Noun phrases whose head the lexicon knows, outside of names ``taken``.

    A plural needs no determiner; a singular without one is left out, since it is
    a title or part of a compound.
    """
    lex, tokens, found = lexicon(), words.tokens, []
    for at, token in enumerate(tokens):
        if at in taken or token.lower in FUNCTION_WORDS or token.is_owner:
            continue
        known = lex.head_kind(token.lower)
        if known is None or _is_modifier_here(words, at, taken):
            continue
        first = _walk_left(words, at)
        determiner = ""
        start = first
        if first and words.adjoins(first) and tokens[first - 1].lower in STARTERS:
            start, determiner = first - 1, tokens[first - 1].lower
        if not determiner and not known[2] and not _has_owner(words, first, at):
            continue
        if known[0] == "person" and not known[2] and _is_of_another(words, start):
            continue
        nominal = make_nominal(words, first, at, determiner, determiner_at=start)
        if nominal is not None:
            found.append(nominal)
    return found


def _is_of_another(words: Words, start: int) -> bool:
    """Whether it tells what somebody is or is like: "spoke as the chair"."""
    if not start or not words.adjoins(start):
        return False
    front = words.tokens[start - 1].lower
    is_like = front in ("like", "unlike") and words.tokens[start].lower in ("a", "an")
    return is_like or front in ("as", "was", "is", "became", "become", "be")


def _has_owner(words: Words, first: int, at: int) -> bool:
    return any(words.tokens[i].is_owner for i in range(first, at))


def _is_modifier_here(words: Words, at: int, taken: Container[int]) -> bool:
    if at + 1 >= len(words.tokens) or not words.adjoins(at + 1):
        return False
    behind = words.tokens[at + 1]
    if at + 1 in taken:
        return True
    return lexicon().head_kind(behind.lower) is not None or behind.is_capital
