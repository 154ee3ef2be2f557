"""Score names against gold: exact span and type, micro over PER, ORG and LOC.

usage: python -m training.score_names GOLD.jsonl[.gz] PRED.jsonl

GOLD lines have "text" and "entities" [{start, end, type}]; PRED lines, in the same
order, have "names" of the same form, as ``python -m analysis names`` prints them.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

TYPES = ("PER", "ORG", "LOC")
Named = tuple[int, int, str]


def score(
    gold: Sequence[dict[str, Any]], told: Sequence[Iterable[Named]]
) -> dict[str, Any]:
    """Precision, recall and F1, all types together and each alone; 0 to 100."""
    right = dict.fromkeys(TYPES, 0)
    found, there = dict(right), dict(right)
    for row, names in zip(gold, told, strict=True):
        marked = {
            (e["start"], e["end"], e["type"])
            for e in row["entities"]
            if e["type"] in TYPES
        }
        given = {name for name in names if name[2] in TYPES}
        for counts, names_there in (
            (there, marked),
            (found, given),
            (right, marked & given),
        ):
            for *_, kind in names_there:
                counts[kind] += 1
    return {
        **_figures(*(sum(c.values()) for c in (right, found, there))),
        "by_type": {k: _figures(right[k], found[k], there[k]) for k in TYPES},
    }


def _figures(right: int, found: int, there: int) -> dict[str, float]:
    return {
        "precision": round(100 * right / max(1, found), 1),
        "recall": round(100 * right / max(1, there), 1),
        "f1": round(200 * right / max(1, found + there), 1),
    }


def _lines(path: Path) -> list[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def main(arguments: Sequence[str]) -> int:
    """Print the figures as JSON; 2 for wrong usage."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    gold, told = (_lines(Path(a)) for a in arguments)
    names = [[(n["start"], n["end"], n["type"]) for n in row["names"]] for row in told]
    print(json.dumps(score(gold, names), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
