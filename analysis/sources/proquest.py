"""Exports of ProQuest in text: articles between lines of underscores.

The layout is read from public descriptions and not yet from a subscriber's file: the
headline stands above fields with their names in front, and the article itself is one
of them, "Full text".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from analysis.document import Page, Span
from analysis.sources.days import written_day
from analysis.sources.decoding import Decoded
from analysis.sources.exports import (
    FIELD_HINT,
    HEADLINE_HINT,
    OFFICE,
    Draft,
    export_pages,
    stretches,
)

if TYPE_CHECKING:
    from analysis.sources.opening import Source

RULE = re.compile(r"^[ \t]*_{20,}[ \t]*$", re.M)
NAMES = (
    "Abstract|Author|Company / organization|Contact us at|Copyright|"
    "Correspondence author|Country of publication|Credit|Database|Database copyright|"
    "Dateline|Document feature|Document type|Document URL|Edition|First page|Full text|"
    "Identifier / keyword|Identifier / keywords|ISSN|Issue|Language|"
    "Language of publication|Last updated|Links|Location|Number of pages|Pages|People|"
    "Place of publication|ProQuest document ID|Publication date|Publication info|"
    "Publication subject|Publication title|Publication year|Publisher|Section|"
    "Source type|Subject|Terms and Conditions|Title|Volume"
).split("|")
FIELD = re.compile(
    rf"^\s*(?P<name>{'|'.join(map(re.escape, sorted(NAMES, key=len, reverse=True)))})"
    r":(?:\s+|$)"
)
# Each article has one of these, whatever else was chosen for the export.
NUMBERED = re.compile(r"^\s*(?:ProQuest document ID|Publication info|Full text):", re.M)
# "The Town Crier; Averil [Averil]. 03 May 2020: 2."
INFO_DAY = re.compile(r"\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}")


def looks_like_proquest(text: str) -> bool:
    """Whether ``text`` is an export: rules, and the fields that an article has."""
    return bool(RULE.search(text)) and len(set(NUMBERED.findall(text))) > 1


def proquest_pages(source: Source, decoded: Decoded) -> tuple[Page, ...]:
    """One page for each article of the export, in the file's order."""
    return export_pages(source, decoded, _articles(decoded.text), _read)


def _articles(text: str) -> Iterable[Span]:
    """Stretches with an article; the report's own ends go with first and last."""
    edges = [0, *(m.start() for m in RULE.finditer(text)), len(text)]
    starts = [
        span.start for span in stretches(text, edges) if NUMBERED.search(span.of(text))
    ]
    return stretches(text, [0, *starts[1:], len(text)])


def _read(lines: Sequence[str]) -> Draft:
    draft = Draft()
    told: dict[str, str] = {}
    top = _top(lines)
    name, has_ended = "", False
    for i, line in enumerate(lines):
        found = FIELD.match(line)
        has_ended = has_ended or (i > top and bool(RULE.match(line)))
        if found and not has_ended:
            name = found["name"]
            told.setdefault(name, line[found.end() :].strip())
        is_text = name == "Full text" and not has_ended
        if is_text and found:
            draft.labels[i] = found.end()
        draft.hints[i] = () if is_text else FIELD_HINT
    _take(draft, told)
    if top < len(lines) and not FIELD.match(lines[top]):
        draft.title = draft.title or lines[top]
        draft.hints[top] = HEADLINE_HINT
    return draft


def _top(lines: Sequence[str]) -> int:
    """The line of the headline: below the last rule above the first field."""
    first = next((i for i, line in enumerate(lines) if FIELD.match(line)), len(lines))
    rules = [i for i in range(first) if RULE.match(lines[i])]
    return rules[-1] + 1 if rules else 0


def _take(draft: Draft, told: dict[str, str]) -> None:
    info = told.get("Publication info", "")
    draft.title = told.get("Title") or None
    outlet = told.get("Publication title") or info
    draft.outlet = re.split(r"[;\[]", outlet)[0].strip() or None
    draft.published = written_day(told.get("Publication date"))
    if draft.published is None:
        days = INFO_DAY.findall(info)
        draft.published = written_day(days[0]) if days else None
    draft.authors = _authors(told.get("Author", ""))


def _authors(value: str) -> tuple[str, ...]:
    """Names in their usual order, from "Moss, Ida; Lunt, Bo"."""
    found = []
    for part in value.split(";"):
        last, comma, first = part.strip().rstrip(".").partition(",")
        name = f"{first.strip()} {last.strip()}" if comma else last.strip()
        if name and not OFFICE.search(name):
            found.append(name)
    return tuple(found)
