"""How well the kit reads: the scoreboard's figures as points on one scale."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

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
from analysis.charts.style import ACTOR_COLORS, PAGE, Look, styled, type_style
from analysis.charts.words import shown

TITLE = "How well the kit reads"
NOTHING = (
    "No measurement lies with this copy of the kit (tests/quality.json); "
    "make measure writes one where the articles read by hand are at hand."
)
_NOTE = "Lines: 95 % interval over articles, where it was measured. 100 is no error."


def title_quality(figures: pd.DataFrame) -> str:
    """The finding: the figure that most charts rest on."""
    found = figures[figures["name"] == "attribution_cover"]
    if found.empty:
        return TITLE
    value = found["value"].iloc[0]
    return f"{TITLE}: who said what, {value:.0f} of 100"


def plot_quality(
    figures: pd.DataFrame, *, ax: Axes | None = None, look: Look = PAGE
) -> Axes:
    """Each figure given in per cent as a point on 0 to 100, with its interval."""
    rows = _drawn(figures)
    with styled(look):
        if rows.empty:
            return empty_chart(ax, look, TITLE, NOTHING)
        names = Rows.of(rows["label"].tolist(), look)
        height = names.inches(look) + 6 * look.line_height + note_inches(look, [_NOTE])
        ax = ax if ax is not None else new_axes(look, height)
        for row, centre in zip(rows.itertuples(), names.centres, strict=True):
            _draw(ax, look, row, centre)
        names.label(ax, look)
        ax.set_xlim(0, 100)
        set_value_axis(ax, look, "per cent (F1, recall or share, as the row says)")
        set_title(
            ax, look, title_quality(figures), left=names.label_points, lines_below=1
        )
        set_note(ax, look, [_NOTE], left=names.label_points)
        return describe(ax, alt_text_quality(figures))


def alt_text_quality(figures: pd.DataFrame) -> str:
    """The chart in words: every figure that it draws."""
    rows = _drawn(figures)
    if rows.empty:
        return f"An empty chart. {NOTHING}"
    told = "; ".join(
        f"{row.label}: {row.value:.1f}{_interval(row)}" for row in rows.itertuples()
    )
    return f"Points on a scale from 0 to 100. {told}."


def _interval(row: Any) -> str:
    return "" if pd.isna(row.low) else f" ({row.low:.1f} to {row.high:.1f})"


def _drawn(figures: pd.DataFrame) -> pd.DataFrame:
    rows = figures[figures["unit"].str.contains("%", regex=False)]
    label = (
        rows["name"].str.replace("_", " ") + ", " + rows["unit"].str.split(",").str[0]
    )
    return rows.assign(label=label.map(shown)).reset_index(drop=True)


def _draw(ax: Axes, look: Look, row: Any, y: float) -> None:
    color = ACTOR_COLORS[0]
    if not pd.isna(row.low):
        ax.plot([row.low, row.high], [y, y], color=color, linewidth=2, alpha=0.6)
    ax.plot([row.value], [y], marker="o", color=color, markersize=5, clip_on=False)
    ax.annotate(
        f"{row.value:.1f}",
        xy=(1, y),
        xycoords=ax.get_yaxis_transform(),
        xytext=(6, 0),
        textcoords="offset points",
        va="center_baseline",
        annotation_clip=False,
        **type_style(look, fontsize=look.font_size * 0.92, color=look.muted),
    )
