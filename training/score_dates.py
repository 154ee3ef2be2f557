"""Score time expressions against MEANTIME (Wikinews), as the scoreboard quotes it.

Run from the repository: ``python training/score_dates.py [--split dev] [--errors]``.
Counts one expression of the kit for one of the gold: strict = same span, relaxed =
spans that overlap, value = overlap and equal TIMEX3 value (TempEval-3's measures).
A document is its title, its date line, and the paragraphs after it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from analysis.dates import find_dates  # noqa: E402
from analysis.document import (  # noqa: E402
    Article,
    Page,
    Paragraph,
    Publication,
    Span,
    TimeExpression,
)
from analysis.sentences import split_sentences  # noqa: E402

BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")
KINDS = ("headline", "dateline")


def make_article(text: str, day: date | None, kinds: Sequence[str] = KINDS) -> Article:
    """An article from plain text: blocks by blank lines, the first of ``kinds``."""
    spans = [Span(*m.span()) for m in BLOCK.finditer(text)]
    paragraphs = tuple(
        Paragraph(span, kinds[i] if i < len(kinds) else "body")
        for i, span in enumerate(spans)
    )
    page = Page("score", text, "0" * 64)
    return Article(page, paragraphs, publication=Publication(day, "metadata"))


def load(path: Path) -> list[dict]:
    """Documents of a split, the day of creation as a date."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    for document in documents:
        parts = document["dct"].split("-")
        ordered = parts if len(parts[0]) == 4 else reversed(parts)
        document["day"] = date(*map(int, ordered))
    return documents


def pair(
    gold: Sequence[dict], found: Sequence[TimeExpression]
) -> list[tuple[dict, TimeExpression]]:
    """One-to-one pairs of overlapping expressions, same span and value first."""
    options = [
        (
            (found[j].value != g["value"])
            + 2 * ((found[j].span.start, found[j].span.end) != (g["start"], g["end"])),
            i,
            j,
        )
        for i, g in enumerate(gold)
        for j in range(len(found))
        if found[j].span.overlaps(Span(g["start"], g["end"]))
    ]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, i, j in sorted(options):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def f1(hits: int, gold: int, found: int) -> float:
    """Harmonic mean of precision and recall, 0 to 1."""
    return 2 * hits / (gold + found) if gold + found else 0.0


def score(documents: Iterable[dict], *, with_date_lines: bool = True) -> dict:
    """Counts and F1s over all documents."""
    counts = dict.fromkeys(("gold", "found", "strict", "relaxed", "value"), 0)
    for document in documents:
        gold, found, pairs = read(document)
        if not with_date_lines:
            stamps = [Span(g["start"], g["end"]) for g in gold if g.get("dct")]
            gold = [g for g in gold if not g.get("dct")]
            found = [f for f in found if not any(f.span.overlaps(s) for s in stamps)]
            pairs = pair(gold, found)
        counts["gold"] += len(gold)
        counts["found"] += len(found)
        counts["relaxed"] += len(pairs)
        counts["value"] += sum(g["value"] == f.value for g, f in pairs)
        counts["strict"] += sum(
            (g["start"], g["end"]) == (f.span.start, f.span.end) for g, f in pairs
        )
    figures = {
        f"{name}_f1": f1(counts[name], counts["gold"], counts["found"])
        for name in ("strict", "relaxed", "value")
    }
    return counts | figures


def read(document: dict) -> tuple[list[dict], list[TimeExpression], list]:
    """Gold, found and pairs of one document."""
    article = make_article(document["text"], document["day"])
    found = list(find_dates(article, split_sentences(article)))
    return document["timexes"], found, pair(document["timexes"], found)


def show_errors(documents: Iterable[dict]) -> None:
    """Prints what was missed, added, or given another value."""
    for document in documents:
        gold, found, pairs = read(document)
        text = document["text"]
        print("##", document["name"], document["day"])
        for g, f in pairs:
            if g["value"] != f.value:
                print("  value", g["value"], "kit", f.value, _around(text, f.span))
        paired_gold = [id(g) for g, _ in pairs]
        paired_found = [id(f) for _, f in pairs]
        for g in gold:
            if id(g) not in paired_gold:
                print("  missed", g["value"], _around(text, Span(g["start"], g["end"])))
        for f in found:
            if id(f) not in paired_found:
                print("  extra", f.value, _around(text, f.span))


def _around(text: str, span: Span) -> str:
    left = text[max(0, span.start - 50) : span.start]
    right = text[span.end : span.end + 30]
    return f"{left}[[{span.of(text)}]]{right}".replace("\n", " ")


def main() -> None:
    """Prints the figures of a split."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="dev", choices=("train", "dev"))
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    documents = load(options.data / "timex" / f"meantime_{options.split}.jsonl.gz")
    score(documents[:1])
    begun = time.process_time()
    full = score(documents)
    took = 1000 * (time.process_time() - begun) / len(documents)
    if options.errors:
        show_errors(documents)
    for name, figures in (
        ("all", full),
        ("without date lines", score(documents, with_date_lines=False)),
    ):
        shown = ", ".join(
            f"{key} {100 * value:.1f}" if key.endswith("f1") else f"{key} {value}"
            for key, value in figures.items()
        )
        print(f"{name}: {shown}")
    print(f"{took:.1f} ms of processor an article, sentences included")


if __name__ == "__main__":
    main()
