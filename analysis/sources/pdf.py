"""PDF: the words on its pages, put back into paragraphs in reading order.

A PDF has no paragraphs, only runs of letters and where they stand. Programs write
them in the order in which they are to be read, column by column, and that order is
kept. ``pdf_lines`` finds the lines, ``pdf_frames`` the running heads among them, and
``pdf_paragraphs`` joins the rest.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.document import Problem
from analysis.errors import PageError
from analysis.sources.limits import (
    DRAWN_A_LETTER,
    MAX_CHARACTERS,
    MAX_DRAWING,
    MAX_DRAWN,
    MAX_SHEETS,
    MAX_STREAM,
)
from analysis.sources.naming import shown
from analysis.sources.pdf_frames import frames_of
from analysis.sources.pdf_lines import Sheet, sheet_of
from analysis.sources.pdf_paragraphs import pieces_of
from analysis.sources.signatures import PICTURE, broken, unread
from analysis.sources.written import Written, written

if TYPE_CHECKING:
    from pypdf import PdfReader

PDF_WORDS = "a PDF document"
# Letters that the document does not tell: no font says what they stand for.
UNTOLD = frozenset("\ufffd") | {chr(c) for c in range(0xE000, 0xF900)}
MOST_UNTOLD = 0.2


def read_pdf(name: str, data: bytes) -> Written:
    """The document's text; pages that are damaged are told.

    Raises:
        PageError: the document is damaged, protected, too large, or has no text.
    """
    with _quiet():
        reader = _opened(name, data)
        count = _count(name, reader)
        sheets = tuple(_sheets(name, reader, count))
        title = _title(reader)
    if not sheets:
        raise broken(name, PDF_WORDS)
    _check_text(name, sheets)
    document = written(pieces_of(sheets, frames_of(sheets)), title)
    damaged = count - len(sheets)
    return (
        replace(document, problems=(_untold(damaged, count),)) if damaged else document
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Within it pypdf tells nothing of what it mends, and works within our limits."""
    from pypdf import apply_configuration

    log = logging.getLogger("pypdf")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with apply_configuration(
            zlib_maximum_output_length=MAX_STREAM,
            lzw_maximum_output_length=MAX_STREAM,
            run_length_maximum_output_length=MAX_STREAM,
            brotli_maximum_output_length=MAX_STREAM,
            array_based_stream_maximum_output_length=MAX_STREAM,
            stream_parsing_work_maximum_count=MAX_DRAWING,
            xform_maximum_invocations_per_extraction=500,
            disable_legacy_handling=True,
        ):
            yield
    finally:
        log.setLevel(before)


def _opened(name: str, data: bytes) -> PdfReader:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(data))
        if not reader.is_encrypted:
            return reader
        if reader.decrypt("") is not PasswordType.NOT_DECRYPTED:
            return reader
    except (DependencyError, NotImplementedError):
        pass
    except Exception:  # noqa: BLE001  a broken file may raise anything, says pypdf
        raise broken(name, PDF_WORDS) from None
    raise unread(
        name,
        "a PDF document that is protected",
        "print it to a new PDF without protection, or copy the text",
    )


def _sheets(name: str, reader: PdfReader, count: int) -> Iterator[Sheet]:
    """The lines of the pages that are whole."""
    letters = drawn = 0
    for number in range(count):
        drawing = _drawing(reader, number)
        drawn += len(drawing or b"")
        if drawn > MAX_DRAWN + DRAWN_A_LETTER * letters or letters > MAX_CHARACTERS:
            raise _too_large(name, "draws more than is read")
        sheet = None if drawing is None else _sheet(name, reader, number, drawing)
        if sheet is not None:
            letters += sum(len(line.text) for line in sheet.lines)
            yield sheet


def _drawing(reader: PdfReader, number: int) -> bytes | None:
    """What draws a page, unpacked; ``None`` where that is damaged."""
    try:
        contents = reader.pages[number].get_contents()
        return contents.get_data() if contents is not None else b""
    except Exception:  # noqa: BLE001  a broken file may raise anything, says pypdf
        return None


def _sheet(name: str, reader: PdfReader, number: int, drawing: bytes) -> Sheet | None:
    """A page's lines; ``None`` where the page is damaged."""
    from pypdf.errors import LimitReachedError

    try:
        return sheet_of(reader.pages[number], drawing)
    except LimitReachedError:
        raise _too_large(
            name, f"draws more on page {number + 1} than is read"
        ) from None
    except Exception:  # noqa: BLE001  a broken file may raise anything, says pypdf
        return None


def _count(name: str, reader: PdfReader) -> int:
    """How many pages there are, if they are not too many."""
    try:
        count = len(reader.pages)
    except Exception:  # noqa: BLE001  a broken file may raise anything, says pypdf
        raise broken(name, PDF_WORDS) from None
    if count > MAX_SHEETS:
        raise _too_large(name, f"has {count:,} pages, at most {MAX_SHEETS:,} are read")
    return count


def _title(reader: PdfReader) -> str | None:
    try:
        title = reader.metadata.title if reader.metadata else None
    except Exception:  # noqa: BLE001  a broken file may raise anything, says pypdf
        return None
    return title if isinstance(title, str) else None


def _check_text(name: str, sheets: tuple[Sheet, ...]) -> None:
    text = "".join(line.text for sheet in sheets for line in sheet.lines)
    if not text:
        raise PageError(
            "no_article_text",
            f"{shown(name)}: is a PDF document without text, as a scan is; {PICTURE}.",
        )
    if sum(letter in UNTOLD for letter in text) > MOST_UNTOLD * len(text):
        raise PageError(
            "no_article_text",
            f"{shown(name)}: is a PDF document that does not tell its letters; "
            f"{PICTURE}.",
        )


def _untold(damaged: int, count: int) -> Problem:
    return Problem(
        "sources",
        "pages_damaged",
        f"{damaged} of the document's {count} pages cannot be read; what stands on "
        "them is missing here.",
    )


def _too_large(name: str, found: str) -> PageError:
    return PageError(
        "too_large",
        f"{shown(name)}: {found}; print the article's pages to a PDF of their own.",
    )
