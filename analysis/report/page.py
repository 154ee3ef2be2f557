"""The report as one HTML page that loads nothing from elsewhere.

A reader who has never seen the kit should understand it: what the article says of
itself, three charts with the words behind them, what could not be told, and how all
of it was found. Words of the page are escaped, whatever they look like.
"""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import charts, close_reading, evidence
from analysis.evidence import EvidenceTable, show
from analysis.evidence.display import STYLE
from analysis.measures.speech import spoken
from analysis.reading import LoadedArticle
from analysis.report import figures
from analysis.report.figures import ReportChart, source_line
from analysis.report.manifest import about, made_by
from analysis.report.rates import load_rates
from analysis.report.templates import render

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# A drawing of more marks than this is shown as a picture of its points.
MAX_SVG_BYTES = 1_500_000
SCREEN_DPI = 160

DAY_FROM = {
    "text": "as the page says",
    "metadata": "as the page's own data say",
    "option": "as stated by whoever made this report",
    "guess": "a guess: the page tells no year",
}


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart as the page needs it: what it says, two pictures, its evidence."""

    stem: str
    question: str
    how_to_read: str
    finding: str
    alt_text: str
    light: str
    dark: str
    evidence: EvidenceTable


def write_page(article: LoadedArticle, folder: Path) -> None:
    """Write ``report.html`` about ``article``."""
    html = render("report.html", **page_values(article))
    path = folder / "report.html"
    path.write_text(html, "utf-8", errors="replace", newline="\n")


def write_close_reading(article: LoadedArticle, folder: Path) -> None:
    """Write ``close_reading.html``: the article with its speech and actors marked."""
    title = article.title or article.read.article.page.name
    body = close_reading.show(article)._repr_html_()
    html = render("close_reading.html", title=title, body=body)
    path = folder / "close_reading.html"
    path.write_text(html, "utf-8", errors="replace", newline="\n")


@lru_cache(maxsize=1)  # the page and the document show the same, drawn once
def page_values(article: LoadedArticle) -> dict[str, Any]:
    """All that the template shows."""
    read = article.read.article
    return {
        "title": read.title or read.page.name,
        "read": read,
        "byline": byline(article),
        "figures": key_figures(article),
        "charts": [_shown(chart, article) for chart in figures.CHARTS],
        "people": list(_people(article.tables)),
        "names": json.dumps(article.entities["name"].tolist()),
        "unresolved": unresolved(article),
        "problems": list(dict.fromkeys(article.problems["message"])),
        "left_out": left_out(article),
        "corrections": article.read.corrections,
        "about": about(article),
        "made_by": made_by(),
        "rates": load_rates(),
        "evidence_style": STYLE,
    }


def byline(article: LoadedArticle) -> list[str]:
    """Who published the article, where, when and by whom, as far as the page tells."""
    read = article.read.article
    publication = read.publication
    told = [read.outlet, read.dateline and read.dateline.place]
    if publication.day is not None:
        day = f"{publication.day.day} {publication.day:%B %Y}"
        told.append(f"{day} ({DAY_FROM[publication.origin]})")
    else:
        told.append("no day of publication found")
    told += ["by " + ", ".join(read.authors)] if read.authors else []
    return [part for part in told if part]


def key_figures(article: LoadedArticle) -> list[tuple[str, str]]:
    """The article in a few numbers, each with what it counts."""
    tables = article.tables
    body = spoken(tables["quotes"])
    speakers = int(tables["speakers"]["actor_id"].notna().sum())
    counted = [
        (int(tables["articles"]["words"].iloc[0]), "word", "words"),
        (len(tables["sentences"]), "sentence", "sentences"),
        (len(tables["entities"]), "actor", "actors"),
        (speakers, "speaker", "speakers"),
        (len(body), "attribution", "attributions"),
    ]
    told = [(f"{n:,}", one if n == 1 else many) for n, one, many in counted]
    open_ones = int(body["speaker_id"].isna().sum())
    return [*told, (f"{open_ones:,}", "without a known speaker")]


def _shown(chart: ReportChart, article: LoadedArticle) -> ShownChart:
    tables, source = article.tables, source_line(article)
    light = chart.draw(tables, charts.PAGE, source)
    dark = chart.draw(tables, charts.PAGE.dark(), source)
    return ShownChart(
        stem=chart.stem,
        question=chart.question,
        how_to_read=chart.how_to_read,
        finding=chart.finding(tables),
        alt_text=light.alt_text,
        light=data_address(light),
        dark=data_address(dark),
        evidence=chart.rows(tables),
    )


def data_address(figure: Figure) -> str:
    """A picture as an address that holds it."""
    form, data = "svg+xml", _drawn(figure, "svg")
    if len(data) > MAX_SVG_BYTES:
        form, data = "png", _drawn(figure, "png")
    return f"data:image/{form};base64,{base64.b64encode(data).decode('ascii')}"


def _drawn(figure: Figure, form: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="soundbite-") as folder:
        stem = Path(folder) / "chart"
        (path,) = charts.save_figure(figure, stem, formats=[form], dpi=SCREEN_DPI)
        return path.read_bytes()


def _people(tables: dict[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """Actors, most mentioned first, with the words that they are given."""
    columns = ["article_id", "actor_id", "quoted_words", "content_words"]
    spoken = tables["speakers"].dropna(subset="actor_id")[columns]
    rows = tables["entities"].merge(spoken, on=columns[:2], how="left")
    for row in rows.itertuples(index=False):
        known = [row.role, row.affiliation, "unnamed" if row.is_anonymous else None]
        yield {
            "name": row.name,
            "light": charts.actor_color(row.actor_rank),
            "dark": charts.actor_color(row.actor_rank, charts.PAGE.dark()),
            "known": "; ".join(part for part in known if pd.notna(part)),
            "type": TYPES[row.type],
            "mentions": row.mentions,
            "quoted_words": _number(row.quoted_words),
            "content_words": _number(row.content_words),
        }


TYPES = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country or place",
    "LOC": "place",
    "GROUP": "group",
    "DOCUMENT": "document",
}


def _number(value: Any) -> int:
    return 0 if pd.isna(value) else int(value)


def unresolved(article: LoadedArticle) -> EvidenceTable:
    """Speech whose speaker was left open, as it stands on the page."""
    speech = evidence.speech_of(article.tables)
    rows = speech[speech["speaker"] == evidence.UNRESOLVED]
    return show(
        rows[["content", "source", "cue", "content_words"]],
        "Speech whose speaker cannot be told",
        empty="Every piece of speech in the body has a speaker.",
    )


def left_out(article: LoadedArticle) -> EvidenceTable:
    """What of the page was not read as the article, and why."""
    rows = evidence.left_out(article.tables)
    return show(
        rows[["text", "kind", "reason"]],
        "Parts of the page that were not read as the article",
        empty="The whole page was read as the article.",
    )
