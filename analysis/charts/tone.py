"""In what tone each actor is shown: point and interval, with the sentences counted."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

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
from analysis.charts.style import PAGE, Look, actor_color, styled, type_style
from analysis.charts.words import counted, enumerated, shown, signed

TITLE = "Tone about each actor"
NOTHING = "No sentence of this article mentions an actor, so no tone could be read."
ALT_ROWS = 15
# Rows up to which actors of whom nothing can be told have rows too, how many of them
# (an empty row tells little, a chart of them nothing), and how many the note names.
SHORT_ROWS = 12
EMPTY_ROWS = 4
NAMED_IN_NOTE = 10

# Marks differ by form and filling, so that they hold without colour.
_MARKS = {"article": ("o", True), "others": ("D", False), "vader": ("o", True)}
_VOICES = {
    "article": "the article's own voice",
    "others": "what others say",
    "vader": "sentences that mention the actor",
}
_ABOUT = tuple(_MARKS)
_METHODS = {
    "model": "Tone about the actor, read sentence by sentence by the kit's model.",
    "vader": (
        "VADER's tone of the sentences that mention the actor, whoever the words are "
        "about."
    ),
}
_INTERVAL = (
    "Lines: 95 % interval of the mean (bootstrap over sentences, widened for few). "
    "n: sentences; with a plus, the article's own and others'."
)
# Lines of type that one voice of an actor takes.
_VOICE_LINES = 1.15


def plot_sentiment_by_actor(
    tone: pd.DataFrame,
    *,
    ax: Axes | None = None,
    look: Look = PAGE,
    source: str | None = None,
) -> Axes:
    """Mean tone about each actor with its interval, from ``tone_by_actor``.

    The article's own voice and what others say are marked apart. A mean over too
    few sentences is not drawn: its row says so. Actors whose tone can be told come
    first, the most negative at the top.
    """
    rows = _drawn(tone)
    with styled(look):
        if rows.empty:
            return empty_chart(ax, look, TITLE, NOTHING)
        voices = [voice for voice in _ABOUT if voice in set(rows["voice"])]
        actors, untold = _split(rows)
        notes = [_method(voices), _INTERVAL, untold, source and f"Source: {source}"]
        names = Rows.with_heights(
            [own["name"].iloc[0] for _, own in actors],
            look,
            [_lines(own) for _, own in actors],
        )
        height = names.inches(look) + 8 * look.line_height + note_inches(look, notes)
        ax = ax if ax is not None else new_axes(look, height)
        for (_, own), centre in zip(actors, names.centres, strict=True):
            _draw_actor(ax, look, own, centre)
        _draw_scale(ax, look, names)
        left = names.label_points
        title = title_sentiment_by_actor(tone)
        key = _key(look, voices) if len(voices) > 1 else []
        set_title(ax, look, title, left=left, lines_below=1 + bool(key))
        if key:
            set_key(ax, look, key, left=left, lines_below=1)
        set_note(ax, look, notes, left=left)
        return describe(ax, alt_text_sentiment_by_actor(tone))


def _drawn(tone: pd.DataFrame) -> pd.DataFrame:
    """Rows about actors; ``place`` numbers the actors from the top."""
    about = tone[tone["voice"].isin(_ABOUT)]
    told = about[about["is_told"]]
    keys = ["article_id", "actor_id"]
    lowest = told.groupby(keys)["tone"].min().rename("lowest")
    rows = about.merge(lowest, on=keys, how="left")
    rows = rows.sort_values(["lowest", "actor_rank", "voice"], na_position="last")
    place = rows.groupby(keys, sort=False).ngroup()
    return rows.assign(place=place).reset_index(drop=True)


def _split(rows: pd.DataFrame) -> tuple[list[tuple[int, pd.DataFrame]], str | None]:
    """Actors who get a row, and a note that names those who get none.

    All whose tone can be told have a row; of the others as many as leave the chart
    short enough to read.
    """
    actors = list(rows.groupby("place"))
    told = sum(own["is_told"].any() for _, own in actors)
    kept = max(told, min(len(actors), SHORT_ROWS, told + EMPTY_ROWS))
    rest = [
        f"{shown(own['name'].iloc[0])} ({_counts(own)})" for _, own in actors[kept:]
    ]
    if not rest:
        return actors, None
    named = rest[:NAMED_IN_NOTE]
    more = len(rest) - len(named)
    listed = [*named, f"{more:,} more"] if more else named
    return actors[:kept], f"Too few to tell as well: {enumerated(listed)}."


def _counts(own: pd.DataFrame) -> str:
    return " + ".join(f"{n:,}" for n in own["sentences"])


def _lines(own: pd.DataFrame) -> float:
    return (len(own) if own["is_told"].any() else 1) * _VOICE_LINES + 0.6


def _draw_actor(ax: Axes, look: Look, own: pd.DataFrame, centre: float) -> None:
    is_first = own["place"].iloc[0] == 0
    if not own["is_told"].any():
        counts = _counts(own)
        _write_too_few(ax, look, centre)
        _write_count(ax, look, counts, centre, is_first=is_first)
        return
    top = centre - (len(own) - 1) * _VOICE_LINES / 2
    for step, row in enumerate(own.itertuples()):
        y = top + step * _VOICE_LINES
        if row.is_told:
            _draw_point(ax, look, row, y)
        else:
            _write_too_few(ax, look, y)
        count = f"{row.sentences:,}"
        _write_count(ax, look, count, y, is_first=is_first and step == 0)


def _write_too_few(ax: Axes, look: Look, y: float) -> None:
    ax.text(0, y, " too few to tell", va="center_baseline", **_quiet(look))


def _write_count(ax: Axes, look: Look, count: str, y: float, *, is_first: bool) -> None:
    ax.annotate(
        f"n = {count}" if is_first else count,
        xy=(1, y),
        xycoords=ax.get_yaxis_transform(),
        xytext=(6, 0),
        textcoords="offset points",
        va="center_baseline",
        annotation_clip=False,
        **_quiet(look),
    )


def _quiet(look: Look) -> dict:
    return type_style(look, fontsize=look.font_size * 0.92, color=look.muted)


def _draw_point(ax: Axes, look: Look, row: Any, y: float) -> None:
    color = actor_color(row.actor_rank, look)
    if not pd.isna(row.tone_low):
        ax.plot([row.tone_low, row.tone_high], [y, y], color=color, linewidth=2)
    form, is_full = _MARKS[row.voice]
    ax.plot(
        [row.tone],
        [y],
        marker=form,
        markersize=look.font_size * 0.75,
        markerfacecolor=color if is_full else look.ground,
        markeredgecolor=color,
        markeredgewidth=1.6,
        linestyle="none",
        clip_on=False,
    )


def _draw_scale(ax: Axes, look: Look, names: Rows) -> None:
    set_value_axis(ax, look, "Tone: −1 is against the actor, 1 is for it")
    ax.set_xlim(-1, 1)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "+0.5", "+1"])
    ax.axvline(0, color=look.muted, linewidth=1)
    names.label(ax, look)
    ends = ((-1, "left", "← against"), (1, "right", "for →"))
    for x, side, words in ends:
        ax.annotate(
            words,
            xy=(x, 1),
            xycoords=ax.get_xaxis_transform(),
            xytext=(0, 3),
            textcoords="offset points",
            ha=side,
            va="bottom",
            **_quiet(look),
        )


def _key(look: Look, voices: list[str]) -> list[Line2D]:
    return [
        Line2D(
            [],
            [],
            color=look.muted,
            marker=_MARKS[voice][0],
            markerfacecolor=look.muted if _MARKS[voice][1] else look.ground,
            markeredgewidth=1.6,
            markersize=look.font_size * 0.75,
            linewidth=2,
            label=_VOICES[voice],
        )
        for voice in voices
    ]


def _method(voices: list[str]) -> str:
    return _METHODS["vader" if voices == ["vader"] else "model"]


def title_sentiment_by_actor(tone: pd.DataFrame) -> str:
    """The chart's finding: the clearest tone, where any interval leaves out 0."""
    told = tone[tone["voice"].isin(_ABOUT) & tone["is_told"]]
    if told.empty:
        return "Too few sentences to tell a tone about anyone"
    against = told[told["tone_high"] < 0].sort_values("tone", kind="stable")
    for_it = told[told["tone_low"] > 0].sort_values("tone", kind="stable")
    if len(against):
        return _finding(against.iloc[0], "negative")
    if len(for_it):
        return _finding(for_it.iloc[-1], "positive")
    return "No actor is shown in a clearly negative or positive tone"


