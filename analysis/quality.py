"""The published figures of reading quality: what was measured, on what, how well.

``make measure`` writes ``tests/quality.json``, which lies with the kit's source; a
copy without it tells so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

MEASURED = Path(__file__).resolve().parents[1] / "tests" / "quality.json"
COLUMNS = ["name", "value", "low", "high", "unit", "n", "data", "beside"]


def load_record(path: Path | None = None) -> dict[str, Any] | None:
    """The last measurement: kit, model, day and figures; ``None`` without one."""
    try:
        record = json.loads((path or MEASURED).read_text("utf-8"))
        return record if record["figures"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def load_quality(path: Path | None = None) -> pd.DataFrame:
    """One row a figure, in the order of the scoreboard; empty without a measurement.

    ``value``, ``low`` and ``high`` (95 % interval over articles, ``<NA>`` where there
    is none) are in ``unit``; ``n`` is what the figure counts, ``beside`` what others
    reach on the same data.
    """
    record = load_record(path) or {"figures": []}
    table = pd.DataFrame(record["figures"], columns=COLUMNS)
    numbers = dict.fromkeys(("value", "low", "high"), "Float64")
    words = dict.fromkeys(("name", "unit", "data", "beside"), "string")
    return table.astype({**numbers, **words, "n": "Int64"})
