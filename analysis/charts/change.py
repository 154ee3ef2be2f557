"""Before and after a day: two points an actor, and what is between them."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator, PercentFormatter

from analysis.charts.canvas import (
    Rows,
    describe,
    empty_chart,
    new_axes,
    note_inches,
    set_key,
    set_note,
    set_title,
    set_value_axis,
)
from analysis.charts.counting import counting_note, largest, long_day, percent
from analysis.charts.style import PAGE, Look, actor_color, styled, tint, type_style
from analysis.charts.words import counted, shown, signed

TITLE = "Before and after"
NOTHING = "No named actor comes up in these articles, so there is nothing to compare."
ALT_ROWS = 15
_TICKS = {-1: "−1", -0.5: "−0.5", 0: "0", 0.5: "+0.5", 1: "+1"}
_WHAT = {
    "voice": "Share of all words of speech.",
    "tone": "Mean tone about the actor in the articles' own voice, −1 to 1.",
}
_READ = (
    "Numbers: the change with its 95 % interval (bootstrap over articles, widened for "
    "few). That it comes after the day does not make the day its cause."
)


def plot_before_and_after(
    rows: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Share of speech (or tone) before a day and from it on, from ``before_and_after``.

    Changes whose interval leaves out 0 are dark, others faint.
    """
    with styled(look):
        if rows.empty:
            return empty_chart(ax, look, TITLE, NOTHING)
        names = Rows.of(rows["name"].tolist(), look, spare=1.1)
        notes = [_WHAT[rows["what"].iloc[0]], _READ, _sides(rows)]
        notes += [counting_note(rows), source and f"Source: {source}"]
        height = names.inches(look) + 8 * look.line_height + note_inches(look, notes)
        ax = ax if ax is not None else new_axes(look, height)
        _set_scale(ax, look, rows)
        for row, y in zip(rows.itertuples(), names.centres, strict=True):
            _draw_row(ax, look, row, y)
        names.label(ax, look)
        left = names.label_points
        set_title(ax, look, title_before_and_after(rows), left=left, lines_below=1)
        set_key(ax, look, _key(look, rows), left=left)
        set_note(ax, look, notes, left=left)
        return describe(ax, alt_text_before_and_after(rows))


def _set_scale(ax: Axes, look: Look, rows: pd.DataFrame) -> None:
    if rows["what"].iloc[0] == "tone":
        set_value_axis(ax, look, "Tone: −1 is against the actor, 1 is for it")
        ax.set_xlim(-1, 1)
        ax.set_xticks(list(_TICKS), list(_TICKS.values()))
        ax.axvline(0, color=look.muted, linewidth=1)
        return
    set_value_axis(ax, look, "Share of the words of speech")
    ax.set_xlim(0, largest(rows[["before", "after"]], least=0.05) * 1.06)
    ax.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    ax.xaxis.set_major_formatter(PercentFormatter(1, 0, " %"))


def _draw_row(ax: Axes, look: Look, row: Any, y: float) -> None:
    color = actor_color(row.actor_rank, look)
    color = color if row.is_clear else tint(color, look, 0.35)
    if row.is_told:
        ends, size = [row.before, row.after], look.font_size * 0.75
        ax.plot(ends, [y, y], color=color, linewidth=2.4 if row.is_clear else 1.2)
        point = {"markeredgecolor": color, "markersize": size, "clip_on": False}
        point |= {"markeredgewidth": 1.6, "zorder": 3}
        ax.plot([row.before], [y], "o", markerfacecolor=look.ground, **point)
        ax.plot([row.after], [y], "o", markerfacecolor=color, **point)
    ax.annotate(
        _told(row),
        xy=(1, y),
        xycoords=ax.get_yaxis_transform(),
        xytext=(8, 0),
        textcoords="offset points",
        va="center_baseline",
        annotation_clip=False,
        **type_style(
            look,
            fontsize=look.font_size * 0.88,
            color=look.ink if row.is_clear else look.muted,
        ),
    )


def _told(row: Any) -> str:
    if not row.is_told:
        return "too few to tell"
    if row.what == "tone":
        ends = f"{signed(row.change_low)} to {signed(row.change_high)}"
        return f"{signed(row.change)} ({ends})"
    low, high = _points(row.change_low), _points(row.change_high)
    return f"{_points(row.change)} ({low} to {high})"


def _points(share: float) -> str:
    """A difference of shares in percentage points."""
    rounded = round(100 * share)
    return f"{rounded:+d}".replace("-", "−") if rounded else "0"


def _sides(rows: pd.DataFrame) -> str:
    before, after = rows["articles_before"].max(), rows["articles_after"].max()
    unit = "" if rows["what"].iloc[0] == "tone" else " Changes in percentage points."
    told = f"{counted(before, 'article')} before, {counted(after, 'article')} after."
    return told + unit


def _key(look: Look, rows: pd.DataFrame) -> list[Line2D]:
    day = long_day(rows["day"].iloc[0])
    grounds = {f"before {day}": look.ground, "from that day on": look.muted}
    return [
        Line2D(
            [],
            [],
            color=look.muted,
            marker="o",
            markerfacecolor=ground,
            markeredgewidth=1.6,
            markersize=look.font_size * 0.75,
            linestyle="none",
            label=label,
        )
        for label, ground in grounds.items()
    ]


def title_before_and_after(rows: pd.DataFrame) -> str:
    """The chart's finding: the greatest clear change, if there is one."""
    if rows.empty:
        return TITLE
    day, is_tone = long_day(rows["day"].iloc[0]), rows["what"].iloc[0] == "tone"
    clear = rows[rows["is_clear"]]
    if clear.empty:
        what = "tone" if is_tone else "who speaks"
        return f"No clear change in {what} from {day} on"
    first = clear.iloc[0]
    name, number = shown(first["name"]), signed if is_tone else percent
    before, after = number(first["before"]), number(first["after"])
    if is_tone:
        return f"From {day} on the tone about {name} is {after}; before, {before}"
    return f"From {day} on {name} has {after} of the speech; before, {before}"


def alt_text_before_and_after(rows: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    if rows.empty:
        return f"{TITLE}. {NOTHING}"
    told = [
        f"{shown(row.name)}: {_told(row)}{', clear' if row.is_clear else ''}"
        for row in rows.head(ALT_ROWS).itertuples()
    ]
    if len(rows) > ALT_ROWS:
        told.append(f"and {counted(len(rows) - ALT_ROWS, 'more actor')}")
    title = title_before_and_after(rows)
    return f"Points in pairs. {title}. {'; '.join(told)}. {counting_note(rows)}"
