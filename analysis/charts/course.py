"""Tone over the article: each sentence's own tone, in reading order."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from analysis.charts.canvas import (
    describe,
    empty_chart,
    new_axes,
    note_inches,
    set_key,
    set_note,
    set_title,
    set_value_axis,
)
from analysis.charts.style import PAGE, Look, styled, tint, tone_color, type_style
from analysis.charts.words import counted, signed, width_points

TITLE = "Tone over the article"
NOTHING = "This article has no sentence whose tone was read: there is nothing to show."
# This much of the article, at either end, is its start and its end.
_START = 0.05
_TICKS = {-1: "−1 negative", -0.5: "−0.5", 0: "0", 0.5: "+0.5", 1: "+1 positive"}
_NOTES = {
    "model": "Each line is a sentence; tone of its own words, whoever they are about.",
    "vader": "Each line is a sentence; VADER's tone of its words.",
}


def plot_tone_over_article(
    tone: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Tone of each sentence and its smoothed course, from ``tone_over_article``."""
    rows = tone.dropna(subset="tone")
    with styled(look):
        if rows.empty:
            return empty_chart(ax, look, TITLE, NOTHING)
        notes = [_note(rows), source and f"Source: {source}"]
        height = 16 * look.line_height + note_inches(look, notes)
        ax = ax if ax is not None else new_axes(look, height)
        _draw_sentences(ax, look, rows)
        set_value_axis(ax, look, "Place in the article, in words from its start")
        ax.set_xlim(0, max(1, int(rows["article_words"].max())))
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        ax.grid(visible=False)
        left = _label_tone(ax, look)
        set_title(ax, look, title_tone_over_article(rows), left=left, lines_below=1)
        set_key(ax, look, _key(look), left=left)
        set_note(ax, look, notes, left=left)
        return describe(ax, alt_text_tone_over_article(tone))


def _draw_sentences(ax: Axes, look: Look, rows: pd.DataFrame) -> None:
    middle = (rows["word_index"] + rows["words"] / 2).astype(float)
    tone = rows["tone"].astype(float)
    colors = [tint(tone_color(t, look), look, 0.25) for t in tone]
    ax.vlines(middle, 0, tone, colors=colors, linewidth=1.8)
    smooth = rows["smoothed_tone"].astype(float)
    ax.plot(middle, smooth, color=look.ink, linewidth=1.8)
    ax.axhline(0, color=look.muted, linewidth=0.8)


def _label_tone(ax: Axes, look: Look) -> float:
    """The y axis; gives the width of its labels in points."""
    labels = list(_TICKS.values())
    ax.set_yticks(list(_TICKS), labels=labels, **type_style(look, color=look.muted))
    ax.set_ylim(-1.05, 1.05)
    ax.tick_params(axis="y", length=0, pad=6)
    return max(width_points(label, look) for label in labels) + 6


def _key(look: Look) -> list[Line2D]:
    sentence = Line2D(
        [],
        [],
        color=look.muted,
        marker="|",
        linestyle="none",
        markersize=look.font_size,
        markeredgewidth=1.8,
        label="a sentence",
    )
    smooth = Line2D([], [], color=look.ink, linewidth=1.8, label="mean of neighbours")
    return [sentence, smooth]


def _note(rows: pd.DataFrame) -> str:
    what = _NOTES[rows["tone_from"].iloc[0]]
    return f"{what} {counted(len(rows), 'sentence')}."


def title_tone_over_article(tone: pd.DataFrame) -> str:
    """The chart's finding: where the smoothed tone is lowest or highest."""
    rows = tone.dropna(subset="smoothed_tone")
    if rows.empty:
        return TITLE
    course = rows["smoothed_tone"].astype(float)
    strongest = rows.loc[course.abs().idxmax()]
    level = float(strongest["smoothed_tone"])
    if signed(level) == "0.00":
        return "The tone is neutral throughout"
    end = "lowest" if level < 0 else "highest"
    place = _place(float(strongest["position_share"]))
    return f"The tone is {end} {place}: {signed(level)}"


def _place(share: float) -> str:
    if share < _START:
        return "at the start"
    if share > 1 - _START:
        return "at the end"
    return f"{100 * share:.0f} % into the article"


def alt_text_tone_over_article(tone: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    rows = tone.dropna(subset="tone")
    if rows.empty:
        return f"{TITLE}. {NOTHING}"
    negative, positive = int((rows["tone"] < 0).sum()), int((rows["tone"] > 0).sum())
    return (
        f"Line chart. {title_tone_over_article(rows)}. {_note(rows)} "
        f"{negative:,} negative, {positive:,} positive."
    )
