"""When each actor and event comes up, in the order of the article."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
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
from analysis.charts.headings import draw_headings, headings_lines, placed_headings
from analysis.charts.style import (
    OTHER_COLOR,
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

TITLE = "When each actor comes up"
NOTHING = "No actor comes up in this article, so there is nothing to place."
ALT_ROWS = 15
_NOTE = (
    "Rows in the order in which they first come up, each with a line from its first "
    "place to its last. Numbers: mentions. A bar is as long as the words of the speech."
)


def plot_mention_timeline(
    timeline: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Mentions as marks, speech as bars, by place, from ``mention_timeline``.

    One row an actor in order of entry, then events, then unresolved speech.
    Headings are lines across, with their text above where it finds room.
    """
    rows = _drawn(timeline)
    with styled(look):
        if rows.empty:
            return empty_chart(ax, look, TITLE, NOTHING)
        subjects = list(rows.groupby("place"))
        names = Rows.of([own["name"].iloc[0] for _, own in subjects], look, spare=0.6)
        notes = [_NOTE, source and f"Source: {source}"]
        heads = placed_headings(timeline, look, names.label_points)
        above = headings_lines(heads)
        height = names.inches(look) + note_inches(look, notes)
        height += (8 + above) * look.line_height
        ax = ax if ax is not None else new_axes(look, height)
        set_value_axis(ax, look, "Place in the article, in words from its start")
        length = int(timeline["article_words"].max())
        ax.set_xlim(0, max(1, length))
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        ax.grid(visible=False)
        for (_, own), y in zip(subjects, names.centres, strict=True):
            _draw_subject(ax, look, own, y, is_first=y == names.centres[0])
        names.label(ax, look)
        draw_headings(ax, look, timeline, heads)
        left = names.label_points
        title = title_mention_timeline(timeline)
        set_title(ax, look, title, left=left, lines_below=1 + above)
        set_key(ax, look, _key(look), left=left, lines_below=above)
        set_note(ax, look, notes, left=left)
        return describe(ax, alt_text_mention_timeline(timeline))


_ROW_ORDER = {"actor": 0, "others": 1, "event": 2, "unresolved": 3}


def _drawn(timeline: pd.DataFrame) -> pd.DataFrame:
    """Rows of actors, events and unresolved speech; ``place`` from the top."""
    rows = timeline[timeline["row_type"] != "heading"]
    group = rows["row_type"].map(_ROW_ORDER)
    rows = rows.assign(group=group).sort_values("group", kind="stable")
    # The others keep their ids but share a row.
    subject = rows["actor_id"].where(rows["row_type"] == "actor")
    keys = ["article_id", "row_type", "subject", "name"]
    rows = rows.assign(subject=subject)
    place = rows.groupby(keys, sort=False, dropna=False).ngroup()
    return rows.assign(place=place).reset_index(drop=True)


def _draw_subject(
    ax: Axes, look: Look, own: pd.DataFrame, y: float, *, is_first: bool
) -> None:
    first = own.iloc[0]
    color, hatch = actor_color(first["actor_rank"], look), None
    if first["row_type"] == "unresolved":
        color, hatch = UNRESOLVED_COLOR, UNRESOLVED_HATCH
    ax.axhline(y, color=look.faint, linewidth=0.8, zorder=0.5)
    ends = own["word_index"].min(), (own["word_index"] + own["words"]).max()
    ax.plot(ends, [y, y], color=tint(color, look, 0.6), linewidth=1.2, zorder=0.6)
    speech = own[own["kind"] == "speech"]
    bars = speech[["word_index", "words"]].astype(int).to_numpy().tolist()
    ax.broken_barh(
        bars,
        (y - 0.34, 0.68),
        facecolors=tint(color, look, 0.45),
        edgecolor=color,
        linewidth=0.8,
        hatch=hatch,
    )
    places = own.loc[own["kind"] == "mention", "word_index"].astype(float)
    if first["row_type"] == "event":
        ax.plot(places, [y] * len(places), "D", color=OTHER_COLOR, markersize=4)
    else:
        ax.vlines(places, y - 0.55, y + 0.55, color=color, linewidth=1.6, zorder=3)
    told = counted(len(places), "mention") if is_first else f"{len(places):,}"
    ax.annotate(
        told if len(places) or first["row_type"] != "unresolved" else "",
        xy=(1, y),
        xycoords=ax.get_yaxis_transform(),
        xytext=(6, 0),
        textcoords="offset points",
        va="center_baseline",
        annotation_clip=False,
        **type_style(look, fontsize=look.font_size * 0.92, color=look.muted),
    )


def _key(look: Look) -> list:
    mention = Line2D(
        [],
        [],
        color=look.muted,
        marker="|",
        linestyle="none",
        markersize=look.font_size,
        markeredgewidth=1.6,
        label="mentioned",
    )
    speech = Patch(
        facecolor=tint(look.muted, look, 0.45), edgecolor=look.muted, label="speaks"
    )
    return [mention, speech]


def _counts(timeline: pd.DataFrame) -> pd.DataFrame:
    """Mentions and stretches of speech of each row of the chart, from the top."""
    rows = _drawn(timeline)
    rows["is_speech"] = rows["kind"] == "speech"
    told = rows.groupby("place", as_index=False).agg(
        name=("name", "first"),
        row_type=("row_type", "first"),
        speech=("is_speech", "sum"),
        times=("is_speech", "size"),
        first_share=("position_share", "min"),
        last_share=("position_share", "max"),
    )
    return told.assign(mentions=told["times"] - told["speech"])


def title_mention_timeline(timeline: pd.DataFrame) -> str:
    """The chart's finding in one line."""
    told = _counts(timeline)
    actors = told[told["row_type"] == "actor"]
    most = actors["mentions"].max() if len(actors) else 0
    if not most:
        return TITLE
    first = actors.loc[actors["mentions"] == most, "name"].map(shown).tolist()
    words = counted(int(most), "mention")
    if len(actors) == 1:  # "most" would say that there are others
        return capital(f"{first[0]} comes up: {words}")
    if len(first) == 1:
        return capital(f"{first[0]} comes up most: {words}")
    if len(first) > 3:
        return f"{len(first)} actors come up most: {words} each"
    return capital(f"{enumerated(first)} come up most: {words} each")


def alt_text_mention_timeline(timeline: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    told = _counts(timeline)
    if told.empty:
        return f"{TITLE}. {NOTHING}"
    parts = [
        f"{shown(row.name)}: {counted(row.mentions, 'mention')}, speaks in "
        f"{counted(row.speech, 'place')}, from {row.first_share:.0%} to "
        f"{row.last_share:.0%} of the article"
        for row in told.head(ALT_ROWS).itertuples(index=False)
    ]
    if len(told) > ALT_ROWS:
        parts.append(f"and {counted(len(told) - ALT_ROWS, 'more row')}")
    return f"Timeline. {title_mention_timeline(timeline)}. {'; '.join(parts)}."
