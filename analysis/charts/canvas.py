"""What all charts share: axes of a fitting size, rows, title, note, emptiness."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import ScaledTranslation

from analysis.charts.style import Look, heavy_style, type_style
from analysis.charts.words import broken, shown, width_points

TITLE_SCALE = 1.25
NOTE_SCALE = 0.85
# A label takes at most this much of the chart's width, in two lines.
LABEL_SHARE = 0.34
LABEL_LINES = 2
SCREEN_DPI = 120
# Between the labels and the axes, in points.
_GUTTER = 6.0


class ChartFigure(Figure):
    """A figure that notebooks show without pyplot, with its alt text."""

    alt_text: str = ""

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict, dict]:
        picture = io.BytesIO()
        self.savefig(picture, format="png", dpi=SCREEN_DPI)
        shown_as = {"image/png": picture.getvalue(), "text/plain": self.alt_text}
        return shown_as, {"image/png": {"alt": self.alt_text}}


def new_axes(look: Look, height: float) -> Axes:
    """Axes in a figure of their own, ``height`` inches high."""
    figure = ChartFigure(figsize=(look.width, height), layout="constrained")
    FigureCanvasAgg(figure)
    figure.get_layout_engine().set(w_pad=0.08, h_pad=0.08)
    return figure.add_subplot()


def describe(ax: Axes, alt_text: str) -> Axes:
    """Axes whose own figure carries ``alt_text``; others stay as they are."""
    if isinstance(ax.figure, ChartFigure):
        ax.figure.alt_text = alt_text
    return ax


@dataclass(frozen=True, slots=True)
class Rows:
    """Labelled rows of a chart, from the top: labels in lines, places in lines.

    ``centres`` and ``height`` count lines of type, so that a row of two lines is
    higher than a row of one.
    """

    labels: tuple[tuple[str, ...], ...]
    centres: tuple[float, ...]
    height: float
    label_points: float

    @classmethod
    def of(cls, names: Sequence[str], look: Look, *, spare: float = 0.7) -> Rows:
        """Rows for ``names``, with ``spare`` lines between them."""
        return cls.with_heights(names, look, [1 + spare] * len(names))

    @classmethod
    def with_heights(
        cls, names: Sequence[str], look: Look, heights: Sequence[float]
    ) -> Rows:
        """Rows at least as high as ``heights`` (in lines), higher for long names."""
        room = look.width * 72 * LABEL_SHARE
        labels = [broken(shown(n), look, room, lines=LABEL_LINES) for n in names]
        tall = [
            max(height, len(label) + 0.7)
            for height, label in zip(heights, labels, strict=True)
        ]
        ends = list(accumulate(tall))
        centres = tuple(end - own / 2 for end, own in zip(ends, tall, strict=True))
        widths = [width_points(line, look) for label in labels for line in label]
        height = ends[-1] if ends else 0.0
        points = max(widths, default=0.0) + _GUTTER
        return cls(tuple(map(tuple, labels)), centres, height, points)

    def inches(self, look: Look) -> float:
        """Height of all rows."""
        return self.height * look.line_height

    def label(self, ax: Axes, look: Look) -> None:
        """Put the labels on the y axis, the first at the top."""
        style = type_style(look, linespacing=1.1)
        texts = ["\n".join(lines) for lines in self.labels]
        ax.set_yticks(self.centres, labels=texts, **style)
        ax.set_ylim(self.height, 0)
        ax.tick_params(axis="y", length=0, pad=_GUTTER)
        ax.spines["left"].set_visible(False)


def set_title(
    ax: Axes, look: Look, title: str, *, left: float, lines_below: float = 0
) -> None:
    """Title over the chart's whole width, from ``left`` points before the axes.

    ``lines_below`` lines of type are left free beneath it for a key.
    """
    room = look.width * 72 - 16
    text = "\n".join(broken(shown(title), look, room, scale=TITLE_SCALE, bold=True))
    size = look.font_size * TITLE_SCALE
    style = type_style(look, fontsize=size, linespacing=1.15) | heavy_style(text)
    pad = look.font_size * (0.9 + 1.4 * lines_below)
    drawn = ax.set_title(text, loc="left", pad=pad, **style)
    drawn.set_transform(drawn.get_transform() + _shift(ax, -left, 0))


def set_note(ax: Axes, look: Look, notes: Sequence[str | None], *, left: float) -> None:
    """Small lines under the chart: what was counted, how, from which article."""
    room = look.width * 72 - 16
    lines = [
        line
        for note in notes
        if note
        for line in broken(shown(note), look, room, scale=NOTE_SCALE)
    ]
    # Under the numbers of the axis and its label.
    below = look.font_size * (3.9 if ax.get_xlabel() else 2.2)
    ax.annotate(
        "\n".join(lines),
        xy=(0, 0),
        xycoords="axes fraction",
        xytext=(-left, -below),
        textcoords="offset points",
        va="top",
        ha="left",
        annotation_clip=False,
        **type_style(
            look,
            fontsize=look.font_size * NOTE_SCALE,
            color=look.muted,
            linespacing=1.25,
        ),
    )


def note_inches(look: Look, notes: Sequence[str | None]) -> float:
    """Height that the notes take."""
    room = look.width * 72 - 16
    lines = sum(len(broken(n, look, room, scale=NOTE_SCALE)) for n in notes if n)
    return lines * look.line_height * NOTE_SCALE * 1.05


def set_key(
    ax: Axes,
    look: Look,
    handles: Sequence[Any],
    *,
    left: float,
    lines_below: float = 0,
    columns: int | None = None,
) -> None:
    """A key under the title, ``lines_below`` lines above the axes.

    In one line, or in lines of so many ``columns``.
    """
    up = 1.4 * lines_below * look.font_size
    key = ax.legend(
        handles=list(handles),
        loc="lower left",
        bbox_to_anchor=(0, 1),
        bbox_transform=ax.transAxes + _shift(ax, -left - 4, up),
        ncols=columns or len(handles),
        fontsize=look.font_size,
        borderaxespad=0.3,
        handlelength=1.6,
        handletextpad=0.5,
        columnspacing=1.4,
        labelcolor=look.ink,
        frameon=False,
    )
    for text in key.get_texts():
        text.set(family=type_style(look)["family"], parse_math=False)


def set_value_axis(ax: Axes, look: Look, label: str) -> None:
    """The x axis: its unit, quiet grid lines, its numbers in the chart's type."""
    size = look.font_size
    ax.set_xlabel(label, loc="left", **type_style(look, color=look.muted))
    ax.tick_params(
        axis="x",
        colors=look.muted,
        labelsize=size,
        labelfontfamily=type_style(look)["family"],
        length=0,
    )
    ax.grid(axis="x", color=look.faint, linewidth=0.8)
    ax.set_axisbelow(True)
    for side in ("top", "right", "left", "bottom"):
        ax.spines[side].set_visible(False)


def empty_chart(ax: Axes | None, look: Look, title: str, why: str) -> Axes:
    """A chart with nothing to show, which says why."""
    ax = ax if ax is not None else new_axes(look, 1.6 + 6 * look.line_height)
    ax.set_axis_off()
    set_title(ax, look, title, left=0)
    room = look.width * 72 * 0.8
    ax.text(
        0.5,
        0.5,
        "\n".join(broken(why, look, room)),
        transform=ax.transAxes,
        ha="center",
        va="center",
        **type_style(look, color=look.muted),
    )
    return describe(ax, f"{title}. {why}")


def _shift(ax: Axes, right: float, up: float) -> ScaledTranslation:
    return ScaledTranslation(right / 72, up / 72, ax.figure.dpi_scale_trans)
