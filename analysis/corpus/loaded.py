"""What a notebook holds of many articles: the tables of one, for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.corpus.together import ArticlesTogether
from analysis.corrections.files import SUFFIX
from analysis.errors import PageError
from analysis.pipeline import read_pages

if TYPE_CHECKING:
    import pandas as pd


class LoadedCorpus(ArticlesTogether):
    """Many articles with everything that the kit read in them.

    Tables are those of one article (the README's data dictionary lists their
    columns), articles one after another in the order of their pages; ``article_id``
    tells them apart. A page that could not be read has a row in ``problems`` alone.
    """

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        *,
        name: str = "",
        source: Path | None = None,
    ) -> None:
        self.tables = tables
        self.name = name
        self.source = source  # of the pages; beside them lie their corrections

    def __repr__(self) -> str:
        return f"<LoadedCorpus {self.name!r}, {len(self.articles)} articles>"

    @property
    def articles(self) -> pd.DataFrame:
        """One row an article: page, title, outlet, day, language, words."""
        return self.tables["articles"]

    @property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence of the body."""
        return self.tables["sentences"]

    @property
    def quotes(self) -> pd.DataFrame:
        """One row an attribution: something said, and who said it."""
        return self.tables["quotes"]

    @property
    def speakers(self) -> pd.DataFrame:
        """One row an actor who speaks in an article, unresolved speech last."""
        return self.tables["speakers"]

    @property
    def entities(self) -> pd.DataFrame:
        """One row an actor of an article, most mentioned first."""
        return self.tables["entities"]

    @property
    def mentions(self) -> pd.DataFrame:
        """One row a mention of an actor."""
        return self.tables["mentions"]

    @property
    def dates(self) -> pd.DataFrame:
        """One row a time expression."""
        return self.tables["dates"]

    @property
    def events(self) -> pd.DataFrame:
        """One row a happening that comes up again in its article."""
        return self.tables["events"]

    @property
    def problems(self) -> pd.DataFrame:
        """One row a thing that the reader of a chart should know of a page."""
        return self.tables["problems"]


def load_corpus(source: str | PathLike[str]) -> LoadedCorpus:
    """Read every article of a folder."""
    import pandas as pd

    from analysis.schema import TABLES, frame
    from analysis.tables import build_tables

    folder = Path(fspath(source))
    found: dict[str, list[pd.DataFrame]] = {table: [] for table in TABLES}
    for path in sorted(folder.rglob("*")):
        hidden = path.name.startswith((".", "README"))
        if hidden or not path.is_file() or path.name.endswith(SUFFIX):
            continue
        try:
            for read in read_pages(str(path)):
                for table, rows in build_tables(read).items():
                    found[table].append(rows)
        except PageError as error:
            problem = {
                "article_id": path.name,
                "step": "sources",
                "kind": error.kind,
                "message": str(error),
            }
            renamed = {**problem, "problem_kind": error.kind}
            found["problems"].append(frame("problems", [renamed]))
    joined = {
        table: pd.concat(rows, ignore_index=True) if rows else frame(table, [])
        for table, rows in found.items()
    }
    return LoadedCorpus(joined, name=folder.name, source=folder)
