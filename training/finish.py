"""From trained weights to the packaged files: model, settings, tokenizer."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from analysis.reader.model import VERSION, OnnxModel, OnnxToneModel, open_session
from training.export import ReadingGraph, ToneGraph, export, link_settings
from training.fit import fit_confidence, fit_names, fit_roles, fit_tone
from training.network import Network
from training.train import Corpora

LOG = logging.getLogger(__name__)
UNFITTED: dict[str, Any] = {"confidence": {"weights": [0.0] * 5, "bias": 0.0}}


def finish(
    network: Network,
    tone: Network,
    tokenizer: Tokenizer,
    corpora: Corpora,
    folder: Path,
) -> dict[str, Any]:
    """Write all files of the model to ``folder``; returns the settings."""
    folder.mkdir(parents=True, exist_ok=True)
    reading, toned = (folder / f"{n}-{VERSION}.onnx" for n in ("reader", "tone"))
    settings = {"version": VERSION, "link": link_settings(network), **UNFITTED}
    export(network, ReadingGraph, reading)
    export(tone, ToneGraph, toned)
    settings["sha256"] = _sha256(reading)
    model = OnnxModel(open_session(reading.read_bytes()))
    fit_roles(settings, model, corpora.plain, corpora.held_roles)
    fit_confidence(settings, model, corpora.held_roles)
    fit_names(settings, model, corpora.names, corpora.held_names)
    tone_model = OnnxToneModel(open_session(toned.read_bytes()))
    fit_tone(settings, tone_model, corpora.held_tone)
    settings["tone"]["sha256"] = _sha256(toned)
    tokenizer.save(str(folder / f"reader-{VERSION}.tokenizer.json"))
    (folder / f"reader-{VERSION}.json").write_text(
        json.dumps(settings, indent=1) + "\n", encoding="utf-8"
    )
    LOG.info("fitted: %s", {k: settings[k] for k in ("confidence", "tone")})
    return settings


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
