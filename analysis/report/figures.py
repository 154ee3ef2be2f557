"""The charts of a report, each with what it shows and the evidence behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import charts, evidence, measures
from analysis.evidence import EvidenceTable, show
from analysis.reading import LoadedArticle

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

Tables = Mapping[str, "pd.DataFrame"]


@dataclass(frozen=True, slots=True)
class ReportChart:
    """One chart: the question, how to read it, how to draw it, what it rests on."""

    stem: str
    question: str
    how_to_read: str
    finding: Callable[[Tables], str]
    draw: Callable[[Tables, charts.Look, str], Figure]
    rows: Callable[[Tables], EvidenceTable]


def _most_words(tables: Tables) -> str:
    return charts.title_who_speaks(measures.share_of_voice(tables))


def _tones(tables: Tables) -> str:
    return charts.title_sentiment_by_actor(measures.tone_by_actor(tables))


def _places(tables: Tables) -> str:
    return charts.title_mention_timeline(measures.mention_timeline(tables))


def _days(tables: Tables) -> str:
    return charts.title_calendar(measures.calendar_dates(tables))


def _who_speaks(tables: Tables, look: charts.Look, source: str) -> Figure:
    shares = measures.share_of_voice(tables)
    return charts.plot_who_speaks(shares, look=look, source=source).figure


def _sentiment(tables: Tables, look: charts.Look, source: str) -> Figure:
    tone = measures.tone_by_actor(tables)
    return charts.plot_sentiment_by_actor(tone, look=look, source=source).figure


def _timeline(tables: Tables, look: charts.Look, source: str) -> Figure:
    places = measures.mention_timeline(tables)
    return charts.plot_mention_timeline(places, look=look, source=source).figure


def _calendar(tables: Tables, look: charts.Look, source: str) -> Figure:
    dates = measures.calendar_dates(tables)
    return charts.plot_calendar(dates, look=look, source=source).figure


def _speech_rows(tables: Tables) -> EvidenceTable:
    return show(
        evidence.speech_of(tables),
        "What is said, and who says it",
        empty="Nobody speaks in this article.",
    )


def _tone_rows(tables: Tables) -> EvidenceTable:
    return show(
        evidence.sentences_about(tables),
        "Sentences about each actor",
        empty="No tone was read about anybody.",
    )


def _mention_rows(tables: Tables) -> EvidenceTable:
    return show(
        evidence.mentions_in_context(tables),
        "Mentions in context",
        empty="No actor comes up in this article.",
    )


def _date_rows(tables: Tables) -> EvidenceTable:
    return show(
        evidence.dates_in_context(tables),
        "Dates in context",
        empty="This article names no day or time that has a place on a calendar.",
    )


CHARTS = (
    ReportChart(
        "who_speaks",
        "Who gets to speak?",
        "Each bar is as long as the words that the article gives a speaker. The "
        "strong part stands in quotation marks, the light part is reported in the "
        "journalist's words. The number counts attributions: pieces of speech with "
        "the one who says them. What somebody does, wants or feels is no speech and "
        "does not count, nor does the headline.",
        _most_words,
        _who_speaks,
        _speech_rows,
    ),
    ReportChart(
        "sentiment_by_actor",
        "In what tone is each actor shown?",
        "Each point is the mean tone of the sentences about an actor, from −1 "
        "(against) to 1 (for); the line is its 95 % interval. A negative sentence may "
        "report bad news fairly: tone is not bias.",
        _tones,
        _sentiment,
        _tone_rows,
    ),
    ReportChart(
        "mention_timeline",
        "When does each actor come up?",
        "The article runs from left to right. A mark is a mention, a bar a stretch of "
        "the actor's own words.",
        _places,
        _timeline,
        _mention_rows,
    ),
    ReportChart(
        "calendar",
        "What happened when?",
        "Each row is an event or a date that the article tells, earliest first, at its "
        "place on the calendar; the line is as long as the time that the words cover. "
        "Hollow marks rest on a guessed day of publication.",
        _days,
        _calendar,
        _date_rows,
    ),
)


def source_line(article: LoadedArticle) -> str:
    """What a chart names as its source: headline, outlet, day."""
    read = article.read.article
    told = [read.title or read.page.name, read.outlet, read.publication.told]
    return ", ".join(filter(None, told))


def write_chart(
    chart: ReportChart,
    article: LoadedArticle,
    folder: Path,
    look: charts.Look,
) -> None:
    """Write PNG (300 dpi), SVG and PDF of a chart and its alt text as a text file."""
    figure = chart.draw(article.tables, look, source_line(article))
    charts.save_figure(figure, folder / chart.stem)
    alt_text = f"{figure.alt_text}\n"
    path = folder / f"{chart.stem}.txt"
    path.write_text(alt_text, "utf-8", errors="replace", newline="\n")
