"""What a file is, told by its first bytes; what is known and not read, by name."""

from __future__ import annotations

import re

from analysis.errors import PageError
from analysis.sources.naming import shown

# Formats that are read, by what a file of them begins with.
PDF, ZIP, RTF, MHTML, TEXT = "pdf", "zip", "rtf", "mhtml", "text"
PICTURE = "have its words recognised (OCR) and give the text"
OFFICE = "save it as DOCX, PDF or text in its own program"
UNPACK = "unpack it and give the files in it"
SAVE = "open it in its own program and save or copy the text"
UNREAD = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", PICTURE),
    (b"\xff\xd8\xff", "a JPEG picture", PICTURE),
    (b"GIF87a", "a GIF picture", PICTURE),
    (b"GIF89a", "a GIF picture", PICTURE),
    (b"II*\x00", "a TIFF picture", PICTURE),
    (b"MM\x00*", "a TIFF picture", PICTURE),
    (b"8BPS", "a Photoshop picture", PICTURE),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file", OFFICE),
    (b"%!PS", "a PostScript document", "save it as PDF"),
    (b"AT&TFORM", "a DjVu document", "save it as PDF"),
    (b"bplist00", "a web archive of Safari", "save the page as HTML"),
    (b"OggS", "an Ogg recording", SAVE),
    (b"ID3", "an MP3 recording", SAVE),
    (b"\x1aE\xdf\xa3", "a video", SAVE),
    (b"\x7fELF", "a program", SAVE),
    (b"MZ\x90\x00", "a Windows program", SAVE),
    (b"SQLite format 3\x00", "an SQLite database", SAVE),
    (b"PAR1", "a Parquet table", "save it as CSV, or read it as a corpus"),
    (b"wOFF", "a font", SAVE),
    (b"wOF2", "a font", SAVE),
)
RIFF = {b"WEBP": "a WebP picture", b"WAVE": "a WAV recording", b"AVI ": "a video"}
# A protected Word or Excel file is wrapped in an old one that has this entry.
PROTECTED = "EncryptedPackage".encode("utf-16-le")
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
RTF_START = re.compile(rb"\s*\{\\rtf", re.I)
# The first lines of a saved page are those of a mail.
MAIL_HEAD = re.compile(
    rb"\s*(?:[A-Za-z][A-Za-z-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+"
)
MAIL_VERSION = re.compile(rb"^MIME-Version:\s*1", re.I | re.M)
MAIL_TYPE = re.compile(rb"^Content-Type:\s*(?:multipart/|text/html)", re.I | re.M)
MAIL_WITHIN = 16_384
PDF_WITHIN = 1_024  # readers accept so many bytes in front of a PDF's first line
UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
# Control characters other than tab, line ends and escape.
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Text pasted from a terminal or an old word processor has a few; compressed data
# has one in ten bytes.
MAX_CONTROL_SHARE = 0.02
SAMPLE = 65_536


def format_of(name: str, data: bytes) -> str:
    """Which of the formats that are read ``data`` looks like.

    Raises:
        PageError: ``unsupported_format`` for a known one that is not read,
            ``binary_input`` for data that is nothing known.
    """
    if data.startswith(ZIP_STARTS):
        return ZIP
    if RTF_START.match(data):
        return RTF
    if _is_pdf(data):
        return PDF
    _refuse_unread(name, data)
    if _is_mail(data):
        return MHTML
    if _is_binary(data):
        raise PageError(
            "binary_input",
            f"{shown(name)}: is not text but binary data; {SAVE}.",
        )
    return TEXT


def broken(name: str, words: str) -> PageError:
    """The error for a document of a known format that is damaged."""
    return PageError(
        "binary_input",
        f"{shown(name)}: looks like {words}, but is damaged or cut off; "
        "save or fetch it again.",
    )


def unread(name: str, words: str, remedy: str) -> PageError:
    """The error for a known format that the kit does not read."""
    return PageError(
        "unsupported_format",
        f"{shown(name)}: is {words}, which is not read; {remedy}.",
    )


def _is_pdf(data: bytes) -> bool:
    """Whether a PDF begins here, or behind a few bytes that are no text of a page."""
    at = data.find(b"%PDF-", 0, PDF_WITHIN)
    return at == 0 or (at > 0 and b"endobj" in data)


def _refuse_unread(name: str, data: bytes) -> None:
    for signature, words, remedy in UNREAD:
        if data.startswith(signature) and _is_no_word(signature, data):
            if remedy == OFFICE and PROTECTED in data:
                words = "a Word or Excel file that a password protects"
                remedy = "save it without the password"
            raise unread(name, words, remedy)
    if data.startswith(b"RIFF"):
        raise unread(name, RIFF.get(data[8:12], "a recording"), SAVE)
    if data[4:8] == b"ftyp":
        raise unread(name, "a video or HEIC picture", SAVE)
    if data[257:262] == b"ustar":
        raise unread(name, "a tar archive", UNPACK)


def _is_no_word(signature: bytes, data: bytes) -> bool:
    """A text may begin with "ID3" or "BZh"; a file of that format is binary."""
    return not signature.isalnum() or _is_binary(data)


def _is_mail(data: bytes) -> bool:
    head = MAIL_HEAD.match(data[:MAIL_WITHIN])
    return bool(head and MAIL_VERSION.search(head[0]) and MAIL_TYPE.search(head[0]))


def _is_binary(data: bytes) -> bool:
    if data.startswith(UNICODE_MARKS) or wide_encoding(data):
        return False
    sample = data[:SAMPLE]
    controls = len(CONTROLS.findall(sample))
    return b"\x00" in data or controls > len(sample) * MAX_CONTROL_SHARE


def wide_encoding(data: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` where NULs stand beside most letters.

    UTF-16 without a byte order mark, as some exports write it.
    """
    sample = data[:SAMPLE]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.02:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.02:
        return "utf-16-be"
    return None
