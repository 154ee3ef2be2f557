"""What is measured, on what, and how: one function a data set.

Each function runs the kit's own command line, as a user would, and the scorers that
lie with the shared data; it returns figures with what they are out of.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = (sys.executable, "-m", "analysis", "read")
BOOTSTRAPS = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; ``value`` in the unit told, higher is better.

    ``low`` and ``high`` are a 95 % interval over articles (bootstrap) where there is
    one, ``n`` what the figure counts, ``beside`` what others reach on the same data.
    """

    name: str
    value: float
    unit: str
    n: int
    data: str
    low: float | None = None
    high: float | None = None
    beside: str = ""


def read(pages: Iterable[Path], into: Path, *options: str) -> Path:
    """The lines of ``read`` for some pages, in a file."""
    command = [*READ, *map(str, pages), *options]
    with into.open("w", encoding="utf-8") as lines:
        subprocess.run(command, cwd=ROOT, stdout=lines, stderr=subprocess.DEVNULL)
    return into


def scored(script: Path, *arguments: str, stdin: Path | None = None) -> str:
    """What a scorer prints. Its exit status tells of its own floors, not of faults."""
    given = stdin.read_text(encoding="utf-8") if stdin else None
    run = subprocess.run(
        [sys.executable, str(script), *arguments],
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if not run.stdout.strip():
        raise RuntimeError(f"{script.name} printed nothing: {run.stderr[-500:]}")
    return run.stdout


def attributions(shared: Path, folder: Path) -> list[Figure]:
    """Who said what, on PolNeAR's development articles, from plain text."""
    gold = shared / "data/polnear/dev.jsonl.gz"
    texts = folder / "polnear"
    subprocess.run(
        [sys.executable, shared / "tools/unpack_texts.py", gold, texts], check=True
    )
    lines = read(sorted(texts.iterdir()), folder / "polnear.jsonl")
    printed = scored(
        shared / "tools/score_attributions.py",
        str(gold),
        str(lines),
        "--bootstrap",
        str(BOOTSTRAPS),
    )
    told = json.loads(printed)
    return [*_attribution_figures(told), _resolved(lines)]


def _attribution_figures(told: dict) -> list[Figure]:
    data = f"PolNeAR dev, {told['articles']} articles"
    interval = told["ci95_over_articles"]
    rows = [
        ("content_tokens", told["content_tok"]["F1"], "content_tok_F1", "68.0"),
        ("attribution_cover", told["attr_cover"]["F1"], "attr_cover_F1", "51.4"),
        ("attribution_iou", told["attr_iou"]["F1"], "attr_iou_F1", "42.6"),
        ("content_exact", told["content_exact"]["F1"], None, ""),
        (
            "indirect_recall",
            told["recall_by_kind"]["indirect"]["attr_cover"],
            None,
            "33.3",
        ),
        (
            "direct_recall",
            told["recall_by_kind"]["direct+mixed"]["attr_cover"],
            None,
            "",
        ),
    ]
    return [
        Figure(
            name,
            value,
            "recall, %" if name.endswith("recall") else "F1, %",
            told["n_gold"],
            data,
            *(interval[key] if key else (None, None)),
            beside=f"best rule-based peer {peer}" if peer else "",
        )
        for name, value, key, peer in rows
    ]


def _resolved(lines: Path) -> Figure:
    rows = [json.loads(line) for line in lines.open(encoding="utf-8")]
    found = [a for row in rows for a in row["attributions"]]
    share = sum(bool(a["speakers"]) for a in found) / max(1, len(found))
    return Figure(
        "speakers_resolved",
        round(100 * share, 1),
        "% of attributions with a speaker",
        len(found),
        f"PolNeAR dev, {len(rows)} articles",
    )


def pages(shared: Path, folder: Path) -> list[Figure]:
    """What is article and what is not, on raw copies and on HTML."""
    gold = shared / "data/pages/dev/gold.json"
    html = folder / "html"
    html.mkdir()
    for packed in sorted((shared / "data/pages/dev").glob("*.html.gz")):
        (html / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    raw = sorted((shared / "data/pages/raw").glob("*.txt"))
    beside = {"raw": "everything kept 66.7", "html": "trafilatura alone 97.1"}
    figures = []
    for form, files in (("raw", raw), ("html", sorted(html.iterdir()))):
        lines = read(files, folder / f"pages_{form}.jsonl")
        told = scored(shared / "tools/score_pages.py", str(gold), stdin=lines)
        match = re.search(r"F1 ([\d.]+)\s+exact (\d+) of (\d+)", told)
        if match is None:
            raise RuntimeError(f"score_pages.py printed {told!r}")
        data = f"news pages as {form}, {match[3]}"
        score = round(100 * float(match[1]), 1)
        figures += [
            Figure(
                f"cleaning_{form}",
                score,
                "F1, %",
                int(match[3]),
                data,
                beside=beside[form],
            ),
            Figure(
                f"cleaning_{form}_exact",
                int(match[2]),
                "pages exactly right",
                int(match[3]),
                data,
            ),
        ]
    return figures


def mission_page(shared: Path, folder: Path) -> list[Figure]:
    """The page that the kit must read first, against the reading by hand."""
    page = shared / "data/articles/crimea_talks_page.txt"
    lines = read([page], folder / "page.jsonl", "--published", "2014-03-14")
    told = scored(shared / "tools/check_page.py", stdin=lines)
    figures = []
    for name, value in re.findall(r"^[! ] (\w[\w ]*?)\s+(-?[\d.]+) ", told, re.M):
        better = 1 - float(value) if name == "quoted words" else float(value)
        better = -float(value) if name == "extra" else better
        figures.append(
            Figure(
                f"page_{name.replace(' ', '_')}",
                round(better, 3),
                _page_unit(name),
                1,
                "the mission's page, read by hand",
            )
        )
    return figures


def _page_unit(name: str) -> str:
    units = {
        "extra": "attributions too many, negative",
        "quoted words": "1 - words off / words",
        "top speakers": "of 5 in order",
    }
    return units.get(name, "share")


def cases(shared: Path, folder: Path) -> list[Figure]:
    """Faults that real users met: how many cases hold in full."""
    told = scored(shared / "tools/run_cases.py", str(shared / "cases"), "--", *READ)
    match = re.search(r"(\d+) of (\d+) cases hold", told)
    if match is None:
        raise RuntimeError(f"run_cases.py printed {told[-300:]!r}")
    return [Figure("cases", int(match[1]), "cases that hold", int(match[2]), "cases")]
