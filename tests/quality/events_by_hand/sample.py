"""Draw articles for a check by hand of recurring events.

    python -m tests.quality.events_by_hand.sample TEXTS [--n 30] [--seed 2029]
        [--without NAMES.csv]

TEXTS is a folder of articles as text (PolNeAR's training articles, unpacked). What is
printed are the names of those drawn, to be read before the kit is asked. Articles of
an earlier sample can be left out: a table with a column ``article``.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Collection, Iterable
from pathlib import Path


def draw(
    names: Iterable[str], n: int, seed: int, without: Collection[str] = ()
) -> list[str]:
    """``n`` of the names, in order."""
    left = sorted(set(names).difference(without))
    return sorted(random.Random(seed).sample(left, n))


def main() -> None:
    """Print the names, one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--n", type=int, default=30)
    parser.add_argument("--seed", type=int, default=2029)
    parser.add_argument("--without", type=Path)
    options = parser.parse_args()
    without: list[str] = []
    if options.without:
        with options.without.open(encoding="utf-8", newline="") as lines:
            without = [row["article"] for row in csv.DictReader(lines)]
    names = (path.stem for path in options.texts.glob("*.txt"))
    print(*draw(names, options.n, options.seed, without), sep="\n")


if __name__ == "__main__":
    main()
