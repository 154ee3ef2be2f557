"""Rich Text Format, as word processors and archives export it."""

from __future__ import annotations

import codecs
import re

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
FONTS = re.compile(r"\{[^{}]{0,20}\\fonttbl")
BRACE = re.compile(r"\\[{}\\]|(?P<brace>[{}])")
# A font's number and its charset; the name does not matter.
FONT = re.compile(r"\\f(?P<number>\d{1,5})[^;{}]{0,200}?\\fcharset(?P<charset>\d{1,3})")
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
    source = FIELD.sub("\\\\fldinst\n", CELL.sub("\\\\par ", _with_plain_fonts(source)))
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


def _with_plain_fonts(source: str) -> str:
    """``source`` with a table of fonts that is quick to search.

    striprtf takes time that grows with the square of the table; a hostile one of a
    hundred thousand characters would cost a minute.
    """
    start = FONTS.search(source)
    if not start:
        return source
    end = _closing(source, start.start())
    fonts = FONT.finditer(source, start.start(), end)
    plain = "\n".join(
        f"{{\\f{found['number']}\\fcharset{found['charset']} x;}}" for found in fonts
    )
    return f"{source[: start.start()]}{{\\fonttbl{plain}}}{source[end:]}"


def _closing(source: str, start: int) -> int:
    """Where the group that begins at ``start`` ends; the end where it never does."""
    depth = 0
    for found in BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(found["brace"], 0)
        if depth == 0 and found["brace"]:
            return found.end()
    return len(source)
