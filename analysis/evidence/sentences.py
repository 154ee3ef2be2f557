"""The words of the page behind each number, in the reader's order.

Each function takes the tables of one article or of many (``article.tables``) and
leaves them as they are. ``actor`` narrows the rows to one actor, by the name that
``entities`` gives it.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.measures.speech import spoken

Tables = Mapping[str, pd.DataFrame]

ACTOR = ["article_id", "actor_id"]
UNRESOLVED = "speaker cannot be told"
THE_ARTICLE = "the article itself"


def speech_of(tables: Tables, actor: str | None = None) -> pd.DataFrame:
    """What is said in the body, by speaker in the order of the chart.

    One row an attribution and speaker: ``speaker``, ``content``,
    ``source`` and ``cue`` (the words that name who speaks, and the verb),
    ``quoted_words``, ``content_words``, ``resolved_via``, ``start_char``. Speech
    whose speaker cannot be told comes last.
    """
    rows = spoken(tables["quotes"]).merge(
        tables["quote_speakers"], on=["article_id", "attribution_id"], how="left"
    )
    order = tables["speakers"].reset_index(names="place")
    order = order.loc[order["actor_id"].notna(), [*ACTOR, "name", "place"]]
    rows = rows.merge(order, on=ACTOR, how="left")
    rows["speaker"] = rows["name"].fillna(UNRESOLVED)
    rows = _of_actor(rows, "speaker", actor, tables)
    rows = rows.sort_values(
        ["article_id", "place", "start_char"], na_position="last", kind="stable"
    )
    columns = ["speaker", "content", "source", "cue"]
    numbers = ["content_words", "quoted_words", "resolved_via", "start_char"]
    return rows[["article_id", *columns, *numbers]].reset_index(drop=True)


def how_told(tables: Tables) -> pd.DataFrame:
    """How often the speaker was told in which way: by name, by pronoun, not at all.

    One row a way, ``resolved_via`` and ``attributions``, most often first.
    """
    quotes = tables["quotes"]
    ways = quotes[quotes["is_speech"]].value_counts("resolved_via")
    return ways.reset_index(name="attributions")


def sentences_about(tables: Tables, actor: str | None = None) -> pd.DataFrame:
    """The sentences that tone by actor was read in, actor by actor.

    One row an actor and sentence: ``name``, ``tone`` (-1 against, 1 for), ``by``
    (whose words they are), ``text``, ``start_char``. Where the model read no tone in
    an article, ``tone`` is VADER's of the whole sentence, and ``by`` is ``<NA>``.
    """
    rows = pd.concat([_read_tone(tables), _vader_tone(tables)])
    rows = _with_names(rows, tables)
    rows = _of_actor(rows, "name", actor, tables)
    rows = rows.sort_values(["article_id", "actor_rank", "start_char"], kind="stable")
    columns = ["article_id", "name", "tone", "by", "text", "start_char"]
    return rows[columns].reset_index(drop=True)


def _read_tone(tables: Tables) -> pd.DataFrame:
    tone = tables["tone"]
    of_self = (tone["by_actor_id"] == tone["actor_id"]).fillna(False)
    names = tables["entities"][[*ACTOR, "name"]]
    names = names.rename(columns={"actor_id": "by_actor_id", "name": "by"})
    rows = tone[~of_self].merge(names, on=["article_id", "by_actor_id"], how="left")
    rows["by"] = rows["by"].fillna(THE_ARTICLE)
    rows = rows.rename(columns={"polarity": "tone"})
    return rows[[*ACTOR, "tone", "by", "text", "start_char"]]


def _vader_tone(tables: Tables) -> pd.DataFrame:
    read = set(tables["tone"]["article_id"])
    mentions = tables["mentions"].dropna(subset="sentence_id")
    mentions = mentions[~mentions["article_id"].isin(read)]
    once = mentions.drop_duplicates([*ACTOR, "sentence_id"])
    rows = once[[*ACTOR, "sentence_id"]].merge(
        tables["sentences"].drop(columns="tone"), on=["article_id", "sentence_id"]
    )
    rows = rows.rename(columns={"vader_tone": "tone"})
    rows["by"] = pd.array([pd.NA] * len(rows), dtype="string")
    return rows[[*ACTOR, "tone", "by", "text", "start_char"]]


def mentions_in_context(tables: Tables, actor: str | None = None) -> pd.DataFrame:
    """Every mention with the words around it, in reading order.

    ``before``, ``text`` and ``after`` make up the sentence; in headline and headings
    the line. ``name`` is who is meant, ``kind`` how the words refer to them.
    """
    rows = _with_names(tables["mentions"], tables)
    rows = _of_actor(rows, "name", actor, tables)
    rows = rows.sort_values(["article_id", "start_char", "end_char"], kind="stable")
    rows = in_context(rows, tables)
    columns = ["article_id", "name", "before", "text", "after", "kind", "start_char"]
    return rows[columns].reset_index(drop=True)


def in_context(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """``rows`` with the words ``before`` and ``after`` theirs, in the same sentence.

    In the same paragraph for what stands in no sentence; ``line_char`` is where that
    sentence or paragraph begins.
    """
    around = _surroundings(rows, tables)
    start = rows["start_char"].array - around["start_char"].array
    end = rows["end_char"].array - around["start_char"].array
    cut = list(zip(around["text"], start, end, strict=True))
    return rows.assign(
        before=pd.array([text[:a] for text, a, _ in cut], dtype="string"),
        after=pd.array([text[b:] for text, _, b in cut], dtype="string"),
        line_char=around["start_char"].array,
    )


def _surroundings(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The sentence of each row; the paragraph for what stands in no sentence."""
    of_rows = rows[["article_id", "sentence_id", "start_char"]].rename(
        columns={"start_char": "at_char"}
    )
    sentences = tables["sentences"][["article_id", "sentence_id", "start_char", "text"]]
    found = of_rows.merge(sentences, on=["article_id", "sentence_id"], how="left")
    lines = tables["paragraphs"][["article_id", "start_char", "text"]]
    line_of = pd.merge_asof(
        found[["article_id", "at_char"]].reset_index().sort_values("at_char"),
        lines.sort_values("start_char"),
        left_on="at_char",
        right_on="start_char",
        by="article_id",
    ).set_index("index")
    return found.fillna(line_of[["start_char", "text"]])


