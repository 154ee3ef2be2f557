"""Names that the reader cut in two, and two that it ran together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from analysis.actors.drafts import NameMention
from analysis.actors.keys import SAFE_PARTICLES
from analysis.actors.lexicon import lexicon, places
from analysis.actors.surnames import AND
from analysis.actors.tokens import Words

INITIALS = re.compile(r"^(?:[^\W\d_]\.?){1,3}$")
NICKNAME_MARKS = {'"': '"', "“": "”", "‘": "’", "''": "''", "(": ")"}


def join_particles(words: Words, found: Sequence[NameMention]) -> list[NameMention]:
    """Joins what the reader cut before a particle: "Samir" and "bin Khalil"."""
    joined: list[NameMention] = []
    for mention in found:
        before = joined[-1] if joined else None
        if before is not None and _is_cut_at_particle(words, before, mention):
            joined[-1] = replace(before, last=mention.last)
        else:
            joined.append(mention)
    return joined


def _is_cut_at_particle(words: Words, before: NameMention, behind: NameMention) -> bool:
    if not before.type == behind.type == "PERSON":
        return False
    first = before.last
    between = words.tokens[first : max(behind.first, first + 1)]
    return (
        behind.first - first <= 2
        and all(t.lower in lexicon().particles and t.text.islower() for t in between)
        and all(words.adjoins(at) for at in range(first, behind.first + 1))
    )


def join_nicknames(words: Words, found: Sequence[NameMention]) -> list[NameMention]:
    """Make one name of 'Ida "Red" Orr' and "William (Bill) Moss"."""
    joined: list[NameMention] = []
    for mention in found:
        if joined and mention.first < joined[-1].last:
            joined[-1].last = max(joined[-1].last, mention.last)
            continue
        surname = _behind_nickname(words, mention.last)
        if surname is not None and mention.type == "PERSON":
            mention = replace(mention, last=surname + 1)
        joined.append(mention)
    return joined


def _behind_nickname(words: Words, at: int) -> int | None:
    """Where the surname stands behind a nickname that begins at ``at``."""
    tokens = words.tokens
    closing = NICKNAME_MARKS.get(tokens[at].before) if at < len(tokens) else None
    for last in range(at + 1, min(at + 3, len(tokens))):
        inside = tokens[at:last]
        if tokens[last].opens_unit or closing is None:
            break
        if tokens[last].before == closing and tokens[last].is_capital:
            is_given = closing != ")" or inside[0].lower in lexicon().given_names
            return last if is_given and all(t.is_capital for t in inside) else None
    return None


def split_pairs(words: Words, found: list[NameMention]) -> list[NameMention]:
    """Two surnames that the reader ran together, as headlines do."""
    given, kept = lexicon().given_names, []
    alone = {words.tokens[m.first].lower for m in found if m.last == m.first + 1}
    times = Counter(lowers(words, m) for m in found)
    for mention in found:
        pair = lowers(words, mention)
        is_run = times[pair] == 1 and " ".join(pair) not in places().names
        if len(pair) == 2 and is_run and set(pair) <= alone and pair[0] not in given:
            middle = mention.first + 1
            kept.append(replace(mention, last=middle))
            kept.append(replace(mention, first=middle))
        else:
            kept.append(mention)
    return kept


def split_couple(words: Words, mention: NameMention) -> list[NameMention]:
    """Make two of "Anna and Ben Miller" where the reader saw one person."""
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


def extend(words: Words, mention: NameMention) -> None:
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
            small or (INITIALS.match(front.text) and "." in front.text)
        ):
            break
        if not small and front.lower in lex.ranks:
            break
        mention.first -= 1
    if _is_cut_at_initial(words, mention):
        mention.last += 1
    while mention.last < len(tokens):
        behind = tokens[mention.last]
        near = behind.before in ("", ",") and not behind.opens_unit
        if not near or behind.lower not in lex.suffixes or not behind.is_capital:
            break
        if tokens[mention.last - 1].is_owner or len(behind.lower) < 2:
            break
        mention.last += 1


def _is_cut_at_initial(words: Words, mention: NameMention) -> bool:
    """Whether the reader took "Maya D." for all of a name, and left the surname."""
    at = mention.last
    if at - mention.first < 2 or at >= len(words.tokens) or not words.adjoins(at):
        return False
    is_initial = len(words.tokens[at - 1].text) == 1
    return is_initial and words.tokens[at].before == "." and words.tokens[at].is_capital


def lowers(words: Words, mention: NameMention) -> tuple[str, ...]:
    """The name's words in lower case."""
    return tuple(t.lower for t in words.tokens[mention.first : mention.last])
