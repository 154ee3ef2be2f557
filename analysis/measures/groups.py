"""Shares and means of actors in groups of articles: outlets, weeks, before and after.

Rows of every such measure have the same columns behind the group's own: who it is,
``amount`` (words or sentences), ``group_articles`` (all of the group), ``articles``
(those with the actor), ``value`` with the ends of its 95 % interval over articles
(``low``, ``high``), and ``is_told``, false where there are too few articles.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.measures.corpus import with_actor, with_article
from analysis.measures.naming import Tables
from analysis.measures.ratios import Ratios, ratios

TYPES = {
    "actor_key": "string",
    "name": "string",
    "actor_rank": "Int64",
    "amount": "Int64",
    "group_articles": "Int64",
    "articles": "Int64",
    "value": "Float64",
    "low": "Float64",
    "high": "Float64",
    "is_told": "boolean",
}
VOICES = ("article", "others", "all")


def shares_by(
    by: str,
    parts: pd.DataFrame,
    wholes: pd.DataFrame,
    who: pd.DataFrame,
    *,
    min_articles: int,
) -> pd.DataFrame:
    """Each actor's part of the whole of each group.

    ``parts`` has ``amount`` by article and actor, ``wholes`` has ``whole`` by article;
    both have ``story_id`` and the group's column.
    """
    rows = []
    for group, own in wholes.groupby(by, sort=True):
        here = parts[parts[by] == group]
        told = ratios_of(here, own, who)
        rows.append(
            _rows(by, group, here, who, told).assign(
                group_articles=own["article_id"].nunique(),
                is_told=own["article_id"].nunique() >= min_articles,
            )
        )
    return joined(by, rows)


def means_by(
    by: str,
    tones: pd.DataFrame,
    articles: pd.DataFrame,
    who: pd.DataFrame,
    *,
    min_articles: int,
) -> pd.DataFrame:
    """Mean tone about each actor in each group, of the articles that have one.

    ``tones`` is what `about_actors` gives, with the group's column; ``articles`` has a
    row an article with its group.
    """
    sizes = articles.groupby(by)["article_id"].nunique()
    rows = []
    for group, here in tones.groupby(by, sort=True):
        for place in range(len(who)):
            one = who.iloc[[place]]
            own = here[here["actor_key"] == one["actor_key"].iloc[0]]
            if own.empty:
                continue
            told = tones_of(own, one)
            row = _rows(by, group, own.assign(amount=own["sentences"]), one, told)
            is_told = own["article_id"].nunique() >= min_articles
            rows.append(row.assign(group_articles=sizes[group], is_told=is_told))
    return joined(by, rows)


def _rows(
    by: str, group: object, here: pd.DataFrame, who: pd.DataFrame, told: Ratios
) -> pd.DataFrame:
    heard = here[here["amount"] > 0].groupby("actor_key")
    keys = who["actor_key"]
    return who.assign(
        **{by: group},
        amount=keys.map(heard["amount"].sum()).fillna(0),
        articles=keys.map(heard["article_id"].nunique()).fillna(0),
        value=told.values,
        low=told.low,
        high=told.high,
    )


def joined(by: str, rows: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Rows of all groups, actor by actor, those without a name last."""
    table = pd.concat(rows) if rows else pd.DataFrame(columns=[by, *TYPES])
    table = table[[by, *TYPES]].astype(TYPES)
    order = ["actor_rank", "actor_key", by]
    return table.sort_values(order, kind="stable", ignore_index=True)


def ratios_of(parts: pd.DataFrame, wholes: pd.DataFrame, who: pd.DataFrame) -> Ratios:
    """The part of each actor in the whole, drawn text by text."""
    whole = wholes.groupby("story_id")["whole"].sum().astype(float)
    sums = parts.groupby(["story_id", "actor_key"])["amount"].sum().unstack()
    sums = sums.reindex(index=whole.index, columns=who["actor_key"])
    return ratios(sums.astype(float).fillna(0).to_numpy(), whole.to_numpy())


def tones_of(own: pd.DataFrame, who: pd.DataFrame) -> Ratios:
    """The mean tone about one actor, drawn text by text."""
    sums = own.groupby("story_id")[["polarity", "sentences"]].sum().astype(float)
    parts, wholes = np.hsplit(sums.to_numpy(), 2)
    return ratios(parts.reshape(-1, len(who)), wholes, least=-1.0)


def clearest(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series] | None:
    """Two groups that clearly differ about one actor: the greater value, the less.

    Of all such pairs the one furthest apart; ``None`` where there is none. A
    difference is clear where its interval, made from the two intervals by their
    distances from the values (Zou and Donner 2008), leaves out 0.
    """
    told = rows[rows["is_told"] & rows["low"].notna() & rows["actor_rank"].notna()]
    pairs = told.reset_index().merge(told.reset_index(), on="actor_key")
    gap = (pairs["value_x"] - pairs["value_y"]).astype(float)
    below = (pairs["value_x"] - pairs["low_x"]).astype(float)
    above = (pairs["high_y"] - pairs["value_y"]).astype(float)
    clear = gap[gap > np.hypot(below, above)]
    if clear.empty:
        return None
    best = pairs.loc[clear.idxmax()]
    return rows.loc[best["index_x"]], rows.loc[best["index_y"]]


def about_actors(tables: Tables, voice: str) -> pd.DataFrame:
    """Sums of tone about each actor in each article, with the sentences they rest on.

    ``voice`` is whose words carry the tone: ``article`` (its own), ``others`` (what
    other actors say) or ``all``. What an actor says of itself is left out.

    Raises:
        ValueError: ``voice`` is none of them.
    """
    if voice not in VOICES:
        raise ValueError(f"voice must be one of {VOICES}; not {voice!r}.")
    tone = tables["tone"]
    tone = tone[~(tone["by_actor_id"] == tone["actor_id"]).fillna(False)]
    if voice != "all":
        tone = tone[tone["by_actor_id"].isna() == (voice == "article")]
    sums = tone.groupby(["article_id", "actor_id"], as_index=False).agg(
        polarity=("polarity", "sum"), sentences=("polarity", "size")
    )
    rows = with_actor(sums, tables).dropna(subset="actor_key")
    return with_article(rows, tables)
