"""Week by week: shares of speech, and tone, one course an actor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num

from analysis.charts.canvas import (
    Rows,
    describe,
    empty_chart,
    new_axes,
    note_inches,
    set_note,
    set_title,
)
from analysis.charts.counting import (
    counting_note,
    largest,
    long_day,
    percent,
    short_day,
    thinned,
    undated_note,
    years_of,
)
from analysis.charts.style import PAGE, Look, actor_color, styled, tint, type_style
from analysis.charts.words import counted, shown, signed
from analysis.measures.groups import clearest

VOICE_TITLE = "Who speaks, week by week"
TONE_TITLE = "Tone about each actor, week by week"
NOTHING_SAID = "No named actor speaks in an article whose day is told."
NO_TONE = "No tone about a named actor was read in an article whose day is told."
ALT_ROWS = 24
_ROW_LINES = 4.2
# Of a row's height, how much the course may fill.
_FILL = 0.8
_WEEK = 7
_READ = (
    "Points: a week's articles together. Bars: 95 % interval (bootstrap over articles, "
    "widened for few). Hollow points: too few articles to tell."
)
_WHOSE = {
    "article": "articles' own voice",
    "others": "others' words",
    "all": "all voices",
}


@dataclass(frozen=True, slots=True)
class _Scale:
    """The values that the foot and the top of a row stand for, and how to say them."""

    low: float
    high: float
    said: Callable[[float], str]

    def place(self, value: float, centre: float, lines: float) -> float:
        """Where a value stands in the row around ``centre``."""
        share = (value - self.low) / (self.high - self.low)
        return centre + lines * _FILL * (0.5 - share)


def plot_voice_by_week(
    rows: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Share of speech of each actor by week, from ``voice_by_week``."""
    if rows.empty:
        with styled(look):
            return empty_chart(ax, look, VOICE_TITLE, NOTHING_SAID)
    most = largest(rows.loc[rows["is_told"], ["value", "high"]])
    top = next(t for t in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 9) if most <= t)
    scale = _Scale(0.0, min(1.0, top), percent)
    note = f"Share of all words of speech; a row's height is {percent(scale.high)}."
    title, told = title_voice_by_week(rows), alt_text_voice_by_week(rows)
    return _plot(rows, scale, note, title, told, ax, look, source)


