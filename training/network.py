"""The network that is trained: a small encoder with heads for roles, names and tone.

Written out, rather than taken from a library, so that the exported graph holds only
what reading needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from analysis.reader.encoding import PLACES, SHAPES
from analysis.reader.labels import NAME_TYPES, ROLES, TONES, tag_count

WIDTH = 384
HEADS = 12
LAYERS = 6
FEED = 1536
LINK = 128
# How far a source or cue stands from its content, counted in candidates: three or
# more before, two before, the one before, inside, the one after, ...
RANKS = 7


@dataclass(slots=True)
class Outputs:
    """What one pass gives for each piece (``tone`` for each target)."""

    roles: Tensor
    names: Tensor
    link: Tensor
    hidden: Tensor


class PooledDropout(nn.Module):
    """Dropout whose masks are slices of one long random mask.

    Drawing fresh random numbers took a quarter of a CPU training step.
    """

    def __init__(self, rate: float, *, pool: int = 1 << 23) -> None:
        super().__init__()
        keep = (torch.rand(pool) >= rate).to(torch.bfloat16) / (1 - rate)
        self.register_buffer("keep", keep, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """``x`` with a share of its numbers set to nought, in training only."""
        if not self.training or x.numel() > len(self.keep):
            return x
        start = int(torch.randint(len(self.keep) - x.numel() + 1, ()))
        mask = self.keep[start : start + x.numel()].view(x.shape)
        return x * mask.to(x.dtype)


DROPOUT = PooledDropout(0.1)


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, feed: int) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, feed)
        self.bend = nn.GELU()
        self.down = nn.Linear(feed, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = DROPOUT

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``bias`` is added to the scores of attention (padding is forbidden)."""
        batch, length, _ = x.shape
        q, k, v = (
            part.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv(x).chunk(3, dim=-1)
        )
        # Spelled out: on short paragraphs the backward pass of the fused kernel took
        # ten times as long on a CPU. No dropout of attention for the same reason.
        scores = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        mixed = (scores + bias).softmax(-1).to(v.dtype) @ v
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(self.bend(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces with their shape and place to one vector a piece."""

    def __init__(self, vocabulary: int, positions: int, feed: int, layers: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(positions, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        nn.init.normal_(self.shapes.weight, std=0.01)
        nn.init.normal_(self.places.weight, std=0.01)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = DROPOUT
        self.layers = nn.ModuleList(Layer(feed) for _ in range(layers))

    def forward(
        self, ids: Tensor, mask: Tensor, shape: Tensor, place: Tensor
    ) -> Tensor:
        """[batch, pieces] four times to [batch, pieces, WIDTH]."""
        x = self.drop(self.embedded(ids, shape, place))
        bias = ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def embedded(self, ids: Tensor, shape: Tensor, place: Tensor) -> Tensor:
        """What the first layer is given."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        return self.norm(x + self.shapes(shape) + self.places(place))


class ToneHead(nn.Module):
    """Tone towards a target: its own words beside the mean of the sentence.

    The encoder was made for means of sentences; attention from the target in place
    of the mean lay two points lower (macro F1, held-back articles).
    """

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(2 * WIDTH, LINK)
        self.out = nn.Linear(LINK, len(TONES))
        self.drop = nn.Dropout(0.2)

    def forward(self, hidden: Tensor, mask: Tensor, target: Tensor) -> Tensor:
        """``target`` [batch, targets, pieces] weighs the pieces of each target."""
        own = target @ hidden
        weights = mask.to(hidden.dtype)[:, None, :]
        around = (weights @ hidden) / weights.sum(-1, keepdim=True)
        mixed = torch.cat([own, around.expand_as(own)], dim=-1)
        return self.out(self.drop(functional.gelu(self.hidden(self.drop(mixed)))))


class Network(nn.Module):
    """The encoder and all heads; ``feed`` inner units in each of ``layers``."""

    def __init__(
        self,
        *,
        vocabulary: int = 30522,
        positions: int = 512,
        feed: int = FEED,
        layers: int = LAYERS,
    ) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, positions, feed, layers)
        self.roles = TagHead(tag_count(ROLES))
        self.names = TagHead(tag_count(NAME_TYPES))
        # Queries of a content and keys of a source, then the same for cues.
        self.link = nn.Linear(WIDTH, 4 * LINK)
        self.none = nn.Parameter(torch.zeros(2, LINK))
        self.none_bias = nn.Parameter(torch.zeros(2))
        self.rank_bias = nn.Parameter(torch.zeros(2, RANKS))
        self.tone = ToneHead()

    def forward(
        self, ids: Tensor, mask: Tensor, shape: Tensor, place: Tensor
    ) -> Outputs:
        """One pass; tone is asked of its head afterwards, target by target."""
        hidden = self.encoder(ids, mask, shape, place)
        return Outputs(
            self.roles(hidden, shape, place),
            self.names(hidden, shape, place),
            self.link(hidden),
            hidden,
        )


def sized_as(state: dict[str, Tensor]) -> Network:
    """A network of the size that ``state`` was saved from, with those weights."""
    layers = {name.split(".")[2] for name in state if name.startswith("encoder.layers")}
    feed = len(state["encoder.layers.0.up.bias"])
    network = Network(feed=feed, layers=len(layers))
    network.load_state_dict(state)
    return network


class TagHead(nn.Module):
    """Tag scores from the encoder and, directly, from shape and place."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.out = nn.Linear(WIDTH, tags)
        self.shape = nn.Embedding(SHAPES, tags)
        self.place = nn.Embedding(PLACES, tags)
        self.drop = nn.Dropout(0.1)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.place.weight)

    def forward(self, hidden: Tensor, shape: Tensor, place: Tensor) -> Tensor:
        """Scores [batch, pieces, tags]."""
        return self.out(self.drop(hidden)) + self.shape(shape) + self.place(place)


def pretrained(folder: Path) -> Network:
    """The network with the published encoder's weights and new heads."""
    state = load_file(folder / "model.safetensors")
    state = {name.removeprefix("bert."): value for name, value in state.items()}
    network = Network()
    encoder = network.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(state["embeddings.word_embeddings.weight"])
        # Kept as they are: their dense gradient took a tenth of each step, and
        # words not met in training stay where like words are.
        encoder.words.weight.requires_grad_(False)
        positions = state["embeddings.position_embeddings.weight"]
        # Every input is of one type, so that type's vector joins the positions.
        types = state["embeddings.token_type_embeddings.weight"][0]
        encoder.positions.weight.copy_(positions + types)
        _copy(encoder.norm, state, "embeddings.LayerNorm")
        for i, layer in enumerate(encoder.layers):
            _copy_layer(layer, state, f"encoder.layer.{i}")
    return network


def _copy(module: nn.Module, state: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(state[f"{name}.weight"])
    module.bias.copy_(state[f"{name}.bias"])


def _copy_layer(layer: Layer, state: dict[str, Tensor], name: str) -> None:
    parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    layer.qkv.weight.copy_(torch.cat([state[f"{p}.weight"] for p in parts]))
    layer.qkv.bias.copy_(torch.cat([state[f"{p}.bias"] for p in parts]))
    _copy(layer.out, state, f"{name}.attention.output.dense")
    _copy(layer.norm1, state, f"{name}.attention.output.LayerNorm")
    _copy(layer.up, state, f"{name}.intermediate.dense")
    _copy(layer.down, state, f"{name}.output.dense")
    _copy(layer.norm2, state, f"{name}.output.LayerNorm")
