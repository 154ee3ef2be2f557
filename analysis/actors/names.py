"""Names as the reader saw them, made whole: titles off, particles and suffixes on.

The reader's spans are noisy: it takes a title into a name, leaves a particle out,
calls the same name a person here and a place there, and misses a surname on its
own. What the article shows elsewhere mends most of this.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.actors.drafts import NameMention
from analysis.actors.lexicon import FUNCTION_WORDS, PRONOUNS, lexicon, place_key, places
from analysis.actors.tokens import Token, Words, tidy
from analysis.document import Name, Span

INITIALS = re.compile(r"^(?:[^\W\d_]\.?){1,3}$")
# Particles that are English words too are only taken where the reader took them.
SAFE_PARTICLES = frozenset(
    "de du da dos das del della der di la van von vom zu zum zur ter bin ibn bint "
    "ben al el ul abu".split()
)
# Verbs that a headline's capitals make part of a name.
TRAILING = FUNCTION_WORDS | frozenset(
    "says tells asks wants calls urges warns vows slams hits backs adds gets "
    "admits claims denies blames".split()
)
AND = frozenset({"and", "&"})
TITLE_LINKS = frozenset({"of", "the", "for", "state"})
TITLE_VOTE = 1.5
PLACE_VOTE = 0.8


def name_mentions(
    words: Words, names: Iterable[Name], sources: Iterable[Span] = ()
) -> list[NameMention]:
    """The names of the article in reading order, not overlapping.

    ``sources`` are phrases that speak: one written in capitals is a name even
    where the reader saw none.
    """
    sources = sorted(sources)
    found = _split_pairs(words, _from_reader(words, names))
    _cut_at_sources(words, found, sources)
    found = [part for mention in found for part in _split_couple(words, mention)]
    for mention in found:
        _trim_titles(words, mention)
        _extend(words, mention)
    found = _without_overlaps(found)
    found += _after_honorifics(words, found)
    found += _in_sources(words, found, sources)
    for mention in found:
        finish_key(words, mention)
    found = [m for m in found if m.key and not _is_adjective(words, m)]
    vote_types(words, found)
    found += _missed(words, found)
    found = _without_overlaps(found)
    _share_surnames(words, found)
    return found


def _from_reader(words: Words, names: Iterable[Name]) -> list[NameMention]:
    found: list[NameMention] = []
    for name in sorted(names, key=lambda n: n.span):
        first, last = words.within(name.span)
        while first < last and _is_outside(words.tokens[first]):
            first += 1
        if first >= last or (found and found[-1].last > first):
            continue
        for part_first, part_last in _parts(words, first, last):
            found.append(NameMention(part_first, part_last, name.type, name.confidence))
    return found


def _is_outside(token: Token) -> bool:
    return token.lower in ("the", "a", "an", "and", "of") or not token.text[0].isalnum()


def _parts(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """A span cut where it runs into the next sentence or over a comma."""
    cuts = [first]
    for at in range(first + 1, last):
        token = words.tokens[at]
        comma = token.before.startswith(",") and token.lower not in lexicon().suffixes
        if token.opens_unit or comma:
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], last], strict=True))


def _cut_at_sources(
    words: Words, found: list[NameMention], sources: Sequence[Span]
) -> None:
    """End a name where the phrase that speaks ends: "Obama | Says Museum"."""
    ends = {words.within(span)[1] for span in sources}
    for mention in found:
        cut = next((e for e in range(mention.first + 1, mention.last) if e in ends), 0)
        if cut:
            mention.last = cut


def _split_pairs(words: Words, found: list[NameMention]) -> list[NameMention]:
    """Two surnames that the reader ran together, as headlines do."""
    given, kept = lexicon().given_names, []
    alone = {words.tokens[m.first].lower for m in found if m.last == m.first + 1}
    for mention in found:
        pair = [t.lower for t in words.tokens[mention.first : mention.last]]
        if len(pair) == 2 and set(pair) <= alone and pair[0] not in given:
            middle = mention.first + 1
            kept.append(replace(mention, last=middle))
            kept.append(replace(mention, first=middle))
        else:
            kept.append(mention)
    return kept


def _split_couple(words: Words, mention: NameMention) -> list[NameMention]:
    """ "Anna and Ben Miller" read as one person is two."""
    if mention.type != "PERSON":
        return [mention]
    cut = next(
        (
            at
            for at in range(mention.first + 1, mention.last - 1)
            if words.tokens[at].lower in AND or "&" in words.tokens[at].before
        ),
        None,
    )
    if cut is None:
        return [mention]
    after = cut + (words.tokens[cut].lower in AND)
    return [
        NameMention(mention.first, cut, "PERSON", mention.confidence),
        NameMention(after, mention.last, "PERSON", mention.confidence),
    ]


def _trim_titles(words: Words, mention: NameMention) -> None:
    """Move titles that the reader took into a person's name in front of it."""
    lex = lexicon()
    if mention.type != "PERSON":
        return
    while mention.last - mention.first > 1:
        if words.tokens[mention.last - 1].lower not in TRAILING:
            break
        mention.last -= 1
    at = mention.first
    while at < mention.last - 1:
        word = words.tokens[at].lower
        left = mention.last - at - 1
        is_title = word in lex.honorifics or word in lex.ranks or word in lex.person
        is_role = is_title or word in lex.modifiers or word in places().demonyms
        if not is_role or (left == 1 and word in lex.given_names):
            break
        at += 1
    if at > mention.first and not _is_title_word(words, at - 1):
        return
    mention.first = at


