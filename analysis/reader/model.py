"""The shipped networks: their files, checked, and their forward passes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.errors import ModelError
from analysis.reader.encoding import Encoded
from analysis.reader.windows import inputs, kept_words, packed, windows_of

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

VERSION = "1.0"
FOLDER = Path(__file__).parent / "model"


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of each word of a paragraph: one row a word.

    ``roles`` and ``names`` are unnormalised scores of tags, ``link`` the vectors that
    contents, sources and cues are compared by.
    """

    roles: np.ndarray
    names: np.ndarray
    link: np.ndarray


@dataclass(frozen=True, slots=True)
class OnnxModel:
    """The network in onnxruntime. Safe to call from several threads."""

    session: onnxruntime.InferenceSession

    def scores(self, encoded: Sequence[Encoded]) -> list[Scores]:
        """Scores of every word of each paragraph, in order."""
        found = [_empty(e.words) for e in encoded]
        windows = [
            window
            for index, paragraph in enumerate(encoded)
            for window in windows_of(index, len(paragraph.ids))
        ]
        for batch in packed(windows):
            roles, names, link = self.session.run(
                ["roles", "names", "link"], inputs(encoded, batch)
            )
            for row, window in enumerate(batch):
                words, at = kept_words(encoded[window.index], window)
                kept = found[window.index]
                kept.roles[words] = roles[row, at]
                kept.names[words] = names[row, at]
                kept.link[words] = link[row, at]
        return found


@dataclass(frozen=True, slots=True)
class OnnxToneModel:
    """The network for tone. Safe to call from several threads."""

    session: onnxruntime.InferenceSession

    def tone(self, feed: dict[str, np.ndarray]) -> np.ndarray:
        """Scores [sentences, targets, tones] for sentences with weighed targets."""
        return self.session.run(["tone"], feed)[0]


def _empty(words: int) -> Scores:
    return Scores(
        np.zeros((words, 7), np.float32),
        np.zeros((words, 11), np.float32),
        np.zeros((words, 512), np.float32),
    )


def load_settings(folder: Path = FOLDER) -> dict[str, Any]:
    """What was fitted beside the weights (transitions, temperatures, the hash)."""
    path = folder / f"reader-{VERSION}.json"
    if not path.is_file():
        raise ModelError(f"{path.name} is missing; install the kit again.")
    return json.loads(path.read_text(encoding="utf-8"))


def load_tokenizer(folder: Path = FOLDER) -> Tokenizer:
    """The word pieces of the encoder."""
    from tokenizers import Tokenizer

    path = folder / f"reader-{VERSION}.tokenizer.json"
    if not path.is_file():
        raise ModelError(f"{path.name} is missing; install the kit again.")
    return Tokenizer.from_file(str(path))


def load_model(
    settings: dict[str, Any], folder: Path = FOLDER, *, threads: int = 1
) -> OnnxModel:
    """The network that reads names and speech."""
    content = _checked(folder / f"reader-{VERSION}.onnx", settings["sha256"])
    return OnnxModel(open_session(content, threads))


def load_tone_model(
    settings: dict[str, Any], folder: Path = FOLDER, *, threads: int = 1
) -> OnnxToneModel:
    """The network that reads tone."""
    content = _checked(folder / f"tone-{VERSION}.onnx", settings["tone"]["sha256"])
    return OnnxToneModel(open_session(content, threads))


def _checked(path: Path, expected: str) -> bytes:
    """The bytes of a file, once it is known to be the one that was shipped."""
    if not path.is_file():
        raise ModelError(f"{path.name} is missing; install the kit again.")
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise ModelError(
            f"{path.name} has SHA-256 {found[:12]}..., expected "
            f"{expected[:12]}...; install the kit again."
        )
    return content


def open_session(content: bytes, threads: int = 1) -> onnxruntime.InferenceSession:
    """A session on the CPU for the bytes of a model file."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that spin while they wait took a second core for nothing.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        content,
        options,
        providers=["CPUExecutionProvider"],
        # Fused with the sum before it, normalisation took seven times as long.
        disabled_optimizers=["SkipLayerNormFusion"],
    )
