"""The data sets as examples for one encoder: roles with links, names, tone.

Everything is read from ``../shared/data`` and encoded by the code that the kit itself
reads with (``analysis.reader.encoding``), so that training sees what reading sees.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from analysis.document import Span
from analysis.quotation import find_quotations
from analysis.reader.encoding import Encoded, encode
from analysis.reader.labels import NAME_TYPES, ROLES
from training.marks import restyle
from training.silver import gum_names, misc_type, silver_names

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
IGNORE = -100
MAX_PIECES = 400
SILVER_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Target:
    """Whom or what a sentence speaks of, and how.

    ``tone`` is the class told by hand, or ``IGNORE``; ``chances`` are what a teacher
    tells of the three.
    """

    span: Span
    tone: int = IGNORE
    chances: tuple[float, float, float] | None = None


@dataclass(slots=True)
class Example:
    """One paragraph or sentence with what is known of it.

    ``roles`` and ``names`` are one tag a word, or ``None`` where the set tells
    nothing. ``contents`` lists (word span, index of source or -1, index of cue or
    -1); ``sources`` and ``cues`` are word spans. ``group`` is the article.
    """

    group: str
    encoded: Encoded
    roles: np.ndarray | None = None
    names: np.ndarray | None = None
    name_weight: float = 1.0
    contents: list[tuple[tuple[int, int], int, int]] = field(default_factory=list)
    sources: list[tuple[int, int]] = field(default_factory=list)
    cues: list[tuple[int, int]] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)


def rows(path: Path) -> Iterator[dict]:
    """The documents of a packed set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def is_held_back(key: str, modulo: int) -> bool:
    """Whether an article is kept out of training: one in ``modulo``, by its hash."""
    return int(hashlib.sha1(key.encode()).hexdigest(), 16) % modulo == 0


def words_of(encoded: Encoded, start: int, end: int) -> tuple[int, int] | None:
    """The words that characters [start, end) touch; ``None`` if none."""
    low = int(np.searchsorted(encoded.ends, start, side="right"))
    high = int(np.searchsorted(encoded.starts, end, side="left"))
    return (low, high) if low < high else None


def tag(encoded: Encoded, spans: Sequence[tuple[tuple[int, int], int]]) -> np.ndarray:
    """BIO tags: 0 outside, 1 + 2k begins kind k, 2 + 2k goes on."""
    tags = np.zeros(encoded.words, np.int64)
    for (start, end), kind in spans:
        tags[start:end] = 2 + 2 * kind
        tags[start] = 1 + 2 * kind
    return tags


def polnear(
    path: Path, tokenizer: Tokenizer, *, styled: random.Random | None = None
) -> list[Example]:
    """PolNeAR by paragraph; with ``styled``, the quotation marks are rewritten."""
    found = []
    for row in rows(path):
        text = row["text"]
        regions = [Span(*m.span()) for m in PARAGRAPH.finditer(text)]
        quotations = find_quotations(text, regions)
        if styled is not None:
            text = restyle(text, quotations, styled)
            quotations = find_quotations(text, regions)
        silver = silver_names(row)
        found += [
            _polnear_example(row, text, encoded, silver)
            for encoded in encode(tokenizer, text, regions, quotations)
            if 0 < len(encoded.ids) <= MAX_PIECES
        ]
    return found


def _polnear_example(
    row: dict, text: str, encoded: Encoded, silver: list[tuple[int, int, str]]
) -> Example:
    example = Example(row["name"], encoded, name_weight=SILVER_WEIGHT)
    spans: list[tuple[tuple[int, int], int]] = []
    region = encoded.region
    places: dict[str, dict[tuple[int, int], int]] = {"source": {}, "cue": {}}
    for attribution in row["attributions"]:
        partner = {}
        for role, listed in (("source", example.sources), ("cue", example.cues)):
            partner[role] = -1
            for start, end in attribution[role]:
                words = _inside(encoded, region, start, end)
                if words is None:
                    continue
                if words not in places[role]:
                    places[role][words] = len(listed)
                    listed.append(words)
                    spans.append((words, ROLES.index(role)))
                if partner[role] < 0:
                    partner[role] = places[role][words]
        for start, end in attribution["content"]:
            words = _inside(encoded, region, *bare(text, start, end))
            if words is not None:
                spans.append((words, ROLES.index("content")))
                example.contents.append((words, partner["source"], partner["cue"]))
    # A content that lies in another is rare (8 of 19,347): the wider is kept whole.
    spans.sort(key=lambda s: (s[1] == 2, -(s[0][1] - s[0][0])))
    example.roles = _tag_flat(encoded, spans)
    names = [
        (words, NAME_TYPES.index(kind))
        for start, end, kind in silver
        if (words := _inside(encoded, region, start, end)) is not None
    ]
    example.names = tag(encoded, names)
    return example


