"""All tables as one XLSX workbook with a sheet that says what each column means.

The same tables give the same bytes: the format's times are set to a fixed day.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.export.cells import is_formula_like, workbook_cell
from analysis.export.csv_tables import DECIMALS
from analysis.schema import COLUMNS, TABLES
from analysis.schema.declared import SHOWN_AS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

NOTES_SHEET = "column notes"
# The first day that a zip archive can state.
FIXED_DAY = (1980, 1, 1, 0, 0, 0)
_STATED_TIMES = re.compile(rb"(<dcterms:(\w+)[^>]*>)[^<]*(</dcterms:\2>)")
_FIXED_TIME = rb"\g<1>1980-01-01T00:00:00Z\g<3>"

_WIDE = {"text", "content", "message", "title", "reason", "meaning"}
_MAX_ROWS = 1_048_575  # below the heading; a spreadsheet's own limit


def write_workbook(tables: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Write ``tables`` to ``path``, a sheet each, column notes first.

    Text that could be taken for a formula is stored as text and marked so. Cells
    over the format's limit are cut, and say so.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _add_sheet(book, NOTES_SHEET, column_notes())
    for name, table in tables.items():
        _add_sheet(book, name, table)
    written = io.BytesIO()
    book.save(written)
    path.write_bytes(with_fixed_times(written.getvalue()))


def column_notes() -> pd.DataFrame:
    """Every table's columns with type, unit, meaning and limits."""
    rows = [
        (name, TABLES[name].meaning, SHOWN_AS.get(key, key), *_declared(key))
        for name in TABLES
        for key in TABLES[name].columns
    ]
    columns = ["table", "row", "column", "type", "unit", "meaning", "values"]
    return pd.DataFrame(rows, columns=columns)


def _declared(key: str) -> tuple[str, str, str, str]:
    column = COLUMNS[key]
    values = ", ".join(column.allowed)
    if column.low is not None:
        top = "" if column.high is None else f" to {column.high:g}"
        values = f"{column.low:g}{top or ' or more'}"
    return column.dtype, column.unit, column.meaning, values


def _add_sheet(book: Workbook, name: str, table: pd.DataFrame) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for letter, width in _widths(table):
        sheet.column_dimensions[letter].width = width
    heading = [WriteOnlyCell(sheet, value=str(column)) for column in table.columns]
    for cell in heading:
        cell.font = Font(bold=True)
    sheet.append(heading)
    for row in table.head(_MAX_ROWS).round(DECIMALS).itertuples(index=False):
        sheet.append([_cell(sheet, value) for value in row])


def _widths(table: pd.DataFrame) -> Iterator[tuple[str, int]]:
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(table.columns, start=1):
        width = 80 if column in _WIDE else max(12, len(str(column)) + 2)
        yield get_column_letter(number), width


def _cell(sheet: WriteOnlyWorksheet, value: Any) -> Any:
    """A cell with ``value``; text is text whatever it looks like."""
    from openpyxl.cell import WriteOnlyCell

    if value is None or value is pd.NA or value != value:
        return None
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=None)
    # Set past openpyxl's guess, which makes a formula of what starts with "=".
    cell._value, cell.data_type = workbook_cell(value), "s"
    if is_formula_like(value):
        # So that it stays text when somebody edits the cell.
        cell.quotePrefix = True
    return cell


def with_fixed_times(archive: bytes) -> bytes:
    """A zip archive with ``FIXED_DAY`` for every time that it states.

    For formats that are zip archives of XML (XLSX, DOCX): times of its files, and
    of writing in its properties.
    """
    fixed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as read,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as write,
    ):
        for name in read.namelist():
            data = read.read(name)
            if name == "docProps/core.xml":
                data = _STATED_TIMES.sub(_FIXED_TIME, data)
            info = zipfile.ZipInfo(name, date_time=FIXED_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            write.writestr(info, data)
    return fixed.getvalue()
