"""A process that reads batches: jobs in by standard input, what it does out.

Started fresh, not forked: threads and the model are its own. Each line in is a job;
lines out are JSON objects ``{"page": path}``, ``{"done": batch}``,
``{"failed": why}``. It ends when its input does, in the middle of a page as well:
where the run was killed, nobody reads on in its name.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from queue import SimpleQueue
from typing import Any

from analysis.corpus.batch import read_batch
from analysis.corpus.records import CorpusError, Job
from analysis.corpus.stamp import stamp_of
from analysis.reader import ModelError

Send = Callable[[dict[str, Any]], None]


def main() -> None:
    """Read batches until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run itself is told, and ends us
    send = _private_output()
    jobs: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=_listen, args=(jobs,), daemon=True).start()
    prepared: set[str] = set()
    while True:
        job = Job.from_json(jobs.get())
        try:
            if job.reader not in prepared:
                _prepare(job)
                prepared.add(job.reader)
            read_batch(job, lambda page: send({"page": page}))
        except OSError as error:  # a full disk, a place that is closed to us
            send({"failed": f"{job.out}: the tables cannot be written ({error})."})
        except (CorpusError, ModelError) as error:
            send({"failed": str(error)})
        else:
            send({"done": job.batch})


def _prepare(job: Job) -> None:
    """Load what reads, if it is what the run wants to be read with."""
    import_module(job.reader).prepare()
    own = stamp_of(job.reader)
    if own != job.stamp:
        raise CorpusError(
            f"The machine that reads has another kit (version {own['kit']}) than the "
            f"one that runs it ({job.stamp['kit']}): install the same on both."
        )


def _private_output() -> Send:
    """Answers go where standard output went; what else prints goes to the user."""
    output = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    sys.stdout = sys.stderr

    def send(answer: dict[str, Any]) -> None:
        output.write(json.dumps(answer) + "\n")
        output.flush()

    return send


def _listen(jobs: SimpleQueue[str]) -> None:
    for line in sys.stdin:
        jobs.put(line)
    os._exit(0)


if __name__ == "__main__":
    main()
