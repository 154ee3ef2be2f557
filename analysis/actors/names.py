"""Names as the reader saw them, made whole: titles off, particles and suffixes on.

The reader's spans are noisy: it takes a title into a name, leaves a particle out,
calls the same name a person here and a place there, and misses a surname on its
own. What the article shows elsewhere mends most of this.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from analysis.actors.drafts import NameMention
from analysis.actors.fitting import behind_party
from analysis.actors.keys import (
    finish_key,
    is_title_word,
    owner_of_name,
)
from analysis.actors.lexicon import (
    FUNCTION_WORDS,
    PREPOSITIONS,
    is_one_of_a_people,
    lexicon,
    place_key,
    places,
)
from analysis.actors.missed_names import (
    after_honorifics,
    behind_initials,
    in_sources,
    is_nobody_there,
    known_elsewhere,
    spelt_out,
)
from analysis.actors.name_parts import (
    extend,
    join_nicknames,
    join_particles,
    lowers,
    split_couple,
    split_pairs,
)
from analysis.actors.surnames import share_surnames
from analysis.actors.tokens import Token, Words, tidy
from analysis.document import Name, Span

# Verbs that a headline's capitals make part of a name.
HEADLINE_VERBS = frozenset(
    "says tells asks wants calls urges warns vows slams hits backs adds gets "
    "admits claims denies blames".split()
)
TITLE_VOTE = 1.5
ENDING_VOTE = 2.0
PLACE_VOTE = 0.8
# Words of no more letters are written small in a headline in title case.
MOST_SMALL_LETTERS = 4
# Fewer words behind an institution's name may belong to it ("Ayr Post Building").
LEAST_CUT_OFF = 3


def name_mentions(
    words: Words, names: Iterable[Name], sources: Iterable[Span] = ()
) -> list[NameMention]:
    """The names of the article in reading order, not overlapping.

    ``sources`` are phrases that speak: one written in capitals is a name even
    where the reader saw none.
    """
    sources = sorted(sources)
    found = join_particles(words, _from_reader(words, names))
    found = split_pairs(words, join_nicknames(words, found))
    _cut_at_sources(words, found, sources)
    found = [part for mention in found for part in split_couple(words, mention)]
    for mention in found:
        _trim_titles(words, mention)
        extend(words, mention)
    _cut_in_titles(words, found)
    found = _without_overlaps([*spelt_out(words), *found])
    found += after_honorifics(words, found)
    found += behind_initials(words, found)
    found += in_sources(words, found, sources)
    for mention in found:
        finish_key(words, mention)
    found = [m for m in found if m.key and not _names_nobody(words, m)]
    vote_types(words, found)
    for mention in found:
        finish_key(words, mention)
    found += known_elsewhere(words, found)
    found = _without_overlaps(found)
    share_surnames(words, found)
    return found


def _from_reader(words: Words, names: Iterable[Name]) -> list[NameMention]:
    found: list[NameMention] = []
    for name in sorted(names, key=lambda n: n.span):
        first, last = words.within(name.span)
        while first < last and _is_outside(words.tokens[first]):
            first += 1
        if last - first > 1 and words.tokens[first].lower in places().demonyms:
            # "Danish U.N. envoy" read as "Danish U.N.": two names of places.
            rest = " ".join(place_key(t.text) for t in words.tokens[first + 1 : last])
            first += rest in places().names
        while first < last and _is_title_only(words, first, last):
            first += 1
        if first >= last or (found and found[-1].last > first):
            continue
        for part_first, part_last in _parts(words, first, last):
            found.append(NameMention(part_first, part_last, name.type, name.confidence))
    return found


def _is_title_only(words: Words, first: int, last: int) -> bool:
    lex = lexicon()
    tokens = words.tokens[first:last]
    return all(t.lower in lex.honorifics or t.lower in lex.ranks for t in tokens)


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
    """End a name where the phrase that speaks ends: "Lee | Says Museum"."""
    ends = {words.within(span)[1] for span in sources}
    for mention in found:
        cut = next((e for e in range(mention.first + 1, mention.last) if e in ends), 0)
        if cut:
            mention.last = cut


def _cut_in_titles(words: Words, found: Sequence[NameMention]) -> None:
    """End a name where a headline's capitals go on: "Ida Orr | Blasts Rival".

    What is left is a name of the text; what is cut off is not part of one there.
    """
    units = {words.tokens[m.first].unit for m in found}
    in_title = {unit: _is_in_title_case(words, unit) for unit in units}
    titled = {m: in_title[words.tokens[m.first].unit] for m in found}
    known = {lowers(words, m) for m in found if not titled[m]}
    known |= {k[-1:] for m in found if m.type == "PERSON" for k in [lowers(words, m)]}
    for mention in (m for m in found if titled[m]):
        whole = lowers(words, mention)
        if whole in known:
            continue
        if whole[1:] in known and lexicon().head_kind(whole[0]) is not None:
            mention.first += 1  # "Billionaire Ida Orr Reveals Choice"
            continue
        most = len(whole) - (1 if mention.type == "PERSON" else LEAST_CUT_OFF)
        cut = next((n for n in range(most, 0, -1) if whole[:n] in known), 0)
        mention.last = mention.first + cut if cut else mention.last


def _is_in_title_case(words: Words, unit: int) -> bool:
    """Whether nearly all longer words of a sentence have capitals."""
    span = words.units[unit]
    tokens = words.tokens[slice(*words.within(span))]
    longer = [t for t in tokens if len(t.text) > MOST_SMALL_LETTERS]
    return len(longer) > 2 and sum(t.is_capital for t in longer) > 0.8 * len(longer)


def _trim_titles(words: Words, mention: NameMention) -> None:
    """Move titles that the reader took into a person's name in front of it."""
    lex = lexicon()
    if mention.type != "PERSON":
        return
    while mention.last - mention.first > 1:
        end = words.tokens[mention.last - 1]
        verb = end.lower in HEADLINE_VERBS and mention.last - mention.first > 2
        if not verb and (end.is_capital or end.lower not in FUNCTION_WORDS):
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
    if at > mention.first and not is_title_word(words, at - 1):
        return
    mention.first = at


