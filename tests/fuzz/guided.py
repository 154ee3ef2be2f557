"""Fuzzing guided by coverage: ``python -m tests.fuzz.guided FOLDER [options]``.

The options are libFuzzer's. Needs atheris, which is no dependency of the kit: it is
to be had for Linux only.
"""

import pkgutil
import sys
from importlib import import_module
from pathlib import Path

import atheris

# The kit imports its steps when it first needs them: here all are needed at once, as
# what is not instrumented while it is imported cannot guide.
STEPS = "sources cleaning reader attribution actors corrections dates tone".split()

with atheris.instrument_imports(include=["analysis"]):
    from tests.fuzz.mutating import LARGEST, seeds
    from tests.fuzz.target import read_whole

    for step in STEPS:
        package = import_module(f"analysis.{step}")
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)


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
