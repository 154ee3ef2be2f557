"""Measures: tables in, a new table out.

Each takes the tables of one article or of many (``article.tables``, by name) and
leaves them as they are. A measure neither draws nor reads files. Ratios name what
they are a share of.
"""

from analysis.measures.calendar import calendar_dates, mentions_per_day
from analysis.measures.company import co_mentions, mention_density, presence
from analysis.measures.speech import UNRESOLVED, share_of_voice
from analysis.measures.timeline import mention_timeline
from analysis.measures.tone import (
    MIN_SENTENCES,
    tone_agreement,
    tone_by_actor,
    tone_over_article,
    who_about_whom,
)

__all__ = [
    "MIN_SENTENCES",
    "UNRESOLVED",
    "calendar_dates",
    "co_mentions",
    "mention_density",
    "mention_timeline",
    "mentions_per_day",
    "presence",
    "share_of_voice",
    "tone_agreement",
    "tone_by_actor",
    "tone_over_article",
    "who_about_whom",
]
