"""Charts: one prepared table, one Axes.

Each ``plot_`` function draws one measure's table on the axes given, or on axes of
its own whose size grows with the rows, and returns the axes. ``alt_text_`` says the
same in words. Nothing is computed from articles here, and nothing is saved but by
``save_figure``.
"""

from analysis.charts.calendar import alt_text_calendar, plot_calendar, title_calendar
from analysis.charts.change import (
    alt_text_before_and_after,
    plot_before_and_after,
    title_before_and_after,
)
from analysis.charts.company import (
    alt_text_co_mentions,
    plot_co_mentions,
    title_co_mentions,
)
from analysis.charts.course import (
    alt_text_tone_over_article,
    plot_tone_over_article,
    title_tone_over_article,
)
from analysis.charts.days import (
    alt_text_mentions_by_day,
    plot_mentions_by_day,
    title_mentions_by_day,
)
from analysis.charts.density import (
    alt_text_mention_density,
    plot_mention_density,
    title_mention_density,
)
from analysis.charts.matrix import (
    alt_text_who_about_whom,
    plot_who_about_whom,
    title_who_about_whom,
)
from analysis.charts.outlets import (
    alt_text_tone_by_outlet,
    alt_text_voice_by_outlet,
    plot_tone_by_outlet,
    plot_voice_by_outlet,
    title_tone_by_outlet,
    title_voice_by_outlet,
)
from analysis.charts.pair import (
    alt_text_side_by_side,
    plot_side_by_side,
    title_side_by_side,
)
from analysis.charts.quality import alt_text_quality, plot_quality, title_quality
from analysis.charts.quoted_on import (
    alt_text_quoted_on,
    plot_quoted_on,
    title_quoted_on,
)
from analysis.charts.save import FORMATS, save_figure
from analysis.charts.style import PAGE, SLIDE, Look, actor_color
from analysis.charts.timeline import (
    alt_text_mention_timeline,
    plot_mention_timeline,
    title_mention_timeline,
)
from analysis.charts.tone import (
    alt_text_sentiment_by_actor,
    plot_sentiment_by_actor,
    title_sentiment_by_actor,
)
from analysis.charts.voice import (
    alt_text_who_speaks,
    plot_who_speaks,
    title_who_speaks,
)
from analysis.charts.weeks import (
    alt_text_tone_by_week,
    alt_text_voice_by_week,
    plot_tone_by_week,
    plot_voice_by_week,
    title_tone_by_week,
    title_voice_by_week,
)

__all__ = [
    "FORMATS",
    "PAGE",
    "SLIDE",
    "Look",
    "actor_color",
    "alt_text_before_and_after",
    "alt_text_calendar",
    "alt_text_co_mentions",
    "alt_text_mention_density",
    "alt_text_mention_timeline",
    "alt_text_mentions_by_day",
    "alt_text_quality",
    "alt_text_quoted_on",
    "alt_text_sentiment_by_actor",
    "alt_text_side_by_side",
    "alt_text_tone_by_outlet",
    "alt_text_tone_by_week",
    "alt_text_tone_over_article",
    "alt_text_voice_by_outlet",
    "alt_text_voice_by_week",
    "alt_text_who_about_whom",
    "alt_text_who_speaks",
    "plot_before_and_after",
    "plot_calendar",
    "plot_co_mentions",
    "plot_mention_density",
    "plot_mention_timeline",
    "plot_mentions_by_day",
    "plot_quality",
    "plot_quoted_on",
    "plot_sentiment_by_actor",
    "plot_side_by_side",
    "plot_tone_by_outlet",
    "plot_tone_by_week",
    "plot_tone_over_article",
    "plot_voice_by_outlet",
    "plot_voice_by_week",
    "plot_who_about_whom",
    "plot_who_speaks",
    "save_figure",
    "title_before_and_after",
    "title_calendar",
    "title_co_mentions",
    "title_mention_density",
    "title_mention_timeline",
    "title_mentions_by_day",
    "title_quality",
    "title_quoted_on",
    "title_sentiment_by_actor",
    "title_side_by_side",
    "title_tone_by_outlet",
    "title_tone_by_week",
    "title_tone_over_article",
    "title_voice_by_outlet",
    "title_voice_by_week",
    "title_who_about_whom",
    "title_who_speaks",
]
