"""Names that the reader missed: behind a title, speaking, or known from elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from analysis.actors.drafts import NameMention
from analysis.actors.keys import SAFE_PARTICLES, finish_key, is_title_word
from analysis.actors.lexicon import (
    DETERMINERS,
    FUNCTION_WORDS,
    OWNERS,
    PAPERS,
    PREPOSITIONS,
    PRONOUNS,
    lexicon,
    places,
)
from analysis.actors.tokens import Words
from analysis.document import Span

INITIAL = re.compile(r"[A-ZÀ-Þ]\.?$")
# "D-Md" behind a legislator's name, folded: the party and the state.
PARTY = re.compile(r"[dri]-[a-z]{1,6}(?:\.[a-z])?\b")
SHORT = re.compile(r"[A-Z]{3,8}$")
SPELLING_LEAVES_OUT = frozenset("of the and for in on to at a an".split())
# An institution's name that is spelt out outweighs what the reader took it for.
SURE = 9.0
SURNAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’\-]+[\w'’\-]*$")
ALSO_SURNAMES = frozenset({"may", "will", "short", "judge", "page"})
# They open sentences with a capital and are nobody's name.
INDEFINITE_ONES = frozenset(
    "nobody none nothing neither no-one everybody everyone everything somebody "
    "someone something anybody anyone anything another others many some most several "
    "few".split()
)
NAMING = frozenset({"call", "calls", "called", "nicknamed", "dubbed", "named"})
TITLE_LINKS = frozenset({"of", "the", "for", "state"})


def after_honorifics(words: Words, found: Sequence[NameMention]) -> list[NameMention]:
    """Persons that the reader missed behind "Mr" and its kind."""
    taken = {at for m in found for at in range(m.first, m.last)}
    more, tokens, lex = [], words.tokens, lexicon()
    for at in range(len(tokens) - 1):
        token = tokens[at]
        if token.lower not in lex.honorifics or not token.is_capital:
            continue
        last = at + 1
        while last < len(tokens) and last - at <= 4 and words.adjoins(last):
            word = tokens[last]
            if last in taken or not (word.is_capital or word.lower in SAFE_PARTICLES):
                break
            last += 1
        if last > at + 1 and tokens[last - 1].is_capital and at not in taken:
            more.append(NameMention(at + 1, last, "PERSON", 0.8))
    return more


def behind_initials(words: Words, found: Sequence[NameMention]) -> list[NameMention]:
    """Persons that the reader missed and that initials give away: "H. J. Moss"."""
    taken = {at for m in found for at in range(m.first, m.last)}
    more, tokens = [], words.tokens
    at = 0
    while at < len(tokens):
        last = at
        while last < len(tokens) and INITIAL.match(tokens[last].text):
            last += 1
            if last == len(tokens) or not _adjoins_initial(words, last):
                break
        is_surname = at < last < len(tokens) and SURNAME.match(tokens[last].text)
        if is_surname and not taken & set(range(at, last + 1)) and last - at > 1:
            more.append(NameMention(at, last + 1, "PERSON", 0.7))
        at = max(last, at + 1)
    return more


def _adjoins_initial(words: Words, at: int) -> bool:
    return words.tokens[at].before in ("", ".")


def spelt_out(words: Words) -> list[NameMention]:
    """Institutions whose short form follows in brackets, and those short forms."""
    tokens, more = words.tokens, []
    for at in range(2, len(tokens)):
        token = tokens[at]
        closed = words.text[token.end : token.end + 1] == ")"
        if token.before != "(" or not closed or not SHORT.match(token.text):
            continue
        first = _spelling(words, at)
        if first is not None:
            more += [
                NameMention(first, at, "ORG", SURE),
                NameMention(at, at + 1, "ORG", SURE),
            ]
    return more


def _spelling(words: Words, at: int) -> int | None:
    """Where the words begin whose first letters the short form at ``at`` has."""
    left, first = list(words.tokens[at].lower), at
    while left and first and words.tokens[first - 1].unit == words.tokens[at].unit:
        if first < at and not words.adjoins(first):
            return None
        first -= 1
        word = words.tokens[first].lower
        if word[0] == left[-1]:
            left.pop()
        elif word not in SPELLING_LEAVES_OUT:
            return None
    return None if left else first


def in_sources(
    words: Words, found: Sequence[NameMention], sources: Iterable[Span]
) -> list[NameMention]:
    """Sources in capitals ("MILLER:", "Governor Ann Lee") that have no name yet."""
    taken = {at for m in found for at in range(m.first, m.last)}
    more = []
    for span in sources:
        for first, last in _capital_pieces(words, *words.within(span)):
            is_nobody = is_nobody_there(words, first, last)
            if not is_nobody and not taken & set(range(first, last)):
                taken.update(range(first, last))
                type_ = "ORG" if _follows_body(words, first) else "PERSON"
                if _is_people(words.tokens[last - 1].lower):
                    type_ = "GROUP"
                elif first and words.tokens[first - 1].lower == "the":
                    type_ = "ORG"  # "the Chronicle"
                more.append(NameMention(first, last, type_, 0.4))
    return more


def is_nobody_there(words: Words, first: int, last: int) -> bool:
    """Whether a capital only opens the sentence: "Bemoaning the cost, Orr said"."""
    token = words.tokens[first]
    if token.lower in INDEFINITE_ONES:
        return True
    is_verb = token.lower.endswith(("ing", "ed")) and last - first == 1
    if not (token.opens_unit and is_verb and last < len(words.tokens)):
        return False
    behind = words.tokens[last].lower
    return behind in DETERMINERS | OWNERS | PREPOSITIONS | PRONOUNS


def _capital_pieces(words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Parts of a source, between commas or behind "called", that are all capitals."""
    start = first
    for at in range(first + 1, last + 1):
        token = words.tokens[at] if at < last else None
        if token is not None and token.lower in NAMING:
            start = at + 1
            continue
        if token is not None and not token.before.startswith((",", "(")):
            continue
        piece = _without_title(words, start, at)
        if piece is not None:
            yield piece
        start = at


