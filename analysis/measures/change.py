"""Before and after a day: who speaks more or less, and whose tone changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from analysis.measures.corpus import (
    MIN_ARTICLES,
    MOST_ACTORS,
    chosen,
    speech,
    speech_words,
    with_counts,
)
from analysis.measures.groups import about_actors, ratios_of, tones_of
from analysis.measures.naming import Tables
from analysis.measures.ratios import Ratios, difference

WHATS = ("voice", "tone")
NUMBERS = ["before", "before_low", "before_high", "after", "after_low", "after_high"]
NUMBERS += ["change", "change_low", "change_high"]
TYPES = {
    "what": "string",
    "actor_key": "string",
    "name": "string",
    "actor_rank": "Int64",
    **dict.fromkeys(NUMBERS, "Float64"),
    "articles_before": "Int64",
    "articles_after": "Int64",
    "is_told": "boolean",
    "is_clear": "boolean",
}


def before_and_after(
    tables: Tables,
    day: date | str,
    *,
    what: str = "voice",
    most_actors: int = MOST_ACTORS,
    actors: Sequence[str] | None = None,
    min_articles: int = MIN_ARTICLES,
) -> pd.DataFrame:
    """Each actor's share of speech (or tone) before ``day`` and from it on.

    One row an actor, the greatest change first: ``before`` and ``after`` with their
    95 % intervals over articles, ``change`` with its own. ``is_clear`` where the
    change's interval leaves out 0, ``is_told`` where both sides have ``min_articles``
    articles. ``what`` is ``voice`` (share of words of speech) or ``tone`` (mean tone
    in the articles' own voice). That something happened on the day is no proof that
    it is the cause.

    Raises:
        ValueError: ``day`` is none, or ``what`` is neither.
    """
    at = _day(day)
    if what not in WHATS:
        raise ValueError(f"what must be one of {WHATS}; not {what!r}.")
    compare = _voices if what == "voice" else _tones
    found = compare(tables, at, most_actors, actors)
    rows = [_row(what, *side, min_articles) for side in found]
    table = pd.DataFrame(rows, columns=list(TYPES)).astype(TYPES)
    size = table["change"].abs()
    table = table.assign(size=size).sort_values(
        ["is_told", "size"], ascending=False, kind="stable", ignore_index=True
    )
    table["day"] = pd.Series([at] * len(table), dtype="datetime64[s]")
    return with_counts(table.drop(columns="size"), tables)


def _day(day: date | str) -> pd.Timestamp:
    try:
        return pd.Timestamp(date.fromisoformat(str(day)[:10]))
    except ValueError:
        raise ValueError(
            f"day must be a day such as 2025-03-24; not {day!r}."
        ) from None


_Side = tuple[pd.DataFrame, Ratios, Ratios, int, int]


def _voices(
    tables: Tables, day: pd.Timestamp, most: int, actors: Sequence[str] | None
) -> list[_Side]:
    parts, wholes = speech(tables), speech_words(tables)
    who = chosen(parts, "amount", tables, most_actors=most, actors=actors)
    sides = []
    for one in _each(who):
        ratios = [
            ratios_of(part, whole, one)
            for part, whole in zip(_sides(parts, day), _sides(wholes, day), strict=True)
        ]
        counts = [side["article_id"].nunique() for side in _sides(wholes, day)]
        sides.append((one, *ratios, *counts))
    return sides


def _tones(
    tables: Tables, day: pd.Timestamp, most: int, actors: Sequence[str] | None
) -> list[_Side]:
    tones = about_actors(tables, "article")
    who = chosen(tones, "sentences", tables, most_actors=most, actors=actors)
    sides = []
    for one in _each(who):
        own = tones[tones["actor_key"] == one["actor_key"].iloc[0]]
        parts = _sides(own, day)
        counts = [side["article_id"].nunique() for side in parts]
        sides.append((one, *(tones_of(side, one) for side in parts), *counts))
    return sides


def _each(who: pd.DataFrame) -> list[pd.DataFrame]:
    return [who.iloc[[place]] for place in range(len(who))]


def _sides(rows: pd.DataFrame, day: pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows before the day and from it on; those without a day are in neither."""
    return rows[rows["day"] < day], rows[rows["day"] >= day]


def _row(
    what: str,
    one: pd.DataFrame,
    before: Ratios,
    after: Ratios,
    articles_before: int,
    articles_after: int,
    min_articles: int,
) -> dict[str, object]:
    low, high = difference(before, after)
    change = after.values[0] - before.values[0]
    numbers = [side[0] for b in (before, after) for side in (b.values, b.low, b.high)]
    is_told = min(articles_before, articles_after) >= min_articles
    is_clear = bool(np.isfinite(low[0]) and (low[0] > 0 or high[0] < 0))
    return {
        "what": what,
        **one.iloc[0].to_dict(),
        **dict(zip(NUMBERS, [*numbers, change, low[0], high[0]], strict=True)),
        "articles_before": articles_before,
        "articles_after": articles_after,
        "is_told": is_told and bool(np.isfinite(change)),
        "is_clear": is_told and is_clear,
    }
