"""Fuzzing guided by coverage: ``python -m tests.fuzz.guided FOLDER [options]``.

The options are libFuzzer's. Needs atheris, which is no dependency of the kit: it is
to be had for Linux only.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["analysis"]):
    from tests.fuzz.mutating import LARGEST, seeds
    from tests.fuzz.target import read_whole


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (folder / f"seed-{number}").write_bytes(seed)
    options = [f"-max_len={LARGEST}", "-timeout=300", "-rss_limit_mb=2048"]
    atheris.Setup([sys.argv[0], str(folder), *options, *sys.argv[2:]], read_whole)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
