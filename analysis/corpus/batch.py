"""Reads one batch and writes its tables: what a process or a cluster is handed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.corpus import parquet
from analysis.corpus.pages import content_of
from analysis.corpus.places import Place, place_of
from analysis.corpus.planning import read_record, record_name, table_name
from analysis.corpus.records import (
    NOT_FOUND,
    READ,
    SAME_PAGE,
    SET_ASIDE,
    Entry,
    Job,
    Outcome,
    Record,
)
from analysis.errors import PageError
from analysis.schema import TABLES, SchemaError, frame, validate

if TYPE_CHECKING:
    import pyarrow as pa

    from analysis.corpus.reading import Tables

OnPage = Callable[[str | None], None]
Rows = dict[str, list["pa.Table"]]


def read_batch(job: Job, on_page: OnPage = lambda _: None) -> None:
    """Read what is new in a batch and write its tables, the record last.

    ``on_page`` is told each page before it is read, so that one that ends the
    process is known, and ``None`` before the tables are written.
    """
    place = place_of(job.out)
    reading = _Reading(job, list(_earlier(place, job)))
    for entry in job.entries:
        on_page(entry.path)
        reading.take(entry)
    on_page(None)
    files = {
        table_name(table, job.batch): parquet.to_bytes(rows, job.digest)
        for table, rows in reading.tables().items()
    }
    sizes = {table: len(files[table_name(table, job.batch)]) for table in TABLES}
    record = Record(job.digest, job.stamp, tuple(reading.outcomes), sizes)
    place.commit(files, record_name(job.batch), record.to_json())


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What an earlier run read, as far as it still holds."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    tables: dict[str, pa.Table] = field(default_factory=dict)


def _earlier(place: Place, job: Job) -> Iterator[_Earlier]:
    now = {entry.path: entry.wanted for entry in job.entries}
    for batch in job.earlier:
        record = read_record(place, batch)
        if record is None or record.stamp != job.stamp:
            continue
        kept = {
            outcome.entry.path: outcome
            for outcome in record.outcomes
            if now.get(outcome.entry.path) == outcome.entry.wanted
            and outcome.status != NOT_FOUND
        }
        tables = dict(_tables_of(place, batch, record)) if kept else {}
        if tables.keys() == TABLES.keys():
            yield _Earlier(kept, tables)


def _tables_of(
    place: Place, batch: str, record: Record
) -> Iterator[tuple[str, pa.Table]]:
    """A batch's files, those alone that its record speaks of."""
    for table in TABLES:
        content = place.read(table_name(table, batch))
        if content is None or len(content) != record.sizes.get(table):
            return
        rows, plan = parquet.from_bytes(content)
        if plan == record.digest:
            yield table, rows


class _Reading:
    """One batch while it is read: outcomes and rows, page by page."""

    def __init__(self, job: Job, earlier: list[_Earlier]) -> None:
        self.job = job
        self.earlier = {path: e for e in earlier for path in e.outcomes}
        self.reader: Any = import_module(job.reader)
        self.outcomes: list[Outcome] = []
        self.rows: Rows = {table: [] for table in TABLES}

    def take(self, entry: Entry) -> None:
        """Read a page, or take its rows over; what went wrong becomes a problem."""
        told = self._told(entry)
        if told is not None:
            self._tell(Outcome(entry, *told))
        elif entry.path in self.earlier:
            self._take_over(entry.path, self.earlier[entry.path])
        else:
            self._read(entry)

    def tables(self) -> dict[str, pa.Table]:
        """All rows so far, by table."""
        return {name: parquet.joined(name, rows) for name, rows in self.rows.items()}

    def _told(self, entry: Entry) -> tuple[str, tuple[str, ...], str] | None:
        """Status and message of a page that is not to be read."""
        if entry.same_as is not None:
            message = f"has the same bytes as {entry.same_as}, which counts for both"
            status = SAME_PAGE
        elif entry.cannot_open is not None:
            message, status = f"cannot be opened ({entry.cannot_open})", NOT_FOUND
        elif entry.path in self.job.set_aside:
            message = "ended the process that read it, twice, and is set aside"
            status = SET_ASIDE
        else:
            return None
        return status, (), f"{entry.path}: {message}."

    def _take_over(self, path: str, earlier: _Earlier) -> None:
        outcome = earlier.outcomes[path]
        if outcome.status != READ:
            self._tell(outcome)
            return
        from pyarrow import array, compute

        wanted = array(outcome.articles)
        for table, rows in earlier.tables.items():
            own = compute.is_in(rows["article_id"], value_set=wanted)
            self.rows[table].append(rows.filter(own))
        self.outcomes.append(outcome)

    def _read(self, entry: Entry) -> None:
        try:
            content = self.job.contents.get(entry.path)
            if content is None:
                content = content_of(Path(self.job.folder), entry)
            today = date.fromisoformat(self.job.today)
            found = self.reader.read_entry(entry, content, today)
            self._keep(found.articles.values())
        except PageError as error:
            self._tell(Outcome(entry, error.kind, (), str(error)))
        except OSError as error:
            message = f"{entry.path}: cannot be opened ({error.strerror})."
            self._tell(Outcome(entry, NOT_FOUND, (), message))
        except SchemaError as error:
            message = f"{entry.path}: {error} This is the kit's fault, not the page's."
            self._tell(Outcome(entry, SET_ASIDE, (), message))
        else:
            told = " ".join(found.failed)
            self.outcomes.append(Outcome(entry, READ, tuple(found.articles), told))

    def _keep(self, articles: Iterator[Tables]) -> None:
        import pandas as pd

        listed = list(articles)
        for table in TABLES:
            rows = pd.concat([tables[table] for tables in listed], ignore_index=True)
            self.rows[table].append(parquet.to_arrow(table, validate(table, rows)))

    def _tell(self, outcome: Outcome) -> None:
        """A page without rows of its own has a problem that says why."""
        self.outcomes.append(outcome)
        problem = {
            "article_id": outcome.entry.page_id,
            "step": "corpus",
            "kind": outcome.status,
            "message": outcome.message,
        }
        rows = parquet.to_arrow("problems", frame("problems", [problem]))
        self.rows["problems"].append(rows)
