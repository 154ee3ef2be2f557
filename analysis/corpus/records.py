"""What a run plans and what it keeps of each batch: frozen records, JSON on disk."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

READ = "read"
SET_ASIDE = "set_aside"
SAME_PAGE = "same_page"
NOT_FOUND = "not_found"


class CorpusError(Exception):
    """A run that cannot go on; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the corpus: where it lies, and what its rows depend on.

    ``path`` is relative to the folder, with ``/``. ``sha256`` is of the page's
    bytes, ``corrections`` of its corrections file's. ``same_as`` names the page
    with the same bytes that is read in its place; ``cannot_open`` says why there
    are no bytes. ``given`` is the row of a table, where the page is no file.
    """

    path: str
    sha256: str = ""
    corrections: str | None = None
    same_as: str | None = None
    cannot_open: str | None = None
    given: Mapping[str, str] | None = None

    @property
    def wanted(self) -> list[str | None]:
        """What must be the same for the page's rows to be those of an earlier run."""
        return [
            self.path,
            self.sha256,
            self.corrections,
            self.same_as,
            self.cannot_open,
        ]

    @property
    def key(self) -> str:
        """64 hex digits, the same for pages with the same bytes."""
        name = self.path.encode("utf-8", "surrogatepass")
        return self.sha256 or hashlib.sha256(name).hexdigest()

    @property
    def page_id(self) -> str:
        """The article_id of the page's problems where it gave no article."""
        return f"{self.key[:12]}-0"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page: the articles it gave, or why it gave none.

    ``message`` also names articles of the page that could not be read.
    """

    entry: Entry
    status: str
    articles: tuple[str, ...] = ()
    message: str = ""

    @property
    def has_failed(self) -> bool:
        """Whether something of the page is missing from the tables."""
        return bool(self.message) and self.status != SAME_PAGE


@dataclass(frozen=True, slots=True)
class Content:
    """A page's bytes and its corrections file's, for a machine without the folder."""

    page: bytes
    corrections: bytes | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One batch as it is handed to a process or a cluster.

    ``reader`` is the import path of what reads one page, ``stamp`` the versions
    that its rows depend on, ``today`` the day that guesses count from.
    ``set_aside`` are pages that ended the processes reading them, ``earlier`` the
    batches whose files may hold rows of the same pages. ``contents``, by path, are
    the pages themselves where the reading machine has no such folder.
    """

    batch: str
    entries: tuple[Entry, ...]
    folder: str
    out: str
    reader: str
    stamp: Mapping[str, str]
    today: str
    earlier: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    contents: Mapping[str, Content] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A hash of all that the batch's rows depend on."""
        wanted = [entry.wanted for entry in self.entries]
        return _hash({"entries": wanted, "stamp": dict(self.stamp)})

    def without(self, path: str) -> Job:
        """The job with one more page set aside."""
        return replace(self, set_aside=(*self.set_aside, path))

    def to_json(self) -> str:
        """The job on one line."""
        return json.dumps(asdict(self), default=_plain)

    @classmethod
    def from_json(cls, line: str) -> Job:
        """The job that ``to_json`` wrote."""
        read = json.loads(line)
        read["entries"] = tuple(Entry(**entry) for entry in read["entries"])
        read["earlier"] = tuple(read["earlier"])
        read["set_aside"] = tuple(read["set_aside"])
        read["contents"] = {
            path: Content(*(None if part is None else b64decode(part) for part in pair))
            for path, pair in (
                (path, (content["page"], content["corrections"]))
                for path, content in read["contents"].items()
            )
        }
        return cls(**read)


def _plain(value: bytes) -> str:
    return b64encode(value).decode("ascii")


@dataclass(frozen=True, slots=True)
class Record:
    """What one batch's files hold, written when all of them stand.

    ``sizes`` are the bytes of each table's file, so that a file that was removed or
    cut is noticed without opening it.
    """

    digest: str
    stamp: Mapping[str, str]
    outcomes: tuple[Outcome, ...]
    sizes: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """The record as it is kept."""
        kept = asdict(self)
        for outcome in kept["outcomes"]:
            outcome["entry"].pop("given")  # the page's text is not kept twice
        return (json.dumps(kept, indent=1) + "\n").encode("ascii")

    @classmethod
    def from_json(cls, content: bytes) -> Record | None:
        """The record that ``to_json`` wrote; ``None`` where it is none."""
        try:
            read = json.loads(content)
            outcomes = tuple(_outcome(row) for row in read.pop("outcomes"))
            return cls(outcomes=outcomes, **read)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


def _outcome(row: dict[str, Any]) -> Outcome:
    row["entry"] = Entry(**row["entry"])
    row["articles"] = tuple(row["articles"])
    return Outcome(**row)


def _hash(value: Any) -> str:
    content = json.dumps(value, sort_keys=True).encode("ascii")
    return hashlib.sha256(content).hexdigest()
