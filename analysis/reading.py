"""What a notebook holds: one article, read, as tables.

``load`` is the way in for people; the pipeline and the tables do the work.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.document import ReadArticle
from analysis.errors import SeveralArticles
from analysis.pipeline import ReadOptions, read_article

if TYPE_CHECKING:
    import pandas as pd

AS_READ = ReadOptions()  # nothing settled by the user


class LoadedArticle:
    """One article with everything that the kit read in it.

    Tables are DataFrames with the columns that the README's data dictionary lists,
    made when first asked for. ``read`` holds the records that they were made from,
    ``options`` what the user settled, ``given`` the bytes of a page that was handed
    over as such or came from the web, and so lies in no file.
    """

    def __init__(
        self,
        read: ReadArticle,
        *,
        options: ReadOptions = AS_READ,
        given: bytes | None = None,
    ) -> None:
        self.read = read
        self.options = options
        self.given = read.article.page.received if given is None else given

    def __repr__(self) -> str:
        page = self.read.article.page
        return f"<LoadedArticle {self.title or page.name!r}, {page.article_id}>"

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """All tables by name."""
        from analysis.tables import build_tables

        return build_tables(self.read)

    @property
    def title(self) -> str | None:
        """The headline as the page gives it."""
        return self.read.article.title

    @property
    def text(self) -> str:
        """The page's text as received; spans count its characters."""
        return self.read.article.page.text

    @property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence of the body."""
        return self.tables["sentences"]

    @property
    def quotes(self) -> pd.DataFrame:
        """One row an attribution: something said, and who said it."""
        return self.tables["quotes"]

    @property
    def speakers(self) -> pd.DataFrame:
        """One row an actor who speaks, most quoted first, unresolved speech last."""
        return self.tables["speakers"]

    @property
    def entities(self) -> pd.DataFrame:
        """One row an actor, most mentioned first."""
        return self.tables["entities"]

    @property
    def mentions(self) -> pd.DataFrame:
        """One row a mention of an actor."""
        return self.tables["mentions"]

    @property
    def dates(self) -> pd.DataFrame:
        """One row a time expression."""
        return self.tables["dates"]

    @property
    def events(self) -> pd.DataFrame:
        """One row a happening that comes up again."""
        return self.tables["events"]

    @property
    def problems(self) -> pd.DataFrame:
        """One row a thing that the reader of a chart should know of the page."""
        return self.tables["problems"]

    @property
    def corrections(self) -> pd.DataFrame:
        """One row a correction in the article's file, and what became of it."""
        import pandas as pd

        from analysis.corrections import MADE_COLUMNS, made

        return pd.DataFrame(made(self), columns=list(MADE_COLUMNS))

    def reread(self) -> LoadedArticle:
        """The same page read again, with its corrections as they are now.

        The page itself is not opened again: what was corrected is what was read.
        """
        again = read_article(self.read.article.page, self.options)
        return LoadedArticle(again, options=self.options, given=self.given)


def find_page(page: str) -> str:
    """The path of a page that is named from the kit's folder, as notebooks name it.

    Wherever a notebook runs, "data/articles/x.txt" is the kit's own. What is not
    there is a path from here, or an address, and comes back as it is.
    """
    kit = Path(__file__).resolve().parents[1] / page
    try:
        return os.path.relpath(kit) if kit.exists() else page
    except (OSError, ValueError):  # too long for a path, or on another drive
        return page


def load(
    page: str | PathLike[str] | None = None,
    *,
    text: str | None = None,
    data: bytes | None = None,
    name: str | None = None,
    article: int | None = None,
    published: date | str | None = None,
    corrections: str | PathLike[str] | None = None,
) -> LoadedArticle:
    """Read one article from a file, a pasted text, or bytes with a name.

    Args:
        page: path of the page, or its web address (http or https).
        text: the article as pasted text, in place of ``page``.
        data: the page's bytes, in place of ``page``; ``name`` tells what it is called.
        name: what to call a text or bytes in messages and reports.
        article: which one of a file that holds several, counted from 0.
        published: day of publication, where the page does not tell it.
        corrections: corrections file, where it is not beside the page.

    Raises:
        PageError: the page cannot be read; ``.kind`` says how it failed.
        SeveralArticles: the file holds more than one, and ``article`` was not given.
        ValueError: not exactly one of ``page``, ``text`` and ``data`` was given,
            ``published`` is not a day such as 2014-03-14, or there is no such
            ``article``.
    """
    from analysis.sources import open_pages

    if sum(given is not None for given in (page, text, data)) != 1:
        raise ValueError(
            "load() takes one of page, text=... and data=..., and one only."
        )
    called = fspath(page) if page is not None else name or "pasted text"
    day = date.fromisoformat(published) if isinstance(published, str) else published
    options = ReadOptions(
        published=day,
        corrections=None if corrections is None else Path(corrections),
    )
    pages = open_pages(called, data=data, text=text)
    if article is None and len(pages) > 1:
        raise SeveralArticles(called, len(pages))
    if not 0 <= (article or 0) < len(pages):
        raise ValueError(
            f"{called} holds {len(pages)} articles, counted from 0; not {article}."
        )
    read = read_article(pages[article or 0], options)
    given = text.encode("utf-8", "surrogatepass") if text is not None else data
    return LoadedArticle(read, options=options, given=given)
