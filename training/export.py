"""The trained network as one int8 ONNX file."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import HEADS, LINK, Encoder, Layer, Network

# Told in fp32: their inner width is small, so int8 would save little and cost most.
KEPT_EXACT = ("/roles/", "/names/", "/tone/")


class SmallEmbedding(nn.Module):
    """An embedding table of int8 rows, each with its own scale."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """One vector an id."""
        return self.rows[ids].to(torch.float32) * self.scale[ids]


class FusedAttention(torch.autograd.Function):
    """Stands for onnxruntime's own operator in the exported graph.

    It gives the same numbers, bit for bit, without moving them about: 3 to 5 per cent
    of the model's time.
    """

    @staticmethod
    def symbolic(graph: Any, x: Any, weight: Any, bias: Any, mask: Any) -> Any:
        """The node: queries, keys and values of all heads, and their mixture."""
        node = graph.op(
            "com.microsoft::Attention", x, weight, bias, mask, num_heads_i=HEADS
        )
        return node.setType(x.type())

    @staticmethod
    def forward(
        _: Any, x: Tensor, weight: Tensor, bias: Tensor, mask: Tensor
    ) -> Tensor:
        """Only the shape matters here: the graph is never run in torch."""
        return x.clone()


class FusedLayer(nn.Module):
    """A layer of the network with the fused operator in it."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        self.weight = nn.Parameter(layer.qkv.weight.detach().t().contiguous())

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``mask`` is 1 where there is a piece."""
        layer = self.layer
        mixed = FusedAttention.apply(x, self.weight, layer.qkv.bias, mask)
        x = layer.norm1(x + layer.out(mixed))
        return layer.norm2(x + layer.down(layer.bend(layer.up(x))))


class FusedEncoder(nn.Module):
    """The encoder as it is exported."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.layers = nn.ModuleList(FusedLayer(layer) for layer in encoder.layers)

    def forward(
        self, ids: Tensor, mask: Tensor, shape: Tensor, place: Tensor
    ) -> Tensor:
        """As ``Encoder``."""
        x = self.encoder.embedded(ids, shape, place)
        is_piece = mask.to(torch.int32)
        for layer in self.layers:
            x = layer(x, is_piece)
        return x


class ReadingGraph(nn.Module):
    """What reading asks for: scores of tags and link vectors."""

    inputs = ("ids", "mask", "shape", "place")
    outputs = ("roles", "names", "link")

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, mask: Tensor, shape: Tensor, place: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """(roles, names, link), the outputs of the file."""
        outputs = self.network(ids, mask, shape, place)
        return outputs.roles, outputs.names, outputs.link


class ToneGraph(nn.Module):
    """Tone of each target of each sentence."""

    inputs = ("ids", "mask", "shape", "place", "target")
    outputs = ("tone",)

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder, self.tone = network.encoder, network.tone

    def forward(
        self, ids: Tensor, mask: Tensor, shape: Tensor, place: Tensor, target: Tensor
    ) -> Tensor:
        """Scores [sentences, targets, tones]."""
        return self.tone(self.encoder(ids, mask, shape, place), mask, target)


def export(network: Network, graph: type[ReadingGraph | ToneGraph], path: Path) -> None:
    """Write one graph of ``network`` to ``path``."""
    network = copy.deepcopy(network)
    network.encoder.words = SmallEmbedding(network.encoder.words.weight.detach())
    network.encoder = FusedEncoder(network.encoder)
    ids = torch.ones(2, 9, dtype=torch.long)
    sample = (ids, torch.ones(2, 9), ids, ids, torch.ones(2, 3, 9))
    by_piece = {0: "rows", 1: "pieces"}
    axes = dict.fromkeys((*graph.inputs, *graph.outputs), by_piece)
    axes["target"] = {0: "rows", 1: "targets", 2: "pieces"}
    axes["tone"] = {0: "rows", 1: "targets"}
    named = (*graph.inputs, *graph.outputs)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            graph(network).eval(),
            sample[: len(graph.inputs)],
            str(whole),
            dynamo=False,
            opset_version=17,
            input_names=list(graph.inputs),
            output_names=list(graph.outputs),
            dynamic_axes={name: axes[name] for name in named},
            custom_opsets={"com.microsoft": 1},
        )
        _quantise(whole, path)


def _quantise(whole: Path, path: Path) -> None:
    graph = onnx.load(str(whole)).graph
    exact = [n.name for n in graph.node if any(k in n.name for k in KEPT_EXACT)]
    quantize_dynamic(
        whole,
        path,
        op_types_to_quantize=["MatMul", "Gemm", "Attention"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=exact,
    )


def link_settings(network: Network) -> dict[str, list]:
    """The pointer's parameters that stand outside the graph."""
    return {
        "none": (network.none.detach() / LINK**0.5).tolist(),
        "none_bias": network.none_bias.tolist(),
        "rank_bias": network.rank_bias.tolist(),
    }
