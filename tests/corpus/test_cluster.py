"""The same work on a real Dask cluster of several worker processes."""

import contextlib
import os
import threading
import time

import pytest

from analysis.corpus.records import CorpusError
from tests.corpus.made_pages import files_of, run, write_pages

distributed = pytest.importorskip("distributed")


@contextlib.contextmanager
def cluster(workers):
    """A cluster of this machine, each worker a process of its own."""
    with distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        silence_logs="CRITICAL",
    ) as made:
        yield made


def kill_one_that_reads(made, out, killed):
    """Kill a worker that is at work, once the first tables stand."""
    records = out / "_batches"
    end = time.monotonic() + 300
    while not (records.is_dir() and list(records.glob("*.json"))):
        if time.monotonic() > end:
            return
        time.sleep(0.02)
    with distributed.Client(made.scheduler_address, set_as_default=False) as client:
        while time.monotonic() < end:
            for worker, tasks in client.processing().items():
                if tasks:
                    pid = client.run(os.getpid, workers=[worker])[worker]
                    os.kill(pid, 9)
                    killed.append(pid)
                    return
            time.sleep(0.02)


@pytest.mark.slow
def test_a_worker_that_is_killed_in_the_middle_changes_no_byte(tmp_path):
    pages = write_pages(tmp_path / "pages", 40, "Page {}. SLOW")
    (pages / "005.txt").write_text("DEADLY")
    (pages / "006.txt").write_text("UNREADABLE")
    (pages / "007.txt.corrections.yaml").write_text("corrected")
    told_here = run(pages, tmp_path / "here", processes=1)
    out, killed = tmp_path / "there", []
    with cluster(3) as made:
        killer = threading.Thread(
            target=kill_one_that_reads, args=(made, out, killed), daemon=True
        )
        killer.start()
        told = run(pages, out, scheduler=made.scheduler_address)
        killer.join()
    assert len(killed) == 1
    assert told == told_here
    assert files_of(out) == files_of(tmp_path / "here")


def test_where_no_scheduler_answers_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.corpus.cluster.SECONDS_TO_CONNECT", 0.5)
    pages = write_pages(tmp_path / "pages", 1)
    with pytest.raises(CorpusError, match="no Dask scheduler answers there"):
        run(pages, tmp_path / "out", scheduler="tcp://127.0.0.1:9")


@pytest.mark.slow
def test_a_cluster_without_workers_is_told(tmp_path):
    pages = write_pages(tmp_path / "pages", 1)
    with cluster(0) as made, pytest.raises(CorpusError, match="has no workers"):
        run(pages, tmp_path / "out", scheduler=made.scheduler_address)
