"""Soundbite: read the news as data.

>>> import analysis
>>> article = analysis.load("data/articles/london_talks.txt")  # doctest: +SKIP
>>> article.speakers  # doctest: +SKIP

``import analysis`` reads no file and loads no model; what is heavy loads when it is
first needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.errors import PageError, SeveralArticles
from analysis.reading import LoadedArticle, find_page, load
from analysis.version import __version__

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

    from analysis.corpus.loaded import LoadedCorpus

__all__ = [
    "LoadedArticle",
    "PageError",
    "SeveralArticles",
    "__version__",
    "find_page",
    "load",
    "load_corpus",
    "report",
]


def load_corpus(source: str | PathLike[str]) -> LoadedCorpus:
    """Read many articles: every page of a folder."""
    from analysis.corpus.loaded import load_corpus

    return load_corpus(source)


def report(article: LoadedArticle, out: str | Path = "reports/") -> Path:
    """Write charts, tables, notebooks and the manifest of an article; give the folder.

    Raises:
        ReportError: a notebook failed; the message says which and where.
        OSError: the folder cannot be written; an earlier report stays as it was.
    """
    from analysis.report import write_report

    return write_report(article, out=out)
