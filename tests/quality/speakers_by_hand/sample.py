"""Draw attributions for a check by hand of who speaks.

    python -m tests.quality.speakers_by_hand.sample TEXTS SHEET [--n 100] [--seed 2031]
        [--left-out 40] [--without EARLIER.csv]

TEXTS is a folder of articles as text (PolNeAR's development articles, unpacked). What
is written to SHEET is what two readers get: the article, and the words that are said,
without the kit's answer. Drawn are attributions that count for who speaks and, among
them, some that the kit takes for an act, a wish or a feeling. Places of an earlier
sample, from which the kit was mended, can be left out. The readers' answers and the
kit's go to ``answers.csv`` in this folder, which holds places and names and no text of
the articles.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def read(texts: Path) -> list[dict]:
    """The kit's reading of every article, in order of name."""
    run = subprocess.run(
        [sys.executable, "-m", "analysis", "read", *map(str, sorted(texts.iterdir()))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


def places(sheet: Path) -> set[tuple[str, int]]:
    """Where the places of an earlier sample end, by article."""
    with sheet.open(encoding="utf-8", newline="") as lines:
        return {(row["article"], int(row["end"])) for row in csv.DictReader(lines)}


def draw(
    rows: list[dict], n: int, left_out: int, seed: int, without: set[tuple[str, int]]
) -> list[tuple[dict, dict]]:
    """``n`` pieces of speech and ``left_out`` others of the body, in reading order."""
    every = [
        (row, a)
        for row in rows
        for a in row["attributions"]
        if a["zone"] == "body"
        and (Path(row["page"]).stem, a["content"][-1][1]) not in without
    ]
    chance = random.Random(seed)
    chosen: list[int] = []
    for is_speech, size in ((True, n), (False, left_out)):
        some = [i for i, (_, a) in enumerate(every) if a["is_speech"] is is_speech]
        chosen += chance.sample(some, size)
    return [every[i] for i in sorted(chosen)]


def main() -> None:
    """Write the sheet for the readers, and the kit's answers beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--left-out", type=int, default=40)
    parser.add_argument("--seed", type=int, default=2031)
    parser.add_argument("--without", type=Path)
    options = parser.parse_args()
    rows = read(options.texts.resolve())
    without = places(options.without) if options.without else set()
    drawn = draw(rows, options.n, options.left_out, options.seed, without)
    sheet, kit = [], []
    for number, (row, a) in enumerate(drawn):
        names = {actor["id"]: actor["name"] for actor in row["actors"]}
        place = {"number": number, "article": Path(row["page"]).stem}
        words = [row["text"][start:end] for start, end in a["content"]]
        sheet.append({**place, "content": a["content"], "words": words})
        kit.append(
            {
                **place,
                "content": a["content"],
                "is_speech": a["is_speech"],
                "kit": [names[i] for i in a["speakers"]],
                "resolved_via": a["resolved_via"],
            }
        )
    options.sheet.write_text(json.dumps(sheet, indent=1), encoding="utf-8")
    answers = options.sheet.with_suffix(".kit.json")
    answers.write_text(json.dumps(kit, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
