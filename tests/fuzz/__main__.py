"""``python -m tests.fuzz --minutes N --seed S``: reads changed pages for N minutes.

What breaks a promise is kept under ``--found``, named for its kind; exit status 1
where there was any.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.target import seconds_for
from tests.fuzz.working import NOW, keep

FOUND = Path("build/fuzz")
# The clock of a busy machine against the processor's: beyond this a page hangs.
PATIENCE = 15


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, default=FOUND, metavar="DIR")
    options = parser.parse_args()
    folder = options.found / f"seed-{options.seed}"
    folder.mkdir(parents=True, exist_ok=True)
    until, seed = time.time() + options.minutes * 60, options.seed
    while time.time() < until:
        ended = _watched(seed, until, folder)
        if ended not in (0, 3):
            _keep_crash(folder, ended)
        seed += 1_000_003  # a process that begins anew must not meet the same pages
    found = sorted(path.name for path in folder.glob("*.bin") if path.name != NOW)
    print(f"{len(found)} kinds of failure", *found, sep="\n", file=sys.stderr)
    return int(bool(found))


def _watched(seed: int, until: float, folder: Path) -> int:
    """The exit status of one process; it is ended where a page hangs."""
    command = [sys.executable, "-m", "tests.fuzz.working", str(seed), str(until)]
    worker = subprocess.Popen([*command, str(folder)])
    now = folder / NOW
    while True:
        try:
            return worker.wait(timeout=2)
        except subprocess.TimeoutExpired:
            state = now.stat() if now.exists() else None
        if state and _hangs(state.st_mtime, state.st_size):
            worker.kill()
            return worker.wait()


def _hangs(since: float, size: int) -> bool:
    return time.time() - since > PATIENCE * seconds_for(size)


def _keep_crash(folder: Path, status: int) -> None:
    data = (folder / NOW).read_bytes()
    keep(data, folder, f"crash{-status}", f"The process ended with {status}.\n")


if __name__ == "__main__":
    sys.exit(main())
