"""Outlet by outlet: shares of speech, and tone, actor by actor."""

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
from analysis.charts.counting import (
    FORMS,
    OutletKey,
    counting_note,
    largest,
    left_out_note,
    outlets_of,
    percent,
)
from analysis.charts.style import PAGE, Look, actor_color, styled, type_style
from analysis.charts.words import counted, shown, signed
from analysis.measures.groups import clearest

VOICE_TITLE = "Who speaks, outlet by outlet"
TONE_TITLE = "Tone about each actor, outlet by outlet"
NOTHING_SAID = (
    "No named actor speaks in these articles, so there is nothing to compare."
)
NO_TONE = "No tone about a named actor was read in these articles."
ALT_ROWS = 18
_MARK_LINES = 1.15
_TICKS = {-1: "−1", -0.5: "−0.5", 0: "0", 0.5: "+0.5", 1: "+1"}
_INTERVAL = (
    "Lines: 95 % interval (bootstrap over articles, copies of a text together; widened "
    "for few)."
)
_WHOSE = {
    "article": "in the outlet's own voice",
    "others": "in what others say",
    "all": "in all voices",
}


def plot_voice_by_outlet(
    rows: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Each outlet's share of speech by actor, from ``voice_by_outlet``.

    Behind the actors stand speech without a name and speech of unknown speakers.
    """
    outlets = outlets_of(rows, "group_articles") if len(rows) else []
    notes = ["Share of all words of speech in the outlet.", _INTERVAL]
    notes += [_numbers("in which the actor speaks")]
    if rows["actor_rank"].isna().all():
        with styled(look):
            return empty_chart(ax, look, VOICE_TITLE, NOTHING_SAID)

    def scale(axes: Axes, names: Rows) -> None:
        set_value_axis(axes, look, "Share of the words of speech")
        drawn = rows.loc[rows["is_told"], ["value", "high"]]
        axes.set_xlim(0, largest(drawn, least=0.05) * 1.02)
        axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
        axes.xaxis.set_major_formatter(PercentFormatter(1, 0, " %"))
        names.label(axes, look)

    title, told = title_voice_by_outlet(rows), alt_text_voice_by_outlet(rows)
    return _plot(rows, outlets, notes, scale, title, told, ax, look, source)


def plot_tone_by_outlet(
    rows: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Mean tone about each actor by outlet, from ``tone_by_outlet``."""
    if rows.empty:
        with styled(look):
            return empty_chart(ax, look, TONE_TITLE, NO_TONE)
    outlets = outlets_of(rows, "group_articles")
    whose = _WHOSE[rows["voice"].iloc[0]]
    notes = [f"Mean tone about the actor {whose}, sentence by sentence.", _INTERVAL]
    notes += [_numbers("that speak of the actor")]

    def scale(axes: Axes, names: Rows) -> None:
        set_value_axis(axes, look, "Tone: −1 is against the actor, 1 is for it")
        axes.set_xlim(-1, 1)
        axes.set_xticks(list(_TICKS), list(_TICKS.values()))
        axes.axvline(0, color=look.muted, linewidth=1)
        names.label(axes, look)

    title, told = title_tone_by_outlet(rows), alt_text_tone_by_outlet(rows)
    return _plot(rows, outlets, notes, scale, title, told, ax, look, source)


def _numbers(what: str) -> str:
    return f"Numbers: articles {what}, of all of the outlet's."


def _plot(
    rows: pd.DataFrame,
    outlets: list[str],
    notes: list[str],
    scale: Any,
    title: str,
    told: str,
    ax: Axes | None,
    look: Look,
    source: str | None,
) -> Axes:
    drawn = rows[rows["outlet"].isin(outlets)]
    with styled(look):
        actors = list(drawn.groupby("actor_key", sort=False))
        notes = [*notes, left_out_note(rows, outlets), counting_note(rows)]
        notes += [source and f"Source: {source}"]
        heights = [len(outlets) * _MARK_LINES + 0.7] * len(actors)
        labels = [own["name"].iloc[0] for _, own in actors]
        names = Rows.with_heights(labels, look, heights)
        key = OutletKey.of(outlets, look)
        height = names.inches(look) + note_inches(look, notes)
        height += (7 + 1.2 * key.lines) * look.line_height
        ax = ax if ax is not None else new_axes(look, height)
        scale(ax, names)
        for (_, own), centre in zip(actors, names.centres, strict=True):
            _draw_actor(ax, look, own, outlets, centre)
        _draw_bands(ax, look, names)
        left = names.label_points
        set_title(ax, look, title, left=left, lines_below=1.1 * key.lines - 0.1)
        set_key(ax, look, _key(look, key), left=left, columns=key.columns)
        set_note(ax, look, notes, left=left)
        return describe(ax, told)


def _draw_bands(ax: Axes, look: Look, names: Rows) -> None:
    """A faint line between actors, so that their marks are not mixed up."""
    for above, below in zip(names.centres, names.centres[1:], strict=False):
        ax.axhline((above + below) / 2, color=look.faint, linewidth=0.8, zorder=0.4)


def _draw_actor(
    ax: Axes, look: Look, own: pd.DataFrame, outlets: list[str], centre: float
) -> None:
    top = centre - (len(outlets) - 1) * _MARK_LINES / 2
    for row in own.itertuples():
        at = outlets.index(row.outlet)
        y = top + at * _MARK_LINES
        if row.is_told:
            _draw_mark(ax, look, row, at, y)
        else:
            start = max(0.0, ax.get_xlim()[0])
            style = type_style(look, fontsize=look.font_size * 0.85, color=look.muted)
            ax.text(start, y, " too few to tell", va="center_baseline", **style)
        _write_count(ax, look, row, y)


def _draw_mark(ax: Axes, look: Look, row: Any, at: int, y: float) -> None:
    color = actor_color(at + 1, look)
    if not pd.isna(row.low):
        ax.plot([row.low, row.high], [y, y], color=color, linewidth=2, alpha=0.55)
    ax.plot(
        [row.value],
        [y],
        FORMS[at],
        color=color,
        markersize=look.font_size * 0.7,
        clip_on=False,
        zorder=3,
    )


def _write_count(ax: Axes, look: Look, row: Any, y: float) -> None:
    ax.annotate(
        f"{row.articles:,} of {row.group_articles:,}",
        xy=(1, y),
        xycoords=ax.get_yaxis_transform(),
        xytext=(6, 0),
        textcoords="offset points",
        va="center_baseline",
        annotation_clip=False,
        **type_style(look, fontsize=look.font_size * 0.82, color=look.muted),
    )


def _key(look: Look, key: OutletKey) -> list[Line2D]:
    return [
        Line2D(
            [],
            [],
            color=actor_color(at + 1, look),
            marker=FORMS[at],
            linewidth=2,
            markersize=look.font_size * 0.7,
            label=label,
        )
        for at, label in enumerate(key.labels)
    ]


def title_voice_by_outlet(rows: pd.DataFrame) -> str:
    """The chart's finding: where outlets clearly differ, if they do anywhere."""
    if rows.empty:
        return VOICE_TITLE
    found = clearest(rows)
    if found is None:
        return "No outlet clearly gives an actor more of the speech than another"
    one, other = found
    here, there = shown(one["outlet"]), shown(other["outlet"])
    return (
        f"{shown(one['name'])} has {percent(one['value'])} of the speech in {here}, "
        f"{percent(other['value'])} in {there}"
    )


def title_tone_by_outlet(rows: pd.DataFrame) -> str:
    """The chart's finding: where outlets clearly differ, if they do anywhere."""
    if rows.empty:
        return TONE_TITLE
    found = clearest(rows)
    if found is None:
        return "No two outlets clearly differ in their tone about an actor"
    one, other = found
    here, there = shown(one["outlet"]), shown(other["outlet"])
    return (
        f"{here} is kinder to {shown(one['name'])} than {there}: "
        f"{signed(one['value'])} against {signed(other['value'])}"
    )


def alt_text_voice_by_outlet(rows: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    if rows.empty:
        return f"{VOICE_TITLE}. {NOTHING_SAID}"
    return _alt_text(rows, title_voice_by_outlet(rows), percent)


def alt_text_tone_by_outlet(rows: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    if rows.empty:
        return f"{TONE_TITLE}. {NO_TONE}"
    return _alt_text(rows, title_tone_by_outlet(rows), signed)


def _alt_text(rows: pd.DataFrame, title: str, number: Any) -> str:
    told = [
        f"{shown(row.name)}, {shown(row.outlet)}: "
        + (number(row.value) if row.is_told else "too few to tell")
        for row in rows.head(ALT_ROWS).itertuples(index=False)
    ]
    if len(rows) > ALT_ROWS:
        told.append(f"and {counted(len(rows) - ALT_ROWS, 'more row')}")
    return f"Dot chart. {title}. {'; '.join(told)}. {counting_note(rows)}"
