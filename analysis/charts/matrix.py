"""Who is how about whom: speakers by row, actors by column, mean tone in the cell."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
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
from analysis.charts.style import PAGE, Look, styled, tint, tone_color, type_style
from analysis.charts.words import (
    broken,
    counted,
    shown,
    signed,
    width_points,
)
from analysis.measures.tone import MIN_SENTENCES

TITLE = "Who speaks in what tone about whom"
NOTHING = "No tone about an actor was read in this article: there is nothing to show."
ALT_CELLS = 20
CELL_LINES = 2.9
_CELL_EMS = 4.6
# A column at least so wide has its label level; narrower ones have it upright.
_LEVEL_EMS = 8
_UPRIGHT_EMS = 14
_NOTE = (
    "Mean tone, −1 against to +1 for; n: sentences that it rests on, few tell little. "
    "Columns: the actors about whom most sentences were read."
)


def plot_who_about_whom(
    matrix: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Mean tone of each speaker about each actor, from ``who_about_whom``.

    The article's own voice is the first row. Rows and columns are in order of
    ``actor_rank``. An empty cell: nothing was said. The chart grows in width too.
    """
    with styled(look):
        if matrix.empty:
            return empty_chart(ax, look, TITLE, NOTHING)
        speakers, actors = _speakers(matrix), _actors(matrix)
        names = Rows.with_heights(list(speakers), look, [CELL_LINES] * len(speakers))
        left = names.label_points
        wide = wide_enough(look, left, len(actors))
        columns = Columns.of(list(actors), look, (wide.width * 72 - left) / len(actors))
        notes = [_NOTE, source and f"Source: {source}"]
        height = names.inches(look) + note_inches(wide, notes)
        height += (6 + columns.lines) * look.line_height
        ax = ax if ax is not None else new_axes(wide, height)
        _draw_cells(ax, look, matrix, names)
        columns.label(ax, look)
        names.label(ax, look)
        title = title_who_about_whom(matrix)
        set_title(ax, wide, title, left=left, lines_below=columns.lines)
        set_note(ax, wide, notes, left=left)
        return describe(ax, alt_text_who_about_whom(matrix))


def _speakers(matrix: pd.DataFrame) -> dict[str, int]:
    """Rows of the chart: names with their place from the top."""
    return {name: i for i, name in enumerate(matrix["by_name"].drop_duplicates())}


def _actors(matrix: pd.DataFrame) -> dict[str, int]:
    ordered = matrix.sort_values("actor_rank", kind="stable")["name"]
    return {name: i for i, name in enumerate(ordered.drop_duplicates())}


def wide_enough(look: Look, left: float, columns: int) -> Look:
    """``look``, wider where the columns need it."""
    least = left + _CELL_EMS * look.font_size * columns + 24
    return replace(look, width=max(look.width, least / 72))


@dataclass(frozen=True, slots=True)
class Columns:
    """Column labels: level where a column is wide enough, upright where not."""

    labels: tuple[str, ...]
    is_upright: bool
    lines: float

    @classmethod
    def of(cls, names: list[str], look: Look, points: float) -> Columns:
        """Labels for columns that are ``points`` wide each."""
        is_upright = points < _LEVEL_EMS * look.font_size
        room = _UPRIGHT_EMS * look.font_size if is_upright else points - 8
        most = 2 if is_upright else 3
        labels = [broken(shown(name), look, room, lines=most) for name in names]
        if is_upright:
            longest = max(width_points(line, look) for ls in labels for line in ls)
            high = longest / look.font_size / 1.25
        else:
            high = max(len(lines) for lines in labels)
        return cls(tuple(map("\n".join, labels)), is_upright, high + 0.6)

    def label(self, ax: Axes, look: Look) -> None:
        """Put the labels above the axes, one a column."""
        count = len(self.labels)
        ax.set_xlim(0, count)
        ax.xaxis.tick_top()
        style = type_style(look, linespacing=1.1)
        style["rotation"] = 90 if self.is_upright else 0
        ax.set_xticks([i + 0.5 for i in range(count)], labels=self.labels, **style)
        ax.tick_params(axis="x", length=0)
        for side in ("top", "right", "bottom"):
            ax.spines[side].set_visible(False)


def _draw_cells(ax: Axes, look: Look, matrix: pd.DataFrame, names: Rows) -> None:
    rows, columns = _speakers(matrix), _actors(matrix)
    for row in matrix.itertuples():
        x, y = columns[row.name], names.centres[rows[row.by_name]]
        color, ink = _cell_colors(row.tone, look)
        low = y - CELL_LINES / 2
        cell = Rectangle(
            (x, low), 1, CELL_LINES, facecolor=color, edgecolor=look.ground
        )
        ax.add_patch(cell)
        at = {"ha": "center", "va": "center_baseline"}
        ax.text(x + 0.5, y - 0.5, signed(row.tone), **at, **type_style(look, color=ink))
        small = type_style(look, fontsize=look.font_size * 0.8, color=ink)
        ax.text(x + 0.5, y + 0.75, f"n = {row.sentences:,}", **at, **small)


def _cell_colors(tone: float, look: Look) -> tuple[str, str]:
    """Ground and ink of a cell: the stronger the tone, the less of the paper."""
    strength = min(1.0, abs(tone))
    ground = tint(tone_color(tone, look), look, 1 - 0.9 * strength)
    return ground, ink_on(ground)


def ink_on(ground: str) -> str:
    """Black or white, whichever reads better on a ground."""
    red, green, blue = to_rgb(ground)
    # Rec. 709 luminance, good enough to choose between two inks.
    is_dark = 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5
    return "#FFFFFF" if is_dark else "#1C1C1C"


def title_who_about_whom(matrix: pd.DataFrame) -> str:
    """The chart's finding: the strongest cell among those with most to rest on."""
    firm = matrix[matrix["sentences"] >= MIN_SENTENCES]
    if firm.empty:
        return f"{TITLE}: few sentences each"
    row = firm.loc[firm["tone"].abs().astype(float).idxmax()]
    number = f"{signed(row['tone'])} over {counted(row['sentences'], 'sentence')}"
    return (
        f"Strongest tone: {shown(row['by_name'])} about {shown(row['name'])}, {number}"
    )


def alt_text_who_about_whom(matrix: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    if matrix.empty:
        return f"{TITLE}. {NOTHING}"
    most = matrix.sort_values("sentences", ascending=False, kind="stable")
    cells = [
        f"{shown(row.by_name)} about {shown(row.name)}: {signed(row.tone)}, "
        f"{counted(row.sentences, 'sentence')}"
        for row in most.head(ALT_CELLS).itertuples()
    ]
    if len(matrix) > ALT_CELLS:
        cells.append(f"and {counted(len(matrix) - ALT_CELLS, 'more cell')}")
    return f"Matrix. {title_who_about_whom(matrix)}. {'; '.join(cells)}."
