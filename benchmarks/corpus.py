"""What many articles cost: speed, memory, being killed, very many of them.

    make benchmark-corpus                        on articles made here
    make benchmark-corpus TEXTS=folder           on a folder of articles as text

Times are compared within one run, each pair side by side, so that they hold on a
machine that others use too. ``benchmarks/README.md`` keeps what was measured.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from analysis.words import WORD  # noqa: E402
from benchmarks.articles import write_pages, write_table  # noqa: E402
from benchmarks.measuring import Measured, family, kit, machine, measure  # noqa: E402

MADE = 400
FEW = 200
KILLS = 10
PROCESSES = 2


def speed(pages: Sequence[Path], folder: Path, rounds: int) -> None:
    """``corpus`` on two cores against two separate processes, and against one."""
    words = sum(len(WORD.findall(page.read_text("utf-8"))) for page in pages)
    ratios, factors = [], []
    for number in range(rounds):
        halves = [_linked(folder / f"half{half}", pages[half::2]) for half in (0, 1)]
        whole = _linked(folder / "whole", pages)
        out = folder / f"speed{number}"
        apart = measure(*(kit("read", *_files(half)) for half in halves))
        _tell("two separate one-process runs", words, apart)
        both = measure(_corpus(whole, out / "both", PROCESSES))
        _tell("corpus, 2 processes", words, both)
        one = measure(_corpus(whole, out / "one", 1))
        _tell("corpus, 1 process", words, one)
        ratios.append(apart.wall / both.wall)
        factors.append(one.wall / both.wall)
        per_second = apart.processor / both.processor
        print(f"  processor time of the separate runs / of corpus: {per_second:.2f}")
    print(f"corpus / separate runs: {statistics.median(ratios):.2f} (at least 0.9)")
    print(f"two processes / one:    {statistics.median(factors):.2f}")


def memory(pages: Sequence[Path], folder: Path) -> None:
    """The most memory of all processes, for few articles and for all."""
    for count in (min(FEW, len(pages) // 4), len(pages)):
        some = _linked(folder / f"first{count}", pages[:count])
        found = measure(_corpus(some, folder / f"memory{count}", PROCESSES))
        print(f"{count:6} articles: {found.memory:5.0f} MB at the most (under 2000)")


def kills(pages: Sequence[Path], folder: Path, seed: int) -> bool:
    """Kill a run ten times at random moments; whether its tables are the same."""
    some = _linked(folder / "killed", pages)
    undisturbed = measure(_corpus(some, folder / "undisturbed", PROCESSES))
    chance = random.Random(seed)
    out = folder / "disturbed"
    killed = 0
    while True:
        process = subprocess.Popen(
            _corpus(some, out, PROCESSES),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait = chance.uniform(0, 2 * undisturbed.wall / KILLS)
            process.wait(wait if killed < KILLS else None)
            break
        except subprocess.TimeoutExpired:
            _kill_all(process.pid)
            process.wait()
            killed += 1
    same = _tables(out) == _tables(folder / "undisturbed")
    print(f"killed {killed} times; the tables are {'' if same else 'NOT '}the same")
    return same


def many(count: int, folder: Path) -> None:
    """Very many short articles out of one table: rate, disk, memory."""
    table = folder / "many.jsonl"
    words = write_table(table, count)
    out = folder / "many"
    found = measure(_corpus(table, out, PROCESSES))
    files = [path for path in out.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    _tell(f"{count} short articles", words, found)
    print(f"  {count / found.wall:.1f} articles/s, {len(files)} files, {size:.0f} MB")
    again = measure(_corpus(table, out, PROCESSES))
    print(f"  run again, with nothing to read: {again.wall:.1f} s")


def _corpus(source: Path, out: Path, processes: int) -> list[str]:
    return kit("corpus", str(source), "--out", str(out), "--processes", str(processes))


def _linked(folder: Path, pages: Sequence[Path]) -> Path:
    if not folder.exists():
        folder.mkdir(parents=True)
        for page in pages:
            shutil.copy(page, folder / page.name)
    return folder


def _files(folder: Path) -> list[str]:
    return sorted(map(str, folder.iterdir()))


def _tell(name: str, words: int, found: Measured) -> None:
    print(
        f"  {name:30} {words / found.wall:6.0f} words/s "
        f"({found.wall:.1f} s on {found.cores:.2f} cores, {found.memory:.0f} MB)",
        flush=True,
    )


def _kill_all(pid: int) -> None:
    """All at once, as when the power fails."""
    for each in family([pid]):
        subprocess.run(["kill", "-9", str(each)], check=False, capture_output=True)


def _tables(out: Path) -> dict[str, bytes]:
    found = out.rglob("*.parquet")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 1 where a killed run's tables differ from an undisturbed one's."""
    options = _parser().parse_args(arguments)
    print(machine())
    with tempfile.TemporaryDirectory(prefix="soundbite-benchmark-") as name:
        folder = Path(name)
        if options.texts is None:
            write_pages(folder / "pages", MADE)
        texts = options.texts or folder / "pages"
        pages = sorted(path for path in texts.iterdir() if path.is_file())
        parts: dict[str, Callable[[], object]] = {
            "speed": lambda: speed(pages[: options.most], folder, options.rounds),
            "memory": lambda: memory(pages, folder),
            "kills": lambda: kills(pages[: options.most], folder, options.seed),
            "many": lambda: many(options.many, folder),
        }
        results = []
        for part in options.parts or parts:
            print(f"\n{part}, {time.strftime('%H:%M')}", flush=True)
            results.append(parts[part]())
    return 1 if False in results else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="What many articles cost.")
    names = ("speed", "memory", "kills", "many")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(names))
    parser.add_argument("--texts", type=Path, help="a folder of articles as text")
    parser.add_argument("--most", type=int, help="pages for speed and kills (all)")
    parser.add_argument("--rounds", type=int, default=3, help="of speed (3)")
    parser.add_argument("--many", type=int, default=10_000, help="articles (10,000)")
    parser.add_argument("--seed", type=int, default=1, help="of the kills (1)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
