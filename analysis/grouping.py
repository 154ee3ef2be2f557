"""The analyst's own groups of actors: `actors.csv` beside the pages.

One row an actor: ``name``, ``aliases`` (several with ``;`` or ``|`` between them),
``group``, and any columns of one's own. Joined onto a table by name or alias, as
spelt but for case, white space and the shape of marks, so that every measure and
chart can group by any of its columns.
"""

from __future__ import annotations

import csv
import re
import unicodedata
import warnings
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.tidy import fold

FILE_NAME = "actors.csv"
KEYS = ("name", "speaker")
BETWEEN_ALIASES = re.compile(r"[;|]")
# Marks that keyboards, sites and spreadsheets set differently.
MARKS = str.maketrans("\u2018\u2019\u02bc\u201c\u201d\u2010\u2011\u2013", "'''\"\"---")
MAX_BYTES = 20_000_000


def find_groups(page: str | Path) -> Path | None:
    """The `actors.csv` beside a page, or in a folder of pages, if there is one."""
    folder = Path(page) if Path(page).is_dir() else Path(page).parent
    path = folder / FILE_NAME
    return path if path.is_file() else None


def load_groups(path: str | Path) -> pd.DataFrame:
    """The analyst's actors, all columns as text, <NA> where a cell is empty.

    Columns may stand in any order, with commas, semicolons or tabs between them.

    Raises:
        ValueError: no such table; says the line, the rule and the remedy.
        OSError: the file cannot be read.
    """
    rows = list(_rows(path))
    header = [
        _column(path, cell, i) for i, cell in enumerate(rows[0][1] if rows else [])
    ]
    for name in header:
        if header.count(name) > 1:
            raise ValueError(f"{path}, line 1: the column {name!r} stands twice.")
    if "name" not in header:
        raise ValueError(
            f"{path}, line 1: needs a column 'name'; has {', '.join(header) or 'none'}."
        )
    kept = [_row(path, line, header, cells) for line, cells in rows[1:]]
    groups = pd.DataFrame(kept, columns=header, dtype="string")
    return groups.replace("", pd.NA).dropna(subset=["name"], ignore_index=True)


def _rows(path: str | Path) -> list[tuple[int, list[str]]]:
    """Cells of the lines that are not blank, each with its line from 1."""
    text = _text(Path(path))
    first = next(filter(str.strip, text.splitlines()), "")
    separator = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    rows, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, [fold(cell) for cell in cells]))
            line = reader.line_num + 1
    except csv.Error as error:
        raise ValueError(f"{path}, line {line}: {error}.") from None
    return rows


def _text(path: Path) -> str:
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise ValueError(f"{path} is larger than {MAX_BYTES:,} bytes.")
    if b"\0" in data:
        raise ValueError(f"{path} is no text: save it as CSV UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what Excel calls plain "CSV"


def _column(path: str | Path, cell: str, number: int) -> str:
    """A column's name; the kit's own three in any case."""
    if not cell:
        raise ValueError(f"{path}, line 1: column {number + 1} has no name.")
    return cell.lower() if cell.lower() in ("name", "aliases", "group") else cell


def _row(
    path: str | Path, line: int, header: list[str], cells: list[str]
) -> dict[str, str]:
    if any(cells[len(header) :]):
        raise ValueError(
            f"{path}, line {line}: {len(cells)} cells under {len(header)} columns; "
            'put marks ("...") around a cell that has the separator in it.'
        )
    return dict(zip(header, [*cells, *[""] * len(header)], strict=False))


def key_of(name: str) -> str:
    """What two spellings of one name share.

    >>> key_of("O\u2019Neil  GROUP") == key_of("o'neil group")
    True
    """
    return unicodedata.normalize("NFC", fold(name)).translate(MARKS).casefold()


def with_groups(
    table: pd.DataFrame, groups: pd.DataFrame, *, on: str | None = None
) -> pd.DataFrame:
    """``table`` with the analyst's columns, <NA> where a row's actor is not among them.

    A name means its own row before it is anybody's alias. A name or alias of several
    rows is told in a warning and joined to none of them. A column that ``table`` has
    already comes as ``actors_<column>``.

    Args:
        table: has the actors' names in a column ``name`` or ``speaker``.
        groups: what `load_groups` gives.
        on: the column of names, where it is called something else.

    Raises:
        ValueError: ``table`` has no such column.
    """
    column = on or next((key for key in KEYS if key in table.columns), None)
    if column is None or column not in table.columns:
        named = on or " or ".join(KEYS)
        raise ValueError(
            f"The table needs a column {named}; it has {', '.join(table.columns)}."
        )
    rows = _rows_by_key(groups)
    found = [rows.get(key_of(n)) if pd.notna(n) else None for n in table[column]]
    at = pd.array(found, dtype="Int64")
    own = groups.drop(columns=["name", "aliases"], errors="ignore")
    own = own.rename(columns={c: f"actors_{c}" for c in own if c in table.columns})
    joined = own.reindex(pd.Index(at.to_numpy("int64", na_value=-1)))
    return table.assign(**{c: joined[c].to_numpy() for c in own}).astype(
        dict.fromkeys(own, "string")
    )


def _rows_by_key(groups: pd.DataFrame) -> dict[str, int]:
    """The row that each name or alias means, where it means one."""
    names = _index(groups, lambda row: [row["name"]])
    aliases = _index(groups, _aliases)
    several = {k: v for k, v in names.items() if len(v) > 1}
    several |= {k: v for k, v in aliases.items() if len(v) > 1 and k not in names}
    if several:
        told = "; ".join(
            f"{key!r} ({', '.join(groups['name'].iloc[sorted(rows)])})"
            for key, rows in sorted(several.items())
        )
        warnings.warn(
            f"{FILE_NAME}: means several rows, and is joined to none: {told}.",
            stacklevel=3,
        )
    rows = aliases | names
    return {key: min(found) for key, found in rows.items() if key not in several}


def _index(
    groups: pd.DataFrame, spellings: Callable[[dict[str, Any]], list[str]]
) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(groups.to_dict("records")):
        for spelling in spellings(row):
            found.setdefault(key_of(spelling), set()).add(number)
    return found


def _aliases(row: dict[str, Any]) -> list[str]:
    said = row.get("aliases")
    if pd.isna(said):
        return []
    return [alias for alias in BETWEEN_ALIASES.split(str(said)) if alias.strip()]
