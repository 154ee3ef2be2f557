"""Outlet by outlet: who is given how much of the speech, and the tone about each."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.measures.corpus import (
    MIN_ARTICLES,
    MOST_ACTORS,
    chosen,
    speech,
    speech_words,
    with_counts,
    with_the_rest,
)
from analysis.measures.groups import about_actors, means_by, shares_by
from analysis.measures.naming import Tables


def voice_by_outlet(
    tables: Tables,
    *,
    most_actors: int = MOST_ACTORS,
    actors: Sequence[str] | None = None,
    min_articles: int = MIN_ARTICLES,
) -> pd.DataFrame:
    """Each outlet's share of speech for the actors who speak most.

    One row an actor and outlet, those of speech without a named speaker last.
    ``value`` is the actor's words of speech over all words of speech in the outlet's
    articles, with its 95 % interval over articles (``low``, ``high``); ``amount`` are
    the words, ``articles`` those in which the actor speaks, ``group_articles`` all of
    the outlet's. ``is_told`` is false where those are fewer than ``min_articles``.
    """
    parts, wholes = speech(tables), speech_words(tables)
    who = chosen(parts, "amount", tables, most_actors=most_actors, actors=actors)
    who = with_the_rest(who)
    rows = shares_by("outlet", parts, wholes, who, min_articles=min_articles)
    return with_counts(rows.astype({"outlet": "string"}), tables)


def tone_by_outlet(
    tables: Tables,
    *,
    voice: str = "article",
    most_actors: int = MOST_ACTORS,
    actors: Sequence[str] | None = None,
    min_articles: int = MIN_ARTICLES,
) -> pd.DataFrame:
    """Mean tone about each actor, outlet by outlet.

    ``voice`` is whose words carry it: ``article`` (the outlet's own), ``others``
    (what other actors say) or ``all``. ``value`` is the mean over sentences, -1
    against to 1 for, with its 95 % interval over articles; ``amount`` are the
    sentences, ``articles`` those that have one. ``is_told`` is false where those are
    fewer than ``min_articles``.
    """
    tones = about_actors(tables, voice)
    who = chosen(tones, "sentences", tables, most_actors=most_actors, actors=actors)
    articles = speech_words(tables)
    rows = means_by("outlet", tones, articles, who, min_articles=min_articles)
    return with_counts(rows.astype({"outlet": "string"}).assign(voice=voice), tables)
