"""The trained network as one int8 ONNX file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import LINK, Network

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


class Exported(nn.Module):
    """What reading asks for: scores of tags, link vectors, tone of targets."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        words = network.encoder.words.weight.detach()
        network.encoder.words = SmallEmbedding(words)

    def forward(
        self, ids: Tensor, mask: Tensor, shape: Tensor, place: Tensor, target: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """(roles, names, link, tone), the outputs of the file."""
        outputs = self.network(ids, mask, shape, place)
        tone = self.network.tone(outputs.hidden, mask, target)
        return outputs.roles, outputs.names, outputs.link, tone


def export(network: Network, path: Path) -> None:
    """Write ``network`` to ``path``; its word embeddings are replaced on the way."""
    exported = Exported(network).eval()
    ids = torch.ones(2, 9, dtype=torch.long)
    sample = (ids, torch.ones(2, 9), ids, ids, torch.ones(2, 3, 9))
    two = {0: "rows", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            exported,
            sample,
            str(whole),
            dynamo=False,
            opset_version=17,
            input_names=["ids", "mask", "shape", "place", "target"],
            output_names=["roles", "names", "link", "tone"],
            dynamic_axes={
                **dict.fromkeys(("ids", "mask", "shape", "place"), two),
                **dict.fromkeys(("roles", "names", "link"), two),
                "target": {0: "rows", 1: "targets", 2: "pieces"},
                "tone": {0: "rows", 1: "targets"},
            },
        )
        _quantise(whole, path)


def _quantise(whole: Path, path: Path) -> None:
    graph = onnx.load(str(whole)).graph
    exact = [n.name for n in graph.node if any(k in n.name for k in KEPT_EXACT)]
    quantize_dynamic(
        whole,
        path,
        op_types_to_quantize=["MatMul", "Gemm"],
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
