"""One fuzzing process: reads page after page, and keeps what breaks a promise.

It runs apart from the one that counts the time, so that a crash of a library in C
costs one page and not the run.
"""

import hashlib
import json
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from analysis.reader import load_reader
from tests.fuzz.mutating import mutated, seeds
from tests.fuzz.target import BoundBrokenError, memory, read_whole

NOW = "now.bin"


def work(seed: int, until: float, folder: Path) -> None:
    """Reads changed pages until the clock says ``until``; a summary is printed."""
    chance, known = random.Random(seed), seeds()
    load_reader()  # its loading is no page's time
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    try:
        while time.time() < until:
            data = mutated(chance, known)
            (folder / NOW).write_bytes(data)
            began = time.process_time()
            outcomes[try_one(data, folder)] += 1
            slowest = max(slowest, time.process_time() - began)
            if outcomes["BoundBrokenError"]:
                sys.exit(3)  # memory is only known as the most so far: begin anew
    finally:
        summary = {"seed": seed, "pages": outcomes.total(), "outcomes": outcomes}
        summary |= {"slowest_s": round(slowest, 1), "memory_mb": memory() // 2**20}
        print(json.dumps(summary), flush=True)


def try_one(data: bytes, folder: Path) -> str:
    """What came of ``data``; the data of a failure and its story are kept."""
    try:
        return read_whole(data)
    except Exception as error:  # noqa: BLE001 (any failure is what is sought)
        keep(data, folder, kind_of(error), traceback.format_exc())
        return type(error).__name__


def kind_of(error: Exception) -> str:
    """One word for all failures of one place in the code."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "analysis" in f.filename] or frames
    if isinstance(error, BoundBrokenError):
        return "bound"
    place = f"{Path(ours[-1].filename).stem}_{ours[-1].name}"
    return f"{type(error).__name__}-{place}".replace("<", "").replace(">", "")


def keep(data: bytes, folder: Path, kind: str, story: str) -> None:
    """Writes ``data`` under its kind; of a kind known already, only the shortest."""
    known = sorted(folder.glob(f"{kind}.*.bin"))
    if known and min(path.stat().st_size for path in known) <= len(data):
        return
    for path in known:
        path.unlink()
    name = f"{kind}.{hashlib.sha256(data).hexdigest()[:8]}.bin"
    (folder / name).write_bytes(data)
    (folder / f"{kind}.txt").write_text(story, "utf-8", errors="backslashreplace")


if __name__ == "__main__":
    work(int(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3]))
