"""Opens what the user named, and finds out by content what it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.document import Page, Problem
from analysis.errors import PageError
from analysis.sources.decoding import Decoded, decode
from analysis.sources.limits import MAX_BYTES, check_bytes, check_characters
from analysis.sources.markup import looks_like_html
from analysis.sources.naming import shown
from analysis.sources.nexis import looks_like_nexis, nexis_pages
from analysis.sources.plain import line_blocks, visible
from analysis.sources.records import find_records, record_pages
from analysis.sources.signatures import refuse_binary

URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]+://")


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one input and the name under which the user knows it."""

    name: str
    data: bytes
    sha256: str


def open_pages(
    name: str, *, data: bytes | None = None, text: str | None = None
) -> tuple[Page, ...]:
    """The pages in a file, in bytes, or in pasted text; at least one.

    What the input is shows by its content, never by ``name``, which is a path when
    neither ``data`` nor ``text`` is given.

    Raises:
        PageError: with a one-line message that names the page, what is wrong with
            it and what to do.
    """
    if text is not None:
        return _pages_of_text(name, text)
    if data is None:
        data = _read_file(name)
    check_bytes(name, len(data))
    return _pages_of_bytes(Source(name, data, hashlib.sha256(data).hexdigest()))


def _read_file(name: str) -> bytes:
    if URL.match(name):
        raise PageError(
            "fetch_failed",
            f"{shown(name)}: URLs are not read yet; save the page and give its path.",
        )
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


def _pages_of_text(name: str, text: str) -> tuple[Page, ...]:
    text = text.removeprefix("\ufeff")
    check_characters(name, len(text))
    data = text.encode("utf-8", "surrogatepass")
    source = Source(name, data, hashlib.sha256(data).hexdigest())
    return _read_decoded(source, Decoded(text, "utf-8"))


def _pages_of_bytes(source: Source) -> tuple[Page, ...]:
    if not source.data.strip():
        raise _empty(source.name)
    refuse_binary(source.name, source.data)
    decoded = decode(source.data)
    check_characters(source.name, len(decoded.text))
    return _read_decoded(source, decoded)


def _read_decoded(source: Source, decoded: Decoded) -> tuple[Page, ...]:
    if not visible(decoded.text):
        raise _empty(source.name)
    records = find_records(decoded.text)
    if records:
        pages = record_pages(source, decoded, records)
    else:
        pages = _reader(decoded.text)(source, decoded)
    if not decoded.is_guessed:
        return pages
    told = _guessed(decoded)
    return tuple(replace(page, problems=(*page.problems, told)) for page in pages)


def _reader(text: str) -> Callable[[Source, Decoded], tuple[Page, ...]]:
    """What reads a text of this kind, told by its content."""
    if looks_like_html(text):
        from analysis.sources.html import html_pages  # lxml loads here

        return html_pages
    return nexis_pages if looks_like_nexis(text) else _text_pages


def _text_pages(source: Source, decoded: Decoded) -> tuple[Page, ...]:
    page = Page(
        name=source.name,
        text=decoded.text,
        sha256=source.sha256,
        encoding=decoded.encoding,
        blocks=line_blocks(decoded.text),
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
