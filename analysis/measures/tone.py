"""In what tone each actor is shown, and whose tone it is."""

from __future__ import annotations

import pandas as pd

from analysis.measures.naming import ACTOR, Tables, named
from analysis.tables.interval import mean_interval

# Below this many sentences no verdict is shown ("too few to tell"): with fewer the
# interval is over 1 wide, half of the whole scale (analysis/tables/interval.py).
MIN_SENTENCES = 5
# Sentences that a point of the smoothed line over the article averages.
SMOOTH_SENTENCES = 5
# Columns that a matrix holds on a page.
MOST_ACTORS = 12
THE_ARTICLE = "The article itself"


def tone_by_actor(
    tables: Tables, *, min_sentences: int = MIN_SENTENCES
) -> pd.DataFrame:
    """Tone about each actor by whose words carry it, with its 95 % interval.

    One row an actor and ``voice``: ``article`` (the article's own voice about it),
    ``others`` (what other actors say about it), ``own`` (what it says about
    others). Articles whose tone the model has not read have one row an actor,
    ``voice`` ``vader``: VADER's tone of the sentences that mention it, whoever they
    are about. ``sentences`` is what the mean rests on; below ``min_sentences``
    ``is_told`` is false, and charts say "too few to tell".

    Actors in order of ``actor_rank``; an actor about whom nothing was read has no row.
    """
    rows = pd.concat([_read_tone(tables), _vader_tone(tables)])
    rows["is_told"] = (rows["sentences"] >= min_sentences).astype("boolean")
    return rows.sort_values(
        ["article_id", "actor_rank", "voice"], kind="stable", ignore_index=True
    )


def _read_tone(tables: Tables) -> pd.DataFrame:
    tone = tables["tone"]
    by_self = (tone["by_actor_id"] == tone["actor_id"]).fillna(False)
    about = tone[~by_self]
    voice = about["by_actor_id"].isna().map({True: "article", False: "others"})
    spoken = about.dropna(subset="by_actor_id")
    parts = pd.concat(
        [
            about[[*ACTOR, "polarity"]].assign(voice=voice),
            spoken[["article_id", "by_actor_id", "polarity"]]
            .rename(columns={"by_actor_id": "actor_id"})
            .assign(voice="own"),
        ]
    )
    groups = parts.groupby([*ACTOR, "voice"])["polarity"]
    rows = [(*key, *_interval_row(values)) for key, values in groups]
    return named(_tone_frame(rows), tables)


def _interval_row(values: pd.Series) -> tuple[int, object, object, object]:
    told = mean_interval(values.tolist())
    return told.count, told.mean, told.low, told.high


def _tone_frame(rows: list[tuple]) -> pd.DataFrame:
    types = {
        "article_id": "string",
        "actor_id": "Int64",
        "voice": "string",
        "sentences": "Int64",
        "tone": "Float64",
        "tone_low": "Float64",
        "tone_high": "Float64",
    }
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def _vader_tone(tables: Tables) -> pd.DataFrame:
    entities = tables["entities"]
    rows = entities[(entities["tone_from"] == "vader").fillna(False)]
    rows = rows.rename(columns={"tone_sentences": "sentences"}).assign(voice="vader")
    rows["voice"] = rows["voice"].astype("string")
    columns = [*ACTOR, "voice", "sentences", "tone", "tone_low", "tone_high"]
    return rows[[*columns, "name", "actor_rank"]]


def who_about_whom(tables: Tables, *, most_actors: int = MOST_ACTORS) -> pd.DataFrame:
    """Mean tone of each speaker about each actor.

    Of each article the ``most_actors`` actors about whom most sentences were read.

    ``by_actor_id`` is ``<NA>`` for the article's own voice (``by_name`` says so),
    ``sentences`` is what the mean rests on. What an actor says of itself is left
    out.
    """
    tone = tables["tone"]
    others = tone[(tone["by_actor_id"] != tone["actor_id"]).fillna(True)]
    keys = ["article_id", "by_actor_id", "actor_id"]
    rows = others.groupby(keys, as_index=False, dropna=False).agg(
        sentences=("polarity", "size"), tone=("polarity", "mean")
    )
    speakers = tables["entities"][[*ACTOR, "name", "actor_rank"]].rename(
        columns={"actor_id": "by_actor_id", "name": "by_name", "actor_rank": "by_rank"}
    )
    rows = _about_most(rows, most_actors)
    rows = named(rows, tables).merge(
        speakers, on=["article_id", "by_actor_id"], how="left"
    )
    is_article = rows["by_actor_id"].isna()
    rows["by_name"] = rows["by_name"].where(~is_article, THE_ARTICLE)
    order = ["article_id", "by_rank", "actor_rank"]
    return rows.sort_values(order, na_position="first", ignore_index=True)


def _about_most(rows: pd.DataFrame, most_actors: int) -> pd.DataFrame:
    sentences = rows.groupby(ACTOR, as_index=False)["sentences"].sum()
    ordered = sentences.sort_values(
        ["article_id", "sentences", "actor_id"], ascending=[True, False, True]
    )
    kept = ordered.groupby("article_id").head(most_actors)[ACTOR]
    return rows.merge(kept, on=ACTOR)


def tone_over_article(
    tables: Tables, *, smooth_sentences: int = SMOOTH_SENTENCES
) -> pd.DataFrame:
    """Tone of each sentence in reading order, with a smoothed line.

    ``tone`` is the model's, or VADER's in an article of which the model read none
    (``tone_from``). ``smoothed_tone`` is the mean over ``smooth_sentences``
    sentences around each; ``position_share`` is over the article's words.
    """
    rows = tables["sentences"].copy()
    read = rows["tone"].notna().groupby(rows["article_id"]).transform("any")
    rows["tone"] = rows["tone"].where(read, rows["vader_tone"])
    rows["tone_from"] = read.map({True: "model", False: "vader"}).astype("string")
    smoothed = rows.groupby("article_id")["tone"].transform(
        lambda tone: tone.rolling(smooth_sentences, center=True, min_periods=1).mean()
    )
    rows["smoothed_tone"] = smoothed.astype("Float64")
    words = tables["articles"].set_index("article_id")["words"]
    length = rows["article_id"].map(words).astype("Float64")
    rows["article_words"] = length.astype("Int64")
    rows["position_share"] = rows["word_index"] / length
    return rows


def tone_agreement(tables: Tables) -> pd.DataFrame:
    """How far the model's tone of sentences and VADER's agree, one row an article.

    ``correlation`` is Pearson's; ``same_sign_share`` is sentences to which both give
    the same sign over sentences to which both give one. ``<NA>`` where there is
    nothing to compare.
    """
    both = tables["sentences"].dropna(subset="tone")
    rows = []
    for article_id, own in both.groupby("article_id"):
        model, vader = own["tone"].astype(float), own["vader_tone"].astype(float)
        varies = len(own) > 2 and model.std() > 0 and vader.std() > 0
        signed = own[(model != 0) & (vader != 0)]
        same = ((signed["tone"] > 0) == (signed["vader_tone"] > 0)).mean()
        rows.append(
            {
                "article_id": article_id,
                "sentences": len(own),
                "correlation": model.corr(vader) if varies else pd.NA,
                "signed_sentences": len(signed),
                "same_sign_share": same if len(signed) else pd.NA,
            }
        )
    types = {
        "article_id": "string",
        "sentences": "Int64",
        "correlation": "Float64",
        "signed_sentences": "Int64",
        "same_sign_share": "Float64",
    }
    return pd.DataFrame(rows, columns=list(types)).astype(types)
