"""Where words stand: any term in context, and each source's place in the article."""

from __future__ import annotations

import pandas as pd

from analysis.context import place_of_speech, words_in_context
from analysis.evidence.sentences import UNRESOLVED, Tables

PLACES = ("headline", "lead", "later")
# A line on a screen on either side.
WIDTH = 90


def term_in_context(tables: Tables, term: str, *, width: int = WIDTH) -> pd.DataFrame:
    """Every place of a word or phrase in the body, with the words around it.

    ``before``, ``text`` and ``after`` are as in `mentions_in_context`; the term is
    found at the start of words, whatever the case. No term, no rows.
    """
    if not term.strip():
        found = words_in_context(tables["sentences"].head(0), "a")
    else:
        found = words_in_context(tables["sentences"], term, width=width)
    names = {"left": "before", "match": "text", "right": "after"}
    rows = found.rename(columns=names)
    return rows[["article_id", "before", "text", "after", "start_char"]]


def places_of_speech(tables: Tables) -> pd.DataFrame:
    """Where each source stands: pieces of speech in headline, lead and later on.

    One row a speaker, in the order in which they first speak; ``lead`` is the first
    three paragraphs, ``first_paragraph`` counts those of the body from 1.
    """
    quotes = tables["quotes"][tables["quotes"]["is_speech"]]
    placed = place_of_speech(quotes, tables["paragraphs"])
    placed["speaker"] = placed["speaker"].fillna(UNRESOLVED)
    counts = (
        placed.pivot_table(
            index=["article_id", "speaker"],
            columns="place",
            values="attribution_id",
            aggfunc="count",
            fill_value=0,
        )
        .reindex(columns=list(PLACES), fill_value=0)
        .astype("Int64")
    )
    first = placed.groupby(["article_id", "speaker"]).agg(
        first_paragraph=("paragraph_number", "min"), start_char=("start_char", "min")
    )
    rows = counts.join(first).reset_index().sort_values(["article_id", "start_char"])
    columns = ["article_id", "speaker", *PLACES, "first_paragraph", "start_char"]
    return rows[columns].reset_index(drop=True)
