"""Two articles side by side: one row an actor, one bar or point an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
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
from analysis.charts.style import PAGE, Look, actor_color, styled, tint, type_style
from analysis.charts.words import broken, capital, counted, shown, signed

TITLE = "Two articles side by side"
NOTHING = "No actor comes up in these articles, so there is nothing to compare."
FEW = "There are too few sentences about anyone to state a tone in either article."
# Actors beyond these are counted in the note.
MOST_ACTORS = 12
ALT_ROWS = 15
_LINES = 1.15
_LIGHT = 0.6


@dataclass(frozen=True, slots=True)
class _Side:
    """What is compared: the column, its axis, and how a value is written."""

    column: str
    axis: str
    written: Callable[[float], str]
    title: str


SIDES = {
    "voice": _Side(
        "content_share",
        "Share of all words of speech in the article, quoted or reported",
        lambda value: f"{value:.0%}",
        "{name} has {values} of the words spoken",
    ),
    "mentions": _Side(
        "mention_rate",
        "Mentions in 1,000 words",
        lambda value: f"{value:.1f}",
        "{name} comes up {values} times in 1,000 words",
    ),
    "tone": _Side(
        "tone",
        "Tone: −1 is against the actor, 1 is for it",
        signed,
        "The tone about {name} is {values}",
    ),
}


def plot_side_by_side(
    rows: pd.DataFrame,
    *,
    what: str = "voice",
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Each actor in two articles, from ``measures.side_by_side``.

    ``what`` is "voice" (share of the words spoken), "mentions" (in 1,000 words) or
    "tone". The first article's bars are full and its points filled, the second's
    light and hollow; an actor has one colour in both.

    Raises:
        ValueError: there is no such ``what``.
    """
    side = _side(what)
    drawn = _drawn(rows, what)
    with styled(look):
        if drawn.empty:
            return empty_chart(ax, look, TITLE, _why_empty(rows))
        actors = list(drawn.groupby("actor_rank"))
        names = Rows.with_heights(
            [own["name"].iloc[0] for _, own in actors],
            look,
            [2 * _LINES + 0.5] * len(actors),
        )
        notes = [_note(rows, what), source and f"Source: {source}"]
        height = names.inches(look) + 9 * look.line_height + note_inches(look, notes)
        ax = ax if ax is not None else new_axes(look, height)
        set_value_axis(ax, look, side.axis)
        draw = _draw_points if what == "tone" else _draw_bars
        draw(ax, look, side, list(_placed(actors, names)))
        names.label(ax, look)
        left = names.label_points
        title = title_side_by_side(rows, what=what)
        set_title(ax, look, title, left=left, lines_below=2)
        _set_keys(ax, look, rows, what, left)
        set_note(ax, look, notes, left=left)
        return describe(ax, alt_text_side_by_side(rows, what=what))


def _side(what: str) -> _Side:
    if what not in SIDES:
        raise ValueError(f"what must be one of {list(SIDES)}; not {what!r}.")
    return SIDES[what]


def _why_empty(rows: pd.DataFrame) -> str:
    return FEW if len(rows) else NOTHING


def _drawn(rows: pd.DataFrame, what: str) -> pd.DataFrame:
    """Rows of the actors that have anything to show, the first so many."""
    has = rows["is_told"] if what == "tone" else rows[SIDES[what].column] > 0
    ranks = rows.loc[has.fillna(False), "actor_rank"].drop_duplicates()
    return rows[rows["actor_rank"].isin(ranks.head(MOST_ACTORS))]


def _placed(actors: list, names: Rows) -> Iterator[tuple[Any, float, int]]:
    """Each article's row of each actor with its height and which article it is."""
    for (_, own), centre in zip(actors, names.centres, strict=True):
        top = centre - (len(own) - 1) * _LINES / 2
        for number, row in enumerate(own.itertuples()):
            yield row, top + number * _LINES, number


def _draw_bars(ax: Axes, look: Look, side: _Side, placed: list) -> None:
    values = [float(getattr(row, side.column)) for row, _, _ in placed]
    for value, (row, y, number) in zip(values, placed, strict=True):
        color = actor_color(row.actor_rank, look)
        face = tint(color, look, _LIGHT) if number else color
        ax.barh(y, value, height=0.95, color=face, edgecolor=color, linewidth=0.8)
        _write(ax, look, side.written(value) if value else "0", value, y)
    ax.set_xlim(0, max(values) * 1.12 or 1)
    ax.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
    if side.column.endswith("_share"):
        ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))


