"""Who gets to speak, and how much."""

from __future__ import annotations

import pandas as pd

from analysis.measures.naming import Tables
from analysis.tables.speech import UNRESOLVED

__all__ = ["UNRESOLVED", "share_of_voice", "spoken"]


def spoken(quotes: pd.DataFrame) -> pd.DataFrame:
    """Of the attributions, those of the body that tell speech: what counts."""
    return quotes[(quotes["zone"] == "body") & quotes["is_speech"]]


def share_of_voice(tables: Tables, *, min_words: int = 0) -> pd.DataFrame:
    """Words that each actor speaks in the body, most quoted first.

    Reads ``speakers`` and ``quotes``. Adds ``reported_words`` (spoken, but not in
    quotation marks), ``is_unresolved`` and ``article_attributions`` (all of the
    article's body, each counted once however many speak it). Unresolved speech
    stays the last row of its article. ``quoted_share`` is of all quoted words,
    ``content_share`` of all words of speech. Actors with fewer than ``min_words``
    words are left out; shares stay those of the whole article.
    """
    speakers = tables["speakers"]
    is_unresolved = speakers["actor_id"].isna()
    kept = is_unresolved | (speakers["content_words"] >= min_words)
    reported = speakers["content_words"] - speakers["quoted_words"]
    quotes = tables["quotes"]
    in_body = spoken(quotes).groupby("article_id").size()
    all_attributions = speakers["article_id"].map(in_body).fillna(0).astype("Int64")
    return (
        speakers.assign(
            # Layout speech may count more words as quoted than its content holds.
            reported_words=reported.clip(lower=0),
            is_unresolved=is_unresolved.astype("boolean"),
            article_attributions=all_attributions,
        )
        .loc[kept]
        .reset_index(drop=True)
    )
