"""Bytes to text: byte order mark, declared charset, UTF-8, else a told guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from analysis.sources.signatures import wide_encoding

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w\-:.]+)""", re.I)
XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding=["']([\w\-.]+)""")
# Browsers look for a declaration in the first 1,024 bytes; saved pages often put a
# comment in front.
DECLARATION_WITHIN = 8_192
# What browsers read for these labels (WHATWG Encoding Standard, table of labels).
BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
# What Python decodes and no browser does; punycode takes time that grows with the
# square of the text.
NO_CHARSETS = frozenset(
    "punycode idna undefined unicode_escape unicode-escape raw_unicode_escape "
    "raw-unicode-escape utf-7 mbcs oem".split()
)
# A page that says UTF-8 and has a few broken bytes (cut in the middle of a letter)
# is UTF-8 all the same.
MAX_BROKEN_SHARE = 0.001
GUESS_SAMPLE = 50_000
# A capital accented letter inside a word in small letters: not cp1252.
STRANGE = re.compile("[a-z][À-ÞŠŒŽŸ¡-¿×÷][a-z]")
LETTERS = re.compile("[A-Za-z]")
HIGH = re.compile("[À-ÖØ-öø-ÿŒœŠšŽžŸƒ]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and whether that was a guess."""

    text: str
    encoding: str
    is_guessed: bool = False


def decode(data: bytes, *, stated: str | None = None) -> Decoded:
    """``data`` as text, line ends as they are, without a byte order mark.

    ``stated`` is the charset that whoever handed over the data gives for them; it
    goes before what the page itself declares, as it does in browsers.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    wide = wide_encoding(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide, is_guessed=True)
    declared = _python_name(stated) or declared_encoding(data)
    for encoding in filter(None, (declared, "utf-8")):
        text = _strictly(data, encoding)
        if text is not None:
            return Decoded(text, encoding)
    if declared == "utf-8":
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") <= max(2, len(text) * MAX_BROKEN_SHARE):
            return Decoded(text, "utf-8", is_guessed=True)
    return _guess(data)


def self_told(data: bytes, *, stated: str) -> bytes:
    """``data`` in bytes that decode to the same text when nobody states a charset."""
    text = decode(data, stated=stated).text
    if decode(data).text == text:
        return data
    return codecs.BOM_UTF8 + text.encode("utf-8", "replace")


def declared_encoding(data: bytes) -> str | None:
    """The charset that a page's head names, under Python's name for it."""
    head = data[:DECLARATION_WITHIN]
    found = XML_DECLARED.search(head) or DECLARED.search(head)
    return _python_name(found[1].decode("ascii", "replace")) if found else None


def _python_name(charset: str | None) -> str | None:
    """What Python calls a charset as browsers read it; ``None`` if it is none."""
    try:
        codec = codecs.lookup(charset or "")
    except (LookupError, ValueError):
        return None
    is_charset = getattr(codec, "_is_text_encoding", True)
    if not is_charset or codec.name in NO_CHARSETS or codec.name.startswith("utf-16"):
        return None  # a declaration readable byte by byte cannot be UTF-16
    return BROWSERS_READ.get(codec.name, codec.name)


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    text = _strictly(data, encoding)
    if text is not None:
        return Decoded(text, encoding)
    return Decoded(data.decode(encoding, "replace"), encoding, is_guessed=True)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _guess(data: bytes) -> Decoded:
    text = _strictly(data, "cp1252")
    if text is not None and _reads_like_western(text[:GUESS_SAMPLE]):
        return Decoded(text, "cp1252", is_guessed=True)
    encoding = _detected(data) or "cp1252"
    return Decoded(data.decode(encoding, "replace"), encoding, is_guessed=True)


def _reads_like_western(text: str) -> bool:
    high = len(HIGH.findall(text))
    letters = len(LETTERS.findall(text))
    return high <= letters * 0.2 and len(STRANGE.findall(text)) <= high * 0.3


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:GUESS_SAMPLE]).best()
    return best.encoding if best else None
