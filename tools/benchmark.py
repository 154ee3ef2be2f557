"""How long it takes to import the kit and to read a page from a cold start.

``make benchmark`` calls this. Each figure is of a fresh interpreter, as a person at the
command line meets it: the median of a few runs, with the slowest beside it. The first
run of all, which fills the file cache and writes bytecode, is left out.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5


def seconds_of(command: Sequence[str]) -> float:
    """Seconds that one run of a command takes, start of the interpreter included.

    Raises:
        CalledProcessError: the command failed, so its time says nothing.
    """
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def report(name: str, command: Sequence[str], limit: float) -> bool:
    """Print one figure beside its limit; whether the median keeps to it."""
    seconds_of(command)
    times = [seconds_of(command) for _ in range(RUNS)]
    median = statistics.median(times)
    print(f"{name:16} {median:5.2f} s  (slowest {max(times):.2f}, limit {limit:g})")
    return median < limit


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 when both figures keep to their limits, 1 otherwise."""
    parser = argparse.ArgumentParser(description="Import and reading times.")
    page = ROOT / "data/articles/london_talks.txt"
    parser.add_argument("page", nargs="?", type=Path, default=page)
    page = parser.parse_args(arguments).page.resolve()
    kit = [sys.executable, "-m", "analysis", "read", str(page)]
    imported = report("import analysis", [sys.executable, "-c", "import analysis"], 1)
    read = report("read a page", kit, 3)
    return 0 if imported and read else 1


if __name__ == "__main__":
    sys.exit(main())
