"""Tells text from what is not text, by content."""

from __future__ import annotations

import re

from analysis.errors import PageError
from analysis.sources.naming import shown

SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive (as Word and Excel files are)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a Windows program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
RIFF = {b"WEBP": "a WebP picture", b"WAVE": "a WAV recording", b"AVI ": "a video"}
UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
# Control characters other than tab, line ends and escape.
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Text pasted from a terminal or an old word processor has a few; compressed data
# has one in ten bytes.
MAX_CONTROL_SHARE = 0.02
SAMPLE = 65_536


def what_it_looks_like(data: bytes) -> str | None:
    """In words what the first bytes say the file is; ``None`` for text."""
    for signature, words in SIGNATURES:
        if data.startswith(signature):
            return words
    if data.startswith(b"RIFF"):
        return RIFF.get(data[8:12], "a recording")
    if data[4:8] == b"ftyp":
        return "a video or HEIC picture"
    if data.startswith(UNICODE_MARKS) or wide_encoding(data):
        return None
    sample = data[:SAMPLE]
    if b"\x00" in data or len(CONTROLS.findall(sample)) > len(sample) * (
        MAX_CONTROL_SHARE
    ):
        return "binary data"
    return None


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


def refuse_binary(name: str, data: bytes) -> None:
    """Raises ``PageError`` for what is not text, naming what it looks like."""
    words = what_it_looks_like(data)
    if words:
        raise PageError(
            "binary_input",
            f"{shown(name)}: is not text but {words}; "
            "open it in its own program and save or copy the text.",
        )
