"""Several at once: "both men", "all", "cooks, drivers and guards who"."""

from __future__ import annotations

from analysis.actors.discourse import Discourse, Seen
from analysis.actors.drafts import Draft, Nominal
from analysis.actors.lexicon import lexicon
from analysis.actors.tokens import Words

# Sentences back within which the two stand whom "both men" takes up.
PAIR_REACH = 4
BODIES = frozenset("group organization organisation union charity".split())
PLURAL_VERBS = frozenset(
    "are have were do say think believe want argue both show seek hope need insist "
    "support oppose plan agree vote live work know like feel".split()
)
# Words that stand for some of a group just told of.
QUANTIFIERS = frozenset("all both most many some several few".split())
QUANTIFIER_REACH = 4


def two_of(
    words: Words,
    item: Nominal,
    discourse: Discourse,
    subjects: tuple[tuple[Draft, ...], int],
) -> tuple[Draft, ...]:
    """The two whom "both men" takes up: subjects together, or alone named near."""
    unit = words.tokens[item.first].unit
    pair, at = subjects
    if len(pair) == 2 and 0 < unit - at <= PAIR_REACH:
        return pair
    sex = lexicon().gendered.get(item.head, "")
    near = [
        s
        for s in discourse.recent()
        if 0 <= unit - s.unit <= PAIR_REACH and not s.is_quoted
    ]
    people = dict.fromkeys(
        d
        for s in reversed(near)
        for d in s.drafts
        if d.type == "PERSON" and (d.is_named or s.unit == unit)
    )
    agree = all(d.is_named and (not sex or d.gender() in ("", sex)) for d in people)
    return tuple(people) if len(people) == 2 and agree else ()


def some_of(words: Words, item: Nominal, discourse: Discourse) -> Draft | None:
    """Whom a bare "all" takes up; for "most" and "some" note of whom they are."""
    token = words.tokens[item.first]
    if item.last - item.first > 1 or item.span_last > item.last:
        return None
    groups = [
        seen
        for seen in discourse.recent()
        if 0 <= token.unit - seen.unit <= QUANTIFIER_REACH
        if len(seen.drafts) == 1 and _are_people(seen.drafts[0])
        if not seen.is_quoted and not seen.is_owner
    ]
    if not groups:
        return None
    behind = words.tokens[item.last : item.last + 1]
    if any(token.lower == "of" for token in behind):  # "voters, many of whom"
        subjects = [s for s in groups if words.tokens[s.at - 1].lower != "of"]
    else:
        subjects = [seen for seen in groups if seen.is_subject]
    item.owned_by = (subjects or groups)[0].drafts[0]
    return item.owned_by if item.head in ("all", "both") else None


def joined_to(
    words: Words, last: Seen, verb: int, discourse: Discourse
) -> tuple[Draft, ...]:
    """Several groups that a list ends with: "drivers, cooks and guards who"."""
    tokens, drafts, at = words.tokens, list(last.drafts), last.at
    if all(d.is_named and d.type == "PERSON" for d in drafts):
        does = {t.lower for t in tokens[verb : verb + 1]}
        return last.drafts if does & PLURAL_VERBS else last.drafts[-1:]
    if not _are_several(last.drafts[0]) or tokens[at - 1].lower != "and":
        return last.drafts
    for seen in discourse.recent()[1:8]:
        is_next = seen.at < at and seen.unit == last.unit and not seen.is_owner
        listed = tokens[at - 1].lower == "and" or tokens[at].before == ","
        if not (is_next and listed and _are_people(seen.drafts[0])):
            break
        drafts[:0] = [d for d in seen.drafts if d not in drafts]
        at = seen.at
    return tuple(drafts)


def _are_people(draft: Draft) -> bool:
    """Whether several may be "they" together: no papers, and no firms."""
    kind = lexicon().head_kind(draft.head)
    is_told = kind is None or kind[0] in ("person", "group") or draft.head in BODIES
    return _are_several(draft) and is_told and draft.type != "DOCUMENT"


def _are_several(draft: Draft) -> bool:
    """Whether it is a group, by its name or by its noun."""
    return draft.is_plural or draft.type == "GROUP"
