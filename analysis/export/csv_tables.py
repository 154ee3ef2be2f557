r"""Tables as CSV: UTF-8 without a byte order mark, commas, ``\n``, empty is missing.

CSV is for programs, which stumble over a byte order mark; for Excel there is the
workbook.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.export.cells import csv_cell

# Beyond these, digits are noise of the arithmetic: 0.1 + 0.2 is 0.30000000000000004.
DECIMALS = 6


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write ``table`` to ``path``.

    Text that a spreadsheet could take for a formula gets an apostrophe in front.
    """
    fit = table.round(DECIMALS)
    for name in _text_columns(table):
        fit[name] = table[name].map(csv_cell, na_action="ignore")
    fit.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")


def _text_columns(table: pd.DataFrame) -> list[str]:
    return [
        name
        for name in table.columns
        if pd.api.types.is_string_dtype(table[name].dtype)
        or pd.api.types.is_object_dtype(table[name].dtype)
    ]
