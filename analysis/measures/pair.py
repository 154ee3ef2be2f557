"""Two articles side by side: each actor's words, mentions and tone in either."""

from __future__ import annotations

import pandas as pd

from analysis.measures.naming import ACTOR, Tables
from analysis.measures.tone import MIN_SENTENCES

PER_WORDS = 1000
_COUNTS = ["quoted_words", "content_words", "mentions"]
_TONE = ["tone", "tone_low", "tone_high", "tone_sentences"]


def side_by_side(
    tables: Tables, links: pd.DataFrame, *, min_sentences: int = MIN_SENTENCES
) -> pd.DataFrame:
    """Each actor in each of some articles, most prominent first.

    ``links`` (``actor_links``) says which actor of one article is which of another;
    an actor without a link is one of its own article only. One row an actor and
    article, also where the actor does not come up there (all counts 0):

    ``actor_key``, ``name``, ``actor_rank`` (1 for the most mentioned in all articles
    together: the colour), ``article_id``, ``title``, ``quoted_words``,
    ``content_words``, ``content_share`` (of all words of speech in that article),
    ``mentions``, ``mention_rate`` (in 1,000 words), ``tone`` with its interval and
    ``tone_sentences``, ``is_told`` (enough of them to state a tone).
    """
    own = _in_articles(tables, links)
    totals = own.groupby("actor_key").agg(
        name=("name", _fullest),
        in_all=("mentions", "sum"),
        spoken=("content_words", "sum"),
    )
    order = totals.sort_values(
        ["in_all", "spoken"], ascending=False, kind="stable"
    ).reset_index()
    order["actor_rank"] = pd.array(range(1, len(order) + 1), dtype="Int64")
    articles = tables["articles"][["article_id", "title", "page", "words"]]
    grid = order[["actor_key", "name", "actor_rank"]].merge(
        articles.reset_index(names="place"), how="cross"
    )
    own = own.drop(columns="name")
    rows = grid.merge(own, on=["actor_key", "article_id"], how="left")
    rows[_COUNTS] = rows[_COUNTS].fillna(0)
    rows["title"] = rows["title"].fillna(rows["page"])
    spoken = tables["speakers"].groupby("article_id")["content_words"].sum()
    in_speech = rows["article_id"].map(spoken).fillna(0)
    rows["content_share"] = _share(rows["content_words"], in_speech)
    rows["mention_rate"] = _share(rows["mentions"] * PER_WORDS, rows["words"])
    enough = (rows["tone_sentences"] >= min_sentences).fillna(False)
    rows["is_told"] = (enough & rows["tone"].notna()).astype("boolean")
    rows = rows.sort_values(["actor_rank", "place"], ignore_index=True)
    return rows.drop(columns=["place", "page", "words"])


def _fullest(names: pd.Series) -> str:
    """The longest of an actor's names, the first of those."""
    return max(names, key=len)


def _in_articles(tables: Tables, links: pd.DataFrame) -> pd.DataFrame:
    """One row an actor and article: what was counted there, under its key."""
    entities = tables["entities"][[*ACTOR, "name", "mentions", *_TONE]]
    spoken = tables["speakers"].dropna(subset="actor_id")
    rows = entities.merge(
        spoken[[*ACTOR, "quoted_words", "content_words"]], on=ACTOR, how="left"
    )
    rows = rows.merge(links[[*ACTOR, "actor_key"]], on=ACTOR, how="left")
    alone = rows["article_id"] + " " + rows["actor_id"].astype("string")
    rows["actor_key"] = rows["actor_key"].fillna(alone)
    # Two actors of one article that the links join: the better known one stands.
    rows = rows.sort_values("mentions", ascending=False, kind="stable")
    firsts = dict.fromkeys(["name", *_TONE], "first")
    groups = rows.groupby(["article_id", "actor_key"], sort=False)
    return groups.agg({**firsts, **dict.fromkeys(_COUNTS, "sum")}).reset_index()


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    """``part`` over ``whole``; 0 where there is nothing to be a part of."""
    whole = whole.astype("Float64")
    return (part.astype("Float64") / whole.where(whole > 0)).fillna(0.0)
