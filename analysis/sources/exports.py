"""What the readers of archives' exports share: an article's fields beside its text.

Each archive's layout is read from public descriptions and not yet from a
subscriber's file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.document import Block, Metadata, Page, Span
from analysis.sources.decoding import Decoded
from analysis.sources.plain import line_blocks, trimmed

if TYPE_CHECKING:
    from analysis.sources.opening import Source

# Hints that the cleaner reads: a field of the export, and the headline among them.
FIELD_HINT = ("export",)
HEADLINE_HINT = ("export", "headline")
COPYRIGHT = re.compile(r"^\s*(?:copyright\b|©|\(c\)|all rights reserved)", re.I)
BY = re.compile(r"^\s*by:?\s+", re.I)
BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
# "By Ida Moss, Political Editor": not a second author.
OFFICE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|staff|columnist|bureau|agency)\b", re.I
)


@dataclass(slots=True)
class Draft:
    """What the lines of one article were read as, while they are gone through.

    ``hints`` is by a line's number; ``labels`` is the length of the field's name where
    the field's text stands behind it in the same line.
    """

    hints: dict[int, tuple[str, ...]] = field(default_factory=dict)
    labels: dict[int, int] = field(default_factory=dict)
    outlet: str | None = None
    title: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()


Reader = Callable[[Sequence[str]], Draft]


def export_pages(
    source: Source, decoded: Decoded, spans: Iterable[Span], read: Reader
) -> tuple[Page, ...]:
    """One page for each stretch of an export; ``read`` gets an article's lines."""
    return tuple(
        _page(source, decoded, number, span.of(decoded.text), read)
        for number, span in enumerate(spans)
    )


def stretches(text: str, edges: Sequence[int]) -> Iterable[Span]:
    """What lies between the edges, blank stretches left out."""
    for start, end in pairwise(edges):
        if text[start:end].strip():
            yield Span(start, end)


def names_in(byline: str) -> tuple[str, ...]:
    """The authors that a byline names.

    >>> names_in("By Ida Moss and Bo Lunt, Political Editor")
    ('Ida Moss', 'Bo Lunt')
    """
    parts = BETWEEN_NAMES.split(BY.sub("", byline).strip())
    return tuple(name for name in parts if name and not OFFICE.search(name))


def _page(
    source: Source, decoded: Decoded, number: int, text: str, read: Reader
) -> Page:
    blocks = line_blocks(text)
    draft = read([block.span.of(text) for block in blocks])
    return Page(
        name=source.name,
        text=text,
        sha256=source.sha256,
        encoding=decoded.encoding,
        article=number,
        metadata=Metadata(
            title=draft.title,
            authors=draft.authors,
            outlet=draft.outlet,
            published=draft.published,
        ),
        blocks=tuple(_marked(text, blocks, draft)),
    )


def _marked(text: str, blocks: Sequence[Block], draft: Draft) -> Iterator[Block]:
    """The blocks with their hints, a field's name apart from its text."""
    for i, block in enumerate(blocks):
        hints, start, end = draft.hints.get(i, ()), block.span.start, block.span.end
        cut = start + draft.labels.get(i, 0)
        label, rest = trimmed(text, start, cut), trimmed(text, cut, end)
        if label:
            yield replace(block, span=label, hints=FIELD_HINT)
        if rest:
            yield replace(block, span=rest, hints=hints)
