"""The training run: one network, three tasks, interleaved batches."""

from __future__ import annotations

import copy
import json
import logging
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import PIECES, Batch, Links, batches, collate
from training.corpora import IGNORE, Example
from training.network import Network, Outputs
from training.progress import held_back_figures

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainOptions:
    """How the run goes. Rates and batch size were searched for on held-back parts."""

    epochs: int = 4
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    weight_decay: float = 0.01
    averaging: float = 0.995
    styled_share: float = 0.35
    link_weight: float = 0.3
    tone_weight: float = 0.7
    tone_smoothing: float = 0.05
    sentence_share: float = 1.0
    pieces: int = PIECES
    trains_words: bool = False
    seed: int = 20


# After the joint run, one more pass for names and speech alone, at lower rates.
JOINT = TrainOptions()
REFINE = TrainOptions(epochs=1, encoder_rate=4e-5, head_rate=2e-4, seed=21)
# The narrow network that is shipped, taught by the wide one; then once more.
NARROW = TrainOptions(epochs=2, encoder_rate=1e-4, head_rate=4e-4, seed=33)
NARROW_AGAIN = TrainOptions(epochs=2, encoder_rate=7e-5, head_rate=4e-4, seed=51)
# A network of its own for tone, from the published encoder: small batches, words free.
TONE = TrainOptions(
    epochs=4,
    encoder_rate=6e-5,
    head_rate=5e-4,
    averaging=0.993,
    tone_weight=1.0,
    sentence_share=0.25,
    pieces=600,
    trains_words=True,
    seed=5,
)
# The narrow one that is shipped, which a larger network teaches as well.
TAUGHT_TONE = replace(TONE, head_rate=3e-4, tone_weight=0.5, pieces=700, seed=41)
# Once more without one layer.
TAUGHT_AGAIN = replace(TAUGHT_TONE, epochs=3, encoder_rate=5e-5, seed=43)
READER_FEED, TONE_FEED, TONE_LAYER_LEFT_OUT = 1024, 768, 3
# What the right answers count beside what a teacher tells.
HARD_WEIGHT = 0.5


@dataclass(slots=True)
class Corpora:
    """What is trained on, and the parts held back to stop by."""

    plain: list[Example]
    styled: list[Example]
    names: list[Example]
    tone: list[Example]
    held_roles: list[Example]
    held_names: list[Example]
    held_tone: list[Example]

    def only(self, *parts: str) -> Corpora:
        """A copy in which all other parts are empty."""
        return Corpora(
            **{
                f.name: getattr(self, f.name) if f.name in parts else []
                for f in fields(self)
            }
        )


def train(
    network: Network,
    corpora: Corpora,
    folder: Path,
    options: TrainOptions,
    teacher: Network | None = None,
) -> Network:
    """The averaged weights of the best epoch; ``folder`` keeps those of each.

    A ``teacher`` tells beside the right tags how sure it is of each tag.
    """
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    network.encoder.words.weight.requires_grad_(options.trains_words)
    rng = random.Random(options.seed)
    steps = [
        (epoch, batch)
        for epoch in range(options.epochs)
        for batch in _epoch(corpora, options, rng)
    ]
    optimizer, schedule = _optimizer(network, options, len(steps))
    averaged = copy.deepcopy(network).eval()
    best, best_score = copy.deepcopy(averaged), -1.0
    started, pieces = time.monotonic(), 0
    for step, (epoch, examples) in enumerate(steps):
        batch = collate(examples, rng, options.sentence_share)
        pieces += int(batch.mask.sum())
        loss = _step(network, batch, optimizer, options, teacher)
        schedule.step()
        _average(averaged, network, min(options.averaging, (step + 1) / (step + 10)))
        if step % 50 == 0:
            rate = pieces / (time.monotonic() - started)
            LOG.info("step %d of %d, loss %.3f, %d/s", step, len(steps), loss, rate)
        if step + 1 == len(steps) or steps[step + 1][0] != epoch:
            score = _keep_epoch(averaged, corpora, folder, epoch)
            if score > best_score:
                best, best_score = copy.deepcopy(averaged), score
    return best


def _epoch(
    corpora: Corpora, options: TrainOptions, rng: random.Random
) -> list[list[Example]]:
    groups = sorted({e.group for e in corpora.plain})
    styled = {g for g in groups if rng.random() < options.styled_share}
    roles = [e for e in corpora.plain if e.group not in styled]
    roles += [e for e in corpora.styled if e.group in styled]
    found = [
        *batches(roles, rng, options.pieces),
        *batches(corpora.names, rng, options.pieces),
        *batches(corpora.tone, rng, options.pieces),
    ]
    rng.shuffle(found)
    return found


