"""Who is quoted on whom: the network of speakers and of those they speak about."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.measures.corpus import WHO, with_actor, with_counts
from analysis.measures.naming import Tables
from analysis.measures.speech import spoken

MOST = 12
# Articles joined at a time: every mention meets every piece of speech of its article.
ARTICLES_AT_ONCE = 2000
TYPES = {
    "by_key": "string",
    "by_name": "string",
    "by_rank": "Int64",
    "actor_key": "string",
    "name": "string",
    "actor_rank": "Int64",
    "attributions": "Int64",
    "articles": "Int64",
}


def quoted_on(
    tables: Tables, *, most_speakers: int = MOST, most_actors: int = MOST
) -> pd.DataFrame:
    """How often each speaker is quoted on each actor.

    One row a speaker and an actor whom its words mention, by name, title or pronoun:
    ``attributions`` that do, in so many ``articles``. Those who speak most about
    others and those spoken of most; what somebody says of itself is left out.
    """
    parts = list(_held(tables))
    held = pd.concat(parts) if parts else _nothing()
    by = with_actor(held.rename(columns={"by_id": "actor_id"})[_PLACE], tables)
    of = with_actor(held.rename(columns={"of_id": "actor_id"})[_PLACE], tables)
    pairs = pd.DataFrame(
        {
            "article_id": by["article_id"],
            "attribution_id": by["attribution_id"],
            "by_key": by["actor_key"],
            "actor_key": of["actor_key"],
        }
    ).dropna()
    pairs = pairs[pairs["by_key"] != pairs["actor_key"]].drop_duplicates()
    found = pairs.groupby(["by_key", "actor_key"], as_index=False).agg(
        attributions=("attribution_id", "size"), articles=("article_id", "nunique")
    )
    found = _most(_most(found, "by_key", most_speakers), "actor_key", most_actors)
    return with_counts(_named(found, tables), tables)


_PLACE = ["article_id", "attribution_id", "actor_id"]


def _nothing() -> pd.DataFrame:
    kinds = {"article_id": "string", "attribution_id": "Int64"}
    kinds |= {"by_id": "Int64", "of_id": "Int64"}
    return pd.DataFrame(columns=list(kinds)).astype(kinds)


def _held(tables: Tables) -> Iterator[pd.DataFrame]:
    """Speakers and the actors whom pieces of their speech mention."""
    spans = tables["quote_spans"]
    content = spans.loc[spans["part"] == "content", [*_SPAN, "attribution_id"]]
    mentions = tables["mentions"][[*_SPAN, "actor_id"]]
    body = spoken(tables["quotes"])[["article_id", "attribution_id"]]
    said = tables["quote_speakers"].merge(body, on=["article_id", "attribution_id"])
    said = said.rename(columns={"actor_id": "by_id"})
    ids = content["article_id"].unique()
    for start in range(0, len(ids), ARTICLES_AT_ONCE):
        some = set(ids[start : start + ARTICLES_AT_ONCE])
        both = content[content["article_id"].isin(some)].merge(
            mentions, on="article_id", suffixes=("", "_of")
        )
        within = (both["start_char"] <= both["start_char_of"]) & (
            both["end_char_of"] <= both["end_char"]
        )
        rows = both[within].rename(columns={"actor_id": "of_id"})
        rows = rows[["article_id", "attribution_id", "of_id"]].drop_duplicates()
        yield rows.merge(said, on=["article_id", "attribution_id"])


_SPAN = ["article_id", "start_char", "end_char"]


def _most(found: pd.DataFrame, key: str, most: int) -> pd.DataFrame:
    sums = found.groupby(key)["attributions"].sum()
    kept = sums.sort_values(ascending=False, kind="stable").head(most).index
    return found[found[key].isin(kept)]


def _named(found: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    names = tables["actors"][WHO]
    speakers = names.rename(
        columns={"actor_key": "by_key", "name": "by_name", "actor_rank": "by_rank"}
    )
    rows = found.merge(names, on="actor_key").merge(speakers, on="by_key")
    rows = rows[list(TYPES)].astype(TYPES)
    return rows.sort_values(["by_rank", "actor_rank"], ignore_index=True)
