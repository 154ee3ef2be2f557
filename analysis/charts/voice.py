"""Who speaks: words in quotation marks and words reported, speaker by speaker."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

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
from analysis.charts.style import (
    PAGE,
    UNRESOLVED_COLOR,
    UNRESOLVED_HATCH,
    Look,
    actor_color,
    styled,
    tint,
    type_style,
)
from analysis.charts.words import capital, counted, enumerated, shown

TITLE = "Who speaks"
NOTHING = (
    "No speech was found in the body of this article, so there is nothing to count."
)
# How much of the ground is in the colour of reported words.
LIGHT = 0.72
# Rows named one by one in the alt text; the rest are counted.
ALT_ROWS = 15


def plot_who_speaks(
    shares: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Bars of the words that each speaker is given, from ``share_of_voice``.

    The full part of a bar is in quotation marks, the light part is reported. At the
    end stands the number of attributions. Unresolved speech is the last bar, grey
    and hatched. ``source`` names the article under the chart.
    """
    rows = _drawn(shares)
    with styled(look):
        if rows.empty:
            return empty_chart(ax, look, TITLE, NOTHING)
        notes = [_note(shares), source and f"Source: {source}"]
        names = Rows.of(rows["name"].tolist(), look)
        height = names.inches(look) + 8 * look.line_height + note_inches(look, notes)
        ax = ax if ax is not None else new_axes(look, height)
        _draw_bars(ax, look, rows, names)
        set_value_axis(ax, look, "Words spoken in the body of the article")
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        names.label(ax, look)
        left = names.label_points
        set_title(ax, look, title_who_speaks(shares), left=left, lines_below=1)
        set_key(ax, look, _key(look), left=left)
        set_note(ax, look, notes, left=left)
        return describe(ax, alt_text_who_speaks(shares))


def _drawn(shares: pd.DataFrame) -> pd.DataFrame:
    return shares[shares["attributions"] > 0].reset_index(drop=True)


def _draw_bars(ax: Axes, look: Look, rows: pd.DataFrame, names: Rows) -> None:
    longest = (rows["quoted_words"] + rows["reported_words"]).max()
    for row, y in zip(rows.itertuples(), names.centres, strict=True):
        color = (
            UNRESOLVED_COLOR if row.is_unresolved else actor_color(row.actor_rank, look)
        )
        hatch = UNRESOLVED_HATCH if row.is_unresolved else None
        quoted, reported = int(row.quoted_words), int(row.reported_words)
        bar = {"height": 1.05, "hatch": hatch, "linewidth": 0.8}
        ax.barh(y, quoted, color=color, edgecolor=look.ground, **bar)
        # Light and outlined, so that in grey the reported words of a dark colour
        # are not taken for the quoted words of a light one.
        light = tint(color, look, LIGHT)
        ax.barh(y, reported, left=quoted, color=light, edgecolor=color, **bar)
        count = int(row.attributions)
        told = counted(count, "attribution") if y == names.centres[0] else f"{count:,}"
        ax.annotate(
            told,
            xy=(quoted + reported, y),
            xytext=(4, 0),
            textcoords="offset points",
            va="center_baseline",
            **type_style(look, color=look.muted),
        )
    ax.set_xlim(0, max(1, longest) * 1.02)


def _key(look: Look) -> list[Patch]:
    strong = look.muted
    return [
        Patch(facecolor=strong, label="in quotation marks"),
        Patch(facecolor=tint(strong, look, LIGHT), edgecolor=strong, label="reported"),
    ]


def _note(shares: pd.DataFrame) -> str:
    count = int(shares["article_attributions"].max())
    unresolved = int(shares.loc[shares["is_unresolved"], "attributions"].sum())
    told = f"{counted(count, 'attribution')} in the body of the article."
    if unresolved:
        return f"{told} Of {unresolved:,} the speaker cannot be told."
    return f"{told} Each has a speaker."


def title_who_speaks(shares: pd.DataFrame) -> str:
    """The chart's finding in one line."""
    named = shares[~shares["is_unresolved"] & (shares["attributions"] > 0)]
    if named.empty:
        return "No speaker could be told"
    for column, how in (("quoted_words", "quoted"), ("reported_words", "reported")):
        most = int(named[column].max())
        if most:
            first = named[named[column] == most]
            return capital(_most(first, named, counted(most, f"{how} word")))
    return TITLE


def _most(first: pd.DataFrame, named: pd.DataFrame, words: str) -> str:
    """Who leads; where the longest bar is somebody else's, whose that is."""
    names = first["name"].map(shown).tolist()
    if len(names) > 3:
        return f"{len(names)} speakers share the lead: {words} each"
    if len(names) > 1:
        return f"{enumerated(names)} speak most: {words} each"
    in_all = named["quoted_words"] + named["reported_words"]
    longest = named[in_all == in_all.max()]
    if first.index[0] in longest.index or len(longest) > 1:
        return f"{names[0]} speaks most: {words}"
    other = shown(longest["name"].iloc[0])
    return (
        f"{names[0]} is quoted most, {words.replace('quoted ', '')}; {other} is given "
        f"most in all, {int(in_all.max()):,}"
    )


def alt_text_who_speaks(shares: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    rows = _drawn(shares)
    if rows.empty:
        return f"{TITLE}. {NOTHING}"
    told = [
        f"{shown(row.name)}: {row.quoted_words} quoted and {row.reported_words} "
        f"reported words in {counted(row.attributions, 'attribution')}"
        for row in rows.head(ALT_ROWS).itertuples(index=False)
    ]
    rest = len(rows) - ALT_ROWS
    if rest > 0:
        told.append(f"and {counted(rest, 'more row')} with fewer words")
    return f"Bar chart. {title_who_speaks(shares)}. {'; '.join(told)}."
