"""Exports of Nexis in plain text: many articles, each between fields.

Two layouts, read from public descriptions and not yet from a subscriber's file: the
old one opens each article with "3 of 20 DOCUMENTS", the newer one closes each with
"End of Document".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from analysis.document import Page, Span
from analysis.sources.days import written_day
from analysis.sources.decoding import Decoded
from analysis.sources.exports import (
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

OPENING = re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS[ \t]*$", re.M)
CLOSING = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M)
BODY = re.compile(r"^\s*Body\s*$")
HEAD_FIELD = re.compile(
    r"^\s*(?P<name>byline|section|length|highlight|dateline|edition|series|headline)"
    r":(?P<value>.*)$",
    re.I,
)
TAIL_FIELD = re.compile(
    r"^\s*(?:(?:load-date|language|publication-type|graphic|subject|organization|person"
    r"|geographic|company|ticker|industry|classification|journal-code|document-type"
    r"|notes|correction-date):|classification\s*$|copyright\b.{0,20}\d{4}"
    r"|end of document\s*$)",
    re.I,
)
LENGTH = re.compile(r"^\s*length:\s*\d+\s+words?", re.I | re.M)
DAY = re.compile(r"^\s*(?P<day>[A-Z][a-z]+ \d{1,2}, \d{4})\b")


def looks_like_nexis(text: str) -> bool:
    """Whether ``text`` is an export: an article's frame and its length in words."""
    framed = OPENING.search(text) or CLOSING.search(text)
    return bool(framed and LENGTH.search(text))


def nexis_pages(source: Source, decoded: Decoded) -> tuple[Page, ...]:
    """One page for each article of the export, in the file's order."""
    return export_pages(source, decoded, _articles(decoded.text), _read)


def _articles(text: str) -> Iterable[Span]:
    """The stretch of each article; what stands before the first goes with it."""
    starts = [m.start() for m in OPENING.finditer(text)]
    if starts:
        return stretches(text, [0, *starts[1:], len(text)])
    ends = [m.end() for m in CLOSING.finditer(text)]
    return stretches(text, [0, *ends, len(text)])


def _read(lines: Sequence[str]) -> Draft:
    draft = Draft()
    head = _head_length(lines)
    free = []
    for i, line in enumerate(lines[:head]):
        draft.hints[i] = FIELD_HINT
        found = HEAD_FIELD.match(line)
        if found:
            _take_field(draft, found["name"].lower(), found["value"].strip())
        elif DAY.match(line) and draft.published is None:
            draft.published = written_day(line)
            free.append(None)
        elif not (OPENING.match(line) or COPYRIGHT.match(line) or BODY.match(line)):
            free.append(i)
    is_old = any(OPENING.match(line) for line in lines[:head])
    _take_free(draft, lines, free, is_old=is_old)
    tail = _tail_start(lines, head)
    draft.hints.update(dict.fromkeys(range(tail, len(lines)), FIELD_HINT))
    return draft


def _head_length(lines: Sequence[str]) -> int:
    """Lines in front of the body: up to "Body", else up to the last head field."""
    last = 0
    for i, line in enumerate(lines):
        if BODY.match(line):
            return i + 1
        if TAIL_FIELD.match(line) and not COPYRIGHT.match(line):
            break
        if HEAD_FIELD.match(line):
            last = i + 1
    return last


def _tail_start(lines: Sequence[str], head: int) -> int:
    for i in range(head, len(lines)):
        if TAIL_FIELD.match(lines[i]):
            return i
    return len(lines)


def _take_field(draft: Draft, name: str, value: str) -> None:
    if name == "byline":
        draft.authors = names_in(value)
    elif name == "headline":
        draft.title = value


def _take_free(
    draft: Draft, lines: Sequence[str], free: Sequence[int | None], *, is_old: bool
) -> None:
    """Outlet, day, headline in the old layout; headline, outlet, day in the newer."""
    at = free.index(None) if None in free else len(free)
    before = [i for i in free[:at] if i is not None]
    behind = [i for i in free[at:] if i is not None]
    if is_old:
        outlet, title = before[-1:], behind[:1] or before[:-1][-1:]
    else:
        title, outlet = before[-2:][:1], before[-2:][1:]  # a cover may stand above
    draft.outlet = lines[outlet[0]] if outlet else None
    if title and draft.title is None:
        draft.title = lines[title[0]]
        draft.hints[title[0]] = HEADLINE_HINT
