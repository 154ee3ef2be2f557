"""Make the reading model: train, export, fit, measure, write the card.

usage: python -m training.make [--data FOLDER] [--work FOLDER] [--out FOLDER]
       python -m training.make --from-weights FOLDER   (all but the training)
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.network import Network

REPOSITORY = Path(__file__).resolve().parents[1]
LOG = logging.getLogger("training")


def main() -> int:
    """Run the command; 2 where the data sets are absent."""
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if not (options.data / "polnear" / "train.jsonl.gz").is_file():
        print(
            f"No training data at {options.data}: the sets named in "
            "training/README.md are not part of this repository; point --data at them.",
            file=sys.stderr,
        )
        return 2
    # One thread: two on a busy machine cost more than one. Set before torch loads.
    os.environ["OMP_NUM_THREADS"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    _make(options)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=REPOSITORY.parent / "shared" / "data"
    )
    parser.add_argument("--work", type=Path, default=REPOSITORY / "build" / "reader")
    parser.add_argument(
        "--out", type=Path, default=REPOSITORY / "analysis" / "reader" / "model"
    )
    parser.add_argument("--from-weights", type=Path)
    return parser.parse_args()


def _make(options: argparse.Namespace) -> None:
    import torch

    from training.card import write_card
    from training.finish import finish
    from training.measure import measure
    from training.narrow import narrowed, without_layer
    from training.network import pretrained
    from training.prepare import (
        HELD_TONE,
        encoder_folder,
        plain_tokenizer,
        read_corpora,
    )
    from training.taught import taught_tone
    from training.train import (
        JOINT,
        NARROW,
        NARROW_AGAIN,
        READER_FEED,
        REFINE,
        TAUGHT_AGAIN,
        TAUGHT_TONE,
        TONE,
        TONE_FEED,
        TONE_LAYER_LEFT_OUT,
        train,
    )

    torch.set_num_threads(1)
    torch.manual_seed(JOINT.seed)
    folder = encoder_folder()
    tokenizer = plain_tokenizer(folder / "tokenizer.json")
    corpora = read_corpora(options.data, tokenizer, JOINT.seed)
    if options.from_weights:
        network, tone = (
            _kept(options.from_weights / f"{name}.pt") for name in ("reader", "tone")
        )
    else:
        joint = train(pretrained(folder), corpora, options.work / "joint", JOINT)
        read = corpora.only("plain", "styled", "names", "held_roles", "held_names")
        wide = train(joint, read, options.work / "refined", REFINE)
        network = narrowed(wide, read, READER_FEED, NARROW)
        for name, how in (("narrow", NARROW), ("again", NARROW_AGAIN)):
            network = train(network, read, options.work / name, how, wide)
        judged = corpora.only("tone", "held_tone")
        wide = train(pretrained(folder), judged, options.work / "tone", TONE)
        tone = narrowed(wide, judged, TONE_FEED, TAUGHT_TONE)
        judged.tone = taught_tone(options.data, options.work, tokenizer, HELD_TONE)
        tone = train(tone, judged, options.work / "taught", TAUGHT_TONE)
        tone = without_layer(tone, TONE_LAYER_LEFT_OUT)
        tone = train(tone, judged, options.work / "fewer", TAUGHT_AGAIN)
        torch.save(network.state_dict(), options.work / "reader.pt")
        torch.save(tone.state_dict(), options.work / "tone.pt")
    finish(network, tone, tokenizer, corpora, options.out)
    figures = measure(options.out, options.data)
    LOG.info("measured: %s", json.dumps(figures, indent=1))
    write_card(options.out, figures)


def _kept(path: Path) -> Network:
    import torch

    from training.network import sized_as

    return sized_as(torch.load(path))


if __name__ == "__main__":
    sys.exit(main())
