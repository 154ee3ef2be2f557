"""Capitals and seats of power that speak for their governments.

A capital that speaks is the country's voice where the article names the country; a
seat of power that speaks is an institution of its own, of that country.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.actors.drafts import Draft, NameMention
from analysis.actors.lexicon import places
from analysis.actors.source_units import UNIT
from analysis.actors.tokens import Words


def join_metonyms(
    words: Words, units_of: Iterable[tuple[UNIT, ...]], named: Sequence[Draft]
) -> None:
    """Give capitals that speak to their countries, and type seats of power."""
    countries = {d.country: d for d in named if d.type == "GPE" and d.country}
    for units in units_of:
        for unit in units:
            if isinstance(unit, NameMention) and unit.draft is not None:
                _join(words, unit, unit.draft, countries)


def _join(
    words: Words, mention: NameMention, draft: Draft, countries: dict[str, Draft]
) -> None:
    key, table = " ".join(mention.key), places()
    if key in table.seats and draft.type in ("GPE", "LOC", "ORG"):
        draft.type, draft.country = "ORG", table.seats[key]
        return
    country = countries.get(table.capitals.get(key, ""))
    if country is None or country is draft or draft.type not in ("GPE", "ORG"):
        return
    span = words.span(mention.first, mention.last)
    draft.mentions.pop((span.start, span.end), None)
    country.mention(span, "name")
    mention.draft = country
