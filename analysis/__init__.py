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
    from datetime import date
    from os import PathLike
    from pathlib import Path

    from analysis.corpus.comparing import Comparison
    from analysis.corpus.loaded import LoadedCorpus

__all__ = [
    "LoadedArticle",
    "PageError",
    "SeveralArticles",
    "__version__",
    "compare",
    "find_page",
    "load",
    "load_corpus",
    "report",
]


def load_corpus(
    source: str | PathLike[str],
    out: str | PathLike[str] | None = None,
    *,
    processes: int | None = None,
    scheduler: str | None = None,
    today: date | None = None,
    shows_progress: bool = True,
) -> LoadedCorpus:
    """Read every article of a folder or of a table of articles.

    Args:
        source: a folder (with all below it), or a CSV, TSV, JSON Lines or Parquet
            file with a column ``text`` or ``page``.
        out: where the tables go: a folder, or an address such as ``s3://...``. What
            lies there from an earlier run and still holds is not read again. Without
            it the tables last as long as the corpus that is given back.
        processes: how many processes read at once; one for each core if not given.
        scheduler: address of a running Dask cluster that reads instead.
        today: the day that guessed dates count from; today if not given.
        shows_progress: whether standard error tells how far the run is.

    Raises:
        CorpusError: the run cannot go on. A page that cannot be read is no reason;
            it has a row in ``problems``.
    """
    from analysis.corpus.loaded import load_corpus
    from analysis.corpus.running import RunOptions

    options = RunOptions(
        processes=processes,
        scheduler=scheduler,
        today=today,
        shows_progress=shows_progress,
    )
    return load_corpus(source, out, options=options)


def compare(one: LoadedArticle, other: LoadedArticle) -> Comparison:
    """Two articles side by side: who speaks, who comes up, in what tone.

    >>> compare(one, other).write("reports/side_by_side.html")  # doctest: +SKIP

    Raises:
        ValueError: both are the same article.
    """
    from analysis.corpus.comparing import compare

    return compare(one, other)


def report(
    article: LoadedArticle,
    out: str | Path = "reports/",
    *,
    size: str = "page",
    is_dark: bool = False,
) -> Path:
    """Write charts, tables, notebooks and the manifest of an article; give the folder.

    The charts are for a light page; ``size="slide"`` and ``is_dark`` draw them once
    more, for a slide and on a dark ground.

    Raises:
        ReportError: a notebook failed; the message says which and where.
        ValueError: there is no such size.
        OSError: the folder cannot be written; an earlier report stays as it was.
    """
    from analysis.report import write_report

    return write_report(article, out=out, size=size, is_dark=is_dark)
