"""Section headings as the ground of a timeline: lines across, text above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.style import Look, type_style
from analysis.charts.words import broken, levels, shown, width_points

# Levels of text above the rows. A heading that finds no place on them keeps its
# line, and its text stands in the table.
LEVELS = 3
SCALE = 0.85
# Beyond this much of the article a heading's text stands left of its line, so that
# it does not run out of the chart.
_TURNS_AT = 0.6


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's text, the article's words before it, its level above the axes."""

    word: float
    text: str
    level: int
    is_late: bool


def placed_headings(
    timeline: pd.DataFrame, look: Look, label_points: float
) -> list[Heading]:
    """Headings whose text finds a place beside its neighbours', in reading order."""
    heads = timeline[timeline["row_type"] == "heading"]
    if heads.empty:
        return []
    length = max(1, int(timeline["article_words"].max()))
    # What the axes keep of the chart's width beside labels and counts.
    room = look.width * 72 - label_points - look.font_size * 8
    found = []
    for row in heads.itertuples():
        share = row.word_index / length
        most = room * (share if share > _TURNS_AT else 1 - share)
        text = broken(shown(row.name), look, most, lines=1, scale=SCALE)[0]
        wide = width_points(text, look, scale=SCALE)
        start = share * room - (wide if share > _TURNS_AT else 0)
        found.append((float(row.word_index), text, share > _TURNS_AT, start, wide))
    found.sort(key=lambda head: head[3])
    places = levels([(start, start + wide) for *_, start, wide in found], gap=8)
    return [
        Heading(word, text, level, is_late)
        for (word, text, is_late, *_), level in zip(found, places, strict=True)
        if level < LEVELS
    ]


def headings_lines(placed: Sequence[Heading]) -> float:
    """Lines of type that the headings take above the axes."""
    return SCALE * max((head.level + 1 for head in placed), default=0)


def draw_headings(
    ax: Axes, look: Look, timeline: pd.DataFrame, placed: Sequence[Heading]
) -> None:
    """Lines for all headings, text for those that are placed."""
    heads = timeline.loc[timeline["row_type"] == "heading", "word_index"]
    for word in heads.astype(float):
        ax.axvline(word, color=look.muted, linewidth=0.8, linestyle=":", zorder=0.6)
    size = look.font_size * SCALE
    for head in placed:
        ax.annotate(
            head.text,
            xy=(head.word, 1),
            xycoords=ax.get_xaxis_transform(),
            xytext=(0, 3 + head.level * size * 1.3),
            textcoords="offset points",
            ha="right" if head.is_late else "left",
            va="bottom",
            annotation_clip=False,
            **type_style(look, fontsize=size, color=look.muted),
        )
