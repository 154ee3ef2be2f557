"""How long it takes to import the kit and to read a page from a cold start.

``make benchmark`` calls this. Each figure is of a fresh interpreter, as a person at the
command line meets it: the median of a few runs, with the slowest beside it. The first
run of all, which fills the file cache and writes bytecode, is left out.

With ``--texts FOLDER`` (of articles as text) it reads them all in one process and
prints words per second of processor time after loading, with what each part takes,
and the memory at its highest.
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


def throughput(folder: Path) -> bool:
    """Words per second of processor time, for reading and with tone; and memory."""
    import resource  # not there on Windows, where only this measure is missing

    from analysis.pipeline import read_pages
    from analysis.reader import load_reader
    from analysis.words import WORD

    pages = sorted(path for path in folder.iterdir() if path.is_file())
    spent = {"model": 0.0, "tone": 0.0}
    reader = load_reader()
    _time(reader, "read", spent, "model")
    _time(reader, "tone", spent, "tone")
    list(read_pages(str(pages[0])))  # loads what loads when it is first needed
    spent.update(model=0.0, tone=0.0)
    words, start = 0, time.process_time()
    for page in pages:
        for read in read_pages(str(page)):
            words += len(WORD.findall(read.article.page.text))
    total = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{words} words in {len(pages)} pages, {total:.1f} s of processor time")
    print(f"{words / total:8.0f} words/s for all that read does (limit 4000)")
    print(f"{words / (total - spent['tone']):8.0f} words/s without tone (limit 6000)")
    for part, seconds in spent.items():
        print(f"{seconds / total:8.0%} of it in the model's {part}")
    print(f"{memory:8.0f} MB at the most (limit 400)")
    return words / total >= 4000 and memory <= 400


def _time(reader: object, method: str, spent: dict[str, float], part: str) -> None:
    """Have a reader's method add the processor time of its calls to ``spent``."""
    call = getattr(reader, method)

    def timed(*arguments: object) -> object:
        start = time.process_time()
        result = call(*arguments)
        spent[part] += time.process_time() - start
        return result

    setattr(reader, method, timed)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 when both figures keep to their limits, 1 otherwise."""
    parser = argparse.ArgumentParser(description="Import and reading times.")
    page = ROOT / "data/articles/london_talks.txt"
    parser.add_argument("page", nargs="?", type=Path, default=page)
    parser.add_argument("--texts", type=Path, help="a folder of articles as text")
    options = parser.parse_args(arguments)
    if options.texts:
        sys.path.insert(0, str(ROOT))
        return 0 if throughput(options.texts.resolve()) else 1
    page = options.page.resolve()
    kit = [sys.executable, "-m", "analysis", "read", str(page)]
    imported = report("import analysis", [sys.executable, "-c", "import analysis"], 1)
    read = report("read a page", kit, 3)
    return 0 if imported and read else 1


if __name__ == "__main__":
    sys.exit(main())
