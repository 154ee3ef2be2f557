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
from typing import TYPE_CHECKING

from analysis.errors import PageError
from analysis.sources.limits import (
    MAX_CHARACTERS,
    MAX_DRAWING,
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
    """The document's text.

    Raises:
        PageError: the document is damaged, protected, too large, or has no text.
    """
    with _quiet():
        reader = _opened(name, data)
        sheets = tuple(_sheets(name, reader))
        title = _title(reader)
    _check_text(name, sheets)
    frames = frames_of(sheets)
    return written(pieces_of(sheets, frames), title)


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


def _sheets(name: str, reader: PdfReader) -> Iterator[Sheet]:
    """The pages' lines; one page that is damaged is as if it were empty."""
    count = _pages(name, reader)
    if count > MAX_SHEETS:
        raise _too_large(name, f"has {count:,} pages, at most {MAX_SHEETS:,} are read")
    letters = drawing = broken_pages = 0
    for number in range(count):
        try:
            page = reader.pages[number]
            contents = page.get_contents()
            drawing += len(contents.get_data()) if contents is not None else 0
            sheet = sheet_of(page) if drawing <= MAX_STREAM else Sheet(())
        except Exception:  # noqa: BLE001  a broken file may raise anything, says pypdf
            broken_pages += 1
            continue
        letters += sum(len(line.text) for line in sheet.lines)
        if drawing > MAX_STREAM or letters > MAX_CHARACTERS:
            raise _too_large(name, "draws more than is read")
        yield sheet
    if broken_pages == count:
        raise broken(name, PDF_WORDS)


def _pages(name: str, reader: PdfReader) -> int:
    try:
        return len(reader.pages)
    except Exception:  # noqa: BLE001  a broken file may raise anything, says pypdf
        raise broken(name, PDF_WORDS) from None


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


def _too_large(name: str, found: str) -> PageError:
    return PageError(
        "too_large",
        f"{shown(name)}: {found}; print the article's pages to a PDF of their own.",
    )
