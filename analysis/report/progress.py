"""Progress of long work, on standard error, and only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def with_progress(steps: Iterable[T], *, about: str, total: int) -> Iterator[T]:
    """``steps`` one by one, with a bar that goes when the work is done.

    Quiet where standard error is no terminal.
    """
    from tqdm import tqdm

    yield from tqdm(
        steps, desc=about, total=total, file=sys.stderr, disable=None, leave=False
    )
