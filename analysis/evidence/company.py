"""The sentences behind the pairs of actors who come up together."""

from __future__ import annotations

import pandas as pd

from analysis.evidence.sentences import Tables, check_actor
from analysis.measures import co_mentions, pairs_in_sentences

_PAIR = ["article_id", "actor_id", "other_id"]


def sentences_together(tables: Tables, actor: str | None = None) -> pd.DataFrame:
    """The sentences that mention both of a pair, pair by pair as in the chart.

    One row a pair and sentence: ``together`` (both names), ``text``, ``start_char``.
    ``actor`` narrows the rows to the pairs of one actor.
    """
    pairs = co_mentions(tables).reset_index(names="place")
    if actor is not None:
        check_actor(actor, tables)
        pairs = pairs[(pairs["name"] == actor) | (pairs["other_name"] == actor)]
    rows = pairs.merge(pairs_in_sentences(tables), on=_PAIR)
    rows = rows.merge(tables["sentences"], on=["article_id", "sentence_id"])
    rows["together"] = rows["name"] + " and " + rows["other_name"]
    rows = rows.sort_values(["place", "start_char"], kind="stable")
    columns = ["article_id", "together", "text", "start_char"]
    return rows[columns].reset_index(drop=True)
