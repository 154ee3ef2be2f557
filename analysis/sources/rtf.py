"""Rich Text Format, as word processors and archives export it."""

from __future__ import annotations

import codecs
import re

from analysis.errors import PageError
from analysis.sources.naming import shown
from analysis.sources.signatures import broken
from analysis.sources.written import Piece, Written, written

RTF_WORDS = "an RTF document"
CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
HEAD = 4_096
# striprtf writes the address of a link into the text. It does not take a field for
# a link that has a line break behind this word, which means nothing in RTF.
FIELD = re.compile(r"\\fldinst(?![a-z])", re.I)
# Cells of a table are paragraphs in reading order.
CELL = re.compile(r"(?<!\\)\\(?:nest)?cell(?![a-z])", re.I)
FONTS = re.compile(r"\{\s*\\fonttbl")
# striprtf searches a table of fonts in time that grows with its square.
MAX_FONTS = 100_000
# What striprtf meets in a file that is cut off or wrong.
DAMAGE = (ValueError, TypeError, LookupError, OverflowError, RecursionError)


def read_rtf(name: str, data: bytes) -> Written:
    """The document's text; pictures, notes, heads and feet of pages are not read.

    Raises:
        PageError: the document is damaged.
    """
    from striprtf.striprtf import rtf_to_text

    code_page = _code_page(data)
    source = data.decode(code_page, "replace")
    if _font_table(source) > MAX_FONTS:
        raise PageError(
            "too_large",
            f"{shown(name)}: names more fonts than are read; "
            "save it as DOCX or copy the text.",
        )
    source = FIELD.sub("\\\\fldinst\n", CELL.sub("\\\\par ", source))
    try:
        text = rtf_to_text(source, encoding=code_page, errors="replace")
    except DAMAGE:
        raise broken(name, RTF_WORDS) from None
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return written(Piece(line) for line in text.split("\n"))


def _code_page(data: bytes) -> str:
    found = CODE_PAGE.search(data[:HEAD])
    try:
        return codecs.lookup(f"cp{found[1].decode()}").name if found else "cp1252"
    except LookupError:
        return "cp1252"


def _font_table(source: str) -> int:
    """How many characters the table of fonts has, to the next closing brace pair."""
    start = FONTS.search(source)
    if not start:
        return 0
    end = re.compile(r"\}\s*\}").search(source, start.end())
    return (end.end() if end else len(source)) - start.start()
