"""Who comes up together: pairs of actors by the sentences that mention both."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

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
from analysis.charts.style import OTHER_COLOR, PAGE, Look, styled, type_style
from analysis.charts.words import capital, counted, shown

TITLE = "Who comes up together"
NOTHING = "No sentence of this article mentions two actors, so no pair can be shown."
MAX_PAIRS = 15


def plot_co_mentions(
    pairs: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Bars of the sentences that mention both of a pair, from ``co_mentions``.

    The ``MAX_PAIRS`` that come up together most often; at the end of a bar its
    number and its share of the sentences that mention either.
    """
    rows = _drawn(pairs)
    with styled(look):
        if rows.empty:
            return empty_chart(ax, look, TITLE, NOTHING)
        notes = [_note(pairs), source and f"Source: {source}"]
        names = Rows.of([_name(row) for row in rows.itertuples()], look)
        height = names.inches(look) + 7 * look.line_height + note_inches(look, notes)
        ax = ax if ax is not None else new_axes(look, height)
        for row, y in zip(rows.itertuples(), names.centres, strict=True):
            _draw_pair(ax, look, row, y, is_first=y == names.centres[0])
        ax.set_xlim(0, int(rows["sentences"].max()) * 1.02)
        set_value_axis(ax, look, "Sentences that mention both")
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        names.label(ax, look)
        left = names.label_points
        set_title(ax, look, title_co_mentions(pairs), left=left)
        set_note(ax, look, notes, left=left)
        return describe(ax, alt_text_co_mentions(pairs))


def _drawn(pairs: pd.DataFrame) -> pd.DataFrame:
    order = pairs.sort_values("sentences", ascending=False, kind="stable")
    return order.head(MAX_PAIRS).reset_index(drop=True)


def _name(row: Any) -> str:
    return f"{shown(row.name)} and {shown(row.other_name)}"


def _draw_pair(ax: Axes, look: Look, row: Any, y: float, *, is_first: bool) -> None:
    count = int(row.sentences)
    told = counted(count, "sentence") if is_first else f"{count:,}"
    ax.barh(y, count, height=1.0, color=OTHER_COLOR)
    ax.annotate(
        f"{told}, {row.overlap_share:.0%}",
        xy=(count, y),
        xytext=(4, 0),
        textcoords="offset points",
        va="center_baseline",
        annotation_clip=False,
        **type_style(look, color=look.muted),
    )


def _note(pairs: pd.DataFrame) -> str:
    rest = len(pairs) - MAX_PAIRS
    more = f" {counted(rest, 'more pair')} not shown." if rest > 0 else ""
    return f"Per cent: of the sentences that mention either of the two.{more}"


def title_co_mentions(pairs: pd.DataFrame) -> str:
    """The chart's finding in one line."""
    rows = _drawn(pairs)
    if rows.empty:
        return TITLE
    most = int(rows["sentences"].max())
    first = [_name(row) for row in rows.itertuples() if row.sentences == most]
    words = counted(most, "sentence")
    if len(first) > 1:
        return f"No pair stands out: {len(first)} come up together in {words} each"
    return capital(f"{first[0]} come up together most: in {words}")


def alt_text_co_mentions(pairs: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    rows = _drawn(pairs)
    if rows.empty:
        return f"{TITLE}. {NOTHING}"
    told = [
        f"{_name(row)}: {counted(int(row.sentences), 'sentence')}, "
        f"{row.overlap_share:.0%} of those with either"
        for row in rows.itertuples()
    ]
    rest = len(pairs) - MAX_PAIRS
    told += [f"and {counted(rest, 'more pair')}"] if rest > 0 else []
    return f"Bar chart. {title_co_mentions(pairs)}. {'; '.join(told)}."
