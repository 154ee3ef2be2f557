"""Tables as Parquet and back, with the columns that the schema declares.

The same rows give the same bytes: one row group, a fixed schema, no time of writing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.schema import COLUMNS, TABLES, Column, column_names
from analysis.schema.validation import TEXT
from analysis.tidy import whole

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

PLAN = b"soundbite.batch"  # of which plan a file is, in its own metadata
COMPRESSION = "zstd"


def arrow_schema(table: str) -> pa.Schema:
    """The declared columns of a table in Arrow's types."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "Int64": pa.int64(),
        "Float64": pa.float64(),
        "boolean": pa.bool_(),
    }
    keys = TABLES[table].columns
    pairs = zip(column_names(table), keys, strict=True)
    return pa.schema([(name, types[COLUMNS[key].dtype]) for name, key in pairs])


def to_arrow(table: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """A table's rows in Arrow; lone surrogates become the replacement character.

    Straight from the rows: by way of a DataFrame it takes ten times as long.
    """
    import pyarrow as pa

    schema = arrow_schema(table)
    columns = [_column([row[field.name] for row in rows], field) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _column(values: list[Any], field: pa.Field) -> pa.Array:
    import pyarrow as pa

    try:
        return pa.array(values, field.type, from_pandas=True)
    except UnicodeEncodeError:
        sound = [whole(v) if v else v for v in values]
        return pa.array(sound, field.type, from_pandas=True)


def is_sound(table: str, rows: pa.Table) -> bool:
    """Whether rows are what their table is declared to be.

    ``schema.validate`` says the same and what is wrong, in a fifth of the time that
    reading the articles takes; this takes a hundredth.
    """
    declared = TABLES[table]
    keys = zip(column_names(table), declared.columns, strict=True)
    for name, key in keys:
        is_optional = COLUMNS[key].optional or key in declared.optional
        if not _is_within(COLUMNS[key], rows[name], is_optional):
            return False
    distinct = rows.group_by(list(declared.key)).aggregate([]) if declared.key else rows
    return distinct.num_rows == rows.num_rows


def _is_within(column: Column, values: pa.ChunkedArray, is_optional: bool) -> bool:
    import pyarrow as pa
    from pyarrow import compute

    if values.null_count and not is_optional:
        return False
    known = values.drop_null()
    if column.allowed:
        allowed = pa.array(column.allowed, pa.string())
        if not compute.all(compute.is_in(known, allowed), min_count=0).as_py():
            return False
    if column.low is None and column.high is None:
        return True
    found = compute.min_max(known).as_py()
    return not len(known) or (
        (column.low is None or found["min"] >= column.low)
        and (column.high is None or found["max"] <= column.high)
    )


def to_frame(table: str, rows: pa.Table) -> pd.DataFrame:
    """A table's rows as the kit's DataFrame, in the declared types."""
    import pandas as pd
    import pyarrow as pa

    types = {
        pa.string(): TEXT,
        pa.int64(): pd.Int64Dtype(),
        pa.float64(): pd.Float64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    sound = rows.select(column_names(table)).replace_schema_metadata(None)
    return sound.to_pandas(types_mapper=types.get)


def joined(table: str, parts: Sequence[pa.Table]) -> pa.Table:
    """Rows of several articles, one after another."""
    import pyarrow as pa

    schema = arrow_schema(table)
    sound = [part.replace_schema_metadata(None).cast(schema) for part in parts]
    return pa.concat_tables(sound).combine_chunks() if sound else schema.empty_table()


def to_bytes(rows: pa.Table, digest: str) -> bytes:
    """A Parquet file of ``rows``, marked with its batch's plan."""
    import io

    import pyarrow.parquet as pq

    file = io.BytesIO()
    marked = rows.replace_schema_metadata({PLAN: digest.encode("ascii")})
    pq.write_table(
        marked, file, compression=COMPRESSION, row_group_size=max(1, rows.num_rows)
    )
    return file.getvalue()


def from_bytes(content: bytes) -> tuple[pa.Table, str]:
    """A file's rows and the plan that it is marked with."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = pq.read_table(pa.BufferReader(content))
    return rows, (rows.schema.metadata or {}).get(PLAN, b"").decode("ascii")
