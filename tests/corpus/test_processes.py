"""Batches in processes of their own, which a page, or anything else, may end."""

import signal
import subprocess
import sys
import time

import pytest

from analysis.corpus.loaded import open_corpus
from analysis.corpus.records import CorpusError
from tests.corpus.made_pages import REPOSITORY, files_of, run, write_pages


@pytest.fixture
def undisturbed(in_this_process, tmp_path):
    """Twelve pages, and the files of a run over them in this process."""
    pages = write_pages(tmp_path / "pages", 12)
    run(pages, tmp_path / "undisturbed")
    in_this_process.undo()
    return pages, files_of(tmp_path / "undisturbed")


def test_the_number_of_processes_changes_nothing(undisturbed, tmp_path):
    pages, files = undisturbed
    run(pages, tmp_path / "out", processes=3)
    assert files_of(tmp_path / "out") == files


def test_a_page_that_ends_its_process_is_set_aside_and_named(tmp_path):
    pages, out = write_pages(tmp_path / "pages", 12), tmp_path / "out"
    (pages / "005.txt").write_text("DEADLY")
    (pages / "006.txt").write_text(f"DEADLY ONCE {tmp_path / 'died'}")
    (told,) = run(pages, out, processes=2)
    assert told.message == (
        "005.txt: ended the process that read it, twice, and is set aside."
    )
    corpus = open_corpus(out)
    assert "005.txt" not in set(corpus.articles["page"])
    assert "006.txt" in set(corpus.articles["page"])
    assert corpus.problems["kind"].tolist() == ["set_aside"]


def test_a_reader_that_cannot_start_is_told(tmp_path):
    pages = write_pages(tmp_path / "pages", 2)
    with pytest.raises(CorpusError, match="end by themselves before they read"):
        run(pages, tmp_path / "out", reader="tests.corpus.no_such_reader")


def wait_for_batches(out, wanted, process):
    """Until so many batches stand, or the run has ended."""
    records = out / "_batches"
    while process.poll() is None:
        if records.is_dir() and len(list(records.glob("*.json"))) >= wanted:
            break
        time.sleep(0.02)


PROGRAM = """
import sys
from pathlib import Path
from tests.corpus.made_pages import run
run(Path(sys.argv[1]), sys.argv[2], processes=2)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such")
def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path):
    pages = write_pages(tmp_path / "pages", 40, "Page {}. SLOW")
    run(pages, tmp_path / "undisturbed")
    out = tmp_path / "out"
    command = [sys.executable, "-c", PROGRAM, str(pages), str(out)]
    kills = 0
    for wanted in (1, 3, 6, 9, 12, 99):
        process = subprocess.Popen(command, cwd=REPOSITORY)
        wait_for_batches(out, wanted, process)
        if process.poll() is None:
            process.kill()
            kills += 1
        process.wait()
    assert (process.returncode, kills) == (0, 5)
    assert files_of(out) == files_of(tmp_path / "undisturbed")
