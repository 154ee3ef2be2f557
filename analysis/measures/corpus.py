"""What the measures over many articles share: actors across them, texts, counts.

They read the tables of a corpus with what it has beside those of one article:
``actors``, ``actor_links`` and ``stories`` (the README's dictionary), and each row
says of how many articles it was counted.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.measures.naming import ACTOR, Tables
from analysis.measures.speech import UNRESOLVED, spoken

# Fewer articles tell nothing: charts say "too few to tell".
MIN_ARTICLES = 3
MOST_ACTORS = 8
UNNAMED = "Sources without a name"
UNKNOWN_OUTLET = "Outlet not told"
# No key of an actor has brackets.
REST = {"(unnamed)": UNNAMED, "(unresolved)": UNRESOLVED}
WHO = ["actor_key", "name", "actor_rank"]


def with_actor(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Rows about actors of articles, with who they are across articles.

    ``actor_key``, ``name`` and ``actor_rank`` are ``<NA>`` for those who have no name
    that tells across articles. Columns of the same name give way.
    """
    kept = rows.drop(columns=["name", "actor_rank"], errors="ignore")
    links = tables["actor_links"][[*ACTOR, "actor_key"]]
    return kept.merge(links, on=ACTOR, how="left").merge(
        tables["actors"][WHO], on="actor_key", how="left"
    )


def with_article(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Rows with the outlet, the day and the text (``story_id``) of their article.

    ``day`` is a timestamp, missing where the article does not tell it.
    """
    articles = tables["articles"][["article_id", "outlet", "published_date"]]
    stories = tables["stories"][["article_id", "story_id"]]
    told = rows.merge(articles, on="article_id").merge(stories, on="article_id")
    told["outlet"] = told["outlet"].fillna(UNKNOWN_OUTLET)
    told["day"] = pd.to_datetime(told.pop("published_date"), errors="coerce")
    return told


def with_counts(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Rows with what was counted, the same on each.

    ``corpus_articles`` are all, ``shared_articles`` those that are one text with
    another, ``shared_texts`` how many texts those are; ``is_counted_once`` says
    whether copies were left out.
    """
    stories = tables["stories"]
    shared = stories[stories["story_articles"] > 1]
    return rows.assign(
        corpus_articles=pd.array([len(stories)] * len(rows), "Int64"),
        shared_texts=pd.array([shared["story_id"].nunique()] * len(rows), "Int64"),
        shared_articles=pd.array([len(shared)] * len(rows), "Int64"),
        is_counted_once=pd.array(
            [len(tables["articles"]) < len(stories)] * len(rows), "boolean"
        ),
    )


def chosen(
    rows: pd.DataFrame,
    by: str,
    tables: Tables,
    *,
    most_actors: int = MOST_ACTORS,
    actors: Sequence[str] | None = None,
) -> pd.DataFrame:
    """The actors to show, in order of prominence: those named, or the greatest ``by``.

    Raises:
        ValueError: no actor of the corpus is called so.
    """
    table = tables["actors"]
    if actors is not None:
        known = pd.concat([table["name"], table["actor_key"]])
        unknown = [name for name in actors if name not in set(known)]
        if unknown:
            raise ValueError(
                f"No actor of this corpus is called {unknown[0]!r}; "
                "the names are in the table actors."
            )
        meant = table["name"].isin(actors) | table["actor_key"].isin(actors)
        return table.loc[meant, WHO].reset_index(drop=True)
    sums = rows.dropna(subset="actor_key").groupby("actor_key")[by].sum()
    most = table.assign(size=table["actor_key"].map(sums).fillna(0))
    most = most[most["size"] > 0].sort_values(
        ["size", "actor_rank"], ascending=[False, True], kind="stable"
    )
    return most.head(most_actors)[WHO].sort_values("actor_rank", ignore_index=True)


def with_the_rest(who: pd.DataFrame) -> pd.DataFrame:
    """Actors to show, and behind them speech that no name can be put to."""
    rest = pd.DataFrame({"actor_key": list(REST), "name": list(REST.values())})
    rest["actor_rank"] = pd.array([pd.NA] * len(rest), "Int64")
    return pd.concat([who, rest.astype({"actor_key": "string", "name": "string"})])


def speech(tables: Tables) -> pd.DataFrame:
    """Words of speech in the body (``amount``): one row an article and who speaks.

    Speech whose speaker cannot be told and that of sources without a name of their
    own have the keys of ``REST``.
    """
    rows = with_actor(tables["speakers"], tables)
    unnamed, unresolved = REST
    is_unresolved = rows["actor_id"].isna()
    keys = rows["actor_key"].fillna(unnamed).mask(is_unresolved, unresolved)
    rows = rows.assign(actor_key=keys).rename(columns={"content_words": "amount"})
    return with_article(rows, tables)


def speech_words(tables: Tables) -> pd.DataFrame:
    """All words of speech of each article (``whole``), nested speech counted once.

    One row an article, also where nobody speaks.
    """
    said = spoken(tables["quotes"])
    holders = pd.MultiIndex.from_frame(said[["article_id", "attribution_id"]])
    within = pd.MultiIndex.from_frame(said[["article_id", "nested_in_id"]])
    own = said[~within.isin(holders)]
    words = own.groupby("article_id")["content_words"].sum()
    rows = tables["articles"][["article_id"]].copy()
    rows["whole"] = rows["article_id"].map(words).fillna(0).astype("Int64")
    return with_article(rows, tables)