def _without_title(words: Words, first: int, last: int) -> tuple[int, int] | None:
    lex = lexicon()
    while first < last - 1 and (
        is_title_word(words, first) or words.tokens[first].lower in TITLE_LINKS
    ):
        first += 1
    tokens = words.tokens[first:last]
    is_paper = len(tokens) > 1 and tokens[-1].lower in PAPERS
    is_common = not is_paper and any(_is_common(t.lower) for t in tokens)
    if not 0 < len(tokens) <= 4 or is_common:
        return None
    if any(not t.is_capital and t.lower not in lex.particles for t in tokens):
        return None
    joined = all(words.adjoins(at) for at in range(first + 1, last))
    return (first, last) if joined else None


def _follows_body(words: Words, at: int) -> bool:
    if not at or not words.tokens[at].before.startswith(","):
        return False
    known = lexicon().head_kind(words.tokens[at - 1].lower)
    return known is not None and known[0] == "institution"


def _is_common(word: str) -> bool:
    lex = lexicon()
    if word in ALSO_SURNAMES:
        return False
    if word in FUNCTION_WORDS or word in PRONOUNS or len(word) < 2:
        return True
    if PARTY.match(word):
        return True
    is_place = places().country(word) is not None and not _is_people(word)
    return is_place or lex.head_kind(word) is not None


def _is_people(word: str) -> bool:
    """Whether it is what many of a country are called: "Saudis"."""
    return word.endswith("s") and word in places().demonyms


def known_elsewhere(words: Words, found: Sequence[NameMention]) -> list[NameMention]:
    """Places where a known name stands that the reader did not mark."""
    taken = {at for m in found for at in range(m.first, m.last)}
    known: dict[str, dict[tuple[str, ...], NameMention]] = defaultdict(dict)
    for mention in found:
        if " ".join(mention.key) in places().demonyms:
            continue
        whole = tuple(t.lower for t in words.tokens[mention.first : mention.last])
        known[whole[0]].setdefault(whole, mention)
        if mention.type == "PERSON" and len(mention.key) > 1 and not mention.suffix:
            for word in _parts_alone(words, mention):
                known[word].setdefault((word,), mention)
    plain = {t.lower for t in words.tokens if not t.is_capital}
    more = []
    for at, token in enumerate(words.tokens):
        if at in taken or not token.is_capital or token.lower not in known:
            continue
        mention = _known_at(words, at, known[token.lower], plain)
        if mention is not None:
            taken.update(range(mention.first, mention.last))
            more.append(mention)
    return more


def _parts_alone(words: Words, mention: NameMention) -> list[str]:
    """The surname, and a given name that is known as one."""
    surname = words.tokens[mention.last - 1].lower
    given = words.tokens[mention.first].lower
    known = given in lexicon().given_names and given == mention.key[0]
    return [w for w in ([surname, given] if known else [surname]) if len(w) > 2]


def _known_at(
    words: Words,
    at: int,
    forms: dict[tuple[str, ...], NameMention],
    plain: set[str],
) -> NameMention | None:
    for form in sorted(forms, key=len, reverse=True):
        last = at + len(form)
        here = words.tokens[at:last]
        if tuple(t.lower for t in here) != form or not here[-1].is_capital:
            continue
        if len(form) == 1 and (form[0] in plain or _in_longer_name(words, at)):
            continue
        like = forms[form]
        mention = NameMention(at, last, like.type, 0.6)
        finish_key(words, mention)
        return mention
    return None


def _in_longer_name(words: Words, at: int) -> bool:
    """Whether capitals stand on either side, as in "the Smith Foundation"."""
    tokens = words.tokens
    behind = at + 1 < len(tokens) and words.adjoins(at + 1)
    if behind and tokens[at + 1].is_capital and not tokens[at].is_owner:
        return True
    if not at or not words.adjoins(at):
        return False
    front = tokens[at - 1]
    is_title = is_title_word(words, at - 1) or front.lower in FUNCTION_WORDS
    return front.is_capital and not front.is_owner and not is_title
