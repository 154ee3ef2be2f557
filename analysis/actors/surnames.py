"""Surnames that news writers leave out where two people share one."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from analysis.actors.drafts import NameMention
from analysis.actors.lexicon import lexicon
from analysis.actors.tokens import Words

AND = frozenset({"and", "&"})
KIN = frozenset("wife husband son daughter brother sister father mother".split())


def share_surnames(words: Words, found: Sequence[NameMention]) -> None:
    """Add the surname that the first of a couple, or kin, are named without."""
    _share_in_couples(words, found)
    _share_with_kin(words, found)


def _share_in_couples(words: Words, found: Sequence[NameMention]) -> None:
    """Give the first of "Anna and Ben Miller" the surname of the second."""
    alone = {m.key[0] for m in found if len(m.key) > 1 and not _lacks_surname(m)}
    surnames = {m.key[-1] for m in found if len(m.key) > 1}
    single = Counter(m.key[0] for m in found if len(m.key) == 1)
    for one, two in itertools.pairwise(found):
        joined = two.first == one.last + 1 and words.tokens[one.last].lower in AND
        joined = joined and words.adjoins(one.last) and words.adjoins(two.first)
        people = one.type == two.type == "PERSON"
        if not joined or not people or not _lacks_surname(one) or len(two.key) < 2:
            continue
        given = one.key[0]
        if given in surnames or given in alone or words.tokens[one.last - 1].is_owner:
            continue
        known = given in lexicon().given_names
        once = single[given] == 1 or len(one.key) > 1
        if one.honorific is None and (known or once) and len(two.key) <= 3:
            one.shared_surname = words.tokens[two.last - 1].text
            one.key = (*one.key, two.key[-1])


def _share_with_kin(words: Words, found: Sequence[NameMention]) -> None:
    """Give the first name in "Orr's husband, Karl" the surname that is left out."""
    owners = {m.last - 1: m for m in found if m.type == "PERSON"}
    known = {m.key[0] for m in found if len(m.key) > 1}
    for mention in found:
        at = mention.first - 2
        alone = mention.type == "PERSON" and len(mention.key) == 1
        if not alone or at not in owners or mention.key[0] in known:
            continue
        is_given = mention.key[0] in lexicon().given_names
        owner, kin = words.tokens[at], words.tokens[at + 1].lower
        if is_given and owner.is_owner and kin in KIN and words.adjoins(at + 1):
            mention.shared_surname = owner.text
            mention.key = (mention.key[0], owners[at].key[-1])


def _lacks_surname(mention: NameMention) -> bool:
    """Whether it is a given name, with initials or without: "Anna", "Anna B."."""
    return all(len(word) == 1 for word in mention.key[1:])
