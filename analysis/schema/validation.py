"""Tables made and held to their declarations, by pandera.

Pandera is loaded when first needed: its import costs half a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.schema.columns import COLUMNS, Column
from analysis.schema.declared import ALL_TABLES, SHOWN_AS, column_names

if TYPE_CHECKING:
    from pandera.pandas import DataFrameSchema


# Where pyarrow is installed, pandas would keep text in it, and pyarrow refuses the
# lone surrogates that a page's text may hold: tables are the same with and without.
TEXT = pd.StringDtype("python")


class SchemaError(ValueError):
    """A table that is not what its declaration says."""


def frame(
    table: str, rows: Iterable[Mapping[str, Any]], *, is_checked: bool = True
) -> pd.DataFrame:
    """A table of ``rows`` in the declared columns, order and types.

    Held against its declaration unless ``is_checked`` is false.
    """
    declared = ALL_TABLES[table].columns
    shown = column_names(table)
    records = list(rows)
    data = {
        name: pd.array([row[name] for row in records], dtype=_dtype(COLUMNS[key]))
        for key, name in zip(declared, shown, strict=True)
    }
    made = pd.DataFrame(data, columns=shown)
    return validate(table, made) if is_checked else made


def _dtype(column: Column) -> Any:
    return TEXT if column.dtype == "string" else column.dtype


def validate(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """``rows`` itself, where it is what ``table`` is declared to be.

    Raises:
        SchemaError: names the table, the column, the rule and some of the values.
    """
    from pandera.errors import SchemaErrors

    try:
        return _pandera_schema(table).validate(rows, lazy=True)
    except SchemaErrors as error:
        raise SchemaError(f"Table {table!r}: {_first_faults(error)}") from error


def _first_faults(error: Any) -> str:
    cases = error.failure_cases.head(5)
    return "; ".join(
        f"{case.column} must hold {case.check}; not {case.failure_case!r}"
        for case in cases.itertuples()
    )


@cache
def _pandera_schema(table: str) -> DataFrameSchema:
    import pandera.pandas as pa

    declared = ALL_TABLES[table]
    columns = {
        SHOWN_AS.get(key, key): pa.Column(
            _dtype(COLUMNS[key]),
            checks=_checks(COLUMNS[key]),
            nullable=COLUMNS[key].optional or key in declared.optional,
        )
        for key in declared.columns
    }
    return pa.DataFrameSchema(
        columns, strict=True, ordered=True, unique=list(declared.key) or None
    )


def _checks(column: Column) -> list[Any]:
    import pandera.pandas as pa

    checks = []
    if column.allowed:
        checks.append(pa.Check.isin(column.allowed))
    if column.low is not None:
        checks.append(pa.Check.ge(column.low))
    if column.high is not None:
        checks.append(pa.Check.le(column.high))
    return checks
