"""A time axis for news: hours to decades, and shrinking where one date is far off."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num

from analysis.charts.canvas import set_value_axis
from analysis.charts.style import Look, type_style
from analysis.charts.words import width_points
from analysis.measures.calendar_values import day_name

# A date so many times farther from the publication than the middle one would press
# all others into one place (an anniversary of decades ago in a week's news).
FAR_TIMES = 20
FAR_DAYS = 30
_MARGIN = 0.06
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
    """``place`` gives a moment's x; ``note`` says what is unusual of the scale."""

    place: Callable[[datetime], float]
    note: str | None = None


def set_calendar_axis(
    ax: Axes, look: Look, rows: pd.DataFrame, published: datetime | None, *, left: float
) -> CalendarAxis:
    """The x axis for ``rows`` and the day of publication.

    ``left`` is the width of the row labels in points.
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
    label = "Date" if axis.note is None else _distance_label(published, middle)
    set_value_axis(ax, look, label)
    ax.set_xlim(low, high)
    if axis.note is None:
        locator = AutoDateLocator(minticks=3, maxticks=6)
        ax.xaxis.set_major_locator(locator)
        ax.xaxis.set_major_formatter(_date_format(locator))
    else:
        room = look.width * 72 - left
        _set_distance_ticks(ax, look, (low, high), room)
    return axis


def _date_format(locator: AutoDateLocator) -> ConciseDateFormatter:
    """Dates in the order in which prose has them, the longer unit at the end."""
    return ConciseDateFormatter(
        locator,
        zero_formats=["", "%Y", "%b", "%d %b", "%H:%M", "%H:%M"],
        offset_formats=["", "%Y", "%b %Y", "%d %b %Y", "%d %b %Y", "%d %b %Y, %H:%M"],
    )


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
