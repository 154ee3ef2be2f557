"""The declarations as Markdown, for the README."""

from __future__ import annotations

from analysis.schema.columns import COLUMNS, Column
from analysis.schema.declared import ALL_TABLES, SHOWN_AS


def data_dictionary() -> str:
    """All tables and columns as Markdown, for the README."""
    return "\n".join(_table_section(name) for name in ALL_TABLES)


def _table_section(table: str) -> str:
    head = f"### `{table}`\n\n{ALL_TABLES[table].meaning}\n\n"
    rule = "| column | type | unit | meaning | limits |\n|---|---|---|---|---|\n"
    return head + rule + "".join(map(_dictionary_row, ALL_TABLES[table].columns))


def _dictionary_row(key: str) -> str:
    column = COLUMNS[key]
    cells = (
        f"`{SHOWN_AS.get(key, key)}`",
        column.dtype,
        column.unit,
        column.meaning,
        _limits(column),
    )
    return f"| {' | '.join(cells)} |\n"


def _limits(column: Column) -> str:
    if column.allowed:
        return ", ".join(column.allowed)
    if column.high is not None:
        return f"{column.low:g} to {column.high:g}"
    return "" if column.low is None else f"at least {column.low:g}"
