"""Measures: tables in, a new table out.

Each takes the tables of one article or of many (``article.tables``, by name) and
leaves them as they are. A measure neither draws nor reads files. Ratios name what
they are a share of.
"""

from analysis.measures.calendar import calendar_dates, mentions_per_day
from analysis.measures.change import before_and_after
from analysis.measures.company import (
    co_mentions,
    mention_density,
    pairs_in_sentences,
    presence,
)
from analysis.measures.corpus import MIN_ARTICLES
from analysis.measures.days import mentions_by_day
from analysis.measures.outlets import tone_by_outlet, voice_by_outlet
from analysis.measures.pair import side_by_side
from analysis.measures.quoted_on import quoted_on
from analysis.measures.speech import UNRESOLVED, share_of_voice
from analysis.measures.timeline import mention_timeline
from analysis.measures.tone import (
    MIN_SENTENCES,
    tone_agreement,
    tone_by_actor,
    tone_over_article,
    who_about_whom,
)
from analysis.measures.weeks import tone_by_week, voice_by_week

__all__ = [
    "MIN_ARTICLES",
    "MIN_SENTENCES",
    "UNRESOLVED",
    "before_and_after",
    "calendar_dates",
    "co_mentions",
    "mention_density",
    "mention_timeline",
    "mentions_by_day",
    "mentions_per_day",
    "pairs_in_sentences",
    "presence",
    "quoted_on",
    "share_of_voice",
    "side_by_side",
    "tone_agreement",
    "tone_by_actor",
    "tone_by_outlet",
    "tone_by_week",
    "tone_over_article",
    "voice_by_outlet",
    "voice_by_week",
    "who_about_whom",
]
