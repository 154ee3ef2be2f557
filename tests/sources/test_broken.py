"""Files that were cut off or changed on their way: one clear line, never a crash."""

import random

import pytest

from analysis.errors import PageError
from analysis.sources import open_pages
from tests.sources.formats import FILES

CUTS = 10
FLIPS = 10


def attempt(data):
    """Opens ``data``; what cannot be read must be told in one line."""
    try:
        return open_pages("broken", data=data)
    except PageError as error:
        assert str(error).startswith("broken")
        assert "\n" not in str(error)
        return ()


def check_blocks(page):
    """Blocks cover every character that leaves ink, once and in order."""
    end = 0
    for block in page.blocks:
        assert end <= block.span.start < block.span.end
        assert not page.text[end : block.span.start].strip()
        end = block.span.end
    assert not page.text[end:].strip()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_whole_file_is_covered_and_gives_the_same_text_again(path):
    pages = attempt(path.read_bytes())
    assert pages == attempt(path.read_bytes())
    for page in pages:
        check_blocks(page)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_cut_off_anywhere(path):
    data = path.read_bytes()
    for part in range(CUTS):
        for page in attempt(data[: len(data) * part // CUTS]):
            check_blocks(page)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_with_bytes_changed(path):
    chance = random.Random(path.name)
    for count in range(FLIPS):
        data = bytearray(path.read_bytes())
        for _ in range(1 + count**2):
            data[chance.randrange(len(data))] = chance.randrange(256)
        for page in attempt(bytes(data)):
            check_blocks(page)
