"""Excel's tables (XLSX) with a column of texts, as dicts a row."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from analysis.errors import PageError
from analysis.sources.limits import MAX_CELLS, MAX_ROWS
from analysis.sources.naming import shown
from analysis.sources.packages import DAMAGE
from analysis.sources.signatures import broken

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

XLSX_WORDS = "an Excel table (XLSX)"
# A table's names stand in one of its first rows: a title may stand above them.
NAMES_WITHIN = 10

Row = dict[str, Any]


def read_sheets(name: str, data: bytes, texts: Sequence[str]) -> list[Row]:
    """The rows of the first sheet that has a column with one of the names ``texts``.

    Names of columns come in small letters, dates as ISO 8601, all else as it is.
    Formulas give the value that was last computed.

    Raises:
        PageError: the file is damaged or too large, or no sheet has such a column.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        for sheet in book.worksheets:
            rows = _table(_cells(name, sheet), texts)
            if rows is not None:
                return rows
    except (*DAMAGE, KeyError, TypeError, AttributeError, ParseError, SyntaxError,
            InvalidFileException):  # fmt: skip
        raise broken(name, XLSX_WORDS) from None
    raise PageError(
        "no_article_text",
        f"{shown(name)}: no sheet has a column of texts; name one of its columns "
        f"{texts[0]!r}.",
    )


def _cells(name: str, sheet: ReadOnlyWorksheet) -> Iterator[tuple[Any, ...]]:
    """Rows as tuples; what a sheet says of its own size is not believed."""
    sheet.reset_dimensions()
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        cells += len(row)
        if number >= MAX_ROWS or cells > MAX_CELLS:
            raise PageError(
                "too_large",
                f"{shown(name)}: a sheet has over {MAX_ROWS:,} rows or "
                f"{MAX_CELLS:,} cells; split it, or save it as CSV.",
            )
        yield row


def _table(rows: Iterator[tuple[Any, ...]], texts: Sequence[str]) -> list[Row] | None:
    names = _names(rows, texts)
    if names is None:
        return None
    return [
        {
            name: _plain(cell)
            for name, cell in zip(names, row, strict=False)
            if name and cell is not None
        }
        for row in rows
    ]


def _names(rows: Iterator[tuple[Any, ...]], texts: Sequence[str]) -> list[str] | None:
    """The row of names; what stands above it is no part of the table."""
    for _ in range(NAMES_WITHIN):
        cells = next(rows, None)
        if cells is None:
            return None
        names = [c.strip().lower() if isinstance(c, str) else "" for c in cells]
        if set(names) & set(texts):
            return names
    return None


def _plain(cell: object) -> object:
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return cell
