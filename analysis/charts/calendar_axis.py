"""A time axis for news: hours to decades, and shrinking where one date is far off."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, date2num, num2date

from analysis.charts.canvas import set_value_axis
from analysis.charts.style import Look, type_style
from analysis.charts.words import width_points
from analysis.measures.calendar_values import day_name

# A date so many times farther from the publication than the middle one would press
# all others into one place (an anniversary of decades ago in a week's news).
FAR_TIMES = 20
FAR_DAYS = 30
_MARGIN = 0.06
# The axis grows by no more than this to keep words off the day of publication.
_MOST_GROWTH = 0.5
_STEPS = {
    1: "1 day",
    7: "1 week",
    30.44: "1 month",
    365.25: "1 year",
    3652.5: "10 years",
    36525: "100 years",
    365250: "1,000 years",
}
SHRINKING = (
    "The scale shrinks with the distance from the middle: one step is a day, then a "
    "week, a month, a year, ten years."
)


@dataclass(frozen=True, slots=True)
class CalendarAxis:
    """``place`` gives a moment's x; ``note`` says what is unusual of the scale.

    ``published`` is the x of the day of publication.
    """

    place: Callable[[datetime], float]
    note: str | None = None
    published: float | None = None


def set_calendar_axis(
    ax: Axes,
    look: Look,
    rows: pd.DataFrame,
    published: datetime | None,
    *,
    room: float,
    words: Sequence[float],
) -> CalendarAxis:
    """The x axis for ``rows`` and the day of publication.

    ``room`` is the width of the axes and ``words`` the width of what stands beside
    each row's line, both in points.
    """
    starts = [moment.to_pydatetime() for moment in rows["start_time"]]
    ends = [moment.to_pydatetime() for moment in rows["end_time"]]
    middle = published or sorted(starts)[len(starts) // 2]
    distances = [abs(_days(start, middle)) for start in starts]
    far, usual = max(distances), max(1.0, median(distances))
    if far > FAR_DAYS and far > FAR_TIMES * usual:
        axis = CalendarAxis(lambda moment: _shrunk(_days(moment, middle)), SHRINKING)
    else:
        axis = CalendarAxis(lambda moment: float(date2num(moment)))
    places = [axis.place(moment) for moment in (*starts, *ends, middle)]
    low, high = min(places), max(places)
    # A lone moment gets half a day on either side.
    margin = max((high - low) * _MARGIN, 0.5 if high == low else 0)
    low, high = low - margin, high + margin
    if published:
        axis = replace(axis, published=axis.place(published))
        lines = [
            (axis.place(a), axis.place(b)) for a, b in zip(starts, ends, strict=True)
        ]
        shares = [width / room for width in words]
        high = _with_room((low, high), lines, shares, axis.published)
    ax.set_xlim(low, high)
    if axis.note is None:
        years = [moment.year for moment in (*starts, *ends, middle)]
        shared = [str(year) for year in sorted({min(years), max(years)})]
        set_value_axis(ax, look, _set_date_ticks(ax, look, room, shared))
    else:
        set_value_axis(ax, look, _distance_label(published, middle))
        _set_distance_ticks(ax, look, (low, high), room)
    return axis


def _with_room(
    limits: tuple[float, float],
    lines: Sequence[tuple[float, float]],
    shares: Sequence[float],
    published: float,
) -> float:
    """The right end of an axis on which the words of what lies ahead find room.

    Before their line they would stand across the day of publication.
    """
    low, high = limits
    wanted = [high]
    for (first, last), share in zip(lines, shares, strict=True):
        is_across = first - share * (high - low) < published <= first
        if is_across and share < 1:
            wanted.append((last - share * low) / (1 - share))
    return min(max(wanted), high + _MOST_GROWTH * (high - low))


def _set_date_ticks(ax: Axes, look: Look, room: float, years: list[str]) -> str:
    """Ticks at round dates, as many as find room; gives the axis' label.

    The label tells ``years``, the first and the last, where the ticks do not.
    """
    low, high = ax.get_xlim()
    locator = AutoDateLocator(minticks=3, maxticks=6)
    locator.set_axis(ax.xaxis)
    places = [place for place in locator() if low <= place <= high]
    label, names = _date_names([num2date(place) for place in places], years)
    widest = max((width_points(name, look) for name in names), default=0) + 8
    step = 1
    while len(places[::step]) > 1 and widest > room * step * _gap(places, high - low):
        step += 1
    style = type_style(look, color=look.muted)
    ax.set_xticks(places[::step], labels=names[::step], **style)
    return label


def _gap(places: list[float], whole: float) -> float:
    """The smallest distance of two neighbours, as a share of the axis."""
    return min(b - a for a, b in pairwise(places)) / whole


def _date_names(moments: list[datetime], years: list[str]) -> tuple[str, list[str]]:
    """What ticks at ``moments`` say, and what the axis says for all of them."""
    span = " to ".join(years)
    days = {moment.date() for moment in moments}
    starts_day = all(moment.hour == moment.minute == 0 for moment in moments)
    if not starts_day:
        names = [_hour_name(moment, len(days) > 1) for moment in moments]
        return f"Time, {span if len(days) > 1 else day_name(moments[0])}", names
    if all(moment.day == 1 for moment in moments):
        if all(moment.month == 1 for moment in moments):
            return "Year", [str(moment.year) for moment in moments]
        names = [day_name(moment).split(" ", 1)[1] for moment in moments]
        if len(years) > 1:
            return "Date", names
    else:
        names = [day_name(moment) for moment in moments]
    return f"Date, {span}", [name.rpartition(" ")[0] for name in names]


def _hour_name(moment: datetime, has_days: bool) -> str:
    if has_days and moment.hour == moment.minute == 0:
        return day_name(moment).rpartition(" ")[0]
    return f"{moment:%H:%M}"


def _days(moment: datetime, middle: datetime) -> float:
    return (moment - middle) / timedelta(days=1)


def _shrunk(days: float) -> float:
    return math.copysign(math.log10(1 + abs(days)), days)


def _distance_label(published: datetime | None, middle: datetime) -> str:
    what = "publication" if published else day_name(middle)
    return f"Time before (left) and after (right) {what}"


def _set_distance_ticks(
    ax: Axes, look: Look, limits: tuple[float, float], room: float
) -> None:
    """Ticks at a day, a week and so on, those whose labels do not meet."""
    low, high = limits
    marks = [(0.0, "0")]
    for days, label in _STEPS.items():
        marks += [(_shrunk(days), label), (_shrunk(-days), label)]
    drawn: list[tuple[float, str]] = []
    taken: list[tuple[float, float]] = []
    scale = room / (high - low)
    for place, label in sorted(marks, key=lambda mark: -abs(mark[0])):
        half = width_points(label, look) / 2 + 4
        start, end = place * scale - half, place * scale + half
        is_free = all(end <= a or start >= b for a, b in taken)
        if low <= place <= high and is_free:
            drawn.append((place, label))
            taken.append((start, end))
    style = type_style(look, color=look.muted)
    ax.set_xticks([x for x, _ in drawn], labels=[text for _, text in drawn], **style)
