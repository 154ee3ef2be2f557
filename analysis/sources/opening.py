"""Opens what the user named, and finds out by content what it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.document import Metadata, Page, Problem
from analysis.errors import PageError
from analysis.sources.addresses import is_address
from analysis.sources.decoding import Decoded, decode, self_told
from analysis.sources.factiva import factiva_pages, looks_like_factiva
from analysis.sources.limits import (
    MAX_BYTES,
    check_bytes,
    check_characters,
    check_lines,
)
from analysis.sources.markup import looks_like_html
from analysis.sources.naming import shown
from analysis.sources.nexis import looks_like_nexis, nexis_pages
from analysis.sources.pdf import read_pdf
from analysis.sources.plain import line_blocks, visible
from analysis.sources.proquest import looks_like_proquest, proquest_pages
from analysis.sources.records import TEXTS, find_records, record_pages, with_texts
from analysis.sources.rtf import read_rtf
from analysis.sources.signatures import MHTML, PDF, RTF, TEXT, ZIP, format_of
from analysis.sources.written import Written
from analysis.tidy import whole

PagesOf = Callable[["Source", Decoded], tuple[Page, ...]]
# Documents that are text in their own way, and what reads them.
DOCUMENTS: dict[str, Callable[[str, bytes], Written]] = {RTF: read_rtf, PDF: read_pdf}
EXPORTS: tuple[tuple[Callable[[str], bool], PagesOf], ...] = (
    (looks_like_nexis, nexis_pages),
    (looks_like_factiva, factiva_pages),
    (looks_like_proquest, proquest_pages),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one input and the name under which the user knows it.

    ``charset`` is what a server says of a page that came from the web.
    """

    name: str
    data: bytes
    sha256: str
    charset: str | None = None


def open_pages(
    name: str, *, data: bytes | None = None, text: str | None = None
) -> tuple[Page, ...]:
    """The pages in a file, in bytes, or in pasted text; at least one.

    What the input is shows by its content, never by ``name``, which is a path or a
    web address when neither ``data`` nor ``text`` is given.

    Raises:
        PageError: with a one-line message that names the page, what is wrong with
            it and what to do.
    """
    if text is not None:
        return _pages_of_text(name, text)
    if data is None and is_address(name):
        return _pages_of_address(name)
    if data is None:
        data = _read_file(name)
    check_bytes(name, len(data))
    return _pages_of_bytes(Source(name, data, hashlib.sha256(data).hexdigest()))


