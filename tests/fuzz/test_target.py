"""The fuzzing target on a few pages, and on all that fuzzing found worth keeping."""

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutating import CORPUS, LARGEST, PIECES, mutated, seeds
from tests.fuzz.target import MEMORY, memory, read_whole, seconds_for
from tests.fuzz.working import keep

KEPT = sorted(path for path in CORPUS.iterdir() if path.suffix != ".md")
FEW = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
MARKED = st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_was_found_stays_mended(path):
    read_whole(path.read_bytes())


@FEW
@given(st.binary(max_size=500) | MARKED)
def test_any_bytes(data):
    read_whole(data)


@FEW
@given(st.randoms(use_true_random=False))
def test_changed_pages(chance):
    data = mutated(chance, SEEDS)
    assert len(data) <= LARGEST * 20
    read_whole(data)


SEEDS = [seed for seed in seeds() if len(seed) < 30_000]


def test_the_kits_own_pages_are_articles():
    """A target that calls everything an error would find nothing."""
    outcomes = [read_whole(seed) for seed in SEEDS if seed.startswith((b"<!", b"MILL"))]
    assert outcomes and set(outcomes) == {"article"}


def test_the_bounds_grow_with_the_page():
    assert seconds_for(0) == 20
    assert seconds_for(100_000) == 30
    assert memory() < MEMORY
    assert memory() > 10 * 2**20 or sys.platform == "win32"


def test_of_a_kind_of_failure_the_shortest_page_is_kept(tmp_path):
    for data in (b"long page", b"page", b"a longer page"):
        keep(data, tmp_path, "ValueError-lines_of", "story")
    (kept,) = tmp_path.glob("*.bin")
    assert kept.read_bytes() == b"page"
