"""Who is quoted on whom: speakers by row, those they speak about by column."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts.canvas import (
    Rows,
    describe,
    empty_chart,
    new_axes,
    note_inches,
    set_note,
    set_title,
)
from analysis.charts.counting import counting_note
from analysis.charts.matrix import CELL_LINES, Columns, ink_on, wide_enough
from analysis.charts.style import ACTOR_COLORS, PAGE, Look, styled, tint, type_style
from analysis.charts.words import counted, enumerated, shown

TITLE = "Who is quoted on whom"
NOTHING = "Nobody is quoted on another named actor in these articles."
ALT_CELLS = 20
_NOTE = (
    "Numbers: attributions of the speaker (row) that mention the actor (column), below "
    "them in how many articles. What somebody says of itself is left out."
)


def plot_quoted_on(
    rows: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """The network of speakers and those they speak about, from ``quoted_on``.

    The more attributions, the darker the cell; an empty cell: never quoted on that
    actor. The chart grows in width too.
    """
    with styled(look):
        if rows.empty:
            return empty_chart(ax, look, TITLE, NOTHING)
        speakers = _places(rows, "by_key", "by_name", "by_rank")
        actors = _places(rows, "actor_key", "name", "actor_rank")
        heights = [CELL_LINES] * len(speakers)
        names = Rows.with_heights(
            [name for _, name in speakers.values()], look, heights
        )
        left = names.label_points
        wide = wide_enough(look, left, len(actors))
        room = (wide.width * 72 - left) / len(actors)
        columns = Columns.of([name for _, name in actors.values()], look, room)
        notes = [_NOTE, counting_note(rows), source and f"Source: {source}"]
        height = names.inches(look) + note_inches(wide, notes)
        height += (6 + columns.lines) * look.line_height
        ax = ax if ax is not None else new_axes(wide, height)
        _draw_cells(ax, look, rows, speakers, actors, names)
        columns.label(ax, look)
        names.label(ax, look)
        title = title_quoted_on(rows)
        set_title(ax, wide, title, left=left, lines_below=columns.lines)
        set_note(ax, wide, notes, left=left)
        return describe(ax, alt_text_quoted_on(rows))


_Places = dict[str, tuple[int, str]]


def _places(rows: pd.DataFrame, key: str, name: str, rank: str) -> _Places:
    """Place and name of each row or column, the most prominent first."""
    once = rows.drop_duplicates(key).sort_values(rank, kind="stable")
    pairs = zip(once[key], once[name], strict=True)
    return {own: (at, called) for at, (own, called) in enumerate(pairs)}


def _draw_cells(
    ax: Axes,
    look: Look,
    rows: pd.DataFrame,
    speakers: _Places,
    actors: _Places,
    names: Rows,
) -> None:
    most = int(rows["attributions"].max())
    for y in names.centres:
        ax.axhline(y + CELL_LINES / 2, color=look.faint, linewidth=0.8, zorder=0.4)
    for x in range(1, len(actors)):
        ax.axvline(x, color=look.faint, linewidth=0.8, zorder=0.4)
    for row in rows.itertuples():
        x = actors[row.actor_key][0]
        y = names.centres[speakers[row.by_key][0]]
        strength = 0.15 + 0.75 * row.attributions / most
        color = tint(ACTOR_COLORS[0], look, 1 - strength)
        low = y - CELL_LINES / 2
        ax.add_patch(
            Rectangle((x, low), 1, CELL_LINES, facecolor=color, edgecolor=look.ground)
        )
        ink = ink_on(color)
        at = {"ha": "center", "va": "center_baseline"}
        number = type_style(look, color=ink)
        ax.text(x + 0.5, y - 0.5, f"{row.attributions:,}", **at, **number)
        small = type_style(look, fontsize=look.font_size * 0.8, color=ink)
        ax.text(x + 0.5, y + 0.75, f"in {row.articles:,}", **at, **small)


def title_quoted_on(rows: pd.DataFrame) -> str:
    """The chart's finding: who is quoted most on whom."""
    if rows.empty:
        return TITLE
    most = int(rows["attributions"].max())
    first = rows[rows["attributions"] == most]
    if len(first) > 3 or most == 1:
        return f"{TITLE}: at most {counted(most, 'attribution')} for a pair"
    pairs = [f"{shown(r.by_name)} on {shown(r.name)}" for r in first.itertuples()]
    each = " each" if len(pairs) > 1 else ""
    return f"Quoted most: {enumerated(pairs)}, {counted(most, 'attribution')}{each}"


def alt_text_quoted_on(rows: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    if rows.empty:
        return f"{TITLE}. {NOTHING}"
    most = rows.sort_values("attributions", ascending=False, kind="stable")
    cells = [
        f"{shown(row.by_name)} on {shown(row.name)}: "
        f"{counted(row.attributions, 'attribution')}"
        for row in most.head(ALT_CELLS).itertuples()
    ]
    if len(rows) > ALT_CELLS:
        cells.append(f"and {counted(len(rows) - ALT_CELLS, 'more pair')}")
    return f"Matrix. {title_quoted_on(rows)}. {'; '.join(cells)}. {counting_note(rows)}"
