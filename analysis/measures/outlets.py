"""Outlet by outlet: who is given how much of the speech, and the tone about each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.measures.corpus import (
    MIN_ARTICLES,
    MOST_ACTORS,
    chosen,
    speech,
    speech_words,
    with_actor,
    with_article,
    with_counts,
    with_the_rest,
)
from analysis.measures.naming import Tables
from analysis.measures.ratios import ratios

TYPES = {
    "outlet": "string",
    "actor_key": "string",
    "name": "string",
    "actor_rank": "Int64",
    "amount": "Int64",
    "outlet_articles": "Int64",
    "articles": "Int64",
    "value": "Float64",
    "low": "Float64",
    "high": "Float64",
    "is_told": "boolean",
}


def voice_by_outlet(
    tables: Tables,
    *,
    most_actors: int = MOST_ACTORS,
    actors: Sequence[str] | None = None,
    min_articles: int = MIN_ARTICLES,
) -> pd.DataFrame:
    """Each outlet's share of speech for the actors who speak most.

    One row an actor and outlet, those of speech without a named speaker last. ``value`` is the actor's words of speech over all
    words of speech in the outlet's articles, with its 95 % interval over articles
    (``low``, ``high``); ``amount`` are the words, ``articles`` those in which the
    actor speaks, ``outlet_articles`` all of the outlet's. ``is_told`` is false below
    ``min_articles`` articles of the outlet.
    """
    rows = speech(tables)
    who = chosen(rows, "content_words", tables, most_actors=most_actors, actors=actors)
    parts = rows.rename(columns={"content_words": "amount"})
    wholes = speech_words(tables).rename(columns={"all_words": "whole"})
    everyone = with_the_rest(who)
    found = _by_outlet(parts, wholes, everyone, min_articles=min_articles)
    return with_counts(found, tables)


def tone_by_outlet(
    tables: Tables,
    *,
    voice: str = "article",
    most_actors: int = MOST_ACTORS,
    actors: Sequence[str] | None = None,
    min_articles: int = MIN_ARTICLES,
) -> pd.DataFrame:
    """Mean tone about each actor, outlet by outlet.

    ``voice`` is whose words carry it: ``article`` (the outlet's own), ``others``
    (what other actors say) or ``all``. ``value`` is the mean over sentences, -1
    against to 1 for, with its 95 % interval over articles; ``amount`` are the
    sentences, ``articles`` those that have one. ``is_told`` is false below
    ``min_articles`` of them.
    """
    rows = about_actors(tables, voice)
    who = chosen(rows, "sentences", tables, most_actors=most_actors, actors=actors)
    rows = rows[rows["actor_key"].isin(who["actor_key"])]
    found = []
    for row in who.itertuples(index=False):
        own = rows[rows["actor_key"] == row.actor_key]
        wholes = own.rename(columns={"sentences": "whole"})
        parts = own.assign(amount=own["polarity"])
        one = who[who["actor_key"] == row.actor_key]
        told = _by_outlet(parts, wholes, one, min_articles=min_articles, least=-1.0)
        sentences = own.groupby("outlet")["sentences"].sum()
        told["amount"] = told["outlet"].map(sentences).astype("Int64")
        found.append(told)
    return with_counts(_joined(found), tables)


def about_actors(tables: Tables, voice: str) -> pd.DataFrame:
    """Sums of tone about each actor in each article, with the sentences they rest on.

    What an actor says of itself is left out.

    Raises:
        ValueError: ``voice`` is none of article, others, all.
    """
    if voice not in ("article", "others", "all"):
        raise ValueError(f"voice must be article, others or all; not {voice!r}.")
    tone = tables["tone"]
    by_self = (tone["by_actor_id"] == tone["actor_id"]).fillna(False)
    tone = tone[~by_self]
    if voice != "all":
        tone = tone[tone["by_actor_id"].isna() == (voice == "article")]
    sums = tone.groupby(["article_id", "actor_id"], as_index=False).agg(
        polarity=("polarity", "sum"), sentences=("polarity", "size")
    )
    rows = with_actor(sums, tables).dropna(subset="actor_key")
    return with_article(rows, tables)


def _by_outlet(
    parts: pd.DataFrame,
    wholes: pd.DataFrame,
    who: pd.DataFrame,
    *,
    min_articles: int,
    least: float = 0.0,
) -> pd.DataFrame:
    """Ratios of each actor in each outlet; ``wholes`` has the outlet's articles."""
    found = []
    for outlet, own in wholes.groupby("outlet", sort=True):
        here = parts[parts["outlet"] == outlet]
        told = ratios(*matrices(here, own, who), least=least)
        count = own["article_id"].nunique()
        heard = here[here["amount"] != 0]
        speaking = heard.groupby("actor_key")["article_id"].nunique()
        amounts = here.groupby("actor_key")["amount"].sum()
        keys = who["actor_key"]
        found.append(
            who.assign(
                outlet=outlet,
                amount=keys.map(amounts).fillna(0).round(),
                outlet_articles=count,
                articles=keys.map(speaking).fillna(0),
                value=told.values,
                low=told.low,
                high=told.high,
                is_told=count >= min_articles,
            )
        )
    return _joined(found)


def matrices(
    parts: pd.DataFrame, wholes: pd.DataFrame, who: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """Amounts by text and actor, and the whole of each text."""
    whole = wholes.groupby("story_id")["whole"].sum().astype(float)
    amounts = parts.pivot_table(
        index="story_id", columns="actor_key", values="amount", aggfunc="sum"
    )
    amounts = amounts.reindex(index=whole.index, columns=who["actor_key"])
    return amounts.fillna(0).to_numpy(float), whole.to_numpy()


def _joined(found: list[pd.DataFrame]) -> pd.DataFrame:
    rows = pd.concat(found) if found else pd.DataFrame(columns=list(TYPES))
    rows = rows[list(TYPES)].astype(TYPES)
    order = ["actor_rank", "actor_key", "outlet"]
    return rows.sort_values(order, kind="stable", ignore_index=True)
