"""Fits the weights by which the cleaner takes a page's lines for body or not.

usage: python -m training.page_lines SHARED_DATA/pages

A logistic regression for raw copies and one for HTML, over the figures of
``analysis.cleaning.features``, on pages whose article text was marked by hand. Prints
the share of lines that the rest of the pages get right on each page left out, and
writes ``weights_text.csv`` and ``weights_html.csv`` into the package.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np

from analysis.cleaning.features import NAMES, measure
from analysis.cleaning.lines import Line, lines_of
from analysis.cleaning.scoring import CONSTANT
from analysis.document import Page
from analysis.sources import open_pages

WORD = re.compile(r"\w+")
# A line is body when this share of its words stands in the text by hand, in order.
BODY_SHARE = 0.8
RIDGE = 0.3
STEPS = 50
SMALLEST_WEIGHT = 0.005
PACKAGE = Path(__file__).resolve().parents[1] / "analysis" / "cleaning"


@dataclass(frozen=True)
class Example:
    """One page: a row of figures a line, whether it is body, and its weight."""

    figures: np.ndarray
    is_body: np.ndarray
    weight: np.ndarray


def body_lines(lines: Sequence[Line], gold: str) -> np.ndarray:
    """1.0 for each line whose words stand in ``gold`` in order, else 0.0."""
    owned = [(word, i) for i, line in enumerate(lines) for word in _words(line.text)]
    matcher = SequenceMatcher(None, [w for w, _ in owned], _words(gold), autojunk=False)
    found, total = np.zeros(len(lines)), np.zeros(len(lines))
    for _, i in owned:
        total[i] += 1
    for start, _, size in matcher.get_matching_blocks():
        for _, i in owned[start : start + size]:
            found[i] += 1
    return (found >= BODY_SHARE * np.maximum(total, 1)).astype(float)


def _words(text: str) -> list[str]:
    return WORD.findall(text)


def example_of(page: Page, gold: str) -> Example:
    """The page's lines; long lines count more, every page the same."""
    lines = lines_of(page)
    rows = measure(lines, page.metadata.title)
    figures = np.array([[1.0, *(row.get(n, 0.0) for n in NAMES)] for row in rows])
    weight = np.array([max(1, len(line.words)) ** 0.5 for line in lines])
    return Example(figures, body_lines(lines, gold), 100 * weight / weight.sum())


def fit(examples: Sequence[Example]) -> np.ndarray:
    """Weights of the constant and of each figure, by Newton's method."""
    x = np.vstack([e.figures for e in examples])
    y = np.concatenate([e.is_body for e in examples])
    w = np.concatenate([e.weight for e in examples])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 0.001
    beta = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (w * (p - y)) + ridge * beta
        curvature = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        beta -= np.linalg.solve(curvature, gradient)
    return beta


def left_out(examples: Sequence[Example]) -> float:
    """Mean share, by weight, of a page's lines that the other pages get right."""
    shares = []
    for i, page in enumerate(examples):
        beta = fit([*examples[:i], *examples[i + 1 :]])
        right = (page.figures @ beta > 0) == (page.is_body > 0)
        shares.append((right * page.weight).sum() / page.weight.sum())
    return float(np.mean(shares))


def write(beta: np.ndarray, path: Path) -> None:
    """The weights as a table; figures that hardly count are left out."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["figure", "weight"])
        for name, value in zip([CONSTANT, *NAMES], beta, strict=True):
            if abs(value) >= SMALLEST_WEIGHT:
                table.writerow([name, f"{value:.2f}"])


def examples_in(folder: Path, form: str) -> Iterator[Example]:
    """The pages of ``folder`` as raw copies (``text``) or as saved (``html``)."""
    gold = json.loads((folder / "dev" / "gold.json").read_text("utf-8"))
    for key, value in sorted(gold.items()):
        if form == "text":
            data = (folder / "raw" / f"{key}.txt").read_bytes()
        else:
            data = gzip.decompress((folder / "dev" / f"{key}.html.gz").read_bytes())
        yield example_of(open_pages(key, data=data)[0], value["text"])


def main() -> None:
    """Fit and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    folder = parser.parse_args().pages
    for form in ("text", "html"):
        examples = list(examples_in(folder, form))
        print(f"{form}: {left_out(examples):.3f} of lines right on pages left out")
        write(fit(examples), PACKAGE / f"weights_{form}.csv")


if __name__ == "__main__":
    main()
