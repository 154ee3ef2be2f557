"""Two articles side by side as one HTML page that loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.corrections.editing import write_whole
from analysis.evidence import show
from analysis.evidence.display import STYLE
from analysis.reading import LoadedArticle
from analysis.report.manifest import about, made_by
from analysis.report.page import byline, data_address
from analysis.report.rates import load_rates
from analysis.report.templates import render

if TYPE_CHECKING:
    from analysis.charts.canvas import ChartFigure

SHOWN = [
    "name",
    "title",
    "quoted_words",
    "content_words",
    "content_share",
    "mentions",
    "mention_rate",
    "tone",
    "tone_sentences",
]


def write_comparison(
    path: Path,
    articles: Sequence[LoadedArticle],
    charts: Mapping[str, tuple[ChartFigure, ChartFigure]],
    actors: pd.DataFrame,
) -> Path:
    """Write the page; ``charts`` holds a light and a dark one by question.

    Raises:
        OSError: the page cannot be written; an earlier one stays as it was.
    """
    shown = [
        {
            "question": question,
            "alt_text": light.alt_text,
            "light": data_address(light),
            "dark": data_address(dark),
        }
        for question, (light, dark) in charts.items()
    ]
    rows = actors[SHOWN].rename(columns={"title": "article"})
    html = render(
        "comparison.html",
        articles=[_told(article) for article in articles],
        charts=shown,
        actors=show(rows, "Every actor in either article"),
        evidence_style=STYLE,
        rates=load_rates(),
        made_by=made_by(),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, html.encode("utf-8", "replace"))
    return path


def _told(article: LoadedArticle) -> dict[str, object]:
    return {
        "title": article.title or article.read.article.page.name,
        "byline": byline(article),
        "words": int(article.tables["articles"]["words"].iloc[0]),
        "about": about(article),
        "problems": list(dict.fromkeys(article.problems["message"])),
        "corrections": article.read.corrections,
    }
