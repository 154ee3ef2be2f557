"""Reads one page of a corpus: the tables of each article on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analysis.corpus.records import Content, Entry
from analysis.corrections import Corrections, corrections_in
from analysis.corrections.files import SUFFIX
from analysis.document import Metadata, Page
from analysis.errors import PageError
from analysis.pipeline import ReadOptions, read_article

Tables = Mapping[str, Sequence[Mapping[str, Any]]]  # rows, by table
AUTHORS_BETWEEN = ";"


@dataclass(frozen=True, slots=True)
class PageTables:
    """The tables of each article of a page, by article_id, and what failed."""

    articles: Mapping[str, Tables]
    failed: tuple[str, ...] = ()


def prepare() -> None:
    """Load what reading needs, before the first page is named.

    Raises:
        ModelError: the model's files are missing.
    """
    from analysis.reader import load_reader

    load_reader(threads=1)


def read_entry(entry: Entry, content: Content, today: date) -> PageTables:
    """The tables of every article of a page.

    An article of a file that cannot be read has a problem and nothing else; the
    file's other articles are read.

    Raises:
        PageError: the page cannot be read, or holds no article that can.
    """
    from analysis.tables import table_rows

    options = ReadOptions(today=today, corrections=_corrections(entry, content))
    tables: dict[str, Tables] = {}
    errors: dict[str, PageError] = {}
    for page in open_entry(entry, content.page):
        try:
            read = read_article(page, options)
        except PageError as error:
            errors[page.article_id] = error
            continue
        tables[page.article_id] = table_rows(read)
    if not tables:
        raise next(iter(errors.values()))
    untold = {key: _untold(key, error) for key, error in errors.items()}
    return PageTables(tables | untold, tuple(map(str, errors.values())))


def open_entry(entry: Entry, data: bytes) -> tuple[Page, ...]:
    """The articles on a page as pages, with what its table tells of them.

    Raises:
        PageError: the page cannot be read.
    """
    from analysis.sources import open_pages

    if entry.given is None:
        return open_pages(entry.path, data=data)
    pages = open_pages(entry.path, text=entry.given.get("text", ""))
    return tuple(
        replace(page, sha256=entry.sha256, metadata=_told(page.metadata, entry.given))
        for page in pages
    )


def _corrections(entry: Entry, content: Content) -> Corrections:
    if content.corrections is None:
        return Corrections()
    called = entry.path + SUFFIX if entry.given is None else f"{entry.page_id}.yaml"
    return corrections_in(content.corrections, called)


def _told(metadata: Metadata, given: Mapping[str, str]) -> Metadata:
    """What the table tells of an article, before what the text tells of itself."""
    authors = [a.strip() for a in given.get("authors", "").split(AUTHORS_BETWEEN)]
    told = {
        "title": given.get("title"),
        "outlet": given.get("outlet"),
        "authors": tuple(filter(None, authors)),
        "published": _day(given.get("published", "")),
        "address": given.get("address"),
    }
    return replace(metadata, **{name: value for name, value in told.items() if value})


def _day(value: str) -> date | None:
    """The day of an ISO date or time; another form is left to the text."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _untold(article_id: str, error: PageError) -> Tables:
    """Tables of an article that could not be read: one problem."""
    problem = {
        "article_id": article_id,
        "step": "sources",
        "kind": error.kind,
        "message": str(error),
    }
    return {"problems": [problem]}
