"""How far a run is, on standard error: pages, rate, time left."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from tqdm import tqdm

from analysis.corpus.processes import Step

# Where the output is no terminal each state is a line of its own.
SECONDS_BETWEEN_LINES = 10.0
FORM = (
    "{n_fmt}/{total_fmt} pages [{bar:20}] {rate_noinv_fmt}, {elapsed} so far, "
    "{remaining} left{postfix}"
)


class Progress:
    """A line that tells pages read, of how many, how fast and how long it will take.

    ``done`` pages were read by an earlier run and do not count into the rate.
    """

    def __init__(self, done: int, wanted: int, *, is_shown: bool = True) -> None:
        is_terminal = sys.stderr.isatty()
        self._finished = done
        self._at: dict[str, int] = {}
        self._line = tqdm(
            total=done + wanted,
            initial=done,
            disable=not is_shown or not wanted,
            file=sys.stderr if is_terminal else _Log(),
            unit=" pages",
            bar_format=FORM,
            mininterval=0.5 if is_terminal else SECONDS_BETWEEN_LINES,
            # Pages differ in length: the rate is nearly that of the whole run.
            smoothing=0.02,
        )

    def take(self, step: Step) -> None:
        """One batch is a page further, or done."""
        if step.is_done:
            self._at.pop(step.batch, None)
            self._finished += step.pages
        else:
            self._at[step.batch] = step.pages
        self._line.update(self._finished + sum(self._at.values()) - self._line.n)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._line.close()


class _Log:
    """Standard error where it is no terminal: each state is a line of its own."""

    def write(self, text: str) -> None:
        """Write a state, with a line's end where a terminal would go back."""
        sys.stderr.write(text.replace("\r", "\n"))

    def flush(self) -> None:
        """Have it written now."""
        sys.stderr.flush()
