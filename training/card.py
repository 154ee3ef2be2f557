"""The model card, written beside the model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from analysis.reader.model import VERSION

TEMPLATE = Path(__file__).with_name("card.md")


def write_card(folder: Path, figures: dict[str, Any]) -> None:
    """Write ``reader-VERSION.md`` with the measured figures."""
    size, tone_size = (
        f"{(folder / f'{name}-{VERSION}.onnx').stat().st_size / 1e6:.1f}"
        for name in ("reader", "tone")
    )
    text = (
        TEMPLATE.read_text(encoding="utf-8")
        .replace("{version}", VERSION)
        .replace("{size}", size)
        .replace("{tone_size}", tone_size)
        .replace("{tables}", _tables(figures))
    )
    (folder / f"reader-{VERSION}.md").write_text(text, encoding="utf-8")


def _tables(figures: dict[str, Any]) -> str:
    roles, names, tone = figures["polnear_dev"], figures["names"], figures["tone"]
    exact, published = roles["exact_f1"], roles["published_exact_f1"]
    uner = names["uner_dev"]
    by_type = ", ".join(f"{k} {v['f1']}" for k, v in uner["by_type"].items())
    rows = [
        ("PolNeAR dev, exact spans, F1: source", exact["source"], published["source"]),
        ("... cue", exact["cue"], published["cue"]),
        ("... content", exact["content"], published["content"]),
        ("... words of contents, F1", exact["content_words"], ""),
        ("... contents with the right source, %", roles["attributions_right"], ""),
        (
            "... of those told with 0.85 to 0.95, right, %",
            roles["right_of_those_told_with_0.9"],
            "",
        ),
        (f"UNER EWT dev, names, micro F1 ({by_type})", uner["f1"], ""),
        ("WikiGold, held back, names, micro F1", names["wikigold_held_back"], ""),
        ("NewsMTSC, held back, tone, macro F1", tone["macro_f1"], ""),
        ("... calibration error (ECE)", tone["ece"], ""),
        (
            "... answers that change with the person's name, %",
            tone["changed_by_swaps"]["percent"],
            "",
        ),
    ]
    head = "| what | this model | published, a model four times as large |\n"
    head += "|---|---|---|"
    return "\n".join([head, *(f"| {a} | {b} | {c} |" for a, b, c in rows)])
