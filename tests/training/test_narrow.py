"""A narrower network from a wide one, and batches of tone. Needs torch."""
# ruff: noqa: E402 (what needs torch is imported where torch is there)

import random

import pytest

torch = pytest.importorskip(
    "torch", reason="torch trains the model; the kit needs none"
)

from analysis.document import Span
from analysis.reader import load_reader
from training.batches import collate
from training.corpora import IGNORE, Target, toned
from training.narrow import narrowed, without_layer
from training.network import Network
from training.train import Corpora, TrainOptions, loss_of


@pytest.fixture(scope="module")
def sentence():
    text = "Ida Orr praised the crew and Tom Bell."
    targets = [
        Target(Span(0, 7), 2),
        Target(Span(29, 37), IGNORE, (0.1, 0.2, 0.7)),
    ]
    return toned(load_reader()._tokenizer, "one", text, targets)[0]


def test_the_units_that_matter_are_kept(sentence):
    torch.manual_seed(0)
    wide = Network(feed=8)
    with torch.no_grad():
        for layer in wide.encoder.layers:
            layer.down.weight[:, ::2] = 0  # these change nothing
    corpora = Corpora([], [], [], [sentence] * 4, [], [], [])
    narrow = narrowed(wide, corpora, 4, TrainOptions(pieces=60))
    wide.eval(), narrow.eval()
    batch = collate([sentence])
    hidden = [
        n.encoder(batch.ids, batch.mask, batch.shape, batch.place)
        for n in (wide, narrow)
    ]
    assert torch.allclose(*hidden, atol=1e-5)


def test_a_layer_is_left_out():
    wide = Network(feed=8)
    fewer = without_layer(wide, 1)
    assert len(fewer.encoder.layers) == len(wide.encoder.layers) - 1
    kept = zip([0, 2, 3, 4, 5], fewer.encoder.layers, strict=True)
    assert all(
        torch.equal(wide.encoder.layers[old].up.weight, new.up.weight)
        for old, new in kept
    )


def test_targets_with_capitals_are_masked_and_taught(sentence):
    batch = collate([sentence])
    assert (batch.ids == 103).sum() == 2
    assert batch.targets[0, :2].sum(-1).tolist() == [1, 1]
    assert batch.tones[0].tolist() == [2, IGNORE, IGNORE]
    assert batch.chances[0, 1].tolist() == pytest.approx([0.1, 0.2, 0.7])
    named = [collate([sentence], random.Random(seed)) for seed in range(20)]
    assert 0 < sum((b.ids == 103).any() for b in named) < 20


def test_a_teacher_s_chances_pull_the_tone(sentence):
    torch.manual_seed(0)
    network = Network(feed=8)
    batch = collate([sentence])
    outputs = network(batch.ids, batch.mask, batch.shape, batch.place)
    both = loss_of(network, outputs, batch, TrainOptions())
    batch.chances = torch.zeros_like(batch.chances)
    alone = loss_of(network, outputs, batch, TrainOptions())
    assert both > alone > 0
