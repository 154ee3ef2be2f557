"""What happened when: dates and events on the calendar, one row each."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.calendar_axis import CalendarAxis, set_calendar_axis
from analysis.charts.canvas import (
    Rows,
    describe,
    empty_chart,
    new_axes,
    note_inches,
    set_key,
    set_note,
    set_title,
)
from analysis.charts.style import PAGE, Look, actor_color, styled, type_style
from analysis.charts.words import counted, shown, width_points
from analysis.measures.calendar_values import (
    calendar_span,
    day_name,
    from_to,
    time_name,
)

TITLE = "What happened when"
NOTHING = "No date or event of this article could be put on a calendar."
NO_DAY = (
    'Days such as "Monday" need the day of publication, which is not known: give it '
    "as PUBLISHED or --published."
)
ALT_ROWS = 20
_DATE_SCALE = 0.92
_NOTE = "Earliest first. A line is as long as the time that the words tell."


def plot_calendar(
    dates: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Events and dates by the calendar, from ``calendar_dates``.

    One row each, so that labels never meet. The axis takes the unit that the dates
    need, from hours to decades; where some lie far from the rest it shrinks with
    the distance from the day of publication, and says so. What rests on a guessed
    day is hollow.
    """
    rows = _drawn(dates)
    with styled(look):
        if rows.empty:
            return empty_chart(ax, look, TITLE, _nothing(dates))
        names = Rows.of(rows["label"].tolist(), look, spare=0.6)
        left = names.label_points
        published = _published(dates)
        notes = [_NOTE, None, source and f"Source: {source}"]
        height = names.inches(look) + 10 * look.line_height
        height += note_inches(look, [*notes, "x" * 80])
        ax = ax if ax is not None else new_axes(look, height)
        room = look.width * 72 - left - 16
        words = [_words_points(row, look) for row in rows.itertuples()]
        axis = set_calendar_axis(ax, look, rows, published, room=room, words=words)
        for row, y, wide in zip(rows.itertuples(), names.centres, words, strict=True):
            _draw_row(ax, look, row, y, axis, wide / room)
        if published is not None:
            _draw_publication(ax, look, dates, axis)
        names.label(ax, look)
        notes[1] = axis.note
        title = title_calendar(dates)
        set_title(ax, look, title, left=left, lines_below=2)
        set_key(ax, look, _key(look, rows), left=left, lines_below=1)
        set_note(ax, look, notes, left=left)
        return describe(ax, alt_text_calendar(dates))


def _drawn(dates: pd.DataFrame) -> pd.DataFrame:
    return dates[dates["row_type"] != "publication"].reset_index(drop=True)


def _nothing(dates: pd.DataFrame) -> str:
    return NOTHING if _published(dates) else f"{NOTHING} {NO_DAY}"


def _published(dates: pd.DataFrame) -> datetime | None:
    found = dates[dates["row_type"] == "publication"]
    return None if found.empty else found["start_time"].iloc[0].to_pydatetime()


def _draw_row(
    ax: Axes, look: Look, row: Any, y: float, axis: CalendarAxis, share: float
) -> None:
    """A row's line, mark and date, which takes ``share`` of the axis."""
    start, end = row.start_time.to_pydatetime(), row.end_time.to_pydatetime()
    first, last = axis.place(start), axis.place(end)
    color = _color(row.row_type, look)
    ax.plot([first, last], [y, y], color=color, linewidth=2.4, solid_capstyle="butt")
    ax.plot(
        [(first + last) / 2],
        [y],
        marker="D" if row.row_type == "event" else "o",
        markersize=look.font_size * 0.7,
        markerfacecolor=look.ground if row.is_guessed else color,
        markeredgecolor=color,
        markeredgewidth=1.5,
        linestyle="none",
    )
    size = look.font_size * _DATE_SCALE
    x, side = _beside(ax.get_xlim(), (first, last), share, axis.published)
    ax.annotate(
        _told(row, "?"),
        xy=(x, y),
        xytext=(size if side == "left" else -size, 0),
        textcoords="offset points",
        ha=side,
        va="center_baseline",
        annotation_clip=False,
        # Lifts the words off the grid and the line of the publication day.
        bbox={"facecolor": look.ground, "edgecolor": "none", "pad": 1.0},
        **type_style(look, fontsize=size, color=look.muted),
    )


def _words_points(row: Any, look: Look) -> float:
    """Width of a row's date, with its distance from the line on both sides."""
    wide = width_points(_told(row, "?"), look, scale=_DATE_SCALE)
    return wide + 2 * look.font_size * _DATE_SCALE


