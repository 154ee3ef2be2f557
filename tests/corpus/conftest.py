"""A run without processes, where a test is not about them."""

import pytest

from analysis.corpus import running
from analysis.corpus.batch import read_batch
from analysis.corpus.processes import Step


@pytest.fixture
def in_this_process(monkeypatch):
    """Batches are read here, one after another."""

    def run_here(jobs, _processes):
        for job in jobs:
            read_batch(job)
            yield Step(job.batch, len(job.entries), is_done=True)

    monkeypatch.setattr(running, "run_on_processes", run_here)
    return monkeypatch
