"""What a notebook holds of many articles: the tables of one, for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os import PathLike, fspath
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from analysis.corpus.places import Place, place_of
from analysis.corpus.planning import table_name
from analysis.corpus.records import CorpusError
from analysis.corpus.running import RunOptions, read_corpus, read_state
from analysis.corpus.together import ArticlesTogether
from analysis.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


class LoadedCorpus(ArticlesTogether):
    """Many articles with everything that the kit read in them.

    Tables are those of one article (the README's data dictionary lists their
    columns), articles one after another in the order of their pages; ``article_id``
    tells them apart. A page that could not be read has a row in ``problems`` alone.
    ``tables`` are all of them by name, each loaded when first asked for, ``folder``
    is where the pages lie, ``out`` where the tables do.
    """

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        *,
        folder: Path | None = None,
        out: str | None = None,
    ) -> None:
        self.tables = tables
        self.folder = folder
        self.out = out

    def __repr__(self) -> str:
        name = self.folder.name if self.folder else "tables"
        return f"<LoadedCorpus {name!r}, {len(self.articles)} articles>"

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


def load_corpus(
    source: str | PathLike[str],
    out: str | PathLike[str] | None = None,
    *,
    options: RunOptions,
) -> LoadedCorpus:
    """Read every article of a folder or table, and give their tables.

    See ``analysis.load_corpus``.
    """
    if out is not None:
        for _ in read_corpus(Path(fspath(source)), fspath(out), options):
            pass  # what failed stands in the problems
        return open_corpus(out)
    kept = TemporaryDirectory(prefix="soundbite-tables-")
    for _ in read_corpus(Path(fspath(source)), kept.name, options):
        pass
    return _opened(kept.name, kept)


def open_corpus(out: str | PathLike[str]) -> LoadedCorpus:
    """The tables that a run has written, without reading a page again.

    Raises:
        CorpusError: there are none, or a run there has not come to its end.
    """
    return _opened(fspath(out), None)


def _opened(out: str, kept: TemporaryDirectory[str] | None) -> LoadedCorpus:
    place = place_of(out)
    state = read_state(place)
    if state is None:
        raise CorpusError(f"{out}: there are no tables of a corpus.")
    if not state["is_complete"]:
        raise CorpusError(
            f"{out}: the run that writes there has not come to its end; run the same "
            "command again, and it goes on."
        )
    tables = _Tables(place, tuple(state["batches"]), kept)
    return LoadedCorpus(tables, folder=Path(state["folder"]), out=out)


class _Tables(Mapping[str, "pd.DataFrame"]):
    """Tables by name, each read from its files when first asked for.

    ``kept`` is the folder of files that nobody asked to keep: it goes with them.
    """

    def __init__(
        self,
        place: Place,
        batches: tuple[str, ...],
        kept: TemporaryDirectory[str] | None,
    ) -> None:
        self._place = place
        self._batches = batches
        self._kept = kept
        self._read: dict[str, pd.DataFrame] = {}

    def __getitem__(self, table: str) -> pd.DataFrame:
        if table not in TABLES:
            raise KeyError(table)
        if table not in self._read:
            self._read[table] = self._in_order(table)
        return self._read[table]

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)

    def _in_order(self, table: str) -> pd.DataFrame:
        """A table's rows, articles in the order of their pages."""
        rows = self._rows(table)
        if table == "articles":
            return rows.sort_values(
                ["page", "article_id"], key=_numbered, kind="stable", ignore_index=True
            )
        ids = self["articles"]["article_id"]
        order = dict(zip(ids, range(len(ids)), strict=True))
        at = rows["article_id"].map(order).fillna(len(order)).astype("int64")
        return rows.iloc[at.argsort(kind="stable")].reset_index(drop=True)

    def _rows(self, table: str) -> pd.DataFrame:
        from analysis.corpus import parquet

        parts = (self._batch(table, batch) for batch in self._batches)
        return parquet.to_frame(table, parquet.joined(table, list(parts)))

    def _batch(self, table: str, batch: str) -> pa.Table:
        from analysis.corpus import parquet

        content = self._place.read(table_name(table, batch))
        if content is None:
            raise CorpusError(
                f"{table_name(table, batch)} is not where the run wrote it; run the "
                "same command again."
            )
        return parquet.from_bytes(content)[0]


def _numbered(column: pd.Series[Any]) -> pd.Series[Any]:
    """Article ids by the number at their end, so that the tenth follows the ninth."""
    if column.name != "article_id":
        return column
    return column.str.extract(r"-(\d+)$", expand=False).astype("int64")
