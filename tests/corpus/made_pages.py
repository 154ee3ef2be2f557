"""Folders of pages and runs over them, for the tests of many articles."""

from datetime import date
from pathlib import Path

from analysis.corpus.running import RunOptions, read_corpus
from tests.corpus import made_reader

REPOSITORY = Path(__file__).resolve().parents[2]
DAY = date(2025, 4, 1)


def write_pages(folder, count, text="Page {}: the boats stayed in.\nNobody spoke."):
    """``count`` pages, each unlike the others; gives their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(text.format(number), "utf-8")
    return folder


def run(source, out, **options):
    """A run with the reader that stands in; gives what failed."""
    settled = {"reader": made_reader.NAME, "today": DAY, "shows_progress": False}
    return list(read_corpus(source, str(out), RunOptions(**settled | options)))


def files_of(out):
    """Every file that a run has written, but for its lock: name to bytes."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "_lock"
    }
