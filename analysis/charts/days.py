"""Day by day: how often each actor comes up, in which outlet."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.patches import Patch

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
from analysis.charts.counting import (
    OutletKey,
    counting_note,
    left_out_note,
    long_day,
    outlets_of,
    short_day,
    thinned,
    undated_note,
    years_of,
)
from analysis.charts.style import PAGE, Look, actor_color, styled, type_style
from analysis.charts.words import counted, shown

TITLE = "When each actor comes up, day by day"
NOTHING = "No named actor comes up in an article whose day is told."
ALT_ROWS = 15
_ROW_LINES = 3.2
_FILL = 0.85
_WIDTH_DAYS = 0.8
_FEW_DAYS = 9
_LONGEST_IN_WEEKS = 120


def plot_mentions_by_day(
    rows: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Mentions by day of publication, outlets stacked, from ``mentions_by_day``."""
    with styled(look):
        if rows.empty:
            return empty_chart(ax, look, TITLE, NOTHING)
        outlets = outlets_of(rows, "mentions")
        actors = list(rows.groupby("actor_key", sort=False))
        most = int(rows.groupby(["actor_key", "day"])["mentions"].sum().max())
        note = f"Rows share a scale; the highest bar is {counted(most, 'mention')}."
        notes = [note, undated_note(rows), left_out_note(rows, outlets)]
        notes += [counting_note(rows), source and f"Source: {source}"]
        labels = [own["name"].iloc[0] for _, own in actors]
        names = Rows.with_heights(labels, look, [_ROW_LINES] * len(actors))
        key = OutletKey.of(outlets, look)
        height = names.inches(look) + note_inches(look, notes)
        height += (7 + 1.2 * key.lines) * look.line_height
        ax = ax if ax is not None else new_axes(look, height)
        _set_days(ax, look, rows, names.label_points)
        for (_, own), centre in zip(actors, names.centres, strict=True):
            _draw_actor(ax, look, own, outlets, most, centre)
            _write_count(ax, look, own, centre, is_first=centre == names.centres[0])
        names.label(ax, look)
        left = names.label_points
        title = title_mentions_by_day(rows)
        set_title(ax, look, title, left=left, lines_below=1.1 * key.lines - 0.1)
        set_key(ax, look, _key(look, key), left=left, columns=key.columns)
        set_note(ax, look, notes, left=left)
        return describe(ax, alt_text_mentions_by_day(rows))


def _set_days(ax: Axes, look: Look, rows: pd.DataFrame, left: float) -> None:
    first, last = rows["day"].min(), rows["day"].max()
    low, high = date2num(first) - 1.5, date2num(last) + 1.5
    ax.set_xlim(low, high)
    style = type_style(look, color=look.muted)
    days = thinned(_named_days(first, last), look, left)
    labels = [short_day(day) for day in days]
    ax.set_xticks([date2num(day) for day in days], labels=labels, **style)
    ax.tick_params(axis="x", length=0)
    span = years_of(first, last)
    ax.set_xlabel(f"Day of publication, {span}", loc="left", **style)
    ax.grid(axis="x", color=look.faint, linewidth=0.8)
    for side in ("top", "right", "bottom", "left"):
        ax.spines[side].set_visible(False)


def _named_days(first: pd.Timestamp, last: pd.Timestamp) -> list[pd.Timestamp]:
    """Days to name on the axis: each of a few, else Mondays, else firsts of months."""
    days = (last - first).days + 1
    if days <= _FEW_DAYS:
        return list(pd.date_range(first, last))
    weeks = list(pd.date_range(first, last, freq="W-MON"))
    months = list(pd.date_range(first, last, freq="MS"))
    return weeks if days <= _LONGEST_IN_WEEKS or len(months) < 2 else months


def _draw_actor(
    ax: Axes,
    look: Look,
    own: pd.DataFrame,
    outlets: list[str],
    most: int,
    centre: float,
) -> None:
    foot = centre + _ROW_LINES * _FILL / 2
    ax.axhline(foot, color=look.muted, linewidth=0.8, zorder=0.6)
    below: dict[pd.Timestamp, float] = {}
    for at, outlet in enumerate(outlets):
        here = own[own["outlet"] == outlet]
        heights = _ROW_LINES * _FILL * here["mentions"].astype(float) / most
        starts = [below.get(day, 0.0) for day in here["day"]]
        ax.bar(
            [date2num(day) for day in here["day"]],
            [-height for height in heights],
            bottom=[foot - start for start in starts],
            width=_WIDTH_DAYS,
            color=actor_color(at + 1, look),
            edgecolor=look.ground,
            linewidth=0.5,
            zorder=2,
        )
        for day, height in zip(here["day"], heights, strict=True):
            below[day] = below.get(day, 0.0) + height


def _write_count(
    ax: Axes, look: Look, own: pd.DataFrame, centre: float, *, is_first: bool
) -> None:
    total = int(own["mentions"].sum())
    ax.annotate(
        counted(total, "mention") if is_first else f"{total:,}",
        xy=(1, centre),
        xycoords=ax.get_yaxis_transform(),
        xytext=(6, 0),
        textcoords="offset points",
        va="center_baseline",
        annotation_clip=False,
        **type_style(look, fontsize=look.font_size * 0.92, color=look.muted),
    )


def _key(look: Look, key: OutletKey) -> list[Patch]:
    return [
        Patch(facecolor=actor_color(at + 1, look), label=label)
        for at, label in enumerate(key.labels)
    ]


def title_mentions_by_day(rows: pd.DataFrame) -> str:
    """The chart's finding: the day on which one actor comes up most."""
    if rows.empty:
        return TITLE
    sums = rows.groupby(["actor_key", "name", "day"], sort=False)["mentions"].sum()
    _, name, day = sums.idxmax()
    times = counted(int(sums.max()), "mention")
    return f"{shown(name)} comes up most on {long_day(day)}: {times}"


def alt_text_mentions_by_day(rows: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    if rows.empty:
        return f"{TITLE}. {NOTHING}"
    told = []
    for _, own in rows.groupby("actor_key", sort=False):
        days = own.groupby("day")["mentions"].sum()
        total = counted(int(days.sum()), "mention")
        name, most = shown(own["name"].iloc[0]), long_day(days.idxmax())
        told.append(f"{name}: {total} on {counted(len(days), 'day')}, most on {most}")
    rest = len(told) - ALT_ROWS
    more = [f"and {counted(rest, 'more actor')}"] if rest > 0 else []
    words = "; ".join([*told[:ALT_ROWS], *more])
    return f"Bars by day. {title_mentions_by_day(rows)}. {words}. {counting_note(rows)}"
