"""A page's name as a file stem that every system takes."""

from __future__ import annotations

import re
import unicodedata

# Names that Windows keeps for devices, with whatever ending.
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?![^.])", re.IGNORECASE
)
_ENDING = re.compile(r"(?<=[^.])\.[A-Za-z0-9]{1,8}$")
_ADDRESS = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.\-]+://")
# File systems hold 255 bytes; the rest is for what a run puts around the stem.
MAX_BYTES = 120


def safe_stem(page: str) -> str:
    r"""The page's own name without folders and ending, in letters that do no harm.

    Letters and digits of every script stay; what is left of others is one ``_``.
    Empty where the name holds neither letter nor digit.

    >>> safe_stem("news/Übersicht – “final” (1) [copy].txt")
    'Übersicht_final_1_copy'
    >>> safe_stem("..\\..\\con.txt")
    'con_page'
    """
    address = _ADDRESS.match(page)
    name = re.split(r"[?#]", page[address.end() :])[0] if address else page
    name = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    name = unicodedata.normalize("NFC", _ENDING.sub("", name))
    stem = re.sub(r"[^\w.\-]+|_+", "_", name).strip("._-")
    stem = _cut(re.sub(r"\.{2,}", ".", stem))
    return f"{stem}_page" if _RESERVED.match(stem) else stem


def _cut(stem: str) -> str:
    kept = stem.encode("utf-8", "ignore")[:MAX_BYTES]
    return kept.decode("utf-8", "ignore").strip("._-")