def _draw_points(ax: Axes, look: Look, side: _Side, placed: list) -> None:
    for row, y, number in placed:
        if not row.is_told:
            _write(ax, look, "too few to tell", 0, y)
            continue
        color = actor_color(row.actor_rank, look)
        if not pd.isna(row.tone_low):
            ax.plot([row.tone_low, row.tone_high], [y, y], color=color, linewidth=2)
        ax.plot([row.tone], [y], clip_on=False, **_point(look, color, number))
    ax.set_xlim(-1, 1)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "+0.5", "+1"])
    ax.axvline(0, color=look.muted, linewidth=1)


def _point(look: Look, color: str, number: int) -> dict[str, Any]:
    return {
        "marker": "D" if number else "o",
        "markersize": look.font_size * 0.75,
        "markerfacecolor": look.ground if number else color,
        "markeredgecolor": color,
        "markeredgewidth": 1.6,
        "linestyle": "none",
    }


def _write(ax: Axes, look: Look, text: str, x: float, y: float) -> None:
    ax.annotate(
        text,
        xy=(x, y),
        xytext=(4, 0),
        textcoords="offset points",
        va="center_baseline",
        **type_style(look, fontsize=look.font_size * 0.92, color=look.muted),
    )


def _set_keys(ax: Axes, look: Look, rows: pd.DataFrame, what: str, left: float) -> None:
    """One line an article, so that headlines have room."""
    room = look.width * 72 - 60
    for number, title in enumerate(_titles(rows)):
        (label,) = broken(shown(title), look, room, lines=1)
        color = look.muted
        if what == "tone":
            mark = Line2D([], [], label=label, **_point(look, color, number))
        else:
            face = tint(color, look, _LIGHT) if number else color
            mark = Patch(facecolor=face, edgecolor=color, label=label)
        set_key(ax, look, [mark], left=left, lines_below=1 - number)
        if not number:
            ax.add_artist(ax.get_legend())


def _titles(rows: pd.DataFrame) -> list[str]:
    return rows.drop_duplicates("article_id")["title"].tolist()


def _note(rows: pd.DataFrame, what: str) -> str:
    told = _drawn(rows, what)["actor_rank"].nunique()
    rest = rows["actor_rank"].nunique() - told
    how = "Actors by their mentions in both articles."
    if what == "tone":
        how = f"{how} Lines: 95 % interval of the mean over sentences."
    return f"{how} {counted(rest, 'more actor')} in the table." if rest else how


def title_side_by_side(rows: pd.DataFrame, *, what: str = "voice") -> str:
    """The chart's finding: the actor in whom the articles differ most."""
    side, drawn = _side(what), _drawn(rows, what)
    if what == "tone":
        told = drawn.groupby("actor_rank")["is_told"].transform("all")
        drawn = drawn[told.astype(bool)]
    if drawn.empty:
        few = "Too few sentences to compare the tone about anyone"
        return few if _drawn(rows, what).size else TITLE
    # An actor whom both bring up tells more than one whom either leaves out.
    in_both = (drawn["mentions"] > 0).groupby(drawn["actor_rank"]).transform("all")
    drawn = drawn[in_both] if in_both.any() else drawn
    groups = drawn.groupby("actor_rank")[side.column]
    rank = (groups.max() - groups.min()).idxmax()
    own = drawn[drawn["actor_rank"] == rank]
    values = " against ".join(side.written(float(v)) for v in own[side.column])
    return capital(side.title.format(name=shown(own["name"].iloc[0]), values=values))


def alt_text_side_by_side(rows: pd.DataFrame, *, what: str = "voice") -> str:
    """The chart in words, from its numbers."""
    side, drawn = _side(what), _drawn(rows, what)
    if drawn.empty:
        return f"{TITLE}. {_why_empty(rows)}"
    told = []
    for _, own in list(drawn.groupby("actor_rank"))[:ALT_ROWS]:
        values = [
            side.written(float(getattr(row, side.column)))
            if what != "tone" or row.is_told
            else "too few to tell"
            for row in own.itertuples()
        ]
        told.append(f"{shown(own['name'].iloc[0])}: {' against '.join(values)}")
    articles = " and ".join(f"“{shown(title)}”" for title in _titles(rows))
    title = title_side_by_side(rows, what=what)
    return f"Chart of {articles}. {title}. {'; '.join(told)}."
