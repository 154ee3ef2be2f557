"""What the pages of a corpus are: the files of a folder, or the rows of a table.

A table is a CSV, TSV, JSON Lines or Parquet file with a column ``text`` (the
article) or ``page`` (the path of a file, from the table's own folder); ``title``,
``outlet``, ``authors`` (with ``;`` between them), ``published`` and ``address`` are
taken as what the archive tells of the article.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from analysis.corpus.records import Content, CorpusError, Entry
from analysis.corpus.rows import rows_of
from analysis.corrections.files import FOLDER, SUFFIX

# Beside the pages, and none themselves: the analyst's groups of actors, and what says
# where the pages are from.
NO_PAGES = {"actors.csv", "readme", "readme.md", "readme.txt", "license", "licence"}
GIVEN = ("text", "title", "outlet", "authors", "published", "address")


def find_entries(source: Path, out: Path | None) -> Iterator[tuple[Entry, int]]:
    """The pages of a folder or a table, with their bytes; ``out`` is left out.

    Raises:
        CorpusError: there is no such folder or table, or it has no column to read.
    """
    if source.is_dir():
        for path in _files(source, out):
            yield _entry(source, path)
    elif source.is_file():
        yield from _entries_of_table(source)
    else:
        raise CorpusError(f"{source}: there is no such folder or table.")


def content_of(folder: Path, entry: Entry) -> Content:
    """A page's bytes and its corrections file's.

    Raises:
        OSError: the page's file is gone or closed to us.
    """
    if entry.given is not None:
        data = entry.given.get("text", "").encode("utf-8", "surrogatepass")
    else:
        data = (folder / entry.path).read_bytes()
    made = [path.read_bytes() for path in _corrections(folder, entry)]
    return Content(data, made[0] if made else None)


def _files(folder: Path, out: Path | None) -> Iterator[str]:
    """Relative paths of the files that may be pages; nothing hidden."""
    left_out = out.resolve() if out else None
    for at, folders, names in os.walk(folder):
        here = Path(at)
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and (here / name).resolve() != left_out
        ]
        for name in names:
            if not (name.startswith(".") or _is_no_page(name)):
                yield (here / name).relative_to(folder).as_posix()


def _is_no_page(name: str) -> bool:
    return name.lower() in NO_PAGES or name.endswith(SUFFIX)


def _entry(folder: Path, path: str) -> tuple[Entry, int]:
    try:
        digest = _hash_of(folder / path)
        entry = Entry(path, digest)
        made = [_hash_of(file) for file in _corrections(folder, entry)]
        size = (folder / path).stat().st_size
    except (OSError, ValueError) as error:  # a row of a table may name anything
        reason = getattr(error, "strerror", None) or "not a path"
        return Entry(path, cannot_open=reason), 0
    return replace(entry, corrections=made[0] if made else None), size


def _corrections(folder: Path, entry: Entry) -> list[Path]:
    """The page's corrections file, where there is one: beside a file, or by its id."""
    if entry.given is None:
        places = [folder / (entry.path + SUFFIX)]
    else:
        places = [FOLDER / f"{entry.page_id}.yaml"]
    return [path for path in places if path.is_file()]


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _entries_of_table(table: Path) -> Iterator[tuple[Entry, int]]:
    for row in rows_of(table):
        if "text" in row:
            yield _entry_of_row(table, row)
        elif "page" in row:
            yield _entry(table.parent, row["page"])
        else:
            raise CorpusError(
                f"{table}: needs a column 'text' (the article) or 'page' (the path of "
                f"a file); has {', '.join(row) or 'none'}."
            )


def _entry_of_row(table: Path, row: Mapping[str, str]) -> tuple[Entry, int]:
    """A row is named by its content, so that rows may move in the table.

    The hash is of all that is given: one text in two outlets is two articles.
    """
    given = {name: row[name] for name in GIVEN if row.get(name)}
    content = json.dumps(given, sort_keys=True).encode("ascii")
    digest = hashlib.sha256(content).hexdigest()
    name = "-".join(filter(None, [row.get("id"), digest[:12]]))
    entry = Entry(f"{table.name}#{name}", digest, given=given)
    made = [_hash_of(file) for file in _corrections(table.parent, entry)]
    return replace(entry, corrections=made[0] if made else None), len(content)
