"""What is too large to read, checked before the work."""

from __future__ import annotations

from analysis.errors import PageError
from analysis.sources.naming import shown

# Five million characters must be accepted, in four bytes each at the most.
MAX_BYTES = 64 * 1024 * 1024
MAX_CHARACTERS = 10_000_000


def check_bytes(name: str, size: int) -> None:
    """Raises ``PageError`` where a file is larger than ``MAX_BYTES``."""
    if size > MAX_BYTES:
        raise PageError(
            "too_large",
            f"{shown(name)}: has {size:,} bytes, at most {MAX_BYTES:,} are read; "
            "split it.",
        )


def check_characters(name: str, count: int) -> None:
    """Raises ``PageError`` where a text is longer than ``MAX_CHARACTERS``."""
    if count > MAX_CHARACTERS:
        raise PageError(
            "too_large",
            f"{shown(name)}: has {count:,} characters, at most {MAX_CHARACTERS:,} "
            "are read; split it.",
        )