def _is_title_word(words: Words, at: int) -> bool:
    lex, word = lexicon(), words.tokens[at].lower
    return word in lex.honorifics or word in lex.ranks or word in lex.person


def _extend(words: Words, mention: NameMention) -> None:
    """Take in particles and initials in front, and a suffix behind."""
    if mention.type != "PERSON":
        return
    tokens, lex = words.tokens, lexicon()
    while mention.first and words.adjoins(mention.first):
        front = tokens[mention.first - 1]
        small = front.lower in SAFE_PARTICLES and (
            not front.is_capital or front.opens_unit or front.lower not in ("la", "al")
        )
        if front.is_owner or not (
            small or INITIALS.match(front.text) and "." in front.text
        ):
            break
        if not small and front.lower in lex.ranks:
            break
        mention.first -= 1
    while mention.last < len(tokens):
        behind = tokens[mention.last]
        near = behind.before in ("", ",") and not behind.opens_unit
        if not near or behind.lower not in lex.suffixes or not behind.is_capital:
            break
        if tokens[mention.last - 1].is_owner or len(behind.lower) < 2:
            break
        mention.last += 1


def _without_overlaps(found: Sequence[NameMention]) -> list[NameMention]:
    kept: list[NameMention] = []
    for mention in sorted(found, key=lambda m: (m.first, -m.last)):
        if not kept or kept[-1].last <= mention.first:
            kept.append(mention)
    return kept


def _after_honorifics(words: Words, found: Sequence[NameMention]) -> list[NameMention]:
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


def _in_sources(
    words: Words, found: Sequence[NameMention], sources: Iterable[Span]
) -> list[NameMention]:
    """Sources in capitals ("Tester:", "Governor Ann Lee") that have no name yet."""
    taken = {at for m in found for at in range(m.first, m.last)}
    more, lex = [], lexicon()
    for span in sources:
        first, last = words.within(span)
        while first < last - 1 and (
            _is_title_word(words, first) or words.tokens[first].lower in TITLE_LINKS
        ):
            first += 1
        tokens = words.tokens[first:last]
        if not 0 < len(tokens) <= 4 or taken & set(range(first, last)):
            continue
        plain = [t for t in tokens if not t.is_capital and t.lower not in lex.particles]
        if plain or any(_is_common(t.lower) for t in tokens):
            continue
        if all(words.adjoins(at) for at in range(first + 1, last)):
            taken.update(range(first, last))
            more.append(NameMention(first, last, "PERSON", 0.4))
    return more


def _is_common(word: str) -> bool:
    lex = lexicon()
    if word in FUNCTION_WORDS or word in PRONOUNS or len(word) < 2:
        return True
    return lex.head_kind(word) is not None or places().country(word) is not None


def finish_key(words: Words, mention: NameMention) -> None:
    """Set the words that names are compared by, the suffix and the honorific."""
    lex, tokens = lexicon(), words.tokens[mention.first : mention.last]
    if mention.type == "PERSON":
        core = [t.lower for t in tokens]
        if len(core) > 1 and core[-1] in lex.suffixes:
            mention.suffix = core.pop()
        small = [w for w in core if w not in lex.particles]
        mention.key = tuple(_bare(w) for w in small or core)
    else:
        mention.key = tuple(place_key(t.text) for t in tokens)
    mention.title_first = mention.first
    front = words.tokens[mention.first - 1] if mention.first else None
    if front is not None and words.adjoins(mention.first):
        if front.lower in lex.honorifics and front.is_capital:
            mention.honorific = lex.honorifics[front.lower]
            mention.title_first = mention.first - 1


