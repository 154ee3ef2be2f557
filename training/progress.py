"""Quick figures on the held-back parts, to choose the epoch by."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch

from training.batches import batches, collate
from training.corpora import IGNORE, Example
from training.fit import macro_f1
from training.network import Network


def held_back_figures(
    network: Network,
    roles: Sequence[Example],
    names: Sequence[Example],
    tone: Sequence[Example],
) -> dict[str, float]:
    """F1 of role and name spans by best tag, macro F1 of tone; 0 to 100."""
    network.eval()
    figures = {}
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        if roles:
            figures["roles"] = _span_f1(network, roles, "roles")
        if names:
            figures["names"] = _span_f1(network, names, "names")
        if tone:
            figures["tone"] = _tone_f1(network, tone)
    return figures


def _span_f1(network: Network, examples: Sequence[Example], kind: str) -> float:
    right = found = there = 0
    for chosen in batches(examples, random.Random(0)):
        batch = collate(chosen)
        outputs = network(batch.ids, batch.mask, batch.shape, batch.place)
        tags = getattr(outputs, kind).argmax(-1).numpy()
        gold = getattr(batch, kind).numpy()
        for row_tags, row_gold in zip(tags, gold, strict=True):
            kept = row_gold != IGNORE
            a, b = tag_spans(row_tags[kept]), tag_spans(row_gold[kept])
            right, found, there = right + len(a & b), found + len(a), there + len(b)
    return round(200 * right / max(1, found + there), 2)


def tag_spans(tags: np.ndarray) -> set[tuple[int, int, int]]:
    """(start, end, kind) of BIO tags; a stray "goes on" begins a span."""
    spans, start, kind = set(), 0, -1
    for i, tag in enumerate([*tags.tolist(), 0]):
        now = (tag - 1) // 2 if tag else -1
        if now != kind or tag % 2:
            if kind >= 0:
                spans.add((start, i, kind))
            start, kind = i, now
    return spans


def _tone_f1(network: Network, examples: Sequence[Example]) -> float:
    gold, told = [], []
    for chosen in batches(examples, random.Random(0)):
        batch = collate(chosen)
        outputs = network(batch.ids, batch.mask, batch.shape, batch.place)
        scores = network.tone(outputs.hidden.float(), batch.mask, batch.targets)
        # The last target is the whole sentence, which nobody judged.
        kept = batch.tones[:, :-1] != IGNORE
        gold += batch.tones[:, :-1][kept].tolist()
        told += scores[:, :-1].argmax(-1)[kept].tolist()
    return round(macro_f1(np.array(gold), np.array(told)), 2)
