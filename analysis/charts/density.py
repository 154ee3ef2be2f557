"""Where in the article the mentions are densest, in all and actor by actor."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from analysis.charts.canvas import (
    Rows,
    describe,
    empty_chart,
    new_axes,
    note_inches,
    set_note,
    set_title,
    set_value_axis,
)
from analysis.charts.style import PAGE, Look, actor_color, styled, type_style
from analysis.charts.words import counted, shown

TITLE = "Where mentions are densest"
NOTHING = "No actor comes up in this article, so there is nothing to place."
MAX_ACTORS = 6
# Lines of type that the highest bar takes: of one actor, and of all together.
_ACTOR_LINES, _ALL_LINES = 1.8, 5.0
_SPARE = 0.8


def plot_mention_density(
    density: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Mentions in equal parts of the article as small bars, from ``mention_density``.

    All actors first, then those mentioned most, all on one scale.
    """
    rows = _drawn(density, look.focus)
    with styled(look):
        if not rows:
            return empty_chart(ax, look, TITLE, NOTHING)
        unit = _unit(rows)
        heights = [_SPARE + unit * _most(own) for own in rows]
        labels = [own["name"].iloc[0] for own in rows]
        names = Rows.with_heights(labels, look, heights)
        notes = [_note(density), source and f"Source: {source}"]
        height = names.inches(look) + 7 * look.line_height + note_inches(look, notes)
        ax = ax if ax is not None else new_axes(look, height)
        set_value_axis(ax, look, "Place in the article, from its start to its end")
        for own, y, high in zip(rows, names.centres, heights, strict=True):
            _draw_row(ax, look, own, y + high / 2 - _SPARE / 2, unit)
        ax.set_xlim(0, 1)
        ax.xaxis.set_major_formatter(PercentFormatter(1))
        ax.grid(visible=False)
        names.label(ax, look)
        left = names.label_points
        set_title(ax, look, title_mention_density(density), left=left)
        set_note(ax, look, notes, left=left)
        return describe(ax, alt_text_mention_density(density))


def _drawn(density: pd.DataFrame, focus: int | None = None) -> list[pd.DataFrame]:
    """The rows of each bar chart from the top: all actors, then the most mentioned.

    ``focus`` is the rank of an actor who stands out and is drawn in any case.
    """
    is_shown = (density["row_type"] == "all") | (density["actor_rank"] <= MAX_ACTORS)
    is_shown |= (density["actor_rank"] == focus).fillna(False)
    shown_rows = density[is_shown.fillna(False)]
    keys = ["row_type", "actor_rank"]
    return [own for _, own in shown_rows.groupby(keys, sort=False, dropna=False)]


def _most(own: pd.DataFrame) -> int:
    return int(own["mentions"].max())


def _unit(rows: list[pd.DataFrame]) -> float:
    """Lines of type that one mention is high."""
    actors = max((_most(own) for own in rows[1:]), default=1)
    return min(_ACTOR_LINES / actors, _ALL_LINES / _most(rows[0]))


def _draw_row(
    ax: Axes, look: Look, own: pd.DataFrame, base: float, unit: float
) -> None:
    """An actor's bars on their line, and how many mentions there are in all."""
    first = own.iloc[0]
    is_all = first["row_type"] == "all"
    color = look.muted if is_all else actor_color(first["actor_rank"], look)
    start = own["bin_share"].astype(float)
    width = own["bin_end_share"].astype(float) - start
    high = own["mentions"].astype(float) * unit
    ax.axhline(base, color=look.faint, linewidth=0.8, zorder=0.5)
    ax.bar(start, -high, width * 0.92, bottom=base, align="edge", color=color)
    total = int(own["mentions"].sum())
    ax.annotate(
        counted(total, "mention") if is_all else f"{total:,}",
        xy=(1, base),
        xycoords=ax.get_yaxis_transform(),
        xytext=(6, 0),
        textcoords="offset points",
        va="bottom",
        annotation_clip=False,
        **type_style(look, fontsize=look.font_size * 0.92, color=look.muted),
    )


def _note(density: pd.DataFrame) -> str:
    first = density.iloc[0]
    parts = round(1 / float(first["bin_end_share"] - first["bin_share"]))
    every = density[density["row_type"] == "all"]
    rest = int((density["actor_rank"] > MAX_ACTORS).sum() > 0)
    most = " The actors mentioned most have a row of their own." if rest else ""
    return (
        f"The article in {parts} equal parts; the highest bar is "
        f"{counted(_most(every), 'mention')}.{most}"
    )


def title_mention_density(density: pd.DataFrame) -> str:
    """The chart's finding: the part of the article with most mentions."""
    every = density[density["row_type"] == "all"]
    if every.empty:
        return TITLE
    peak = every.loc[every["mentions"] == every["mentions"].max()]
    if len(peak) > 1:
        return f"{TITLE}: no part stands out"
    row = peak.iloc[0]
    words = counted(int(row["mentions"]), "mention")
    return f"Mentions are densest {_part(row)} into the article: {words}"


def _part(row: pd.Series) -> str:
    return f"{100 * row['bin_share']:.0f} to {100 * row['bin_end_share']:.0f} %"


def alt_text_mention_density(density: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    rows = _drawn(density)
    if not rows:
        return f"{TITLE}. {NOTHING}"
    told = []
    for own in rows:
        first, total = own.iloc[0], int(own["mentions"].sum())
        peak = own.loc[own["mentions"].idxmax()]
        told.append(
            f"{shown(first['name'])}: {counted(total, 'mention')}, densest "
            f"{_part(peak)} into the article"
        )
    return f"Bar charts. {title_mention_density(density)}. {'; '.join(told)}."
