"""The same batches, read by the workers of a running Dask cluster.

A worker hands each batch to a process of its own, as a run on one machine does, so
that a page that ends the process costs the worker nothing. A worker that is lost in
the middle of a batch costs that batch, which another one reads.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from analysis.corpus.pages import content_of
from analysis.corpus.processes import BatchReader, Step
from analysis.corpus.records import Content, CorpusError, Entry, Job

# Jobs that wait at each worker's door while it reads: enough that none is idle.
WAITING = 2
SECONDS_TO_CONNECT = 20
_own = threading.local()


def run_on_cluster(jobs: Iterable[Job], address: str) -> Iterator[Step]:
    """Have the batches read by a cluster; gives a step for each that is done.

    Raises:
        CorpusError: there is no cluster, it has no workers, or it cannot read.
    """
    try:
        from distributed import Client
    except ImportError:
        raise CorpusError(
            "A cluster needs dask and distributed: install soundbite[cluster], here "
            "and on its machines."
        ) from None
    try:
        client = Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CorpusError(
            f"{address}: no Dask scheduler answers there ({error}); start one with "
            "`dask scheduler`, or leave --scheduler out to read on this machine."
        ) from None
    with client:
        yield from _steps(client, iter(jobs), address)


def _steps(client: Any, jobs: Iterator[Job], address: str) -> Iterator[Step]:
    from distributed import CancelledError, KilledWorker, as_completed

    threads = sum(client.nthreads().values())
    if not threads:
        raise CorpusError(
            f"{address}: the cluster has no workers; start some with `dask worker "
            f"{address}`."
        )
    handed = (_handed(client, job) for job in jobs)
    first = list(islice(handed, threads * WAITING))
    running = as_completed(first, loop=client.loop)
    for future in running:
        try:
            batch, pages = future.result()
        except ImportError as error:
            raise CorpusError(
                f"The cluster's workers lack the kit ({error}): install it there."
            ) from None
        except (CancelledError, KilledWorker) as error:
            raise CorpusError(
                f"The cluster lost its workers ({error}); start it again, then run "
                "the same command to go on."
            ) from None
        yield Step(batch, pages, is_done=True)
        for following in islice(handed, 1):
            running.add(following)


def _handed(client: Any, job: Job) -> Any:
    """A batch on its way, with its pages: the cluster need not see their folder."""
    return client.submit(_read_batch, _with_contents(job).to_json(), pure=False)


def _with_contents(job: Job) -> Job:
    wanted = (entry for entry in job.entries if entry.cannot_open is None)
    return replace(job, contents=dict(_contents(Path(job.folder), wanted)))


def _contents(folder: Path, entries: Iterable[Entry]) -> Iterator[tuple[str, Content]]:
    for entry in entries:
        try:
            yield entry.path, content_of(folder, entry)
        except OSError:  # gone since it was planned: told where it is read
            continue


def _read_batch(line: str) -> tuple[str, int]:
    """What a worker does: read a batch in the process of this thread."""
    job = Job.from_json(line)
    if not hasattr(_own, "reader"):
        _own.reader = BatchReader()
    _own.reader.read(job)
    return job.batch, len(job.entries)
