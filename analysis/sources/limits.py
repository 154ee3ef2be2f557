"""What is too large to read, checked before the work."""

from __future__ import annotations

from analysis.errors import PageError
from analysis.sources.naming import shown

# Five million characters must be accepted, in four bytes each at the most.
MAX_BYTES = 64 * 1024 * 1024
MAX_CHARACTERS = 10_000_000
# Ten million characters in lines as short as a table's are no article.
MAX_LINES = 150_000
# HTML: attributes of one element; the parser's time grows with their square.
MAX_ATTRIBUTES = 2_000
# Archives, and documents that are archives inside.
MAX_MEMBERS = 2_000
MAX_UNPACKED = 256 * 1024 * 1024
# Text packs to a tenth, a table of numbers or an office's style sheet to a fiftieth;
# small files may pack better and do no harm.
MAX_RATIO = 150
RATIO_FROM = 1024 * 1024
# PDF: pages; bytes and steps of one drawing; bytes of all of them, and more where
# there are letters: a page of text takes some 20 for each, and a second for 200,000.
MAX_SHEETS = 500
MAX_STREAM = 16 * 1024 * 1024
MAX_DRAWING = 1_000_000
MAX_DRAWN = 4 * 1024 * 1024
DRAWN_A_LETTER = 60
# Tables: what a spreadsheet program itself can hold is more.
MAX_ROWS = 200_000
MAX_CELLS = 4_000_000


def check_bytes(name: str, size: int) -> None:
    """Raises ``PageError`` where a file is larger than ``MAX_BYTES``."""
    _check(name, size, MAX_BYTES, "bytes")


def check_characters(name: str, count: int) -> None:
    """Raises ``PageError`` where a text is longer than ``MAX_CHARACTERS``."""
    _check(name, count, MAX_CHARACTERS, "characters")


def check_lines(name: str, count: int) -> None:
    """Raises ``PageError`` where a page has more than ``MAX_LINES``."""
    _check(name, count, MAX_LINES, "lines")


def _check(name: str, count: int, most: int, what: str) -> None:
    if count > most:
        raise PageError(
            "too_large",
            f"{shown(name)}: has {count:,} {what}, at most {most:,} are read; "
            "split it.",
        )