def _told(row: Any, guess: str) -> str:
    return time_name(row.value) + (guess if row.is_guessed else "")


def _beside(
    limits: tuple[float, float],
    line: tuple[float, float],
    share: float,
    published: float | None,
) -> tuple[float, str]:
    """Where a date's words begin (or end) and how they are aligned.

    After the line or before it, where ``share`` of the axis is free and the day of
    publication does not cross them; else where it is free, and else on the line,
    beside its mark.
    """
    (low, high), (first, last) = limits, line
    needed = share * (high - low)
    sides = [(last, last + needed, "left"), (first - needed, first, "right")]
    free = [side for side in sides if low <= side[0] and side[1] <= high]
    if not free:
        middle = (first + last) / 2
        return middle, "left" if high - middle >= middle - low else "right"
    clear = [s for s in free if published is None or not s[0] < published < s[1]]
    start, end, side = (clear or free)[0]
    return (start if side == "left" else end), side


def _color(row_type: str, look: Look) -> str:
    """No actor's colour, and the same whichever actor stands out elsewhere."""
    return (
        look.ink
        if row_type == "event"
        else actor_color(None, replace(look, focus=None))
    )


def _draw_publication(
    ax: Axes, look: Look, dates: pd.DataFrame, axis: CalendarAxis
) -> None:
    row = dates[dates["row_type"] == "publication"].iloc[0]
    day = row["start_time"].to_pydatetime()
    x = axis.place(day)
    low, high = ax.get_xlim()
    is_late = (x - low) / (high - low) > 0.5
    ax.axvline(x, color=look.ink, linewidth=1, linestyle="--", zorder=0.7)
    guess = ", a guess" if row["is_guessed"] else ""
    ax.annotate(
        f"Published {day_name(day)}{guess}",
        xy=(x, 1),
        xycoords=ax.get_xaxis_transform(),
        xytext=(0, 3),
        textcoords="offset points",
        ha="right" if is_late else "left",
        va="bottom",
        annotation_clip=False,
        **type_style(look, fontsize=look.font_size * _DATE_SCALE),
    )


def _key(look: Look, rows: pd.DataFrame) -> list[Line2D]:
    types = set(rows["row_type"])
    date = "other date" if "event" in types else "date"
    wanted = [("event", "event", "D", False), ("date", date, "o", False)]
    keys = [mark for mark in wanted if mark[0] in types]
    if rows["is_guessed"].any():
        keys.append(("date", "? rests on a guessed day", "o", True))
    return [
        Line2D(
            [],
            [],
            color=_color(row_type, look),
            marker=form,
            markerfacecolor=look.ground if is_hollow else _color(row_type, look),
            markeredgewidth=1.5,
            markersize=look.font_size * 0.7,
            linestyle="none",
            label=label,
        )
        for row_type, label, form, is_hollow in keys
    ]


def title_calendar(dates: pd.DataFrame) -> str:
    """The chart's finding: from when to when, and how much was still to come."""
    rows = _drawn(dates)
    if rows.empty:
        return TITLE
    first = rows.iloc[0]
    last = rows.loc[rows["end_time"].idxmax()]
    told = counted(len(rows), "date")
    if rows["value"].nunique() == 1:
        return f"{told} on the calendar: {time_name(first.value)}"
    ahead = _still_to_come(dates)
    to_come = f", {ahead:,} still to come" if ahead else ""
    ends = from_to(calendar_span(first.value), calendar_span(last.value))
    return f"{told}, {ends}{to_come}"


def _still_to_come(dates: pd.DataFrame) -> int:
    """Dates that begin after the day of publication; 0 where none is told."""
    published = dates.loc[dates["row_type"] == "publication", "end_time"]
    if published.empty:
        return 0
    return int((_drawn(dates)["start_time"] >= published.iloc[0]).sum())


def alt_text_calendar(dates: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    rows = _drawn(dates)
    if rows.empty:
        return f"{TITLE}. {_nothing(dates)}"
    told = [
        f"{_told(row, ' (a guess)')}: {shown(row.label)}"
        for row in rows.head(ALT_ROWS).itertuples()
    ]
    if len(rows) > ALT_ROWS:
        told.append(f"and {counted(len(rows) - ALT_ROWS, 'more date')}")
    published = _published(dates)
    day = f" Published {day_name(published)}." if published else ""
    return f"Timeline. {title_calendar(dates)}.{day} {'; '.join(told)}."
