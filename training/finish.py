"""From trained weights to the packaged files: model, settings, tokenizer."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from analysis.reader.model import VERSION, OnnxModel, open_session
from training.export import export, link_settings
from training.fit import fit_confidence, fit_names, fit_roles, fit_tone
from training.network import Network
from training.train import Corpora

LOG = logging.getLogger(__name__)
UNFITTED: dict[str, Any] = {"confidence": {"weights": [0.0] * 5, "bias": 0.0}}


def finish(
    network: Network, tokenizer: Tokenizer, corpora: Corpora, folder: Path
) -> dict[str, Any]:
    """Write all files of the model to ``folder``; returns the settings."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"reader-{VERSION}.onnx"
    settings = {"version": VERSION, "link": link_settings(network), **UNFITTED}
    export(network, path)
    content = path.read_bytes()
    settings["sha256"] = hashlib.sha256(content).hexdigest()
    model = OnnxModel(open_session(content))
    fit_roles(settings, model, corpora.plain, corpora.held_roles)
    fit_confidence(settings, model, corpora.held_roles)
    fit_names(settings, model, corpora.names, corpora.held_names)
    settings["figures"] = {"tone": fit_tone(settings, model, corpora.held_tone)}
    tokenizer.save(str(folder / f"reader-{VERSION}.tokenizer.json"))
    (folder / f"reader-{VERSION}.json").write_text(
        json.dumps(settings, indent=1) + "\n", encoding="utf-8"
    )
    LOG.info("fitted: %s", {k: settings[k] for k in ("confidence", "tone", "figures")})
    return settings
