"""The words behind the calendar: each date in its sentence, with who is in it."""

from __future__ import annotations

import pandas as pd

from analysis.evidence.sentences import ACTOR, Tables, check_actor, in_context
from analysis.measures.calendar_values import calendar_span, time_name

_LINE = ["article_id", "line_char"]
_EVENT = ["article_id", "event_id"]
_COLUMNS = ["when", "told_as", "text", "events", "actors"]


def dates_in_context(tables: Tables, actor: str | None = None) -> pd.DataFrame:
    """Every time expression that has a place on the calendar, earliest first.

    ``when`` is its place in words, with a question mark where it rests on a guessed
    day of publication; ``told_as`` are the words that tell it, ``text`` the sentence
    that it dates, outside the body the line. ``events`` and ``actors`` are those that
    this sentence mentions, in its order, joined by "; ". Durations, repetitions and
    words such as "now" are left out, as the chart leaves them out. ``actor`` narrows
    the rows to the sentences that mention one actor.
    """
    rows = _on_calendar(tables["dates"])
    rows = in_context(rows, tables)
    guess = rows["is_guessed"].map({True: "?", False: ""})
    rows["when"] = rows["value"].map(time_name).astype("string") + guess
    rows["told_as"] = rows["text"]
    rows["text"] = rows["before"] + rows["told_as"] + rows["after"]
    events = tables["event_mentions"].merge(
        tables["events"][[*_EVENT, "label"]], on=_EVENT
    )
    actors = tables["mentions"].merge(tables["entities"][[*ACTOR, "name"]], on=ACTOR)
    rows = rows.join(_told_in(events, "label", "events", tables), on=_LINE)
    rows = rows.join(_told_in(actors, "name", "actors", tables), on=_LINE)
    if actor is not None:
        check_actor(actor, tables)
        named = _told_in(actors[actors["name"] == actor], "name", "named", tables)
        rows = rows.join(named, on=_LINE).dropna(subset="named")
    order = ["article_id", "start_time", "end_time", "start_char"]
    rows = rows.sort_values(order, kind="stable")
    return rows[["article_id", *_COLUMNS, "start_char"]].reset_index(drop=True)


def _on_calendar(dates: pd.DataFrame) -> pd.DataFrame:
    points = dates[dates["type"].isin(["DATE", "TIME"])]
    spans = [calendar_span(value) for value in points["value"]]
    ends = [(span.start, span.end) if span else (None, None) for span in spans]
    times = pd.DataFrame(ends, columns=["start_time", "end_time"], index=points.index)
    times = times.astype("datetime64[s]")
    return points.join(times).dropna(subset="start_time")


def _told_in(
    mentions: pd.DataFrame, column: str, name: str, tables: Tables
) -> pd.Series:
    """What each sentence or line mentions: each once, in the order of the words."""
    rows = in_context(mentions.sort_values("start_char", kind="stable"), tables)
    once = rows.drop_duplicates([*_LINE, column])
    told = once.groupby(_LINE)[column].agg("; ".join)
    return told.astype("string").rename(name)