def _optimizer(
    network: Network, options: TrainOptions, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    encoder, heads = [], []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            is_new = not name.startswith("encoder") or "shapes" in name
            (heads if is_new or "places" in name else encoder).append(parameter)
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder, "lr": options.encoder_rate},
            {"params": heads, "lr": options.head_rate},
        ],
        weight_decay=options.weight_decay,
        fused=True,
    )
    warm = max(1, int(options.warmup * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / warm, (steps - step) / max(1, steps - warm)),
    )
    return optimizer, schedule


def _step(
    network: Network,
    batch: Batch,
    optimizer: torch.optim.Optimizer,
    options: TrainOptions,
    teacher: Network | None,
) -> float:
    network.train()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        outputs = network(batch.ids, batch.mask, batch.shape, batch.place)
    loss = loss_of(network, outputs, batch, options)
    if teacher is not None:
        loss = HARD_WEIGHT * loss + _taught_loss(outputs, batch, teacher)
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


def loss_of(
    network: Network, outputs: Outputs, batch: Batch, options: TrainOptions
) -> Tensor:
    """The weighted sum of what the batch can teach."""
    loss = outputs.roles.new_zeros((), dtype=torch.float32)
    if batch.roles is not None:
        loss = loss + _tag_loss(outputs.roles, batch.roles)
    if batch.names is not None:
        loss = loss + batch.name_weight * _tag_loss(outputs.names, batch.names)
    for which, links in enumerate(batch.links):
        if links is not None:
            scores = link_scores(network, outputs, links, which)
            loss = loss + options.link_weight * functional.cross_entropy(
                scores, links.gold
            )
    if batch.targets is not None:
        scores = network.tone(outputs.hidden.float(), batch.mask, batch.targets)
        loss = loss + _tone_loss(scores, batch, options)
    return loss


def _tone_loss(scores: Tensor, batch: Batch, options: TrainOptions) -> Tensor:
    """Against the classes told by hand, and the chances that a teacher tells."""
    loss = scores.new_zeros(())
    if (batch.tones != IGNORE).any():
        loss = loss + options.tone_weight * functional.cross_entropy(
            scores.flatten(0, 1),
            batch.tones.flatten(),
            ignore_index=IGNORE,
            label_smoothing=options.tone_smoothing,
        )
    is_told = batch.chances.sum(-1)
    if is_told.any():
        each = -(batch.chances * scores.log_softmax(-1)).sum(-1)
        loss = loss + (each * is_told).sum() / is_told.sum()
    return loss


def _taught_loss(outputs: Outputs, batch: Batch, teacher: Network) -> Tensor:
    """How far the chances of tags are from the teacher's."""
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        told = teacher(batch.ids, batch.mask, batch.shape, batch.place)
    loss = outputs.roles.new_zeros((), dtype=torch.float32)
    for kind in ("roles", "names"):
        tags = getattr(batch, kind)
        if tags is not None:
            kept = tags != IGNORE
            own, right = getattr(outputs, kind)[kept], getattr(told, kind)[kept]
            loss = loss + functional.kl_div(
                own.float().log_softmax(-1),
                right.float().softmax(-1),
                reduction="batchmean",
            )
    return loss


def _tag_loss(scores: Tensor, tags: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.float().flatten(0, 1), tags.flatten(), ignore_index=IGNORE
    )


def link_scores(network: Network, outputs: Outputs, links: Links, which: int) -> Tensor:
    """[contents, candidates + none]; ``which`` is 0 for sources, 1 for cues."""
    link = outputs.link.float().flatten(0, 1)
    width = link.shape[-1] // 4
    at = 2 * which * width
    queries = links.contents @ link[:, at : at + width]
    keys = links.candidates @ link[:, at + width : at + 2 * width]
    scores = queries @ keys.T / width**0.5 + network.rank_bias[which][links.rank]
    scores = scores.masked_fill(~links.allowed, -1e4)
    none = queries @ network.none[which][:, None] / width**0.5
    return torch.cat([scores, none + network.none_bias[which]], dim=-1)


def _average(averaged: Network, network: Network, decay: float) -> None:
    with torch.no_grad():
        for mean, now in zip(averaged.parameters(), network.parameters(), strict=True):
            if now.requires_grad:
                mean.lerp_(now, 1 - decay)


def _keep_epoch(averaged: Network, corpora: Corpora, folder: Path, epoch: int) -> float:
    held = (corpora.held_roles, corpora.held_names, corpora.held_tone)
    figures = held_back_figures(averaged, *held)
    torch.save(averaged.state_dict(), folder / f"epoch-{epoch + 1}.pt")
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps({"epoch": epoch + 1, **figures}) + "\n")
    LOG.info("epoch %d: %s", epoch + 1, figures)
    return sum(figures.values()) / len(figures)


def split(
    examples: Sequence[Example], held: set[str]
) -> tuple[list[Example], list[Example]]:
    """(kept to train on, held back)."""
    return (
        [e for e in examples if e.group not in held],
        [e for e in examples if e.group in held],
    )
