"""Who is present where, and who comes up together."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from analysis.measures.naming import ACTOR, Tables, named

DENSITY_BINS = 20

_PAIR_TYPES = {
    "article_id": "string",
    "actor_id": "Int64",
    "other_id": "Int64",
    "sentences": "Int64",
    "overlap_share": "Float64",
}


def presence(tables: Tables) -> pd.DataFrame:
    """How much of the article each actor is in, and where it enters and leaves.

    ``sentence_share`` is sentences that mention the actor over all sentences of the
    body; ``first_share`` and ``last_share`` are places over the article's words;
    ``mentions_per_100_words`` is over the article's words too.
    """
    mentions = tables["mentions"]
    words = tables["articles"].set_index("article_id")["words"]
    all_sentences = tables["sentences"].groupby("article_id").size()
    rows = mentions.groupby(ACTOR, as_index=False).agg(
        mentions=("start_char", "size"),
        sentences=("sentence_id", "nunique"),
        first_word=("word_index", "min"),
        last_word=("word_index", "max"),
    )
    length = rows["article_id"].map(words).astype("Float64")
    rows["first_share"] = rows.pop("first_word") / length
    rows["last_share"] = rows.pop("last_word") / length
    rows["mentions_per_100_words"] = 100 * rows["mentions"] / length
    total = rows["article_id"].map(all_sentences).astype("Float64")
    rows["sentence_share"] = rows["sentences"] / total
    order = ["article_id", "actor_rank"]
    return named(rows, tables).sort_values(order, ignore_index=True)


def mention_density(tables: Tables, *, bins: int = DENSITY_BINS) -> pd.DataFrame:
    """Mentions of each actor in each of ``bins`` equal parts of the article.

    One row an actor and part in which it comes up; ``bin_index`` is from 0,
    ``bin_share`` is where the part begins, over the article's words.
    """
    if bins < 1:
        raise ValueError(f"bins must be at least 1; not {bins}.")
    words = tables["articles"].set_index("article_id")["words"]
    mentions = tables["mentions"]
    length = mentions["article_id"].map(words).clip(lower=1)
    part = (mentions["word_index"] * bins // length).clip(upper=bins - 1)
    rows = (
        mentions.assign(bin_index=part)
        .groupby([*ACTOR, "bin_index"], as_index=False)
        .agg(mentions=("start_char", "size"))
    )
    rows["bin_share"] = rows["bin_index"] / bins
    return named(rows, tables)


def co_mentions(tables: Tables, *, min_sentences: int = 1) -> pd.DataFrame:
    """Pairs of actors that the same sentence mentions, most often first.

    ``sentences`` counts the sentences that mention both, ``overlap_share`` is that
    over the sentences that mention either (Jaccard).
    """
    mentions = tables["mentions"].dropna(subset="sentence_id")
    rows = []
    for article_id, own in mentions.groupby("article_id"):
        sentences = own.groupby("actor_id")["sentence_id"].agg(set)
        for (one, of_one), (other, of_other) in combinations(sentences.items(), 2):
            both = len(of_one & of_other)
            if both >= min_sentences:
                share = both / len(of_one | of_other)
                rows.append((article_id, one, other, both, share))
    columns = ["article_id", "actor_id", "other_id", "sentences", "overlap_share"]
    types = ["string", "Int64", "Int64", "Int64", "Float64"]
    pairs = pd.DataFrame(rows, columns=columns).astype(
        dict(zip(columns, types, strict=True))
    )
    return _with_both_names(pairs, tables).sort_values(
        ["article_id", "sentences", "overlap_share", "actor_id", "other_id"],
        ascending=[True, False, False, True, True],
        ignore_index=True,
    )


def _with_both_names(pairs: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    others = tables["entities"][[*ACTOR, "name"]].rename(
        columns={"actor_id": "other_id", "name": "other_name"}
    )
    return named(pairs, tables).merge(others, on=["article_id", "other_id"], how="left")
