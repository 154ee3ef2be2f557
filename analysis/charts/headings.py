"""Section headings as the ground of a timeline: lines across, text above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.style import Look, type_style
from analysis.charts.words import broken, shown, width_points

# Levels of text above the rows. A heading that finds no place on them keeps its
# line, and its text stands in the table.
LEVELS = 5
SCALE = 0.85
_OVER_COUNTS = 0.7
# Between two headings on one level, in points.
_GAP = 8


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
    # What the axes keep of the chart's width beside labels and counts; a heading
    # may run on over the counts.
    counts = look.font_size * 8
    room = look.width * 72 - label_points - counts
    found = []
    for row in heads.itertuples():
        place = room * row.word_index / length
        whole = width_points(shown(row.name), look, scale=SCALE)
        # Left of its line where there is more room for it than on the right.
        right = room + counts * _OVER_COUNTS - place
        is_late = whole > right and place > right
        most = place if is_late else right
        text = broken(shown(row.name), look, most, lines=1, scale=SCALE)[0]
        wide = width_points(text, look, scale=SCALE)
        start = place - (wide if is_late else 0)
        found.append((float(row.word_index), text, is_late, place, start, wide))
    levels = _levels([(place, start, start + wide) for *_, place, start, wide in found])
    return [
        Heading(word, text, level, is_late)
        for (word, text, is_late, *_), level in zip(found, levels, strict=True)
        if level < LEVELS
    ]


def _levels(spans: Sequence[tuple[float, float, float]]) -> list[int]:
    """The level of each text, from the place of its line, its start and its end.

    From the last to the first, each above all texts that it meets and all lines that
    lead up through it: no line crosses the words of a heading before it.
    """
    levels: dict[int, int] = {}
    for index in reversed(range(len(spans))):
        _, start, end = spans[index]
        met = [
            level
            for other, level in levels.items()
            if (start < spans[other][2] + _GAP and spans[other][1] < end + _GAP)
            or start <= spans[other][0] <= end
        ]
        levels[index] = max(met, default=-1) + 1
    return [levels[index] for index in range(len(spans))]


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
    side = {True: ("right", -3), False: ("left", 3)}
    line = {"arrowstyle": "-", "linestyle": ":", "linewidth": 0.8, "color": look.muted}
    for head in placed:
        above = (head.level + 1) * size * 1.3
        place = {"xy": (head.word, 1), "xycoords": ax.get_xaxis_transform()}
        place |= {"textcoords": "offset points", "annotation_clip": False}
        arrow = line | {"shrinkA": 0, "shrinkB": 0}
        ax.annotate("", xytext=(0, above), arrowprops=arrow, **place)
        align, apart = side[head.is_late]
        ax.annotate(
            head.text,
            xytext=(apart, 3 + head.level * size * 1.3),
            ha=align,
            va="bottom",
            bbox={"facecolor": look.ground, "edgecolor": "none", "pad": 0.5},
            **place,
            **type_style(look, fontsize=size, color=look.muted),
        )
