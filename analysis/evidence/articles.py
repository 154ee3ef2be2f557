"""The words behind the charts over many articles, each with its outlet and day.

They read the tables that a corpus gives for measuring (``corpus.counted()``). ``actor``
narrows the rows to one actor across articles, by name or key.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.measures.corpus import UNNAMED, with_actor, with_article
from analysis.measures.speech import UNRESOLVED, spoken

Tables = Mapping[str, pd.DataFrame]

THE_OUTLET = "the outlet itself"
_WHERE = ["outlet", "day", "title"]


def shared_texts(tables: Tables) -> pd.DataFrame:
    """The articles that are one text with another, text by text.

    ``counts`` says which of them counts where each text is counted once;
    ``overlap_share`` is what a copy shares with it. Asked of the tables of
    ``corpus.counted("each")``, which hold copies too.
    """
    stories = tables["stories"]
    shared = stories[stories["story_articles"] > 1]
    rows = _placed(shared.drop(columns="story_id"), tables)
    rows["counts"] = ~rows["is_copy"]
    first = rows[rows["counts"]].set_index("story_id")["day"]
    rows = rows.assign(first=rows["story_id"].map(first))
    order = ["first", "story_id", "is_copy", "outlet"]
    rows = rows.sort_values(order, kind="stable", ignore_index=True)
    columns = ["article_id", *_WHERE, "counts", "overlap_share"]
    return rows[columns]


def speech_in_articles(tables: Tables, actor: str | None = None) -> pd.DataFrame:
    """What is said in the articles' bodies, speaker by speaker, day by day."""
    rows = spoken(tables["quotes"]).merge(
        tables["quote_speakers"], on=["article_id", "attribution_id"], how="left"
    )
    rows = _placed(with_actor(rows, tables), tables)
    nobody = rows["actor_id"].isna()
    rows["speaker"] = rows["name"].fillna(UNNAMED).mask(nobody, UNRESOLVED)
    rows = _of_actor(rows, actor, tables)
    rows = rows.sort_values(["actor_rank", "day", "outlet", "start_char"])
    columns = ["article_id", "speaker", "outlet", "day", "content", "content_words"]
    return rows[[*columns, "start_char"]].reset_index(drop=True)


def sentences_in_articles(tables: Tables, actor: str | None = None) -> pd.DataFrame:
    """The sentences that tone was read in, actor by actor, day by day.

    ``by`` is whose words they are.
    """
    tone = tables["tone"]
    tone = tone[~(tone["by_actor_id"] == tone["actor_id"]).fillna(False)]
    rows = with_actor(tone, tables).dropna(subset="actor_key")
    rows = _placed(_of_actor(rows, actor, tables), tables)
    entities = tables["entities"][["article_id", "actor_id", "name"]]
    names = entities.rename(columns={"actor_id": "by_actor_id", "name": "by"})
    rows = rows.merge(names, on=["article_id", "by_actor_id"], how="left")
    rows["by"] = rows["by"].fillna(THE_OUTLET)
    rows = rows.rename(columns={"polarity": "tone"})
    rows = rows.sort_values(["actor_rank", "day", "outlet", "start_char"])
    columns = ["article_id", "name", "outlet", "day", "tone", "by", "text"]
    return rows[[*columns, "start_char"]].reset_index(drop=True)


def mentions_in_articles(tables: Tables, actor: str | None = None) -> pd.DataFrame:
    """How often each actor comes up in each article, and in which words."""
    mentions = tables["mentions"]
    rows = with_actor(mentions, tables).dropna(subset="actor_key")
    rows = _of_actor(rows, actor, tables)
    keys = ["article_id", "actor_key", "name", "actor_rank"]
    found = rows.groupby(keys, as_index=False).agg(
        mentions=("start_char", "size"), words=("text", _some_words)
    )
    found = _placed(found, tables)
    found = found.sort_values(["actor_rank", "day", "outlet"], kind="stable")
    columns = ["article_id", "name", *_WHERE, "mentions", "words"]
    return found[columns].reset_index(drop=True)


def _some_words(texts: pd.Series) -> str:
    """The words of mentions, the most frequent first."""
    return ", ".join(f"“{words}”" for words in texts.value_counts().index[:4])


def _placed(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Rows with outlet, day (ISO) and headline of their article."""
    titles = tables["articles"][["article_id", "title"]]
    placed = with_article(rows, tables).merge(titles, on="article_id")
    placed["day"] = placed["day"].dt.strftime("%Y-%m-%d").astype("string")
    return placed


def _of_actor(rows: pd.DataFrame, actor: str | None, tables: Tables) -> pd.DataFrame:
    """Rows of one actor.

    Raises:
        ValueError: no actor of the corpus is called so.
    """
    if actor is None:
        return rows
    actors = tables["actors"]
    meant = actors[(actors["name"] == actor) | (actors["actor_key"] == actor)]
    if meant.empty:
        raise ValueError(
            f"No actor of this corpus is called {actor!r}; "
            "the names are in the table actors."
        )
    return rows[rows["actor_key"].isin(meant["actor_key"])]
