"""Week by week: who is given how much of the speech, and the tone about each."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.measures.corpus import (
    MIN_ARTICLES,
    chosen,
    speech,
    speech_words,
    with_counts,
)
from analysis.measures.groups import about_actors, means_by, shares_by
from analysis.measures.naming import Tables

MOST_COURSES = 6


def voice_by_week(
    tables: Tables,
    *,
    most_actors: int = MOST_COURSES,
    actors: Sequence[str] | None = None,
    min_articles: int = MIN_ARTICLES,
) -> pd.DataFrame:
    """Share of speech of the actors who speak most, week by week.

    One row an actor and ``week`` (its Monday), columns as in `voice_by_outlet`. Weeks
    without an article have no row; articles whose day is not told are left out, and
    ``undated_articles`` counts them.
    """
    parts, wholes = _with_week(speech(tables)), _with_week(speech_words(tables))
    who = chosen(parts, "amount", tables, most_actors=most_actors, actors=actors)
    rows = shares_by("week", parts, wholes, who, min_articles=min_articles)
    return _counted(rows, tables)


def tone_by_week(
    tables: Tables,
    *,
    voice: str = "article",
    most_actors: int = MOST_COURSES,
    actors: Sequence[str] | None = None,
    min_articles: int = MIN_ARTICLES,
) -> pd.DataFrame:
    """Mean tone about each actor, week by week; columns as in `tone_by_outlet`.

    A week in which no sentence is about an actor has no row for it.
    """
    tones = _with_week(about_actors(tables, voice))
    who = chosen(tones, "sentences", tables, most_actors=most_actors, actors=actors)
    articles = _with_week(speech_words(tables))
    rows = means_by("week", tones, articles, who, min_articles=min_articles)
    return _counted(rows.assign(voice=voice), tables)


def _with_week(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows whose day is told, with the Monday of its week."""
    dated = rows.dropna(subset="day")
    days = dated["day"].dt.normalize()
    monday = days - pd.to_timedelta(days.dt.day_of_week, unit="D")
    return dated.assign(week=monday)


def _counted(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    undated = int(tables["articles"]["published_date"].isna().sum())
    rows = rows.assign(undated_articles=pd.array([undated] * len(rows), "Int64"))
    return with_counts(rows.astype({"week": "datetime64[s]"}), tables)
