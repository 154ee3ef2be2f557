"""Who a piece of a source phrase is: a name, a description, a pronoun."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.actors.drafts import NameMention, Nominal, Pronoun
from analysis.actors.lexicon import (
    DETERMINERS,
    FUNCTION_WORDS,
    INDEFINITE,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    is_one_of_a_people,
    lexicon,
    places,
)
from analysis.actors.phrases import LINKS, make_nominal
from analysis.actors.tokens import Words

TRADES = ("er", "or", "ist", "ian", "ant", "man", "woman", "ee", "eer", "ess", "one")
UNIT = NameMention | Nominal | Pronoun
AMOUNTS = frozenset(
    "number majority minority hundreds thousands dozens millions scores handful couple "
    "group percent % half third quarter most many some several few none all both lot "
    "plenty thirds tens series range chorus array raft slew host proportion share "
    "percentage portion slice".split()
)
# Not all of a group: "half of the voters" are not "the voters".
PARTS = frozenset(
    "percent half third thirds quarter most many some few none other majority "
    "minority".split()
)
PARTY_MEMBERS = frozenset({"republican", "democrat", "conservative", "liberal"})
NOT_NOUNS = FUNCTION_WORDS | frozenset(
    "himself herself itself themselves alone too here there speaking".split()
)


def unit_of(
    words: Words, first: int, last: int, by_token: Mapping[int, NameMention]
) -> UNIT | None:
    """Who tokens [first, last) are; ``None`` where nothing is known."""
    person = _titled(words, first, last, by_token) or _named_head(
        words, first, last, by_token, ("PERSON",)
    )
    if person is not None:
        return person
    tokens = words.tokens
    if last - first == 1 and tokens[first].lower in PRONOUNS:
        return Pronoun(first, tokens[first].lower)
    core = _core_end(words, first, last)
    head = by_token.get(core - 1)
    if _is_party_member(words, first, core):
        return nominal_of(words, first, core, last, by_token)
    is_owner = core < last and tokens[core - 1].is_owner
    is_name = head is not None and head.last >= core and not is_owner
    if head is not None and is_name and not _is_part_of(words, first, last, head):
        return head
    amount = _amount(words, first, last, core, by_token)
    if amount is not None:
        return amount
    return nominal_of(words, first, core, last, by_token)


def _is_part_of(words: Words, first: int, last: int, head: NameMention) -> bool:
    """Whether only some of a people are meant: "many Danes", "Danes in Oslo"."""
    front = {t.lower for t in words.tokens[first : head.first]} - {"the", "both"}
    goes_on = words.tokens[head.last].lower in PREPOSITIONS if head.last < last else 0
    return head.type == "GROUP" and bool(front or goes_on)


def _is_party_member(words: Words, first: int, core: int) -> bool:
    """Whether it is one of a party: "the Ohio Republican", "a moderate Democrat"."""
    known = lexicon().head_kind(words.tokens[core - 1].lower)
    is_one = known is not None and known[0] == "person" and not known[2]
    starts = words.tokens[first].lower in DETERMINERS | INDEFINITE
    is_short = core - first == 2 and known is not None and known[1] in PARTY_MEMBERS
    is_owner = words.tokens[core - 1].is_owner
    return is_one and starts and (core - first > 2 or is_short) and not is_owner


def _titled(
    words: Words, first: int, last: int, by_token: Mapping[int, NameMention]
) -> NameMention | None:
    """A name behind a title that opens the phrase: "Secretary of State Ida Orr"."""
    for at in range(first, last):
        mention = by_token.get(at)
        if mention is None or mention.type != "PERSON":
            continue
        opens = mention.title_first <= first < mention.first
        opens = opens or _is_long_title(words, first, mention.first)
        return mention if opens and _heads(words, mention, last) else None
    return None


def _is_long_title(words: Words, first: int, name: int) -> bool:
    """Whether all in front of a name is title: "Speaker of the House Rep. Orr"."""
    tokens = words.tokens[first:name]
    if not tokens or tokens[-1].lower in LINKS:
        return False
    known = lexicon().head_kind(tokens[0].lower)
    is_one = known is not None and known[0] == "person" and not known[2]
    return is_one and all(
        (t.is_capital or t.lower in LINKS) and not t.is_owner for t in tokens
    )


def _heads(words: Words, mention: NameMention, last: int) -> bool:
    owns = words.tokens[mention.last - 1].is_owner and mention.last < last
    return not owns and (mention.last >= last or not _goes_on(words, mention.last))


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
            return _behind_complement(words, at, last, by_token)
        if mention is None:
            at += 1
            continue
        if mention.type in types and _heads(words, mention, last):
            return mention
        at = max(at + 1, mention.last)
    return None


def _behind_complement(
    words: Words, at: int, last: int, by_token: Mapping[int, NameMention]
) -> NameMention | None:
    """A person named behind a title and its place: "envoy to Norway Ida Orr"."""
    person, place = by_token.get(last - 1), None
    if person is not None and person.last == last and words.adjoins(person.first):
        place = by_token.get(person.first - 1)
    is_place = place is not None and place.type in ("GPE", "ORG") and place.first > at
    is_person = person is not None and person.type == "PERSON"
    return person if is_place and is_person else None


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
        ends = lower.endswith("ed") and "-" not in lower
        known = lex.head_kind(words.tokens[at - 1].lower)
        if verb and known and (ends or (known[2] and known[0] == "person")):
            return at  # "judges handling cases"
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
    if tokens[last - 1].lower in ("whom", "which"):  # "voters, many of whom"
        return nominal_of(words, first, core, core, by_token)
    end = _core_end(words, core + 1, last)
    unit = nominal_of(words, core + 1, end, last, by_token)
    if unit is not None:
        unit.first = first
        unit.is_plural = tokens[core - 1].lower != "one"
        unit.kind = "group" if unit.is_plural else "person"
        unit.determiner = "a"
        counted_by = (t.lower for t in tokens[first:core])
        unit.words |= {w for w in counted_by if w in PARTS or w.isdigit()}
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
    is_number = tokens[core - 1].text.isdigit() and head_at < core - 1
    nominal = make_nominal(words, start, head_at, determiner, determiner_at=first)
    if nominal is None or is_number or _narrows_another(words, head_at, core):
        found = _unknown_head(words, start, core, determiner, first, by_token)
        nominal = found or nominal
    if nominal is not None:
        nominal.span_last = last
    return nominal


def _narrows_another(words: Words, at: int, core: int) -> bool:
    """Whether a head is an adjective here: "the Republican elite"."""
    word, last = words.tokens[at].lower, words.tokens[core - 1].lower
    is_noun = last not in NOT_NOUNS and not last.isdigit()
    return at == core - 2 and is_noun and word in lexicon().modifiers


def _unknown_head(
    words: Words,
    start: int,
    core: int,
    determiner: str,
    first: int,
    by_token: Mapping[int, NameMention],
) -> Nominal | None:
    token = words.tokens[core - 1]
    name = by_token.get(core - 1)
    is_name = name is not None and name.type != "GROUP" and not determiner
    if token.lower in FUNCTION_WORDS or is_name:
        return None
    if token.opens_unit and token.lower.endswith("ing"):  # "Praising it, Orr said"
        return None
    country = places().demonyms.get(token.lower)
    is_one = determiner == "the" and is_one_of_a_people(token.lower)
    is_bare = determiner in ("", "the") and core - start == 1
    if country and is_bare and name is None and not is_one:
        return None
    plural = token.lower.endswith("s") and not token.lower.endswith("ss")
    # What is nobody's trade is a thing that is made to speak: "the accord says".
    human = token.is_capital or token.lower.endswith(TRADES)
    plural = plural or token.lower in PARTS or token.text.isdigit()
    kind = "group" if plural else "person" if human else "document"
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
        country=country if is_one else None,
        span_last=core,
    )
