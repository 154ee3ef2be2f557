"""ZIP archives, and the documents that are ZIP archives inside: what one holds."""

from __future__ import annotations

import io
import zipfile
import zlib

from analysis.errors import PageError
from analysis.sources.limits import (
    MAX_BYTES,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED,
    RATIO_FROM,
)
from analysis.sources.naming import shown
from analysis.sources.signatures import OFFICE, broken, unread

DOCX, XLSX, ODT, PAGES = "docx", "xlsx", "odt", "pages"
ARCHIVE = "a ZIP archive"
# What can be wrong with an archive that is damaged: zipfile tells it in many ways.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    NotImplementedError,
    RuntimeError,
)
MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": ODT,
    b"application/vnd.oasis.opendocument.text-template": ODT,
}
# A file that is always there in a format, and what the format is called.
UNREAD_MEMBERS = (
    ("ppt/presentation.xml", "a PowerPoint presentation", OFFICE),
    ("xl/workbook.bin", "a binary Excel table", "save it as XLSX or CSV"),
    ("META-INF/container.xml", "an EPUB book", "save the article as HTML or text"),
    ("Index/Document.iwa", "a Pages, Numbers or Keynote file", OFFICE),
    ("AndroidManifest.xml", "an Android program", OFFICE),
    ("META-INF/MANIFEST.MF", "a Java program", OFFICE),
)
UNREAD_MIMETYPES = (
    (b"application/epub", "an EPUB book", "save the article as HTML or text"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", OFFICE),
)


class Package:
    """An opened archive whose members may be read: it is within all limits.

    Raises:
        PageError: it is damaged, or would unpack to more than is read.
    """

    def __init__(self, name: str, data: bytes, words: str = ARCHIVE) -> None:
        self.name, self.words = name, words
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE:
            raise broken(name, words) from None
        self.members = [m for m in self._archive.infolist() if not m.is_dir()]
        self.names = {m.filename for m in self.members}
        self.unpacked = sum(m.file_size for m in self.members)  # bytes, as it says
        _check(name, self.members)

    def read(self, member: zipfile.ZipInfo | str) -> bytes:
        """The unpacked bytes of a member.

        Raises:
            PageError: it is protected, damaged or not there.
        """
        try:
            info = self._archive.getinfo(member) if isinstance(member, str) else member
            if info.flag_bits & 1:
                raise unread(
                    self.name,
                    "a part of an archive that a password protects",
                    "unpack it and give the files in it",
                )
            return self._archive.read(info)
        except (*DAMAGE, KeyError):
            raise broken(self.name, self.words) from None


def kind_of(package: Package) -> str:
    """Which document a ZIP archive is, or ``PAGES`` where it is just an archive.

    Raises:
        PageError: ``unsupported_format`` for a known kind that is not read.
    """
    names = package.names
    if "word/document.xml" in names:
        return DOCX
    if "xl/workbook.xml" in names:
        return XLSX
    if "mimetype" in names:
        return _kind_by_mimetype(package)
    _refuse_unread(package)
    return PAGES


def _kind_by_mimetype(package: Package) -> str:
    stated = package.read("mimetype").strip()
    if stated in MIMETYPES:
        return MIMETYPES[stated]
    for start, words, remedy in UNREAD_MIMETYPES:
        if stated.startswith(start):
            raise unread(package.name, words, remedy)
    return PAGES


def _refuse_unread(package: Package) -> None:
    for member, words, remedy in UNREAD_MEMBERS:
        if member in package.names:
            raise unread(package.name, words, remedy)


def _check(name: str, members: list[zipfile.ZipInfo]) -> None:
    """Sizes as the archive states them; unpacking stops where one proves false."""
    if len(members) > MAX_MEMBERS:
        raise _too_large(name, f"holds {len(members):,} files", f"{MAX_MEMBERS:,}")
    total = sum(member.file_size for member in members)
    if total > MAX_UNPACKED:
        raise _too_large(name, f"unpacks to {total:,} bytes", f"{MAX_UNPACKED:,}")
    for member in members:
        size = member.file_size
        if size > MAX_BYTES:
            raise _too_large(name, f"holds a file of {size:,} bytes", f"{MAX_BYTES:,}")
        if size > RATIO_FROM and size > MAX_RATIO * member.compress_size:
            raise _too_large(
                name,
                f"holds {size:,} bytes packed into {member.compress_size:,}",
                f"{MAX_RATIO} to 1",
            )


def _too_large(name: str, found: str, most: str) -> PageError:
    return PageError(
        "too_large",
        f"{shown(name)}: {found}, at most {most} are read; "
        "give the files in it one by one.",
    )
