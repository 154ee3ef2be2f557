"""The rows of a table of articles, one after another, never all in memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from analysis.corpus.records import CorpusError
from analysis.sources.limits import MAX_BYTES

TABLES = (".csv", ".tsv", ".jsonl", ".parquet")
Row = Mapping[str, str]


def rows_of(table: Path) -> Iterator[Row]:
    """Rows as text by column; a cell without a value is left out or empty.

    Raises:
        CorpusError: the file is no table, or is broken; the message says where.
    """
    ending = table.suffix.lower()
    if ending == ".parquet":
        yield from _parquet_rows(table)
    elif ending == ".jsonl":
        yield from _json_rows(table)
    elif ending in TABLES:
        yield from _csv_rows(table, "\t" if ending == ".tsv" else ",")
    else:
        raise CorpusError(
            f"{table}: a table of articles must be one of {', '.join(TABLES)}; "
            "to read one page, use the command read or report."
        )


def _csv_rows(table: Path, delimiter: str) -> Iterator[Row]:
    others = csv.field_size_limit(MAX_BYTES)  # one limit for the whole process
    with table.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.DictReader(file, delimiter=delimiter, restkey="", restval="")
        try:
            for row in rows:
                row.pop("", None)  # cells beyond the last column
                yield row
        except csv.Error as error:
            raise CorpusError(f"{table}, line {rows.line_num}: {error}.") from None
        finally:
            csv.field_size_limit(others)


def _json_rows(table: Path) -> Iterator[Row]:
    with table.open(encoding="utf-8-sig", errors="replace") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                yield {k: str(v) for k, v in row.items() if v is not None}
            except (ValueError, AttributeError, RecursionError):
                raise CorpusError(
                    f"{table}, line {number}: must be one JSON object a line."
                ) from None


def _parquet_rows(table: Path) -> Iterator[Row]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        for rows in pq.ParquetFile(table).iter_batches(batch_size=256):
            for row in rows.to_pylist():
                yield {k: str(v) for k, v in row.items() if v is not None}
    except pa.ArrowInvalid as error:
        reason = str(error).partition("\n")[0]
        raise CorpusError(f"{table}: is not a Parquet file ({reason}).") from None
