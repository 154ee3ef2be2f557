"""ZIP archives of pages: each file in it is read as if it were given alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.document import Failure, Page
from analysis.errors import PageError
from analysis.sources.limits import MAX_UNPACKED
from analysis.sources.naming import shown
from analysis.sources.packages import PAGES, Package, kind_of
from analysis.sources.signatures import ZIP_STARTS

if TYPE_CHECKING:
    from zipfile import ZipInfo

    from analysis.sources.opening import Source

Opener = Callable[["Source"], tuple[Page, ...]]
# What macOS and Windows put beside the files.
NO_PAGES = frozenset({"thumbs.db", "desktop.ini"})


def bundle_pages(source: Source, package: Package, read: Opener) -> tuple[Page, ...]:
    """The pages of every file in the archive, counted over all of them.

    Names in an archive are names only: nothing is written, no path is followed. A
    file that cannot be read is a page with a ``failure``, in its place.

    Raises:
        PageError: there is no file in it, or the only one cannot be read.
    """
    members = [member for member in package.members if not _is_hidden(member.filename)]
    if not members:
        raise PageError(
            "empty_input",
            f"{shown(source.name)}: is an archive without a file in it; "
            "give the pages themselves.",
        )
    left = MAX_UNPACKED - package.unpacked
    pages: list[Page] = []
    for member in members:
        try:
            inner = _opened(source, package, member)
            left -= _unpacked(inner, left)
            pages += read(inner)
        except PageError as error:
            if len(members) == 1:
                raise
            failure = Failure(error.kind, str(error))
            pages.append(Page(source.name, "", source.sha256, failure=failure))
    return tuple(
        replace(page, name=source.name, article=number)
        for number, page in enumerate(pages)
    )


def _opened(source: Source, package: Package, member: ZipInfo) -> Source:
    name = f"{source.name}, {member.filename}"
    return replace(source, name=name, data=package.read(member))


def _unpacked(source: Source, left: int) -> int:
    """Bytes that a document in the archive unpacks to, if it is an archive itself.

    Raises:
        PageError: it is no document, or unpacks to more bytes than are ``left``.
    """
    if not source.data.startswith(ZIP_STARTS):
        return 0
    inner = Package(source.name, source.data)
    if kind_of(inner) == PAGES:
        raise PageError(
            "unsupported_format",
            f"{shown(source.name)}: is an archive within an archive, which is not "
            "read; unpack it and give the files in it.",
        )
    if inner.unpacked > left:
        raise PageError(
            "too_large",
            f"{shown(source.name)}: with the files before it the archive unpacks to "
            f"more than {MAX_UNPACKED:,} bytes; give the file itself.",
        )
    return inner.unpacked


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return (
        parts[0] == "__MACOSX"
        or parts[-1].startswith(".")
        or parts[-1].lower() in NO_PAGES
    )
