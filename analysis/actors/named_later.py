"""Those told of first and named afterwards: "An Ayr judge ruled ... Judge Ida Orr".

News leads tell what somebody is before they tell who. The description and the name
are one where just one person with that office is introduced within the next few
paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from analysis.actors.drafts import Draft, NameMention, Nominal, Pronoun
from analysis.actors.fitting import Fit, fit, office
from analysis.actors.lexicon import lexicon
from analysis.actors.nominals import BROAD, NARROWING
from analysis.actors.source_units import UNIT
from analysis.actors.tokens import Words

# Paragraphs (headline and headings too) in which "a judge" may be named afterwards,
# and how far on the name may stand.
LEAD = 4
REACH = 5
REACH_OF_DEFINITE = 2
INDEFINITE = frozenset({"a", "an", "one"})
FOLLOWERS = frozenset(
    "supporter voter aide ally critic backer fan adviser advisor assistant rival "
    "opponent candidate reporter journalist donor member expert analyst".split()
)


def join_named_later(
    words: Words, items: Sequence[UNIT], sources: Iterable[UNIT]
) -> None:
    """Give those descriptions to the persons that they turn out to be."""
    firsts: dict[Draft, NameMention] = {}
    for item in items:
        if isinstance(item, NameMention) and item.draft and item.type == "PERSON":
            firsts.setdefault(item.draft, item)
    order = list(firsts.items())  # in reading order
    owners = {i.last - 1: i.draft for i in items if isinstance(i, NameMention)}
    described: dict[Draft, Nominal] = {}
    for item in items:
        if isinstance(item, Nominal) and item.draft and not item.draft.is_named:
            described.setdefault(item.draft, item)
    joined = {
        draft: found
        for draft, nominal in described.items()
        if (found := _named_after(words, nominal, order)) is not None
        and found is not owners.get(nominal.owner)
    }
    joined |= _speaks_next(words, list(sources), firsts, described.keys() - joined)
    _replace(items, joined)


def _named_after(
    words: Words, nominal: Nominal, order: Sequence[tuple[Draft, NameMention]]
) -> Draft | None:
    is_told = nominal.determiner or nominal.owner >= 0
    if nominal.kind != "person" or nominal.is_plural or not is_told:
        return None
    if nominal.head in BROAD | FOLLOWERS or nominal.words & {"another", "other"}:
        return None
    here, reach = words.paragraph(nominal.first), REACH_OF_DEFINITE
    if nominal.determiner in INDEFINITE:
        if here - words.paragraph(0) >= LEAD:
            return None
        reach = REACH
    heads = {nominal.head, *lexicon().synonyms.get(nominal.head, ())}
    fits = [
        draft
        for draft, mention in _introduced(words, nominal, order, reach)
        if len(mention.key) > 1
        and _may_be(words, nominal, draft, frozenset(map(office, heads)))
    ]
    return fits[0] if len(fits) == 1 else None


def _introduced(
    words: Words,
    nominal: Nominal,
    order: Sequence[tuple[Draft, NameMention]],
    reach: int,
) -> Iterator[tuple[Draft, NameMention]]:
    """Those first named behind a description, no more than ``reach`` paragraphs on."""
    until = words.paragraph(nominal.first) + reach
    start = bisect_right(order, nominal.first, key=lambda pair: pair[1].first)
    for draft, mention in islice(order, start, None):
        if words.paragraph(mention.first) > until:
            return
        yield draft, mention


def _may_be(
    words: Words, nominal: Nominal, draft: Draft, heads: frozenset[str]
) -> bool:
    """Whether office, place and party agree; other words of a lead are left aside."""
    known = frozenset().union(*(role.words for role in draft.roles))
    if (nominal.words ^ known) & NARROWING:
        return False
    countries = {role.country for role in draft.roles} | {draft.country}
    told = countries - {None}
    if nominal.owner >= 0 and told and nominal.country and nominal.country not in told:
        return False
    narrow = replace(nominal, words=nominal.words & known)
    return fit(words, narrow, draft, heads) is not Fit.NO


def _speaks_next(
    words: Words,
    sources: Sequence[UNIT],
    firsts: dict[Draft, NameMention],
    unknown: Iterable[Draft],
) -> dict[Draft, Draft]:
    """A lead's speaker and the one who speaks next, named there for the first time.

    "A former captain says ... / "Now is the time," said Ida Orr, who ..."
    """
    joined = {}
    unknown = set(unknown)
    for one, two in pairwise(sources):
        if not (isinstance(one, Nominal) and isinstance(two, NameMention)):
            continue
        is_new = two.draft is not None and firsts.get(two.draft) is two
        steps = words.paragraph(two.first) - words.paragraph(one.first)
        opens = words.paragraph(one.first) - words.paragraph(0) <= 1
        telling = len(one.words) > 1 or one.owner >= 0
        if one.draft in unknown and is_new and steps == 1 and opens and telling:
            alone = one.kind == "person" and not one.is_plural
            if alone and not two.draft.roles and len(two.key) > 1:
                joined[one.draft] = two.draft
    return joined


def _replace(items: Iterable[UNIT], joined: dict[Draft, Draft]) -> None:
    for item in items:
        if isinstance(item, Nominal) and item.draft in joined:
            item.draft = joined[item.draft]
        elif isinstance(item, Pronoun):
            item.drafts = tuple(joined.get(d, d) for d in item.drafts)