def _without_overlaps(found: Sequence[NameMention]) -> list[NameMention]:
    kept: list[NameMention] = []
    for mention in sorted(found, key=lambda m: (m.first, -m.last)):
        if not kept or kept[-1].last <= mention.first:
            kept.append(mention)
    return kept


def _names_nobody(words: Words, mention: NameMention) -> bool:
    opens = mention.type == "PERSON" and mention.honorific is None
    is_verb = opens and is_nobody_there(words, mention.first, mention.last)
    is_member = behind_party(words, mention.first) > mention.first
    return is_verb or is_member or _is_adjective(words, mention)


def _is_adjective(words: Words, mention: NameMention) -> bool:
    """Whether it tells of a country ("Danish butter") and names nobody."""
    key = " ".join(mention.key)
    lowered = not words.tokens[mention.first].is_capital
    if lowered and mention.type in ("GROUP", "GPE"):
        return True
    if key not in places().demonyms or mention.last >= len(words.tokens):
        return False
    if key.endswith("s") and key[:-1] in places().demonyms:
        return False  # "Saudis"
    front = words.tokens[mention.first - 1].lower if mention.first else ""
    if front == "the" and is_one_of_a_people(key):
        return True  # "the Swede" is who was named before
    if not key.endswith("s") and front not in ("the", "a", "an", "one", "another"):
        return True
    behind = words.tokens[mention.last]
    if (
        behind.opens_unit
        or behind.before.strip("'\"“‘")
        or words.tokens[mention.last - 1].is_owner
    ):
        return False
    return behind.is_capital or behind.lower not in FUNCTION_WORDS


