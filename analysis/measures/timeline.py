"""Where in the article each actor and event comes up, in the reader's order."""

from __future__ import annotations

import pandas as pd

from analysis.measures.naming import Tables, named
from analysis.measures.speech import UNRESOLVED

# An actor who comes up less often, and does not speak, shares a row with the others
# of its kind: half of an article's actors are named once, in passing.
MIN_MENTIONS = 2
MIN_OTHERS = 3

_PLACE = ["article_id", "word_index", "words", "start_char", "end_char", "text"]
COLUMNS = [
    "article_id",
    "row_type",
    "actor_id",
    "name",
    "actor_rank",
    "kind",
    "word_index",
    "words",
    "article_words",
    "position_share",
    "start_char",
    "end_char",
    "text",
]


def mention_timeline(
    tables: Tables, *, min_mentions: int = MIN_MENTIONS
) -> pd.DataFrame:
    """Every mention and every stretch of speech, by its place in the article.

    ``row_type`` is ``actor``, ``others`` (actors with fewer than ``min_mentions``
    mentions who do not speak, in one row where there are several), ``unresolved``
    (speech whose speaker cannot be told), ``event`` or ``heading``; ``kind`` is
    ``mention`` or ``speech``. ``word_index`` counts the article's words before it,
    ``position_share`` is that over all words of the article (``article_words``).
    Rows are in reading order.
    """
    parts = [_mentions(tables), _speech(tables), _events(tables), _headings(tables)]
    rows = pd.concat([part for part in parts if len(part)] or parts[:1])
    rows = _with_others(rows.reset_index(drop=True), min_mentions)
    lengths = tables["articles"][["article_id", "words"]]
    rows = rows.merge(
        lengths.rename(columns={"words": "article_words"}), on="article_id", how="left"
    )
    rows["position_share"] = rows["word_index"] / rows["article_words"]
    order = ["article_id", "start_char", "end_char", "kind"]
    return rows.sort_values(order, kind="stable", ignore_index=True)[COLUMNS]


def _with_others(rows: pd.DataFrame, min_mentions: int) -> pd.DataFrame:
    """``rows`` with the actors who hardly come up under one name.

    ``actor_id`` stays, so that each mention can be traced.
    """
    actors = rows[rows["row_type"] == "actor"]
    groups = actors.groupby(["article_id", "actor_id"])["kind"]
    speaks = groups.transform(lambda kind: (kind == "speech").any()).astype(bool)
    few = actors[(groups.transform("size") < min_mentions) & ~speaks]
    for _, own in few.groupby("article_id"):
        count = own["actor_id"].nunique()
        if count >= MIN_OTHERS:
            where = own.index
            rows.loc[where, "row_type"] = "others"
            rows.loc[where, "name"] = _others_name(count, min_mentions)
            rows.loc[where, "actor_rank"] = pd.NA
    return rows


def _others_name(count: int, min_mentions: int) -> str:
    if min_mentions == 2:
        return f"{count} others, mentioned once"
    return f"{count} others, under {min_mentions} mentions each"


def _mentions(tables: Tables) -> pd.DataFrame:
    rows = named(tables["mentions"], tables).assign(row_type="actor", kind="mention")
    return rows[["row_type", "actor_id", "name", "actor_rank", "kind", *_PLACE]]


def _speech(tables: Tables) -> pd.DataFrame:
    key = ["article_id", "attribution_id"]
    spans, quotes = tables["quote_spans"], tables["quotes"]
    content = spans[spans["part"] == "content"]
    told = quotes.loc[quotes["is_speech"], key]  # the headline's too, unlike elsewhere
    speech = content.merge(told, on=key)
    speech = speech.merge(tables["quote_speakers"], on=key, how="left")
    rows = named(speech, tables).assign(kind="speech")
    is_told = rows["actor_id"].notna()
    rows["row_type"] = is_told.map({True: "actor", False: "unresolved"})
    rows["name"] = rows["name"].where(is_told, UNRESOLVED)
    return rows[["row_type", "actor_id", "name", "actor_rank", "kind", *_PLACE]]


def _events(tables: Tables) -> pd.DataFrame:
    labels = tables["events"][["article_id", "event_id", "label"]]
    rows = tables["event_mentions"].merge(
        labels, on=["article_id", "event_id"], how="left"
    )
    return _without_actor(rows.rename(columns={"label": "name"}), "event")


def _headings(tables: Tables) -> pd.DataFrame:
    paragraphs = tables["paragraphs"]
    rows = paragraphs[paragraphs["kind"] == "heading"]
    return _without_actor(rows.assign(name=rows["text"]), "heading")


def _without_actor(rows: pd.DataFrame, row_type: str) -> pd.DataFrame:
    nobody = pd.Series(pd.NA, index=rows.index, dtype="Int64")
    rows = rows.assign(
        row_type=row_type, kind="mention", actor_id=nobody, actor_rank=nobody
    )
    return rows[["row_type", "actor_id", "name", "actor_rank", "kind", *_PLACE]]
