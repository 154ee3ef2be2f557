"""The whole of `read` on bytes, held to its promises: what the fuzzers run."""

import json
import sys
import time
from datetime import date

from analysis.contract import article_line, error_line
from analysis.errors import PageError
from analysis.pipeline import ReadOptions, read_pages

# The promise: 20 s, and 1 s more for each 10,000 characters; at most 2 GB.
SECONDS, CHARACTERS_A_SECOND = 20, 10_000
MEMORY = 2 * 1024**3
OPTIONS = ReadOptions(today=date(2026, 1, 1))


class BoundBrokenError(Exception):
    """A page was read, and took more time or memory than promised."""


def read_whole(data: bytes) -> str:
    """Reads ``data`` like a file, and says what came of it in one word.

    Time is the processor's, so that a busy machine raises no false alarm.

    Raises:
        BoundBrokenError: time or memory went over the bound.
        AssertionError: what came out breaks the contract.
    """
    began = time.process_time()
    size = len(data)
    outcome = "article"
    try:
        for read in read_pages("fuzzed", data=data, options=OPTIONS):
            if isinstance(read, PageError):
                outcome = _check_error(read)
            else:
                size = max(size, _check_article(article_line(read)))
    except PageError as error:
        outcome = _check_error(error)
    _check_bounds(time.process_time() - began, size)
    return outcome


def memory() -> int:
    """The most bytes that this process has held so far; 0 where nobody says so."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def seconds_for(size: int) -> float:
    """How long a page of ``size`` characters may take."""
    return SECONDS + size / CHARACTERS_A_SECOND


def _check_bounds(took: float, size: int) -> None:
    if took > seconds_for(size):
        raise BoundBrokenError(f"{took:.1f} s for {size:,} characters")
    if memory() > MEMORY:
        raise BoundBrokenError(f"{memory():,} bytes of memory")


def _check_error(error: PageError) -> str:
    line = error_line("fuzzed", error)
    assert line.isascii() and "\n" not in line
    assert str(error).isprintable(), "a message stands on one line"
    assert error.kind not in ("not_found", "fetch_failed"), "no file, no address"
    return error.kind


def _check_article(line: str) -> int:
    """The length of the article's text, which every offset must lie in."""
    assert line.isascii() and "\n" not in line
    row = json.loads(line)
    text = row["text"]
    _check_cover(text, row["paragraphs"])
    ids = {actor["id"] for actor in row["actors"]}
    for attribution in row["attributions"]:
        assert set(attribution["speakers"]) <= ids
        spans = attribution["content"] + attribution["source"] + attribution["cue"]
        assert all(0 <= start < end <= len(text) for start, end in spans)
    for key in ("sentences", "tone", "dates"):
        assert all(0 <= x["start"] < x["end"] <= len(text) for x in row[key]), key
    for several in (row["actors"], row["events"]):
        mentions = [m for one in several for m in one["mentions"]]
        assert all(0 <= m["start"] < m["end"] <= len(text) for m in mentions)
    return len(text)


def _check_cover(text: str, paragraphs: list[dict]) -> None:
    """Paragraphs stand in order and leave out nothing that shows."""
    last = 0
    for paragraph in paragraphs:
        assert last <= paragraph["start"] < paragraph["end"] <= len(text)
        assert not text[last : paragraph["start"]].strip(), "a character is left out"
        last = paragraph["end"]
    assert not text[last:].strip(), "the end is left out"
