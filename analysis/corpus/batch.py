"""Reads one batch and writes its tables: what a process or a cluster is handed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from itertools import chain
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
from analysis.schema import TABLES, SchemaError, validate

if TYPE_CHECKING:
    import pyarrow as pa

STEP = "corpus"  # of problems that tell of a page without rows
OnPage = Callable[[str | None], None]


def read_batch(job: Job, on_page: OnPage = lambda _: None) -> None:
    """Read what is new in a batch and write its tables, the record last.

    ``on_page`` is told each page before it is read, so that one that ends the
    process is known, and ``None`` before the tables are written.
    """
    place = place_of(job.out)
    reading = _Reading(job, list(_earlier(place, job)))
    pages = []
    for entry in job.entries:
        on_page(entry.path)
        pages.append(reading.read(entry))
    on_page(None)
    pages = _sound(pages)
    files = {
        table_name(table, job.batch): parquet.to_bytes(rows, job.digest)
        for table, rows in _joined(pages).items()
    }
    sizes = {table: len(files[table_name(table, job.batch)]) for table in TABLES}
    outcomes = tuple(page.outcome for page in pages)
    record = Record(job.digest, job.stamp, outcomes, sizes)
    place.commit(files, record_name(job.batch), record.to_json())


@dataclass(frozen=True, slots=True)
class _Read:
    """One page: what became of it, and its rows of each table that it has any in."""

    outcome: Outcome
    rows: Mapping[str, pa.Table]


def _joined(pages: Iterable[_Read]) -> dict[str, pa.Table]:
    """All rows of the pages, by table."""
    listed = list(pages)
    return {
        table: parquet.joined(
            table, [page.rows[table] for page in listed if table in page.rows]
        )
        for table in TABLES
    }


def _sound(pages: list[_Read]) -> list[_Read]:
    """The pages, those aside whose rows are not what their tables declare."""
    try:
        _check(pages)
    except SchemaError:
        return [_checked(page) for page in pages]
    return pages


def _check(pages: Iterable[_Read]) -> None:
    for table, rows in _joined(pages).items():
        if not parquet.is_sound(table, rows):
            validate(table, parquet.to_frame(table, rows))  # tells what is wrong


def _checked(page: _Read) -> _Read:
    try:
        _check([page])
    except SchemaError as error:
        entry = page.outcome.entry
        message = f"{entry.path}: {error} This is the kit's fault, not the page's."
        return _told(Outcome(entry, SET_ASIDE, (), message))
    return page


def _told(outcome: Outcome) -> _Read:
    """A page without rows of its own has a problem that says why."""
    problem = {
        "article_id": outcome.entry.page_id,
        "step": STEP,
        "kind": outcome.status,
        "message": outcome.message,
    }
    return _Read(outcome, {"problems": parquet.to_arrow("problems", [problem])})


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
    """How one batch is read: what is wanted, and what an earlier run has left."""

    def __init__(self, job: Job, earlier: Iterable[_Earlier]) -> None:
        self.job = job
        self.earlier = {path: e for e in earlier for path in e.outcomes}
        self.reader: Any = import_module(job.reader)
        self.today = date.fromisoformat(job.today)

    def read(self, entry: Entry) -> _Read:
        """Read a page, or take its rows over; what went wrong becomes a problem."""
        unread = self._unread(entry)
        if unread is not None:
            status, reason = unread
            return _told(Outcome(entry, status, (), f"{entry.path}: {reason}."))
        if entry.path in self.earlier:
            return _taken_over(entry.path, self.earlier[entry.path])
        try:
            return self._read(entry)
        except PageError as error:
            return _told(Outcome(entry, error.kind, (), str(error)))
        except OSError as error:
            message = f"{entry.path}: cannot be opened ({error.strerror})."
            return _told(Outcome(entry, NOT_FOUND, (), message))

    def _unread(self, entry: Entry) -> tuple[str, str] | None:
        """Status and reason of a page that is not to be read."""
        if entry.same_as is not None:
            reason = f"has the same bytes as {entry.same_as}, which counts for both"
            return SAME_PAGE, reason
        if entry.cannot_open is not None:
            return NOT_FOUND, f"cannot be opened ({entry.cannot_open})"
        if entry.path in self.job.set_aside:
            return SET_ASIDE, "ended the process that read it, twice, and is set aside"
        return None

    def _read(self, entry: Entry) -> _Read:
        content = self.job.contents.get(entry.path)
        if content is None:
            content = content_of(Path(self.job.folder), entry)
        found = self.reader.read_entry(entry, content, self.today)
        articles = found.articles.values()
        rows = {
            table: list(chain.from_iterable(own.get(table, ()) for own in articles))
            for table in TABLES
        }
        made = {t: parquet.to_arrow(t, own) for t, own in rows.items() if own}
        outcome = Outcome(entry, READ, tuple(found.articles), " ".join(found.failed))
        return _Read(outcome, made)


def _taken_over(path: str, earlier: _Earlier) -> _Read:
    """A page's rows out of an earlier batch's tables."""
    from pyarrow import compute

    outcome = earlier.outcomes[path]
    if outcome.status != READ:
        return _told(outcome)
    rows = {
        table: found.filter(compute.is_in(found["article_id"], _set_of(outcome)))
        for table, found in earlier.tables.items()
    }
    # A page of the same bytes has the same id, and a problem that is its own.
    own = compute.not_equal(rows["problems"]["step"], STEP)
    rows["problems"] = rows["problems"].filter(own)
    return _Read(outcome, rows)


def _set_of(outcome: Outcome) -> pa.Array:
    from pyarrow import array, string

    return array(outcome.articles, string())
