"""Tables of articles: JSON, JSON Lines, CSV and XLSX with a column of texts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from analysis.document import Metadata, Page
from analysis.sources.days import day_in_figures, days_first, written_day
from analysis.sources.plain import line_blocks, visible
from analysis.tidy import whole

if TYPE_CHECKING:
    from analysis.sources.opening import Source

# Names under which archives and scholars keep the same thing, first come first.
TEXTS = "text body content article fulltext full_text article_text maintext".split()
TITLES = "title headline".split()
OUTLETS = "outlet source publisher publication newspaper".split()
DAYS = "published date date_published publication_date pubdate day".split()
AUTHORS = "authors author byline".split()
ADDRESSES = "url address link".split()
# A cell holds a whole article; the module's own limit is 131,072 characters.
MAX_CELL = 10_000_000
SEPARATORS = (",", ";", "\t")

Record = Mapping[str, Any]


def find_records(text: str) -> list[Record] | None:
    """The articles of a table; ``None`` where ``text`` is none.

    Every record has a text. A file counts as a table only if all of it is one.
    """
    start = text.lstrip()[:1]
    if start == "[":
        records = _json_array(text)
    elif start == "{":
        records = _json_lines(text)
    else:
        records = _csv_rows(text)
    return with_texts(records or ()) or None


def with_texts(records: Sequence[Record]) -> list[Record]:
    """The records whose text has words in it."""
    kept = [r for r in records if isinstance(_first(r, TEXTS), str)]
    return [r for r in kept if visible(_first(r, TEXTS))]


def record_pages(
    source: Source, encoding: str, records: Sequence[Record]
) -> tuple[Page, ...]:
    """One page for each record, in the table's order."""
    day_first = days_first(_first(record, DAYS) for record in records)
    return tuple(
        _page(source, encoding, i, record, day_first)
        for i, record in enumerate(records)
    )


def _page(
    source: Source, encoding: str, number: int, record: Record, day_first: bool | None
) -> Page:
    text = whole(str(_first(record, TEXTS)))
    return Page(
        name=source.name,
        text=text,
        sha256=source.sha256,
        encoding=encoding,
        article=number,
        metadata=Metadata(
            title=_plain(record, TITLES),
            authors=_authors(record),
            outlet=_plain(record, OUTLETS),
            published=_published(record, day_first),
            address=_plain(record, ADDRESSES),
        ),
        blocks=line_blocks(text),
    )


def _first(record: Record, names: list[str]) -> Any:
    return next((record[n] for n in names if record.get(n)), None)


def _published(record: Record, day_first: bool | None) -> date | None:
    """The day; one in figures only where the column tells which is the month."""
    value = _first(record, DAYS)
    day = written_day(value)
    if day is None and day_first is not None:
        day = day_in_figures(value, day_first=day_first)
    return day


def _plain(record: Record, names: list[str]) -> str | None:
    value = _first(record, names)
    return " ".join(whole(value).split()) or None if isinstance(value, str) else None


def _authors(record: Record) -> tuple[str, ...]:
    value = _first(record, AUTHORS)
    parts = value.split(";") if isinstance(value, str) else value
    if not isinstance(parts, list):
        return ()
    return tuple(whole(p).strip() for p in parts if isinstance(p, str) and p.strip())


def _json_array(text: str) -> list[Record] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(found, list) and all(isinstance(r, dict) for r in found):
        return [_small_names(r) for r in found]
    return None


def _json_lines(text: str) -> list[Record] | None:
    """One object a line, or one object over the whole file."""
    whole = _object(text)
    if whole is not None:
        return [whole]
    records = []
    for line in text.split("\n"):
        record = _object(line) if line.strip() else {}
        if record is None:
            return None
        records.append(record)
    return records


def _object(text: str) -> Record | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return _small_names(found) if isinstance(found, dict) else None


def _small_names(record: Mapping[str, Any]) -> Record:
    return {name.strip().lower(): value for name, value in record.items()}


def _csv_rows(text: str) -> list[Record] | None:
    """Rows under a first line that names a column of texts and one more."""
    header = text.lstrip().partition("\n")[0]
    for separator in SEPARATORS:
        names = [n.strip().strip('"').lower() for n in header.split(separator)]
        if len(names) > 1 and set(names) & set(TEXTS) and all(names):
            return _csv_records(text, names, separator)
    return None


def _csv_records(text: str, names: list[str], separator: str) -> list[Record] | None:
    """Every row under its names; ``None`` where a row has more or fewer cells."""
    others = csv.field_size_limit(MAX_CELL)  # one limit for the whole process
    rows = csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=separator)
    try:
        filled = [row for row in rows if row][1:]
        return [dict(zip(names, row, strict=True)) for row in filled]
    except (csv.Error, ValueError):
        return None
    finally:
        csv.field_size_limit(others)
