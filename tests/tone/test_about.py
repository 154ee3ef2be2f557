"""Whose tone about whom; the model is replaced by one that knows a few words."""

from __future__ import annotations

import re

import pytest

from analysis.document import Actor, Attribution, Mention, Sentence, Span
from analysis.tone.about import read_tone


class WordModel:
    """Negative where the sentence or target says "bad", positive for "good"."""

    def tone(self, text, sentences, targets):
        return [
            [self._of(text, s) for _ in t]
            for s, t in zip(sentences, targets, strict=True)
        ]

    def _of(self, text, span):
        words = span.of(text)
        bad, good = "bad" in words, "good" in words
        return (0.8 * bad, 1 - 0.8 * (bad or good), 0.8 * good)


def place(text: str, words: str, nth: int = 0) -> Span:
    return Span(*[m.span() for m in re.finditer(re.escape(words), text)][nth])


TEXT = 'Orr is good. Lund said "Orr is bad" at noon. Someone said "Orr is good".'
SENTENCES = [
    Sentence(place(TEXT, "Orr is good."), 0),
    Sentence(place(TEXT, 'Lund said "Orr is bad" at noon.'), 0),
    Sentence(place(TEXT, 'Someone said "Orr is good".'), 0),
]
ACTORS = [
    Actor(
        1,
        "Orr",
        "PERSON",
        mentions=tuple(Mention(place(TEXT, "Orr", i), "name") for i in range(3)),
    ),
    Actor(2, "Lund", "PERSON", mentions=(Mention(place(TEXT, "Lund"), "name"),)),
]
ATTRIBUTIONS = [
    Attribution(0, (place(TEXT, "Orr is bad"),), speakers=(2,)),
    Attribution(1, (place(TEXT, "Orr is good", 1),), speakers=()),
]


@pytest.fixture
def tone():
    return read_tone(TEXT, SENTENCES, ACTORS, ATTRIBUTIONS, WordModel())


def test_words_that_somebody_says_are_the_speakers(tone):
    about, _ = tone
    orr = [(t.by, t.span.of(TEXT), t.polarity) for t in about if t.actor == 1]
    assert orr == [(None, "Orr is good.", 0.8), (2, "Orr is bad", -0.8)]


def test_nothing_is_told_of_words_whose_speaker_is_unresolved(tone):
    about, _ = tone
    assert not any(t.span.start >= place(TEXT, "Someone").start for t in about)


def test_each_sentence_has_a_tone_of_its_own(tone):
    _, own = tone
    assert [(t.sentence, t.polarity) for t in own] == [(0, 0.8), (1, -0.8), (2, 0.8)]


def test_no_sentences_give_no_tone():
    assert read_tone("", [], [], [], WordModel()) == ((), ())