def in_short(tables: Tables) -> pd.DataFrame:
    """What was read, as the first thing to check: one row a fact about the article."""
    rows = []
    for article in tables["articles"].itertuples(index=False):
        own = {
            name: table[table["article_id"] == article.article_id]
            for name, table in tables.items()
        }
        speech = spoken(own["quotes"])
        facts = {
            "headline": article.title,
            "outlet": article.outlet,
            "place": article.place,
            "day": article.published_date,
            "day found in": article.published_from,
            "words": article.words,
            "sentences": len(own["sentences"]),
            "attributions": len(speech),
            "speaker cannot be told": int(speech["speaker_id"].isna().sum()),
            "actors": len(own["entities"]),
        }
        told = {fact: value for fact, value in facts.items() if pd.notna(value)}
        rows += [(article.article_id, fact, str(told[fact])) for fact in told]
    return pd.DataFrame(rows, columns=["article_id", "fact", "value"], dtype="string")


def left_out(tables: Tables) -> pd.DataFrame:
    """What of the page was not read as the article, and why, in page order."""
    paragraphs = tables["paragraphs"]
    rows = paragraphs[~paragraphs["kind"].isin(["body", "headline", "heading"])]
    columns = ["article_id", "kind", "reason", "text", "words", "start_char"]
    return rows[columns].reset_index(drop=True)


def _with_names(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    names = tables["entities"][[*ACTOR, "name", "actor_rank"]]
    return rows.merge(names, on=ACTOR, how="left")


def _of_actor(
    rows: pd.DataFrame, column: str, actor: str | None, tables: Tables
) -> pd.DataFrame:
    if actor is None:
        return rows
    check_actor(actor, tables)
    return rows[rows[column] == actor]


def check_actor(actor: str, tables: Tables) -> None:
    """Raise ``ValueError`` with the names there are where ``actor`` is none of them."""
    known = tables["entities"]["name"].tolist()
    if actor not in known:
        raise ValueError(
            f"No actor is called {actor!r} here; the names are {', '.join(known)}."
        )
