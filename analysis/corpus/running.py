"""A run over a corpus: plan it, have its batches read, tell how far it is."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from analysis.corpus.pages import find_entries
from analysis.corpus.places import Place, is_address, place_of
from analysis.corpus.planning import (
    Shelf,
    akin,
    batches_at,
    forget,
    is_done,
    read_record,
)
from analysis.corpus.processes import Step, own_cores, run_on_processes
from analysis.corpus.progress import Progress
from analysis.corpus.records import CorpusError, Job, Outcome
from analysis.corpus.stamp import stamp_of

STATE = "_corpus.json"
READER = "analysis.corpus.reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """How a run is made, which changes nothing in its tables but for ``today``.

    ``processes`` is how many read at once here (``None``: one for each core),
    ``scheduler`` the address of a running Dask cluster that reads instead.
    ``today`` is the day that guessed dates count from, ``reader`` the import path
    of what reads a page.
    """

    processes: int | None = None
    scheduler: str | None = None
    today: date | None = None
    reader: str = READER
    shows_progress: bool = True

    def __post_init__(self) -> None:
        if self.processes is not None and self.processes < 1:
            raise CorpusError(
                f"The number of processes must be 1 or more; not {self.processes}."
            )


def read_corpus(
    source: Path, out: str, options: RunOptions = RunOptions()
) -> Iterator[Outcome]:
    """Read all pages of a folder or table into tables at ``out``.

    What an earlier run read and what has not changed since is not read again. Gives,
    at the end, the outcome of each page that has no rows, or not all.

    Raises:
        CorpusError: the run cannot go on; the message says what to do.
    """
    place = place_of(out)
    with place.held(), tempfile.TemporaryDirectory(prefix="soundbite-") as folder:
        shelf = Shelf(Path(folder))
        shelf.collect(find_entries(source, None if is_address(out) else Path(out)))
        if not shelf.pages:
            raise CorpusError(f"{source}: there is no page in it to read.")
        today = _begin(place, source, options)
        plan = _Plan(place, shelf, source, out, options, today)
        _read(plan, options)
        plan.forget_others()
        _finish(place, plan)
    return _told(place, plan.batches)


class _Plan:
    """The batches of a run, and which of them must be read."""

    def __init__(
        self,
        place: Place,
        shelf: Shelf,
        source: Path,
        out: str,
        options: RunOptions,
        today: str,
    ) -> None:
        self.place = place
        self.shelf = shelf
        self.settled: dict[str, Any] = {
            "folder": str(_folder_of(source).resolve()),
            "out": out if is_address(out) else str(Path(out).resolve()),
            "reader": options.reader,
            "stamp": stamp_of(options.reader),
            "today": today,
        }
        self.source = source
        self.there = batches_at(place)
        self.batches = shelf.sort()
        self.wanted = [b for b in self.batches if not is_done(place, self.job(b))]

    def job(self, batch: str) -> Job:
        """One batch as it is handed over."""
        return Job(
            batch,
            self.shelf.entries(batch),
            earlier=akin(batch, self.there),
            **self.settled,
        )

    def jobs(self) -> Iterator[Job]:
        """What must be read, made when asked for."""
        return (self.job(batch) for batch in self.wanted)

    def pages(self, batches: Iterable[str]) -> int:
        """How many pages some batches have."""
        return sum(self.batches[batch] for batch in batches)

    def forget_others(self) -> None:
        """Remove batches that lie there and hold no pages of the corpus any more."""
        for batch in sorted({*self.there} - {*self.batches}):
            forget(self.place, batch)


def _folder_of(source: Path) -> Path:
    return source if source.is_dir() else source.parent


def _read(plan: _Plan, options: RunOptions) -> None:
    pages = plan.pages(plan.wanted)
    done = plan.pages(plan.batches) - pages
    with Progress(done, pages, is_shown=options.shows_progress) as progress:
        for step in _steps(plan, options):
            progress.take(step)


def _steps(plan: _Plan, options: RunOptions) -> Iterator[Step]:
    if options.scheduler is not None:
        from analysis.corpus.cluster import run_on_cluster

        return run_on_cluster(plan.jobs(), options.scheduler)
    processes = min(options.processes or own_cores(), len(plan.wanted))
    return run_on_processes(plan.jobs(), processes)


def _begin(place: Place, source: Path, options: RunOptions) -> str:
    """Note that a run is under way, and settle the day that guesses count from.

    A run that goes on where another was stopped keeps that one's day: its tables
    are the same as if it had not been stopped.

    Raises:
        CorpusError: the tables there are of another corpus.
    """
    kept = read_state(place)
    name = source.resolve().name
    if kept is not None and kept["source"] != name:
        raise CorpusError(
            f"{source}: the tables of {kept['source']!r} lie where these were to go; "
            "name another folder with --out."
        )
    today = (options.today or date.today()).isoformat()
    if kept is not None and not kept["is_complete"] and options.today is None:
        today = kept["today"]
    _write_state(place, {"source": name, "today": today, "is_complete": False})
    return today


def _finish(place: Place, plan: _Plan) -> None:
    state = {
        "source": plan.source.resolve().name,
        "folder": plan.settled["folder"],
        "today": plan.settled["today"],
        "kit": plan.settled["stamp"]["kit"],
        "is_complete": True,
        "pages": plan.pages(plan.batches),
        "batches": list(plan.batches),
    }
    _write_state(place, state)


def read_state(place: Place) -> dict[str, Any] | None:
    """What stands about the tables at a place; ``None`` where there are none."""
    content = place.read(STATE)
    return None if content is None else json.loads(content)


def _write_state(place: Place, state: dict[str, Any]) -> None:
    place.write(STATE, (json.dumps(state, indent=1) + "\n").encode("ascii"))


def _told(place: Place, batches: Iterable[str]) -> Iterator[Outcome]:
    for batch in batches:
        record = read_record(place, batch)
        if record is None:
            raise CorpusError(
                f"Batch {batch} was read and does not lie where the tables go: name "
                "with --out a place that this machine and all that read reach."
            )
        yield from (o for o in record.outcomes if o.message)
