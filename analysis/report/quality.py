"""How often the kit errs, as it was last measured."""

from __future__ import annotations

import json
from typing import Any

from analysis.report.manifest import PACKAGE

# Written by `make measure`, which needs articles that were read by hand.
MEASURED = PACKAGE.parent / "tests" / "quality.json"


def error_rates() -> dict[str, Any] | None:
    """The last measurement: ``measured`` (day), ``figures``; ``None`` without one."""
    try:
        record = json.loads(MEASURED.read_text("utf-8"))
        return record if record["figures"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