def _read_file(name: str) -> bytes:
    path = Path(name)
    try:
        if path.is_dir():
            raise PageError(
                "not_found",
                f"{shown(name)}: is a folder, not a page; name a file in it.",
            )
        check_bytes(name, path.stat().st_size)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise PageError(
            "not_found", f"{shown(name)}: there is no such file; check the path."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise PageError(
            "not_found",
            f"{shown(name)}: cannot be opened ({reason}); check the path.",
        ) from None


def _pages_of_address(name: str) -> tuple[Page, ...]:
    """The page at a web address; it keeps its bytes, as it lies in no file."""
    from analysis.sources.fetching import fetch  # http and ssl load here

    page = fetch(name)
    sha256 = hashlib.sha256(page.data).hexdigest()
    pages = _pages_of_bytes(Source(name, page.data, sha256, page.charset))
    received = page.data
    if page.charset and format_of(name, received) == TEXT:
        received = self_told(received, stated=page.charset)
    return tuple(replace(page, received=received) for page in pages)


def _pages_of_text(name: str, text: str) -> tuple[Page, ...]:
    text = text.removeprefix("\ufeff")
    check_characters(name, len(text))
    data = text.encode("utf-8", "surrogatepass")
    source = Source(name, data, hashlib.sha256(data).hexdigest())
    return _read_decoded(source, Decoded(whole(text), "utf-8"))


def _pages_of_bytes(source: Source) -> tuple[Page, ...]:
    if not source.data.strip():
        raise _empty(source.name)
    form = format_of(source.name, source.data)
    if form == ZIP:
        return _pages_of_package(source)
    if form == MHTML:
        from analysis.sources.mhtml import read_mhtml

        return _read_decoded(source, read_mhtml(source.name, source.data))
    if form in DOCUMENTS:
        return _pages_of_document(source, DOCUMENTS[form](source.name, source.data))
    decoded = decode(source.data, stated=source.charset)
    check_characters(source.name, len(decoded.text))
    return _read_decoded(source, decoded)


def _pages_of_package(source: Source) -> tuple[Page, ...]:
    """The pages of a ZIP archive, or of a document that is one inside."""
    from analysis.sources import bundles, opendocument, packages, word

    package = packages.Package(source.name, source.data)
    kind = packages.kind_of(package)
    if kind == packages.DOCX:
        package.words = word.DOCX_WORDS
        return _pages_of_document(source, word.read_word(package))
    if kind == packages.ODT:
        package.words = opendocument.ODT_WORDS
        return _pages_of_document(source, opendocument.read_opendocument(package))
    if kind == packages.XLSX:
        return _pages_of_table(source)
    return bundles.bundle_pages(source, package, _pages_of_bytes)


def _pages_of_table(source: Source) -> tuple[Page, ...]:
    from analysis.sources.sheets import read_sheets

    records = with_texts(read_sheets(source.name, source.data, TEXTS))
    if not records:
        raise _empty(source.name)
    return record_pages(source, "utf-8", records)


def _pages_of_document(source: Source, document: Written) -> tuple[Page, ...]:
    """The articles in a document: one, or those of an archive's export."""
    check_characters(source.name, len(document.text))
    if not visible(document.text):
        raise _empty(source.name)
    read = _export_reader(document.text)
    if read:
        pages = read(source, Decoded(document.text, "utf-8"))
        return tuple(replace(page, problems=document.problems) for page in pages)
    page = Page(
        name=source.name,
        text=document.text,
        sha256=source.sha256,
        metadata=Metadata(title=document.title),
        blocks=document.blocks,
        problems=document.problems,
    )
    return (page,)


def _read_decoded(source: Source, decoded: Decoded) -> tuple[Page, ...]:
    if not visible(decoded.text):
        raise _empty(source.name)
    records = find_records(decoded.text)
    if records:
        pages = record_pages(source, decoded.encoding, records)
    else:
        pages = _reader(decoded.text)(source, decoded)
    if not decoded.is_guessed:
        return pages
    told = _guessed(decoded)
    return tuple(replace(page, problems=(*page.problems, told)) for page in pages)


def _reader(text: str) -> PagesOf:
    """What reads a text of this kind, told by its content."""
    if looks_like_html(text):
        from analysis.sources.html import html_pages  # lxml loads here

        return html_pages
    return _export_reader(text) or _text_pages


def _export_reader(text: str) -> PagesOf | None:
    """What reads the export of an archive; ``None`` where the text is none."""
    for looks_like_it, pages in EXPORTS:
        if looks_like_it(text):
            return pages
    return None


def _text_pages(source: Source, decoded: Decoded) -> tuple[Page, ...]:
    blocks = line_blocks(decoded.text)
    check_lines(source.name, len(blocks))
    page = Page(
        name=source.name,
        text=decoded.text,
        sha256=source.sha256,
        encoding=decoded.encoding,
        blocks=blocks,
    )
    return (page,)


def _empty(name: str) -> PageError:
    return PageError(
        "empty_input",
        f"{shown(name)}: is empty, there is nothing to read; "
        "save or copy the page again.",
    )


def _guessed(decoded: Decoded) -> Problem:
    return Problem(
        "sources",
        "encoding_guessed",
        f"The file does not say how its letters are encoded; read as "
        f"{decoded.encoding}. If letters look wrong, save it as UTF-8.",
    )