def vote_types(words: Words, found: Sequence[NameMention]) -> None:
    """Give the same words the same type all through the article."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for mention in found:
        votes[mention.key][mention.type] += mention.confidence
        if mention.honorific is not None:
            votes[mention.key]["PERSON"] += TITLE_VOTE
        elif _is_introduced_as_body(words, mention):
            votes[mention.key]["ORG"] += TITLE_VOTE
    surnames = {m.key[-1] for m in found if m.type == "PERSON" and len(m.key) > 1}
    people = surnames | {m.key[0] for m in found if m.honorific is not None}
    cut = _cut_bodies(found) - people
    for key, types in votes.items():
        types.update(_known_type(key, surnames))
        if len(key) == 1 and key[0] in cut:
            types["ORG"] += types.pop("PERSON", 0)
    for mention in found:
        types = votes[mention.key]
        mention.type = max(types, key=lambda t: types[t])


def _cut_bodies(found: Sequence[NameMention]) -> set[str]:
    """First words of institutions that stand whole before they stand alone.

    "Tavi Holdings" makes "Tavi" an institution; "Osei" before "Osei Foundation" not.
    """
    first: dict[tuple[str, ...], int] = {}
    for mention in found:
        first[mention.key] = min(mention.first, first.get(mention.key, mention.first))
    return {
        key[0]
        for key, at in first.items()
        if len(key) > 1
        and key[-1] in lexicon().endings
        and at < first.get(key[:1], at + 1)
    }


def _is_introduced_as_body(words: Words, mention: NameMention) -> bool:
    """Whether a description makes it an institution: "The regulator, Tavi, said"."""
    tokens, at = words.tokens, mention.first
    if not at or tokens[at].opens_unit or tokens[at].before != ",":
        return False
    closes = mention.last < len(tokens) and tokens[mention.last].before[:1] == ","
    known = lexicon().head_kind(tokens[at - 1].lower)
    if not closes or known is None or known[0] != "institution" or known[2]:
        return False
    for front in range(at - 1, max(at - 6, -1), -1):
        if tokens[front].lower in ("the", "a", "an", "its", "their"):
            opens = tokens[front].opens_unit or not words.adjoins(front)
            return opens or tokens[front - 1].lower not in PREPOSITIONS
    return False


def _known_type(key: tuple[str, ...], surnames: set[str]) -> dict[str, float]:
    """What the tables and the article's full names say about a name's type."""
    joined, table, lex = " ".join(key), places(), lexicon()
    if len(key) > 1 and key[-1] in lex.endings:
        given = len(key) == 2 and key[0] in lex.given_names
        return {} if given else {"ORG": ENDING_VOTE}
    if 1 < len(key) < 4 and key[0] in lex.given_names:
        return {"PERSON": PLACE_VOTE}
    if len(key) == 1 and {key[0][:-1], key[0][:-2]} & surnames and key[0][-1] == "s":
        return {"PERSON": TITLE_VOTE}
    if joined in table.names or joined in table.capitals:
        return {"GPE": PLACE_VOTE}
    if joined in table.demonyms:
        return {"GROUP": PLACE_VOTE}
    if len(key) == 1 and key[0] in surnames:
        return {"PERSON": TITLE_VOTE}
    return {}


def shown_name(words: Words, mention: NameMention) -> str:
    """The name as written, made tidy, with the surname that it shares."""
    is_owned = mention.type == "ORG" and owner_of_name(words, mention)
    span = words.span(mention.first - is_owned, mention.last)
    text = tidy(span.of(words.text))
    is_initial = words.tokens[mention.last - 1].text.isupper()
    is_cut = mention.suffix or (mention.shared_surname and is_initial)
    if is_cut and words.text[span.end : span.end + 1] == ".":
        text += "."
    if mention.shared_surname:
        text += " " + tidy(mention.shared_surname)
    return text
