"""What many articles have together: one text in several, one actor in many.

`ArticlesTogether` is the part of a loaded corpus that gives it; everything is made
when first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from logging import getLogger
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from analysis.corpus.cast_file import (
    CastCorrection,
    add,
    cast_file,
    read_cast,
    remove,
)

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus.across import ActorsAcross

COUNTS = ("once", "each")
_log = getLogger(__name__)


class ArticlesTogether:
    """Stories, actors across articles, and the tables to measure."""

    tables: Mapping[str, pd.DataFrame]
    folder: Path | None

    @cached_property
    def stories(self) -> pd.DataFrame:
        """One row an article, with the text that it shares with others."""
        from analysis.corpus.duplicates import find_stories

        return find_stories(self.tables["articles"], self.tables["sentences"])

    @property
    def actors(self) -> pd.DataFrame:
        """One row an actor across articles, the most prominent first."""
        return self._across.actors

    @property
    def actor_links(self) -> pd.DataFrame:
        """One row an actor of an article that is told across articles."""
        return self._across.links

    @property
    def actors_to_review(self) -> pd.DataFrame:
        """What to look at of who is who, with an entry that settles it."""
        return self._across.review

    @property
    def actor_corrections(self) -> pd.DataFrame:
        """One row a correction of who is who, and what became of it."""
        import pandas as pd

        rows = [
            (one.correction.number, str(one.correction), one.reason or "applied")
            for one in self._across.applied
        ]
        rows += [(None, wrong, "not applied") for wrong in self._wrong]
        table = pd.DataFrame(rows, columns=["number", "correction", "outcome"])
        return table.astype({"number": "Int64"})

    @property
    def corrections_file(self) -> Path | None:
        """Where the corrections of who is who are, or would be, written."""
        return None if self.folder is None else cast_file(self.folder)

    def counted(self, count: str = "once") -> dict[str, pd.DataFrame]:
        """The tables to measure, with those that tell of articles together.

        Args:
            count: ``once`` leaves copies of a text out (the first published counts,
                of those of one day the longest); ``each`` keeps every article.

        Raises:
            ValueError: ``count`` is neither.
        """
        if count not in COUNTS:
            raise ValueError(f"count must be one of {COUNTS}; not {count!r}.")
        together = {
            "stories": self.stories,
            "actors": self.actors,
            "actor_links": self.actor_links,
        }
        tables = {**self.tables, "articles": with_outlets(self.tables["articles"])}
        if count == "each":
            return {**tables, **together}
        copies = set(self.stories.loc[self.stories["is_copy"], "article_id"])
        kept = {
            name: table[~table["article_id"].isin(copies)].reset_index(drop=True)
            for name, table in tables.items()
        }
        return {**kept, **together}

    def same_actor(self, *names: str, note: str | None = None) -> None:
        """Several names (or keys) of ``actors`` are one; written down for reruns.

        Words that articles only describe somebody by ("the company") may be named.

        Raises:
            ValueError: fewer than two names, or the file must be mended by hand.
            OSError: the file cannot be written.
        """
        if len(names) < 2:
            raise ValueError(f"same_actor() needs two names; got {list(names)}.")
        self._settle(CastCorrection("same_actor", names, note=note))

    def not_same_actor(
        self, name: str, pages: Sequence[str], *, to: str, note: str | None = None
    ) -> None:
        """In these pages the actor is another one: ``to``, known or new.

        Raises:
            ValueError: no page is named, or the file must be mended by hand.
            OSError: the file cannot be written.
        """
        if not pages or isinstance(pages, str):
            raise ValueError(f"not_same_actor() needs a list of pages; not {pages!r}.")
        self._settle(CastCorrection("not_same_actor", (name,), tuple(pages), to, note))

    def rename_actor(self, name: str, to: str) -> None:
        """Call an actor otherwise in tables and charts; written down for reruns."""
        self._settle(CastCorrection("rename", (name,), to=to))

    def drop_actor(self, name: str) -> None:
        """An actor that is none; written down for reruns."""
        self._settle(CastCorrection("drop", (name,)))

    def undo_actor(self, number: int) -> None:
        """Take a correction of who is who back, by its number.

        Raises:
            ValueError: there is no such correction, or no file.
        """
        remove(self._file(), number)
        self._forget()

    def _settle(self, correction: CastCorrection) -> None:
        add(self._file(), correction)
        self._forget()

    def _file(self) -> Path:
        if self.corrections_file is None:
            raise ValueError(
                "This corpus was read from no folder or table, so there is no place "
                "for its corrections."
            )
        return self.corrections_file

    def _forget(self) -> None:
        for made in ("_across", "_cast"):
            self.__dict__.pop(made, None)

    @cached_property
    def _cast(self) -> tuple[tuple[CastCorrection, ...], tuple[str, ...]]:
        if self.corrections_file is None:
            return (), ()
        made, wrong = read_cast(self.corrections_file)
        for line in wrong:
            _log.warning("%s", line)
        return made, wrong

    @property
    def _wrong(self) -> tuple[str, ...]:
        return self._cast[1]

    @cached_property
    def _across(self) -> ActorsAcross:
        from analysis.corpus.across import link_actors

        articles = with_outlets(self.tables["articles"])
        found = link_actors({**self.tables, "articles": articles}, self._cast[0])
        for one in found.applied:
            if one.reason:
                file, made = self.corrections_file, one.correction
                _log.warning(
                    "%s, line %s: %s was not applied: %s.",
                    *(file, made.line, made, one.reason),
                )
        return found


def with_outlets(articles: pd.DataFrame) -> pd.DataFrame:
    """Articles whose page names no outlet, with the folder's name for it.

    Of folders within folders the outermost that the pages do not share. Articles that
    lie in none keep ``<NA>``.
    """
    import pandas as pd

    folders = _folders(articles["page"].tolist())
    told = articles["outlet"]
    lacking = told.isna()
    filled = pd.Series(folders, index=told.index, dtype=told.dtype)
    return articles.assign(outlet=told.mask(lacking, filled))


def _folders(pages: Sequence[str]) -> list[str | None]:
    parts = [PurePosixPath(page.replace("\\", "/")).parts[:-1] for page in pages]
    shared = 0
    for step in zip(*parts, strict=False):
        if len(set(step)) > 1:
            break
        shared += 1
    return [own[shared] if len(own) > shared else None for own in parts]
