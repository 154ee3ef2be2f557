"""The articles that come with the kit, against their reading by hand.

The one measure that needs no shared data, so that it runs wherever the tests do.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.quality.figures import ROOT, Figure, read

BY_HAND = ROOT / "tests/data/reading_by_hand.json"


def own_pages(shared: Path, folder: Path) -> list[Figure]:
    """Attributions found, and found with the right speaker."""
    hand = json.loads(BY_HAND.read_text(encoding="utf-8"))
    pages = [ROOT / "data/articles" / Path(entry["page"]).name for entry in hand]
    lines = read(pages, folder / "own.jsonl").read_text(encoding="utf-8").splitlines()
    found = right = total = 0
    for entry, line in zip(hand, lines, strict=True):
        row = json.loads(line)
        wanted = [a for a in entry["attributions"] if not a.get("optional")]
        total += len(wanted)
        for attribution in wanted:
            is_found, is_right = _judge(row, attribution)
            found += is_found
            right += is_right
    data = f"the kit's own {len(pages)} articles, read by hand"
    return [
        Figure("own_found", round(100 * found / total, 1), "recall, %", total, data),
        Figure("own_speakers", round(100 * right / total, 1), "recall, %", total, data),
    ]


def _judge(row: dict, wanted: dict) -> tuple[bool, bool]:
    """Whether half of the content is found, and half of it by the right speakers."""
    right = [*wanted["speakers"], *wanted.get("accept", [])]
    names = {actor["id"]: actor["name"] for actor in row["actors"]}
    need = _characters(row["text"], wanted["content"])
    covered: set[int] = set()
    by_right: set[int] = set()
    for attribution in row["attributions"]:
        here = {c for start, end in attribution["content"] for c in range(start, end)}
        covered |= here & need
        said = [names[i] for i in attribution["speakers"]]
        is_told = bool(said) == bool(wanted["speakers"])
        if is_told and all(any(_agree(s, w) for w in right) for s in said):
            by_right |= here & need
    half = len(need) / 2
    return len(covered) >= half, len(by_right) >= half


def _characters(text: str, contents: list[str]) -> set[int]:
    found: set[int] = set()
    for content in contents:
        start = text.index(content)
        found |= set(range(start, start + len(content)))
    return found


def _agree(told: str, wanted: str) -> bool:
    a, b = (
        name.lower().removeprefix("the ").removeprefix("a ") for name in (told, wanted)
    )
    return a == b or a.endswith(f" {b}") or b.endswith(f" {a}")
