"""The coding sheet as a workbook: what to code, with lists to choose from."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.coding import CODES, HOW_TO_CODE
from analysis.corrections.editing import write_whole
from analysis.export.cells import is_formula_like, workbook_cell
from analysis.export.workbook import with_fixed_times

CHOICES = {"coded_is_speech": "yes,no", "coded_kind": "direct,indirect,mixed"}
_WIDTHS = {"content": 60, "paragraph": 80, "coded_speaker": 30}


def write_coding_sheet(sheet: pd.DataFrame, path: str | Path) -> Path:
    """Write a coding sheet for one coder as XLSX; gives the path.

    The columns to fill in are marked, and choose from lists where they can. A second
    sheet says how to code. Text of a page stays text, whatever it looks like.

    Raises:
        FileExistsError: the file is there already: it may hold somebody's work.
    """
    from openpyxl import Workbook

    path = Path(path)
    if path.exists():
        raise FileExistsError(
            f"{path} is there already and may be filled in; move it, or write under "
            "another name."
        )
    book = Workbook()
    _fill(book.active, sheet)
    guide = book.create_sheet("how to code")
    guide.column_dimensions["A"].width, guide.column_dimensions["B"].width = 20, 100
    for row in [*CODES.items(), *HOW_TO_CODE]:
        guide.append(list(row))
    written = io.BytesIO()
    book.save(written)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, with_fixed_times(written.getvalue()))
    return path


def _fill(page: Any, sheet: pd.DataFrame) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    page.title = "coding"
    page.freeze_panes = "A2"
    to_fill = PatternFill("solid", fgColor="FFF4CC")
    for number, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = _WIDTHS.get(column, 16)
        for at, value in enumerate([column, *sheet[column]], start=1):
            cell = page.cell(at, number)
            _set(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=at == 1)
            if column in CODES:
                cell.fill = to_fill
        if column in CHOICES:
            _offer(page, letter, len(sheet) + 1, CHOICES[column])


def _set(cell: Any, value: Any) -> None:
    """A value as it is; text as text whatever it looks like."""
    if pd.isna(value):
        return
    if not isinstance(value, str):
        cell.value = int(value)
        return
    cell._value, cell.data_type = workbook_cell(value), "s"
    cell.quotePrefix = is_formula_like(value)


def _offer(page: Any, letter: str, last: int, choices: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
    rule.error, rule.showErrorMessage = f"One of: {choices.replace(',', ', ')}", True
    page.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{last}")
