"""Which page goes into which batch, and which batches stand as they should.

A batch is named by the first bits of its pages' hashes, and there are as many bits
as the corpus is large: which page lies where is told by the pages alone, not by the
order in which they came, and when a corpus grows each batch is cut in two.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, log2, sqrt
from pathlib import Path

from analysis.corpus.places import Place
from analysis.corpus.records import Entry, Job, Record
from analysis.schema import TABLES

# What a killed run must read again is a batch a process; what is written is a file
# a table and batch. Half the root balances them: 24 articles in batches of 3, 10,000
# in batches of 50, which a process reads in about ten seconds.
SMALLEST_BATCH = 3
LARGEST_BATCH = 100
# Rows of a batch are held in memory until it is written.
LARGEST_BYTES = 8_000_000
MOST_BITS = 30
RECORDS = "_batches"
FIRST = "b"  # in front of the bits, so that a batch of no bits has a name


def bits_for(pages: int, size: int) -> int:
    """How many bits name the batches of so many pages with ``size`` bytes in all."""
    each = min(LARGEST_BATCH, max(SMALLEST_BATCH, sqrt(pages) / 2))
    batches = max(1, pages / each, size / LARGEST_BYTES)
    return min(MOST_BITS, ceil(log2(batches)))


def batch_of(key: str, bits: int) -> str:
    """The batch of the page with this key (hex digits)."""
    return FIRST + f"{int(key[:8], 16):032b}"[:bits]


def record_name(batch: str) -> str:
    """Where a batch's record lies."""
    return f"{RECORDS}/{batch}.json"


def table_name(table: str, batch: str) -> str:
    """Where a batch's rows of a table lie."""
    return f"{table}/{batch}.parquet"


def read_record(place: Place, batch: str) -> Record | None:
    """What a batch's files hold; ``None`` where that is not known."""
    content = place.read(record_name(batch))
    return None if content is None else Record.from_json(content)


def is_done(place: Place, job: Job) -> bool:
    """Whether the files of a batch stand there, whole, and hold what is wanted."""
    record = read_record(place, job.batch)
    return (
        record is not None
        and record.digest == job.digest
        and record.sizes.keys() == TABLES.keys()
        and all(
            place.size(table_name(table, job.batch)) == size
            for table, size in record.sizes.items()
        )
    )


def batches_at(place: Place) -> list[str]:
    """Names of the batches that lie there."""
    names = place.names(RECORDS, ".json")
    return [name.rpartition("/")[2].removesuffix(".json") for name in names]


def akin(batch: str, others: Iterable[str]) -> tuple[str, ...]:
    """Batches that hold pages of ``batch``: itself, larger ones, parts of it."""
    return tuple(o for o in others if o.startswith(batch) or batch.startswith(o))


def forget(place: Place, batch: str) -> None:
    """Remove a batch that has no pages any more, its record first."""
    place.remove(record_name(batch))
    for table in TABLES:
        place.remove(table_name(table, batch))


@dataclass(slots=True)
class Shelf:
    """Entries sorted into batches on the disk, so that memory does not grow.

    Rows of a table bring the text of every article with them.
    """

    folder: Path
    pages: int = 0
    size: int = 0

    def collect(self, entries: Iterable[tuple[Entry, int]]) -> None:
        """Take all entries in, each with its size in bytes."""
        with (self.folder / "all").open("w", encoding="ascii") as file:
            for entry, size in entries:
                file.write(json.dumps([*entry.wanted, entry.given]) + "\n")
                self.pages += 1
                self.size += size

    def sort(self) -> dict[str, int]:
        """Put each entry into its batch; gives the batches with their pages."""
        bits = bits_for(self.pages, self.size)
        pages: Counter[str] = Counter()
        with (self.folder / "all").open(encoding="ascii") as file:
            for line in file:
                batch = batch_of(Entry(*json.loads(line)).key, bits)
                with (self.folder / batch).open("a", encoding="ascii") as kept:
                    kept.write(line)
                pages[batch] += 1
        (self.folder / "all").unlink()
        return dict(sorted(pages.items()))

    def entries(self, batch: str) -> tuple[Entry, ...]:
        """The pages of a batch in order of path, repeated ones marked."""
        lines = (self.folder / batch).read_text("ascii").splitlines()
        found = (Entry(*json.loads(line)) for line in lines)
        return tuple(_marked(sorted(found, key=lambda entry: entry.path)))


def _marked(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Entries, each with the page of the same bytes that stands before it.

    A page that is named twice (in a table) is left out the second time.
    """
    first: dict[str, str] = {}
    for entry in entries:
        if entry.key not in first:
            first[entry.key] = entry.path
            yield entry
        elif first[entry.key] != entry.path:
            yield replace(entry, same_as=first[entry.key])
