"""GUM's documents as the kit's records, with gold names and gold coreference.

What the kit's actors are held against: who is who when the names are right.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.document import (
    Article,
    Attribution,
    Name,
    Page,
    Paragraph,
    Reading,
    Sentence,
    Span,
)

TYPES = {"person": "PERSON", "organization": "ORG", "place": "GPE"}
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
PROPER = ("NNP", "NNPS")


@dataclass(frozen=True, slots=True)
class GumDocument:
    """What ``identify_actors`` takes, and which gold entity each head word means.

    ``heads`` are (start, end) of the entities' head words, ``types`` the types of
    the clusters, ``named`` the clusters with a proper name.
    """

    name: str
    genre: str
    article: Article
    sentences: tuple[Sentence, ...]
    reading: Reading
    attributions: tuple[Attribution, ...]
    heads: dict[tuple[int, int], int]
    types: dict[int, str]
    named: frozenset[int]


def documents(path: Path) -> Iterator[GumDocument]:
    """The documents of one split."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _document(json.loads(line))


def _document(row: dict[str, Any]) -> GumDocument:
    text = row["text"]
    found = PARAGRAPH.finditer(text)
    paragraphs = tuple(Paragraph(Span(*m.span()), "body") for m in found)
    page = Page(row["name"], text, "0" * 64)
    tags = {token[0]: token[2] for token in row["tokens"]}
    entities = [e for e in row["entities"] if e["type"] in TYPES]
    proper = [e for e in entities if tags.get(e["head"][0]) in PROPER]
    return GumDocument(
        row["name"],
        row["genre"],
        Article(page, paragraphs),
        tuple(_sentences(row, paragraphs)),
        Reading(names=tuple(_names(row, proper))),
        tuple(_attributions(row)),
        {tuple(e["head"]): e["cluster"] for e in reversed(row["entities"])},
        {e["cluster"]: e["type"] for e in row["entities"]},
        frozenset(e["cluster"] for e in proper),
    )


def _sentences(
    row: dict[str, Any], paragraphs: tuple[Paragraph, ...]
) -> Iterator[Sentence]:
    at = 0
    for sentence in row["sents"]:
        while at + 1 < len(paragraphs) and (
            paragraphs[at + 1].span.start <= sentence["start"]
        ):
            at += 1
        yield Sentence(Span(sentence["start"], sentence["end"]), at)


def _names(row: dict[str, Any], proper: list[dict[str, Any]]) -> Iterator[Name]:
    """Proper nouns around an entity's head, the outermost where two overlap."""
    spans: dict[tuple[int, int], str] = {}
    for entity in proper:
        inside = [t for t in row["tokens"] if entity["start"] <= t[0] < entity["end"]]
        first = last = next(
            i for i, t in enumerate(inside) if t[0] == entity["head"][0]
        )
        while first and inside[first - 1][2] in PROPER:
            first -= 1
        while last + 1 < len(inside) and inside[last + 1][2] in PROPER:
            last += 1
        spans[inside[first][0], inside[last][1]] = TYPES[entity["type"]]
    end = 0
    for start, stop in sorted(spans, key=lambda s: (s[0], -s[1])):
        if start >= end:
            yield Name(Span(start, stop), spans[start, stop])
            end = stop


def _attributions(row: dict[str, Any]) -> Iterator[Attribution]:
    starts = {quote["start"] for quote in row["quotes"]}
    marked = [a for a in row["attributions"] if a["content"]]
    for index, one in enumerate(marked):
        content, source, cue = (
            tuple(Span(*span) for span in one[part])
            for part in ("content", "source", "cue")
        )
        quoted = any(content[0].start + d in starts for d in (-1, 0, 1))
        kind = "direct" if quoted else "indirect"
        yield Attribution(index, content, source, cue, kind)
