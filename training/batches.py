"""Examples of like length put together, as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from analysis.reader.encoding import Encoded
from analysis.reader.linking import rank
from analysis.reader.tones import target_pieces, with_masks
from training.corpora import IGNORE, Example

CLS, SEP = 101, 102
PIECES = 2560
# Reading masks every name; a sentence seen with its names in it now and then is one
# more way to say the same.
MASKED_SHARE = 0.8


@dataclass(slots=True)
class Links:
    """Contents and their candidates, as rows that average the pieces of a batch.

    ``rank`` is where candidate j stands to content i; ``allowed`` holds within one
    paragraph; ``gold`` is the right candidate, the last column meaning none, and
    ``IGNORE`` where the right one stands in another paragraph.
    """

    contents: Tensor
    candidates: Tensor
    rank: Tensor
    allowed: Tensor
    gold: Tensor


@dataclass(slots=True)
class Batch:
    """One step's input and what is right."""

    ids: Tensor
    mask: Tensor
    shape: Tensor
    place: Tensor
    roles: Tensor | None = None
    names: Tensor | None = None
    name_weight: float = 1.0
    links: tuple[Links | None, Links | None] = (None, None)
    targets: Tensor | None = None
    tones: Tensor | None = None
    chances: Tensor | None = None


def batches(
    examples: Sequence[Example], rng: random.Random, pieces: int = PIECES
) -> list[list[Example]]:
    """All examples once, in batches of like length, in random order."""
    shuffled = list(examples)
    rng.shuffle(shuffled)
    found: list[list[Example]] = []
    for start in range(0, len(shuffled), 600):
        pool = sorted(shuffled[start : start + 600], key=lambda e: len(e.encoded.ids))
        found += _filled(pool, pieces)
    rng.shuffle(found)
    return found


def _filled(pool: Sequence[Example], pieces: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    for example in pool:
        if batch and (len(batch) + 1) * (len(example.encoded.ids) + 2) > pieces:
            yield batch
            batch = []
        batch.append(example)
    if batch:
        yield batch


def collate(
    examples: Sequence[Example],
    rng: random.Random | None = None,
    sentence_share: float = 1.0,
) -> Batch:
    """The tensors of one batch. With ``rng``, some targets keep their names.

    In ``sentence_share`` of the sentences the whole sentence is one more target.
    """
    if examples[0].targets:
        return _collate_tone(examples, rng, sentence_share)
    batch = _inputs(
        [(e.encoded.ids, e.encoded.shape, e.encoded.place) for e in examples]
    )
    if examples[0].roles is not None:
        batch.roles = _tags(batch, examples, "roles")
        batch.links = (
            _links(batch, examples, "sources", 1),
            _links(batch, examples, "cues", 2),
        )
    batch.names = _tags(batch, examples, "names")
    batch.name_weight = examples[0].name_weight
    return batch


def _inputs(rows: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> Batch:
    length = max(len(ids) for ids, _, _ in rows) + 2
    out = np.zeros((4, len(rows), length), np.int64)
    for i, (ids, shape, place) in enumerate(rows):
        n = len(ids)
        out[0, i, 0], out[0, i, n + 1] = CLS, SEP
        out[0, i, 1 : n + 1], out[1, i, : n + 2] = ids, 1
        out[2, i, 1 : n + 1], out[3, i, 1 : n + 1] = shape, place
    return Batch(*torch.from_numpy(out))


def _tags(batch: Batch, examples: Sequence[Example], kind: str) -> Tensor:
    tags = np.full(batch.ids.shape, IGNORE, np.int64)
    for i, example in enumerate(examples):
        tags[i, 1 + example.encoded.first] = getattr(example, kind)
    return torch.from_numpy(tags)


def _links(
    batch: Batch, examples: Sequence[Example], kind: str, column: int
) -> Links | None:
    length = batch.ids.shape[1]
    contents: list[tuple[int, tuple[int, int], int]] = []
    candidates: list[tuple[int, tuple[int, int]]] = []
    for i, example in enumerate(examples):
        first = len(candidates)
        listed = sorted(getattr(example, kind))
        order = {old: listed.index(s) for old, s in enumerate(getattr(example, kind))}
        candidates += [(i, span) for span in listed]
        for content in example.contents:
            gold = content[column]
            contents.append((i, content[0], first + order[gold] if gold >= 0 else -1))
    if not contents:
        return None
    shape = (len(contents), len(candidates))
    ranks, allowed = np.zeros(shape, np.int64), np.zeros(shape, bool)
    for row, (i, span, _) in enumerate(contents):
        own = [j for j, (k, _) in enumerate(candidates) if k == i]
        if own:
            allowed[row, own] = True
            ranks[row, own] = rank(span, [candidates[j][1] for j in own])
    gold = np.array([g if g >= 0 else len(candidates) for _, _, g in contents])
    return Links(
        _averages(
            examples, [(i, s) for i, s, _ in contents], batch.ids.shape[0], length
        ),
        _averages(examples, candidates, batch.ids.shape[0], length),
        torch.from_numpy(ranks),
        torch.from_numpy(allowed),
        torch.from_numpy(gold),
    )


def _averages(
    examples: Sequence[Example],
    spans: Sequence[tuple[int, tuple[int, int]]],
    rows: int,
    length: int,
) -> Tensor:
    """Rows that average the first pieces of each span's words over a flat batch."""
    weights = np.zeros((len(spans), rows * length), np.float32)
    for row, (i, (start, end)) in enumerate(spans):
        pieces = 1 + examples[i].encoded.first[start:end] + i * length
        weights[row, pieces] = 1 / len(pieces)
    return torch.from_numpy(weights)


def _collate_tone(
    examples: Sequence[Example], rng: random.Random | None, sentence_share: float
) -> Batch:
    read = [_as_read(example, rng) for example in examples]
    batch = _inputs([(e.ids, e.shape, e.place) for e in read])
    most = max(len(e.targets) for e in examples) + 1
    targets = np.zeros((len(examples), most, batch.ids.shape[1]), np.float32)
    tones = np.full((len(examples), most), IGNORE, np.int64)
    chances = np.zeros((len(examples), most, 3), np.float32)
    for i, (example, encoded) in enumerate(zip(examples, read, strict=True)):
        for j, target in enumerate(example.targets):
            at = target_pieces(encoded, target.span)
            targets[i, j, 1 + at] = 1 / len(at)
            tones[i, j] = target.tone
            chances[i, j] = target.chances or 0
        # The whole sentence is one more target where its targets agree: the tone of
        # a sentence's own words.
        is_asked = rng is None or rng.random() < sentence_share
        if is_asked and len({target.tone for target in example.targets}) == 1:
            n = len(encoded.ids)
            targets[i, -1, 1 : n + 1] = 1 / n
            tones[i, -1] = example.targets[0].tone
    batch.targets, batch.tones = torch.from_numpy(targets), torch.from_numpy(tones)
    batch.chances = torch.from_numpy(chances)
    return batch


def _as_read(example: Example, rng: random.Random | None) -> Encoded:
    """As it will be read, with names masked; in some of training, with the names."""
    if rng is not None and rng.random() >= MASKED_SHARE:
        return example.encoded
    return with_masks(example.encoded, [target.span for target in example.targets])
