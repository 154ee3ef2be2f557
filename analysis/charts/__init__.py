"""Charts: one prepared table, one Axes.

Each ``plot_`` function draws one measure's table on the axes given, or on axes of
its own whose size grows with the rows, and returns the axes. ``alt_text_`` says the
same in words. Nothing is computed from articles here, and nothing is saved but by
``save_figure``.
"""

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

__all__ = [
    "FORMATS",
    "PAGE",
    "SLIDE",
    "Look",
    "actor_color",
    "alt_text_mention_timeline",
    "alt_text_sentiment_by_actor",
    "alt_text_who_speaks",
    "plot_mention_timeline",
    "plot_sentiment_by_actor",
    "plot_who_speaks",
    "save_figure",
    "title_mention_timeline",
    "title_sentiment_by_actor",
    "title_who_speaks",
]
