"""What the packaged model reaches on parts that it was not trained on.

usage: python -m training.measure [--data FOLDER] [--model FOLDER]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from analysis.reader.decoding import decode, log_softmax
from analysis.reader.model import (
    FOLDER,
    OnnxModel,
    OnnxToneModel,
    load_model,
    load_settings,
    load_tokenizer,
    load_tone_model,
)
from analysis.reader.reader import Reader
from analysis.reader.speech import SpeechReader
from training.corpora import Example, is_held_back, newsmtsc, polnear, rows, wikigold
from training.fit import (
    attribution_outcomes,
    calibration_error,
    macro_f1,
    names_f1,
    role_figures,
    tone_scores,
)
from training.swaps import changed_by_swaps

# Exact span F1 on PolNeAR as published for a model of four times the size.
PUBLISHED = {"source": 83.2, "cue": 75.3, "content": 72.9}
HELD_NAMES = HELD_TONE = 10


def measure(model_folder: Path, data: Path) -> dict[str, Any]:
    """All figures, 0 to 100 where not said otherwise."""
    settings = load_settings(model_folder)
    model = load_model(settings, model_folder)
    tone = load_tone_model(settings, model_folder)
    tokenizer = load_tokenizer(model_folder)
    reader = Reader(model, tokenizer, settings, lambda: tone)
    dev = polnear(data / "polnear" / "dev.jsonl.gz", tokenizer)
    figures: dict[str, Any] = {
        "polnear_dev": role_report(settings, model, dev),
        "names": names_report(reader, data),
    }
    pages = wikigold(data / "wikigold" / "train.jsonl.gz", tokenizer)
    held = [e for e in pages if is_held_back(e.group, HELD_NAMES)]
    figures["names"]["wikigold_held_back"] = _wikigold(settings, model, held)
    sentences = newsmtsc(data / "newsmtsc" / "train.jsonl.gz", tokenizer)
    held = [e for e in sentences if is_held_back(e.group, HELD_TONE)]
    figures["tone"] = tone_report(settings, tone, held)
    figures["tone"]["changed_by_swaps"] = changed_by_swaps(reader, data)
    return figures


def role_report(
    settings: dict[str, Any], model: OnnxModel, dev: Sequence[Example]
) -> dict[str, Any]:
    """Exact spans, and how well an attribution's confidence holds."""
    scores = model.scores([e.encoded for e in dev])
    reader = SpeechReader(settings)
    clues, right = attribution_outcomes(reader, dev, scores)
    weights = np.array(settings["confidence"]["weights"])
    chance = 1 / (1 + np.exp(-(settings["confidence"]["bias"] + clues @ weights)))
    two = np.column_stack([1 - chance, chance])
    told = (chance >= 0.85) & (chance < 0.95)
    return {
        "exact_f1": role_figures(reader, dev, scores),
        "published_exact_f1": PUBLISHED,
        "attributions_right": round(100 * float(right.mean()), 1),
        "right_of_those_told_with_0.9": round(100 * float(right[told].mean()), 1),
        "told_with_0.9": int(told.sum()),
        "confidence_ece": round(calibration_error(two, right.astype(int)), 4),
    }


def names_report(reader: Reader, data: Path) -> dict[str, Any]:
    """Micro F1 over PER, ORG and LOC on web text that nothing was trained on."""
    from training.score_names import score

    gold = list(rows(data / "uner" / "dev.jsonl.gz"))
    found = reader.names([row["text"] for row in gold])
    short = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
    told = [
        [(n.span.start, n.span.end, short[n.type]) for n in names if n.type in short]
        for names in found
    ]
    return {"uner_dev": score(gold, told)}


def _wikigold(
    settings: dict[str, Any], model: OnnxModel, held: Sequence[Example]
) -> float:
    names = settings["names"]
    logs = [log_softmax(s.names) for s in model.scores([e.encoded for e in held])]
    for log in logs:
        log[:, 0] += names["outside_bias"]
    table = names["transition_weight"] * np.array(names["transitions"], np.float32)
    return round(names_f1(held, decode(logs, table)), 1)


def tone_report(
    settings: dict[str, Any], model: OnnxToneModel, held: Sequence[Example]
) -> dict[str, Any]:
    """Macro F1 and calibration on whole articles held back from training."""
    scores, gold = tone_scores(model, held)
    chances = np.exp(log_softmax(scores / settings["tone"]["temperature"]))
    told = chances.argmax(-1)
    return {
        "macro_f1": round(macro_f1(gold, told), 1),
        "accuracy": round(100 * float((told == gold).mean()), 1),
        "ece": round(calibration_error(chances, gold), 3),
        "targets": len(gold),
    }


def main() -> int:
    """Print the figures of the packaged model as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(__file__).resolve().parents[2] / "shared" / "data"
    parser.add_argument("--data", type=Path, default=shared)
    parser.add_argument("--model", type=Path, default=FOLDER)
    options = parser.parse_args()
    print(json.dumps(measure(options.model, options.data), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
