"""Tables as Parquet and back, with the columns that the schema declares.

The same rows give the same bytes: one row group, a fixed schema, no time of writing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.schema import COLUMNS, TABLES, column_names
from analysis.schema.validation import TEXT

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

PLAN = b"soundbite.batch"  # of which plan a file is, in its own metadata
COMPRESSION = "zstd"
SURROGATE = re.compile("[\ud800-\udfff]")


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


def to_arrow(table: str, rows: pd.DataFrame) -> pa.Table:
    """A table's rows in Arrow; lone surrogates become the replacement character."""
    import pyarrow as pa

    schema = arrow_schema(table)
    try:
        return pa.Table.from_pandas(rows, schema=schema, preserve_index=False).cast(
            schema
        )
    except UnicodeEncodeError:
        sound = rows.copy()
        for name in sound.select_dtypes("string").columns:
            sound[name] = sound[name].map(_sound, na_action="ignore").astype(TEXT)
        return pa.Table.from_pandas(sound, schema=schema, preserve_index=False)


def _sound(text: str) -> str:
    return SURROGATE.sub("\ufffd", text)


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
