"""Day by day: how often each actor comes up, in which outlet."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.measures.corpus import (
    MOST_ACTORS,
    chosen,
    with_actor,
    with_article,
    with_counts,
)
from analysis.measures.naming import Tables

TYPES = {
    "day": "datetime64[s]",
    "outlet": "string",
    "actor_key": "string",
    "name": "string",
    "actor_rank": "Int64",
    "mentions": "Int64",
    "articles": "Int64",
}


def mentions_by_day(
    tables: Tables,
    *,
    most_actors: int = MOST_ACTORS,
    actors: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Mentions of the actors who come up most, by day of publication and outlet.

    One row an actor, day and outlet in which it comes up; ``articles`` are those that
    mention it. Articles whose day is not told are left out (``undated_articles``).
    Unlike `mentions_per_day`, which places what one article tells on the calendar.
    """
    counts = tables["mentions"].groupby(["article_id", "actor_id"], as_index=False)
    sums = counts.agg(mentions=("start_char", "size"))
    rows = with_actor(sums, tables).dropna(subset="actor_key")
    rows = with_article(rows, tables).dropna(subset="day")
    who = chosen(rows, "mentions", tables, most_actors=most_actors, actors=actors)
    rows = rows[rows["actor_key"].isin(who["actor_key"])]
    keys = ["day", "outlet", "actor_key", "name", "actor_rank"]
    found = rows.groupby(keys, as_index=False).agg(
        mentions=("mentions", "sum"), articles=("article_id", "nunique")
    )
    order = ["actor_rank", "day", "outlet"]
    found = found[list(TYPES)].astype(TYPES).sort_values(order, ignore_index=True)
    undated = int(tables["articles"]["published_date"].isna().sum())
    undated_articles = pd.array([undated] * len(found), "Int64")
    return with_counts(found.assign(undated_articles=undated_articles), tables)
