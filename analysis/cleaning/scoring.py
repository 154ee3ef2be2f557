"""How much each line looks like body, from weights that were learnt and ship as CSV.

The weights are those of a logistic regression over the figures of ``features``,
fitted on pages whose article text was marked by hand; above 0 a line is more
likely body than not.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

CONSTANT = "constant"


@cache
def weights(form: str) -> Mapping[str, float]:
    """Weight of each figure for raw copies (``text``) or for ``html``."""
    table = files("analysis.cleaning") / f"weights_{form}.csv"
    rows = csv.DictReader(table.read_text("utf-8").splitlines())
    return {row["figure"]: float(row["weight"]) for row in rows}


def body_scores(rows: Iterable[Mapping[str, float]], form: str) -> list[float]:
    """Log odds of being body, one a line."""
    known = weights(form)
    constant = known[CONSTANT]
    return [
        constant + sum(known.get(name, 0.0) * value for name, value in row.items())
        for row in rows
    ]
