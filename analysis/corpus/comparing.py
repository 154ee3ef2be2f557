"""Two articles side by side, with the same colour for the same actor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.corpus.across import link_actors
from analysis.reading import LoadedArticle

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from analysis.charts import Look

QUESTIONS = {
    "voice": "Who gets to speak?",
    "mentions": "Who comes up, and how often?",
    "tone": "In what tone is each actor shown?",
}


@dataclass(frozen=True)
class Comparison:
    """Two articles, and each actor in either; a notebook shows the three charts."""

    one: LoadedArticle
    other: LoadedArticle

    def __repr__(self) -> str:
        return f"<Comparison of {self.one.title!r} and {self.other.title!r}>"

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """The tables of both articles, one after the other."""
        import pandas as pd

        pairs = {name: (table, self.other.tables[name]) for name, table in self._first}
        return {
            name: pd.concat(both, ignore_index=True) for name, both in pairs.items()
        }

    @property
    def _first(self) -> Any:
        return self.one.tables.items()

    @cached_property
    def actors(self) -> pd.DataFrame:
        """One row an actor and article (`analysis.measures.side_by_side`)."""
        from analysis.measures import side_by_side

        return side_by_side(self.tables, link_actors(self.tables).links)

    def chart(self, what: str = "voice", *, look: Look | None = None) -> Figure:
        """The chart of "voice", "mentions" or "tone"."""
        from analysis import charts

        return charts.plot_side_by_side(
            self.actors, what=what, look=look or charts.PAGE, source=self.source
        ).figure

    @property
    def source(self) -> str:
        """Both articles, as a chart names its source."""
        from analysis.report.figures import source_line

        return "; ".join(map(source_line, (self.one, self.other)))

    def write(self, path: str | Path) -> Path:
        """Write one HTML page that opens anywhere; gives its path.

        Raises:
            OSError: the page cannot be written; an earlier one stays as it was.
        """
        from analysis.report.comparison import write_comparison

        charts = {
            question: (self.chart(what), self.chart(what, look=_dark()))
            for what, question in QUESTIONS.items()
        }
        return write_comparison(Path(path), (self.one, self.other), charts, self.actors)


def _dark() -> Look:
    from analysis import charts

    return charts.PAGE.dark()


def compare(one: LoadedArticle, other: LoadedArticle) -> Comparison:
    """Two articles side by side: who speaks, who comes up, in what tone.

    Raises:
        ValueError: both are the same article.
    """
    ids = {article.read.article.page.article_id for article in (one, other)}
    if len(ids) < 2:
        raise ValueError("compare() takes two articles; these are one and the same.")
    return Comparison(one, other)