def _bare(word: str) -> str:
    for prefix in ("al-", "el-", "ul-", "ad-", "ar-", "as-"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word.replace(".", "")


def _is_adjective(words: Words, mention: NameMention) -> bool:
    """ "Russian" in front of a noun tells of a country, it does not name anyone."""
    key = " ".join(mention.key)
    lowered = not words.tokens[mention.first].is_capital
    if lowered and mention.type in ("GROUP", "GPE"):
        return True
    if key not in places().demonyms or mention.last >= len(words.tokens):
        return False
    front = words.tokens[mention.first - 1].lower if mention.first else ""
    if not key.endswith("s") and front not in ("the", "a", "an", "one", "another"):
        return True
    behind = words.tokens[mention.last]
    if behind.opens_unit or behind.before or words.tokens[mention.last - 1].is_owner:
        return False
    return behind.is_capital or behind.lower not in FUNCTION_WORDS


def vote_types(words: Words, found: Sequence[NameMention]) -> None:
    """Give the same words the same type all through the article."""
    votes: dict[tuple[str, ...], dict[str, float]] = defaultdict(
        lambda: defaultdict(float)
    )
    for mention in found:
        votes[mention.key][mention.type] += mention.confidence
        if mention.honorific is not None:
            votes[mention.key]["PERSON"] += TITLE_VOTE
    for key, types in votes.items():
        joined = " ".join(key)
        if joined in places().names or joined in places().capitals:
            types["GPE"] += PLACE_VOTE
        elif joined in places().demonyms:
            types["GROUP"] += PLACE_VOTE
    persons = {m.key for m in found if m.type == "PERSON" and len(m.key) > 1}
    surnames = {key[-1] for key in persons}
    for mention in found:
        types = votes[mention.key]
        if len(mention.key) == 1 and mention.key[0] in surnames:
            if mention.key[0] not in places().names:
                types["PERSON"] += TITLE_VOTE
        best = max(types, key=lambda t: types[t])
        if best != mention.type:
            mention.type = best
            finish_key(words, mention)


def _missed(words: Words, found: Sequence[NameMention]) -> list[NameMention]:
    """Places where a known name stands that the reader did not mark."""
    taken = {at for m in found for at in range(m.first, m.last)}
    known: dict[str, dict[tuple[str, ...], NameMention]] = defaultdict(dict)
    for mention in found:
        whole = tuple(t.lower for t in words.tokens[mention.first : mention.last])
        known[whole[0]].setdefault(whole, mention)
        if mention.type == "PERSON" and len(mention.key) > 1 and not mention.suffix:
            surname = words.tokens[mention.last - 1].lower
            if len(surname) > 2:
                known[surname].setdefault((surname,), mention)
    plain = {t.lower for t in words.tokens if not t.is_capital}
    more = []
    for at, token in enumerate(words.tokens):
        if at in taken or token.lower not in known or not token.is_capital:
            continue
        mention = _known_at(words, at, known[token.lower], plain)
        if mention is not None:
            taken.update(range(mention.first, mention.last))
            more.append(mention)
    return more


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
    if at + 1 < len(tokens) and words.adjoins(at + 1) and not tokens[at].is_owner:
        if tokens[at + 1].is_capital:
            return True
    if not at or not words.adjoins(at):
        return False
    front = tokens[at - 1]
    is_title = _is_title_word(words, at - 1) or front.lower in FUNCTION_WORDS
    return front.is_capital and not front.is_owner and not is_title


def _share_surnames(words: Words, found: Sequence[NameMention]) -> None:
    """ "Anna and Ben Miller": the first has the surname of the second."""
    alone = {m.key[0] for m in found if len(m.key) > 1}
    surnames = {m.key[-1] for m in found if len(m.key) > 1}
    for one, two in zip(found, found[1:], strict=False):
        joined = two.first == one.last + 1 and words.tokens[one.last].lower in AND
        joined = joined and words.adjoins(one.last) and words.adjoins(two.first)
        people = one.type == two.type == "PERSON"
        if not joined or not people or len(one.key) > 1 or len(two.key) != 2:
            continue
        given = one.key[0]
        if given in surnames or given in alone or words.tokens[one.last - 1].is_owner:
            continue
        if two.key[0] in lexicon().given_names or given in lexicon().given_names:
            one.shared_surname = words.tokens[two.last - 1].text
            one.key = (given, two.key[-1])


def shown_name(words: Words, mention: NameMention) -> str:
    """The name as written, made tidy, with the surname that it shares."""
    span = words.span(mention.first, mention.last)
    text = tidy(span.of(words.text))
    if mention.suffix and words.text[span.end : span.end + 1] == ".":
        text += "."
    if mention.shared_surname:
        text += " " + tidy(mention.shared_surname)
    return text
