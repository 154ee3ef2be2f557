"""``make measure``: measure everything, publish it, and raise the floors.

``--lower NAME REASON`` lowers one floor and writes the reason to the change log.
"""

from __future__ import annotations

import argparse
import sys

from tests.conftest import shared_folder
from tests.quality import floors
from tests.quality.model import kit_version, model_version
from tests.quality.scoreboard import all_figures


def main() -> int:
    """Measure; exit status 1 when a figure fell below its floor."""
    parser = argparse.ArgumentParser(prog="make measure", description=__doc__)
    parser.add_argument("--lower", nargs=2, metavar=("NAME", "REASON"))
    options = parser.parse_args()
    shared = shared_folder()
    if not (shared / "data").is_dir():
        print(f"make measure needs the shared data; there are none at {shared}.")
        return 2
    figures = all_figures(shared)
    for figure in figures:
        print(f"{figure.name:28} {figure.value:8} {figure.unit}  ({figure.data})")
    if options.lower:
        floors.lower(options.lower[0], figures, options.lower[1])
    fallen = floors.below(figures, floors.load_floors())
    record = floors.quality(figures, kit=kit_version(), model=model_version())
    floors.write(floors.QUALITY, floors.as_json(record))
    if fallen:
        print(*fallen, sep="\n")
        return 1
    raised = floors.raised(figures, floors.load_floors())
    floors.write(floors.FLOORS, floors.as_json(raised))
    return 0


if __name__ == "__main__":
    sys.exit(main())
