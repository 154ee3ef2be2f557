"""A network with fewer inner units, cut from a wide one.

Two thirds of a layer's work are its inner units (up to 1,536 and down again). Those
that matter least are left out; ``train`` then has the wide network teach the narrow
one. Which matter is told by how much the loss would change without them, to first
order (Molchanov et al. 2017).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor

from training.batches import batches, collate
from training.corpora import Example
from training.network import Network, sized_as
from training.train import Corpora, TrainOptions, loss_of

STEPS = 30
EXAMPLES = 1500


def narrowed(
    network: Network, corpora: Corpora, feed: int, options: TrainOptions
) -> Network:
    """A copy of ``network`` with the ``feed`` inner units a layer that matter most."""
    rng = random.Random(options.seed)
    kinds = [kind for kind in (corpora.plain, corpora.names, corpora.tone) if kind]
    told = [_importance(network, kind, options, rng) for kind in kinds]
    state = dict(network.state_dict())
    for i, shares in enumerate(zip(*told, strict=True)):
        kept = torch.stack(shares).sum(0).topk(feed).indices.sort().values
        name = f"encoder.layers.{i}"
        for part in ("up.weight", "up.bias"):
            state[f"{name}.{part}"] = state[f"{name}.{part}"][kept]
        state[f"{name}.down.weight"] = state[f"{name}.down.weight"][:, kept]
    return sized_as(state)


def without_layer(network: Network, index: int) -> Network:
    """A copy of ``network`` that goes from the layer before ``index`` to the next."""
    state = {}
    for name, value in network.state_dict().items():
        parts = name.split(".")
        if parts[:2] == ["encoder", "layers"]:
            if int(parts[2]) == index:
                continue
            parts[2] = str(int(parts[2]) - (int(parts[2]) > index))
        state[".".join(parts)] = value
    return sized_as(state)


def _importance(
    network: Network,
    examples: Sequence[Example],
    options: TrainOptions,
    rng: random.Random,
) -> list[Tensor]:
    """For each layer the importance of each inner unit, as shares of 1."""
    chosen = rng.sample(examples, min(EXAMPLES, len(examples)))
    sums = [torch.zeros(layer.up.out_features) for layer in network.encoder.layers]
    network.train()
    with _inner_units(network) as units:
        for listed in batches(chosen, rng, options.pieces)[:STEPS]:
            batch = collate(listed, rng)
            outputs = network(batch.ids, batch.mask, batch.shape, batch.place)
            loss_of(network, outputs, batch, options).backward()
            for i, values in units.items():
                sums[i] += (values * values.grad).abs().flatten(0, 1).sum(0).detach()
            network.zero_grad()
    return [each / each.sum() for each in sums]


@contextmanager
def _inner_units(network: Network) -> Iterator[dict[int, Tensor]]:
    """What the inner units of each layer gave in the last pass, with gradients."""
    units: dict[int, Tensor] = {}

    def keep(layer: int, values: Tensor) -> None:
        values.retain_grad()
        units[layer] = values

    hooks = [
        layer.bend.register_forward_hook(lambda _, __, values, i=i: keep(i, values))
        for i, layer in enumerate(network.encoder.layers)
    ]
    try:
        yield units
    finally:
        for hook in hooks:
            hook.remove()
