"""Who is present where, and who comes up together."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from analysis.measures.naming import ACTOR, Tables, named

DENSITY_BINS = 20
ALL_ACTORS = "All actors"

_PAIR = ["article_id", "actor_id", "other_id"]


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
    """Mentions in each of ``bins`` equal parts of the article, actor by actor.

    ``row_type`` is ``all`` (the mentions of all actors) or ``actor``; one row for
    each part in which there is one. ``bin_index`` is from 0, ``bin_share`` and
    ``bin_end_share`` are where the part begins and ends, over the article's words.
    """
    if bins < 1:
        raise ValueError(f"bins must be at least 1; not {bins}.")
    words = tables["articles"].set_index("article_id")["words"]
    mentions = tables["mentions"]
    length = mentions["article_id"].map(words).clip(lower=1)
    part = (mentions["word_index"] * bins // length).clip(upper=bins - 1)
    mentions = mentions.assign(bin_index=part)
    actors = _count(mentions, [*ACTOR, "bin_index"])
    actors = named(actors, tables).assign(row_type="actor")
    every = _count(mentions, ["article_id", "bin_index"])
    every = every.assign(row_type="all", name=ALL_ACTORS)
    rows = pd.concat([every.reindex(columns=actors.columns), actors]).astype(
        actors.dtypes
    )
    rows["bin_share"] = rows["bin_index"] / bins
    rows["bin_end_share"] = (rows["bin_index"] + 1) / bins
    order = ["article_id", "row_type", "actor_rank", "bin_index"]
    return rows.sort_values(
        order, ascending=[True, False, True, True], ignore_index=True
    )


def _count(mentions: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    return mentions.groupby(keys, as_index=False).agg(mentions=("start_char", "size"))


def co_mentions(tables: Tables, *, min_sentences: int = 1) -> pd.DataFrame:
    """Pairs of actors that the same sentence mentions, most often first.

    ``sentences`` counts the sentences that mention both, ``overlap_share`` is that
    over the sentences that mention either (Jaccard). An actor whose name stands only
    within the other's ("Oslo" in "the mayor of Oslo") is not mentioned beside it.
    """
    together = pairs_in_sentences(tables)
    pairs = together.groupby(_PAIR, as_index=False).agg(
        sentences=("sentence_id", "size")
    )
    pairs = pairs[pairs["sentences"] >= min_sentences]
    own = tables["mentions"].groupby(ACTOR)["sentence_id"].nunique()
    either = sum(
        own.reindex(pd.MultiIndex.from_frame(pairs[["article_id", one]])).to_numpy()
        for one in ("actor_id", "other_id")
    )
    pairs["overlap_share"] = pairs["sentences"] / (either - pairs["sentences"])
    pairs = pairs.astype({"sentences": "Int64", "overlap_share": "Float64"})
    return _with_both_names(pairs, tables).sort_values(
        ["article_id", "sentences", "overlap_share", "actor_id", "other_id"],
        ascending=[True, False, False, True, True],
        ignore_index=True,
    )


def pairs_in_sentences(tables: Tables) -> pd.DataFrame:
    """One row a sentence of the body and a pair of actors whom it mentions apart."""
    mentions = tables["mentions"].dropna(subset="sentence_id")
    columns = ["article_id", "sentence_id"]
    rows = []
    for key, own in mentions.groupby(columns):
        places: dict[int, list[tuple[int, int]]] = {}
        for row in own.itertuples():
            places.setdefault(row.actor_id, []).append((row.start_char, row.end_char))
        rows += [
            (*key, one, other)
            for one, other in combinations(sorted(places), 2)
            if _stand_apart(places[one], places[other])
        ]
    types = dict.fromkeys(["sentence_id", "actor_id", "other_id"], "Int64")
    table = pd.DataFrame(rows, columns=[*columns, "actor_id", "other_id"])
    return table.astype({"article_id": "string", **types})


def _stand_apart(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> bool:
    return any(a[1] <= b[0] or b[1] <= a[0] for a in one for b in other)


def _with_both_names(pairs: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    others = tables["entities"][[*ACTOR, "name"]].rename(
        columns={"actor_id": "other_id", "name": "other_name"}
    )
    return named(pairs, tables).merge(others, on=["article_id", "other_id"], how="left")