def plot_tone_by_week(
    rows: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Mean tone about each actor by week, from ``tone_by_week``."""
    if rows.empty:
        with styled(look):
            return empty_chart(ax, look, TONE_TITLE, NO_TONE)
    whose = _WHOSE[rows["voice"].iloc[0]]
    note = f"Mean tone in the {whose}; a row reaches from −1 (against) to +1 (for)."
    title, told = title_tone_by_week(rows), alt_text_tone_by_week(rows)
    scale = _Scale(-1.0, 1.0, _whole)
    return _plot(rows, scale, note, title, told, ax, look, source)


def _whole(value: float) -> str:
    return f"{value:+.0f}".replace("-", "−") if value else "0"


def _plot(
    rows: pd.DataFrame,
    scale: _Scale,
    note: str,
    title: str,
    told: str,
    ax: Axes | None,
    look: Look,
    source: str | None,
) -> Axes:
    with styled(look):
        actors = list(rows.groupby("actor_key", sort=False))
        labels = [own["name"].iloc[0] for _, own in actors]
        notes = [note, _READ, undated_note(rows), counting_note(rows)]
        notes += [source and f"Source: {source}"]
        names = Rows.with_heights(labels, look, [_ROW_LINES] * len(actors))
        height = names.inches(look) + 6 * look.line_height + note_inches(look, notes)
        ax = ax if ax is not None else new_axes(look, height)
        _set_weeks(ax, look, rows, names.label_points)
        for (_, own), centre in zip(actors, names.centres, strict=True):
            _draw_course(ax, look, own, scale, centre)
        _write_scale(ax, look, scale, names.centres[0])
        names.label(ax, look)
        left = names.label_points
        set_title(ax, look, title, left=left, lines_below=0.4)
        set_note(ax, look, notes, left=left)
        return describe(ax, told)


def _set_weeks(ax: Axes, look: Look, rows: pd.DataFrame, left: float) -> None:
    weeks = [pd.Timestamp(week) for week in sorted(rows["week"].unique())]
    every = list(pd.date_range(weeks[0], weeks[-1], freq="W-MON"))
    named = thinned(every, look, left)
    style = type_style(look, color=look.muted)
    labels = [short_day(day) for day in named]
    ax.set_xticks([date2num(day) for day in named], labels=labels, **style)
    ax.tick_params(axis="x", length=0)
    span = years_of(weeks[0], weeks[-1])
    ax.set_xlabel(f"Week from Monday, {span}", loc="left", **style)
    ax.set_xlim(date2num(weeks[0]) - 3.5, date2num(weeks[-1]) + 3.5)
    for side in ("top", "right", "bottom", "left"):
        ax.spines[side].set_visible(False)


def _draw_course(
    ax: Axes, look: Look, own: pd.DataFrame, scale: _Scale, centre: float
) -> None:
    color = actor_color(own["actor_rank"].iloc[0], look)

    def place(value: float) -> float:
        return scale.place(value, centre, _ROW_LINES)

    for value in {scale.low, 0.0, scale.high}:
        strength = look.muted if value == 0 else look.faint
        ax.axhline(place(value), color=strength, linewidth=0.8, zorder=0.5)
    own = own.sort_values("week")
    told = own[own["is_told"]]
    days = [date2num(day) for day in told["week"]]
    heights = [place(float(value)) for value in told["value"]]
    points = list(zip(days, heights, strict=True))
    for one, other in pairwise(points):
        if other[0] - one[0] == _WEEK:  # no line over weeks that tell nothing
            ax.plot(*zip(one, other, strict=True), color=color, linewidth=1.4, zorder=2)
    for row, (day, height) in zip(told.itertuples(), points, strict=True):
        if not pd.isna(row.low):
            bar = [place(row.low), place(row.high)]
            light = tint(color, look, 0.6)
            ax.plot([day, day], bar, color=light, linewidth=4, solid_capstyle="butt")
        ax.plot([day], [height], "o", color=color, markersize=5, zorder=3)
    few = own[~own["is_told"] & own["value"].notna()]
    ax.plot(
        [date2num(day) for day in few["week"]],
        [place(float(value)) for value in few["value"]],
        "o",
        markerfacecolor=look.ground,
        markeredgecolor=color,
        markersize=5,
        linestyle="none",
        zorder=3,
    )


def _write_scale(ax: Axes, look: Look, scale: _Scale, centre: float) -> None:
    """What the lines of the first row stand for; those of the others stand so too."""
    for value in sorted({scale.low, 0.0, scale.high}):
        ax.annotate(
            scale.said(value),
            xy=(1, scale.place(value, centre, _ROW_LINES)),
            xycoords=ax.get_yaxis_transform(),
            xytext=(4, 0),
            textcoords="offset points",
            va="center_baseline",
            annotation_clip=False,
            **type_style(look, fontsize=look.font_size * 0.82, color=look.muted),
        )


def _change(rows: pd.DataFrame) -> Sequence[pd.Series] | None:
    """The clearest difference between two weeks, the earlier first."""
    found = clearest(rows) if len(rows) else None
    return None if found is None else sorted(found, key=lambda row: row["week"])


def title_voice_by_week(rows: pd.DataFrame) -> str:
    """The chart's finding: the clearest change from one week to another."""
    if rows.empty:
        return VOICE_TITLE
    found = _change(rows)
    if found is None:
        return _no_change(rows, "who speaks")
    return f"{shown(found[0]['name'])}: {_from_to(found, percent)} of the speech"


def title_tone_by_week(rows: pd.DataFrame) -> str:
    """The chart's finding: the clearest change from one week to another."""
    if rows.empty:
        return TONE_TITLE
    found = _change(rows)
    if found is None:
        return _no_change(rows, "tone")
    return f"The tone about {shown(found[0]['name'])}: {_from_to(found, signed)}"


def _no_change(rows: pd.DataFrame, what: str) -> str:
    if rows["is_told"].any():
        return f"No clear change in {what} from one week to another"
    return f"Too few articles a week to tell a change in {what}"


def _from_to(pair: Sequence[pd.Series], number: Callable[[float], str]) -> str:
    one, other = ((number(row["value"]), short_day(row["week"])) for row in pair)
    return f"from {one[0]} (week of {one[1]}) to {other[0]} (week of {other[1]})"


def alt_text_voice_by_week(rows: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    if rows.empty:
        return f"{VOICE_TITLE}. {NOTHING_SAID}"
    return _alt_text(rows, title_voice_by_week(rows), percent)


def alt_text_tone_by_week(rows: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    if rows.empty:
        return f"{TONE_TITLE}. {NO_TONE}"
    return _alt_text(rows, title_tone_by_week(rows), signed)


def _alt_text(rows: pd.DataFrame, title: str, number: Callable[[float], str]) -> str:
    told = [
        f"{shown(row.name)}, week of {long_day(row.week)}: "
        + (number(row.value) if row.is_told else "too few to tell")
        for row in rows.head(ALT_ROWS).itertuples(index=False)
    ]
    if len(rows) > ALT_ROWS:
        told.append(f"and {counted(len(rows) - ALT_ROWS, 'more row')}")
    return f"Courses. {title}. {'; '.join(told)}. {counting_note(rows)}"