def _finding(row: pd.Series, how: str) -> str:
    whose = " in others' words" if row["voice"] == "others" else ""
    number = f"{signed(row['tone'])} over {counted(row['sentences'], 'sentence')}"
    if row["voice"] == "vader":
        return (
            f"Sentences that mention {shown(row['name'])} are the most {how}: {number}"
        )
    return f"The tone about {shown(row['name'])} is the most {how}{whose}: {number}"


def alt_text_sentiment_by_actor(tone: pd.DataFrame) -> str:
    """The chart in words, from its numbers."""
    rows = _drawn(tone)
    if rows.empty:
        return f"{TITLE}. {NOTHING}"
    told = [_told(row) for row in rows.head(ALT_ROWS).itertuples(index=False)]
    rest = len(rows) - ALT_ROWS
    if rest > 0:
        told.append(f"and {counted(rest, 'more row')}")
    return f"Dot chart. {title_sentiment_by_actor(tone)}. {'; '.join(told)}."


def _told(row: Any) -> str:
    who = f"{shown(row.name)} ({_VOICES[row.voice]})"
    n = counted(row.sentences, "sentence")
    if not row.is_told:
        return f"{who}: too few to tell, {n}"
    ends = f", interval {signed(row.tone_low)} to {signed(row.tone_high)}"
    return f"{who}: {signed(row.tone)}{'' if pd.isna(row.tone_low) else ends}, {n}"
