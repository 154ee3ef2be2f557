"""Exports of Factiva: many articles, each ended by its document number.

Two layouts, read from public descriptions and not yet from a subscriber's file: with
indexing, where codes of two or three letters stand in front of each field, and
without, where the fields come in a fixed order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from analysis.document import Page, Span
from analysis.sources.days import written_day
from analysis.sources.decoding import Decoded
from analysis.sources.exports import (
    BY,
    COPYRIGHT,
    FIELD_HINT,
    HEADLINE_HINT,
    Draft,
    export_pages,
    names_in,
    stretches,
)

if TYPE_CHECKING:
    from analysis.sources.opening import Source

# The source's code, the day, and a number of letters and figures.
CLOSING = re.compile(
    r"^[ \t]*(?:AN[ \t]+)?Document[ \t]+[A-Z][A-Z0-9]{2,}\d{8}\w{6,16}[ \t]*$", re.M
)
WORDS = re.compile(r"^\s*(?:WC[ \t]+)?\d[\d,.]* words\s*$", re.M)
# In the order in which an article has them.
CODES = (
    "SE HD BY CR WC PD ET SN SC ED PG VOL LA CY CX LP TD CT RF ART CO IN NS RE IPC IPD "
    "PUB AN"
).split()
CODE = re.compile(rf"(?P<code>{'|'.join(CODES)})(?:\s*$|\t\s*|\s{{2,}})")
TEXT_CODES = frozenset({"LP", "TD"})
HEAD_WITHIN = 12
CODE_OF_SOURCE = re.compile(r"^\s*[A-Z0-9]{3,8}\s*$")
LANGUAGE = re.compile(r"^\s*(?:English|French|German|Spanish|Italian|Portuguese)\s*$")
CLOCK = re.compile(r"^\s*\d{1,2}:\d\d")


def looks_like_factiva(text: str) -> bool:
    """Whether ``text`` is an export: an article's number and its count of words."""
    return bool(CLOSING.search(text) and WORDS.search(text))


def factiva_pages(source: Source, decoded: Decoded) -> tuple[Page, ...]:
    """One page for each article of the export, in the file's order."""
    return export_pages(source, decoded, _articles(decoded.text), _read)


def _articles(text: str) -> Iterable[Span]:
    """What stands behind the last article, as a summary of the search, goes with it."""
    ends = [m.end() for m in CLOSING.finditer(text)]
    return stretches(text, [0, *ends[:-1], len(text)])


def _read(lines: Sequence[str]) -> Draft:
    coded = _coded(lines)
    draft = _read_coded(lines, coded) if "HD" in coded.values() else _read_plain(lines)
    closing = next((i for i, x in enumerate(lines) if CLOSING.match(x)), len(lines))
    draft.hints.update(dict.fromkeys(range(closing, len(lines)), FIELD_HINT))
    return draft


def _coded(lines: Sequence[str]) -> dict[int, str]:
    """Lines that begin with a field's code; codes come in their order only."""
    found, last = {}, -1
    for i, line in enumerate(lines):
        match = CODE.match(line)
        if match and CODES.index(match["code"]) > last:
            found[i] = match["code"]
            last = CODES.index(match["code"])
    return found


def _read_coded(lines: Sequence[str], coded: dict[int, str]) -> Draft:
    draft = Draft()
    values: dict[str, list[str]] = {}
    code = ""
    for i, line in enumerate(lines):
        match = CODE.match(line) if i in coded else None
        code = coded.get(i, code)
        value = line[match.end() :].strip() if match else line.strip()
        if match and value:
            draft.labels[i] = match.end()
        draft.hints[i] = _hint(code, has_value=bool(value))
        values.setdefault(code, []).append(value)
    told = {name: " ".join(filter(None, found)) for name, found in values.items()}
    draft.title = told.get("HD") or None
    draft.outlet = told.get("SN") or None
    draft.authors = names_in(told.get("BY", ""))
    draft.published = written_day(told.get("PD"))
    return draft


def _hint(code: str, *, has_value: bool) -> tuple[str, ...]:
    if code in TEXT_CODES and has_value:
        return ()
    return HEADLINE_HINT if code == "HD" and has_value else FIELD_HINT


def _read_plain(lines: Sequence[str]) -> Draft:
    draft = Draft()
    counted = next((i for i, line in enumerate(lines) if WORDS.match(line)), 0)
    head = _head_length(lines, counted)
    draft.hints.update(dict.fromkeys(range(head), FIELD_HINT))
    above = [i for i in range(counted) if not BY.match(lines[i])]
    if above:
        draft.title = lines[above[-1]]
        draft.hints[above[-1]] = HEADLINE_HINT
    bylines = [line for line in lines[:counted] if BY.match(line)]
    draft.authors = names_in(bylines[-1]) if bylines else ()
    for i in range(counted + 1, head):
        draft.published = draft.published or written_day(lines[i])
    outlets = [i for i in range(counted + 1, head) if CODE_OF_SOURCE.match(lines[i])]
    if outlets and not CLOCK.match(lines[outlets[0] - 1]):
        draft.outlet = lines[outlets[0] - 1]
    return draft


def _head_length(lines: Sequence[str], counted: int) -> int:
    """Lines in front of the body: up to the copyright, else up to the language."""
    near = range(counted, min(len(lines), counted + HEAD_WITHIN))
    for pattern in (COPYRIGHT, LANGUAGE):
        for i in near:
            if pattern.match(lines[i]):
                return i + 1
    return counted + 1
