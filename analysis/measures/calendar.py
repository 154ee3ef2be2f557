"""What happened when: dates and events by the calendar."""

from __future__ import annotations

import pandas as pd

from analysis.measures.calendar_labels import words_around
from analysis.measures.calendar_values import calendar_span
from analysis.measures.naming import Tables, named

_TYPES = {
    "article_id": "string",
    "row_type": "string",
    "label": "string",
    "value": "string",
    "start_time": "datetime64[s]",
    "end_time": "datetime64[s]",
    "precision": "string",
    "is_guessed": "boolean",
    "mentions": "Int64",
    "first_char": "Int64",
}


def calendar_dates(tables: Tables) -> pd.DataFrame:
    """Dated events, other dates and the day of publication, earliest first.

    ``row_type`` is ``publication``, ``event`` or ``date``, one row a value; a
    date's label is its sentence, or the part of it around the time expression.
    ``start_time`` and ``end_time`` (exclusive) are what the value covers,
    ``precision`` its unit. ``is_guessed`` marks what rests on a guessed day of
    publication. Values that are no point on the calendar (durations, sets, "now")
    are left out.
    """
    parts = [_publication(tables), _events(tables), _dates(tables)]
    rows = [row for part in parts for row in part]
    table = pd.DataFrame(rows, columns=list(_TYPES)).astype(_TYPES)
    order = ["article_id", "start_time", "end_time", "first_char"]
    return table.sort_values(order, kind="stable", ignore_index=True)


def _row(row_type: str, source: object, value: str) -> dict | None:
    span = calendar_span(value)
    if span is None:
        return None
    return {
        "article_id": source.article_id,
        "row_type": row_type,
        "value": value,
        "start_time": span.start,
        "end_time": span.end,
        "precision": span.precision,
    }


def _publication(tables: Tables) -> list[dict]:
    told = tables["articles"].dropna(subset="published_date")
    rows = []
    for article in told.itertuples():
        row = _row("publication", article, article.published_date)
        guessed = article.published_from == "guess"
        more = {"label": "Published", "mentions": 0, "first_char": pd.NA}
        rows.append(row | more | {"is_guessed": guessed is True})
    return rows


def _events(tables: Tables) -> list[dict]:
    guessed = _guessed_values(tables)
    rows = []
    for event in tables["events"].dropna(subset="value").itertuples():
        row = _row("event", event, event.value)
        if row is not None:
            row |= {"label": event.label, "mentions": event.mentions}
            row |= {"first_char": event.first_char}
            row["is_guessed"] = (event.article_id, event.value) in guessed
            rows.append(row)
    return rows


def _guessed_values(tables: Tables) -> set[tuple[str, str]]:
    """Days that rest on a guess; an event's value has no part of the day."""
    dates = tables["dates"]
    rows = dates[dates["is_guessed"]]
    return set(zip(rows["article_id"], rows["value"].str[:10], strict=True))


def _dates(tables: Tables) -> list[dict]:
    """One row a value that no event has, told by its first sentence."""
    events, dates = tables["events"], tables["dates"]
    taken = set(zip(events["article_id"], events["value"], strict=True))
    points = dates[dates["type"].isin(["DATE", "TIME"])]
    stamps = _stamps(tables)
    sentences = tables["sentences"].set_index(["article_id", "sentence_id"])
    places = sentences[["text", "start_char"]].to_dict("index")
    rows = []
    for key, same in points.groupby(["article_id", "value"]):
        told = same.dropna(subset="sentence_id")
        first = next((told if len(told) else same).itertuples())
        row = _row("date", first, key[1])
        # A date line that tells the day of publication is no date of the story.
        if row is None or key in taken or (told.empty and key in stamps):
            continue
        sentence = places.get((key[0], first.sentence_id))
        row["label"] = _label(first, sentence) if sentence else first.text
        row |= {"mentions": len(same), "first_char": first.start_char}
        rows.append(row | {"is_guessed": bool(same["is_guessed"].any())})
    return rows


def _stamps(tables: Tables) -> set[tuple[str, str]]:
    told = tables["articles"].dropna(subset="published_date")
    return set(zip(told["article_id"], told["published_date"], strict=True))


def _label(date: object, sentence: dict) -> str:
    start = date.start_char - sentence["start_char"]
    return words_around(sentence["text"], start, start + len(date.text))


def mentions_per_day(tables: Tables) -> pd.DataFrame:
    """Mentions of each name by day of publication and outlet, over many articles.

    Actors of different articles are one where their names are equal.
    ``mentions_per_1000_words`` is over the words of that day's articles of that
    outlet, whether they mention the actor or not. Articles without a date are left
    out.
    """
    keys = ["published_date", "outlet"]
    articles = tables["articles"].dropna(subset="published_date")
    words = articles.groupby(keys, dropna=False, as_index=False).agg(
        words=("words", "sum")
    )
    mentions = named(tables["mentions"], tables).merge(
        articles[["article_id", *keys]], on="article_id"
    )
    rows = mentions.groupby([*keys, "name"], dropna=False, as_index=False).agg(
        mentions=("start_char", "size"), articles=("article_id", "nunique")
    )
    rows = rows.merge(words, on=keys, how="left")
    rows["mentions_per_1000_words"] = 1000 * rows["mentions"] / rows["words"]
    return rows.sort_values([*keys, "name"], ignore_index=True)