def _tag_flat(
    encoded: Encoded, spans: Sequence[tuple[tuple[int, int], int]]
) -> np.ndarray:
    """As ``tag``, but a later span gives way where words are taken."""
    tags = np.zeros(encoded.words, np.int64)
    for (start, end), kind in spans:
        if not tags[start:end].any():
            tags[start:end] = 2 + 2 * kind
            tags[start] = 1 + 2 * kind
    return tags


def _inside(
    encoded: Encoded, region: Span, start: int, end: int
) -> tuple[int, int] | None:
    if start < region.start or end > region.end or start >= end:
        return None
    return words_of(encoded, start, end)


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A content without the marks and signs at its two ends.

    The annotators left in some quotation marks, commas and full stops and left out
    others; without them the edges are told by words alone.
    """
    while start < end and not text[start].isalnum() and text[start] not in "$£€#@":
        start += 1
    while start < end and not text[end - 1].isalnum() and text[end - 1] not in "%$":
        end -= 1
    return start, end


def wikigold(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """Names in sentences of an encyclopedia, by hand."""
    found = []
    for row in rows(path):
        spans = [
            (e["start"], e["end"], _wikigold_type(row["text"], e))
            for e in row["entities"]
        ]
        found += _named(tokenizer, row["doc"], row["text"], spans)
    return found


def _wikigold_type(text: str, entity: dict) -> str:
    if entity["type"] != "MISC":
        return entity["type"]
    return misc_type(text[entity["start"] : entity["end"]])


def gum(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """Names in GUM, sentence by sentence, cut to the proper-noun core."""
    found = []
    for row in rows(path):
        names = gum_names(row)
        for sentence in row["sents"]:
            low, high = sentence["start"], sentence["end"]
            spans = [
                (s - low, e - low, kind) for s, e, kind in names if low <= s < e <= high
            ]
            found += _named(tokenizer, row["name"], row["text"][low:high], spans)
    return found


def _named(
    tokenizer: Tokenizer, group: str, text: str, spans: list[tuple[int, int, str]]
) -> list[Example]:
    region = Span(0, len(text))
    encoded = encode(tokenizer, text, [region], find_quotations(text, [region]))[0]
    if not 0 < len(encoded.ids) <= MAX_PIECES:
        return []
    tagged = [
        (words, NAME_TYPES.index(kind))
        for start, end, kind in spans
        if (words := words_of(encoded, start, end)) is not None
    ]
    return [Example(group, encoded, names=tag(encoded, tagged))]


def newsmtsc(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """Sentences with the tone towards their marked targets."""
    found = []
    for row in rows(path):
        targets = [
            Target(Span(target["start"], target["end"]), target["polarity"] + 1)
            for target in row["targets"]
        ]
        found += toned(tokenizer, tone_key(row["id"]), row["text"], targets)
    return found


def toned(
    tokenizer: Tokenizer, group: str, text: str, targets: Sequence[Target]
) -> list[Example]:
    """A sentence with those of its targets that have a word of their own, if any."""
    region = Span(0, len(text))
    encoded = encode(tokenizer, text, [region], find_quotations(text, [region]))[0]
    kept = [t for t in targets if words_of(encoded, t.span.start, t.span.end)]
    if not kept or len(encoded.ids) > MAX_PIECES:
        return []
    return [Example(group, encoded, targets=kept)]


def tone_key(identity: str) -> str:
    """The article of a NewsMTSC sentence: its source and the article's numbers.

    >>> tone_key("polusa_v1_123_-1_18_Smith_0_5"), tone_key("allsides_1_7_17_A B_2_5")
    ('polusa_v1_123', 'allsides_1_7')
    """
    parts = identity.split("_")
    return "_".join(parts[:3])
