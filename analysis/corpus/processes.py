"""Batches read by processes of this machine: one batch, or all on several cores."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import analysis.version
from analysis.corpus.records import CorpusError, Job

MOST_TRIES = 2
ROOT = Path(analysis.version.__file__).resolve().parents[1]
# One thread for the model in each process: two processes of one thread read more
# than one of two, and do not stand in each other's way.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Step:
    """How far one batch is: pages read, and whether its tables stand."""

    batch: str
    pages: int
    is_done: bool = False


OnStep = Callable[[Step], None]


def own_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_on_processes(jobs: Iterable[Job], processes: int) -> Iterator[Step]:
    """Read the batches, each process one after another; gives every step.

    Raises:
        CorpusError: the processes cannot work at all, or the tables not be written.
    """
    crew = _Crew(iter(jobs))
    threads = [
        threading.Thread(target=crew.work, daemon=True) for _ in range(processes)
    ]
    for thread in threads:
        thread.start()
    try:
        yield from crew.steps(len(threads))
    finally:
        crew.stop()
        for thread in threads:
            thread.join()


class _Crew:
    """Threads that each keep one process at work."""

    def __init__(self, jobs: Iterator[Job]) -> None:
        self.jobs = jobs
        self.told: SimpleQueue[Step | BaseException | None] = SimpleQueue()
        self.lock = threading.Lock()
        self.readers: list[BatchReader] = []
        self.is_stopped = False

    def steps(self, at_work: int) -> Iterator[Step]:
        """What the threads tell, until the last has ended."""
        while at_work:
            said = self.told.get()
            if isinstance(said, BaseException):
                raise said
            if said is None:
                at_work -= 1
            else:
                yield said

    def work(self) -> None:
        """Take jobs until there are none; say ``None`` at the end."""
        reader = BatchReader()
        self.readers.append(reader)
        try:
            while (job := self._next()) is not None:
                reader.read(job, self.told.put)
        except Exception as error:  # noqa: BLE001 - raised again where steps are taken
            self.told.put(error)
        finally:
            reader.end()
            self.told.put(None)

    def stop(self) -> None:
        """End the processes, whatever they are at."""
        with self.lock:
            self.is_stopped = True
        for reader in self.readers:
            reader.end()

    def _next(self) -> Job | None:
        with self.lock:
            return None if self.is_stopped else next(self.jobs, None)


class BatchReader:
    """Reads batches in a process of its own, which a page may end.

    A page that ends the process is tried once more in a new one; then it is set
    aside, and the rest of its batch is read.
    """

    def __init__(self) -> None:
        self._process: _Process | None = None
        self._lock = threading.Lock()
        self._is_ended = False

    def read(self, job: Job, on_step: OnStep = lambda _: None) -> None:
        """Read one batch; returns when its tables stand.

        Raises:
            CorpusError: the process cannot work at all, or the tables not be written.
        """
        tries: Counter[str | None] = Counter()
        while (process := self._running()) is not None:
            is_done, died_at = _follow(process, job, on_step)
            if is_done:
                on_step(Step(job.batch, len(job.entries), is_done=True))
                return
            self._discard()
            tries[died_at] += 1
            if tries[died_at] >= MOST_TRIES:
                job = _without(job, died_at, process)

    def end(self) -> None:
        """End the process, whatever it is at; no other is started."""
        with self._lock:
            self._is_ended = True
        self._discard()

    def _running(self) -> _Process | None:
        with self._lock:
            if self._is_ended:
                return None
            if self._process is None:
                self._process = _Process()
            return self._process

    def _discard(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.end()


def _follow(process: _Process, job: Job, on_step: OnStep) -> tuple[bool, str | None]:
    """Hand over a job and pass on what is said of it.

    Gives whether it was done and, where not, the page at which the process died
    (``None`` for no page).
    """
    at = None
    for begun, said in enumerate(process.run(job)):
        if "failed" in said:
            raise CorpusError(said["failed"])
        if "done" in said:
            return True, None
        at = said["page"]
        on_step(Step(job.batch, begun))
    return False, at


def _without(job: Job, page: str | None, process: _Process) -> Job:
    if page is None:
        raise CorpusError(
            "The processes that read end by themselves before they read a page "
            f"(exit status {process.status()}); what they say stands above."
        )
    return job.without(page)


class _Process:
    """One process that reads, and the two lines to it."""

    def __init__(self) -> None:
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        settings = dict.fromkeys(ONE_THREAD, "1")
        settings["PYTHONPATH"] = os.pathsep.join(paths)
        self.popen = subprocess.Popen(
            [sys.executable, "-m", "analysis.corpus.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="ascii",
            env={**os.environ, **settings},
        )

    def run(self, job: Job) -> Iterator[dict[str, Any]]:
        """Hand over a job; gives what the process says of it, to its end."""
        try:
            self.popen.stdin.write(job.to_json() + "\n")
            self.popen.stdin.flush()
        except (OSError, ValueError):  # it died or was ended while it waited
            return
        for line in self.popen.stdout:
            if line.endswith("\n"):  # else it died in the middle of a word
                yield json.loads(line)

    def status(self) -> int:
        """Its exit status, once it has ended."""
        return self.popen.wait()

    def end(self) -> None:
        """End it, if it is still there."""
        self.popen.kill()
        self.popen.wait()
