"""Runs a command and measures it: time, processor time, memory of all its processes."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROC = Path("/proc")
SECONDS_BETWEEN_LOOKS = 0.25
PACKAGES = ("numpy", "onnxruntime", "pandas", "pyarrow")


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds on the wall, of processors, and most memory in megabytes."""

    wall: float
    processor: float
    memory: float

    @property
    def cores(self) -> float:
        """How many cores the run had, on average."""
        return self.processor / self.wall


def measure(*commands: Sequence[str]) -> Measured:
    """Run commands side by side, to the end of the last.

    Memory is the proportional share of each process (what several share counts
    once), summed over all of them, at its highest; 0 where there is no ``/proc``.

    Raises:
        CalledProcessError: one failed, so the figures say nothing.
    """
    before = _processor_seconds()
    start = time.perf_counter()
    running = [_start(command) for command in commands]
    watch = _Watch([process.pid for process in running])
    for process in running:
        process.wait()
    wall = time.perf_counter() - start
    memory = watch.end()
    for process in running:
        if process.returncode not in (0, 1):  # 1: some page could not be read
            raise subprocess.CalledProcessError(process.returncode, process.args)
    return Measured(wall, _processor_seconds() - before, memory)


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    settings = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, env=settings)


def _processor_seconds() -> float:
    """Of all processes that we started, and those that they did, once they ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Watch:
    """Looks at the memory of processes and their children until told to end."""

    def __init__(self, pids: Sequence[int]) -> None:
        self._pids = pids
        self._most = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> float:
        """The most that was seen, in megabytes."""
        self._ended.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._ended.wait(SECONDS_BETWEEN_LOOKS):
            now = sum(_megabytes(pid) for pid in family(self._pids))
            self._most = max(self._most, now)


def family(pids: Sequence[int]) -> list[int]:
    """Processes and all that they started, as far as these still run."""
    children: dict[int, list[int]] = {}
    for pid, parent in _parents():
        children.setdefault(parent, []).append(pid)
    found = list(pids)
    for pid in found:  # grows while it is walked
        found += children.get(pid, [])
    return found


def _parents() -> Iterator[tuple[int, int]]:
    for path in PROC.glob("[0-9]*/stat"):
        try:
            fields = path.read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        yield int(path.parent.name), int(fields[1])


def _megabytes(pid: int) -> float:
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    sizes = [int(line.split()[1]) for line in lines if line.startswith("Pss:")]
    return sum(sizes) / 1024


def machine() -> str:
    """What the figures were measured on."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    python = platform.python_version()
    load = os.getloadavg()[0]
    return (
        f"{_processor()}, {len(os.sched_getaffinity(0))} cores, {_memory():.0f} GB; "
        f"{platform.system()} {platform.machine()}; Python {python}, {packages}; "
        f"load of others at the start: {load:.1f}"
    )


def _processor() -> str:
    text = (PROC / "cpuinfo").read_text("utf-8", "replace")
    names = [
        x.partition(":")[2].strip() for x in text.splitlines() if "model name" in x
    ]
    return names[0] if names else platform.processor() or "unknown processor"


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def kit(*arguments: str) -> list[str]:
    """A command of the kit, in the Python that runs this."""
    return [sys.executable, "-m", "analysis", *arguments]
