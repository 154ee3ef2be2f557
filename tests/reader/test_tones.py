"""Targets masked, several in one sentence."""

import pytest

from analysis.document import Span
from analysis.reader.encoding import encode
from analysis.reader.tones import MASK, with_masks

TEXT = "Ann Bo said it rains and Paris works."


def spans(*words):
    return [Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words]


@pytest.mark.parametrize(
    ("targets", "left"),
    [
        (["Ann Bo"], 8),
        (["Ann Bo", "Paris"], 8),
        (["Ann Bo", "Bo"], 8),
        (["it"], 9),
        ([], 9),
    ],
    ids=["name", "two", "one in another", "pronoun", "none"],
)
def test_names_become_one_mask(tokenizer, targets, left):
    (plain,) = encode(tokenizer, TEXT, [Span(0, len(TEXT))], ())
    masked = with_masks(plain, spans(*targets))
    assert len(masked.ids) == left
    capitals = {w for w in targets if w[0].isupper() and w != "Bo"}
    assert (masked.ids == MASK).sum() == len(capitals)


def test_whose_name_it_is_does_not_matter(reader):
    told = []
    for name in ("Ann Keller", "Bartholomew Oyelaran-Smythe"):
        text = f"{name} was booed off the stage after a disastrous speech."
        target = Span(0, len(name))
        told += reader.tone(text, [Span(0, len(text))], [[target]])[0]
    assert told[0] == pytest.approx(told[1])
    assert told[0][0] > told[0][2]


def test_a_word_inside_a_masked_name_has_its_tone(reader):
    text = "President Ann Keller was praised by everyone for her courage."
    whole, part = Span(0, 20), Span(14, 20)
    ((outer, inner),) = reader.tone(text, [Span(0, len(text))], [[whole, part]])
    assert inner == pytest.approx(outer)
