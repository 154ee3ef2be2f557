"""Batches are told by the pages alone, and cut in two as a corpus grows."""

import hashlib

import pytest

from analysis.corpus.planning import Shelf, akin, batch_of, bits_for
from analysis.corpus.records import Entry

KEYS = [hashlib.sha256(str(n).encode()).hexdigest() for n in range(200)]


@pytest.mark.parametrize(
    ("pages", "size", "bits"),
    [
        (0, 0, 0),
        (1, 10**3, 0),
        (24, 10**5, 3),
        (837, 4 * 10**6, 6),
        (100_000, 2 * 10**8, 10),
        (40, 64 * 10**6 * 40, 9),  # few and huge: a batch is held in memory
    ],
)
def test_there_are_as_many_bits_as_a_corpus_is_large(pages, size, bits):
    assert bits_for(pages, size) == bits


def test_each_batch_is_a_part_of_the_larger_one():
    for key in KEYS:
        assert batch_of(key, 5).startswith(batch_of(key, 3))
    assert {batch_of(key, 0) for key in KEYS} == {"b"}
    assert len({batch_of(key, 3) for key in KEYS}) == 8


def test_batches_that_may_hold_the_same_pages():
    assert akin("b01", ["b", "b0", "b00", "b01", "b011", "b1"]) == (
        "b",
        "b0",
        "b01",
        "b011",
    )


def shelved(folder, entries):
    folder.mkdir()
    shelf = Shelf(folder)
    shelf.collect((entry, 1000) for entry in entries)
    batches = shelf.sort()
    return {batch: shelf.entries(batch) for batch in batches}, batches


def test_the_order_of_pages_changes_nothing(tmp_path):
    entries = [Entry(f"{n}.txt", key) for n, key in enumerate(KEYS)]
    one, counts = shelved(tmp_path / "one", entries)
    other, _ = shelved(tmp_path / "other", entries[::-1])
    assert one == other
    assert counts == {batch: len(found) for batch, found in one.items()}
    assert sum(counts.values()) == len(KEYS)


def test_a_page_of_the_same_bytes_is_read_once_and_one_named_twice_is_there_once(
    tmp_path,
):
    entries = [Entry("z.txt", KEYS[0]), Entry("a.txt", KEYS[0])]
    shelf, _ = shelved(tmp_path / "shelf", [*entries, entries[1]])
    (found,) = shelf.values()
    assert [(e.path, e.same_as) for e in found] == [("a.txt", None), ("z.txt", "a.txt")]
