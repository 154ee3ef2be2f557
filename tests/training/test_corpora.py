"""Data sets to examples, on made-up rows."""

import random

import pytest

from analysis.document import Span
from analysis.quotation import find_quotations
from training.corpora import bare, is_held_back, tone_key
from training.marks import STYLES, restyle
from training.silver import gum_names, misc_type, silver_names


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("“It rains,”", "It rains"),
        ("that it was “a start.”", "that it was “a start"),
        ("$5 or 10%", "$5 or 10%"),
        ("—", ""),
    ],
)
def test_contents_end_in_words(content, expected):
    start, end = bare(content, 0, len(content))
    assert content[start:end] == expected


def test_one_article_in_ten_is_held_back():
    held = sum(is_held_back(f"article {i}", 10) for i in range(2000))
    assert 150 < held < 250


def test_sentences_of_one_article_share_a_key():
    assert tone_key("paper_v1_12_-1_3_Ann_0_3") == tone_key("paper_v1_12_-1_9_Bo_5_7")
    assert tone_key("paper_v1_12_-1_3_Ann_0_3") != tone_key("paper_v1_13_-1_3_Ann_0_3")


TEXT = "“It’s a start,” she said, “but ‘not yet’ is no answer.”"


@pytest.mark.parametrize("seed", range(12))
def test_marks_in_another_style_pair_as_before(seed):
    region = [Span(0, len(TEXT))]
    before = find_quotations(TEXT, region)
    styled = restyle(TEXT, before, random.Random(seed))
    assert len(styled) == len(TEXT)
    outer = {style[0] for style in STYLES}
    assert styled[0] + styled[14] in outer
    after = find_quotations(styled, region)
    assert [q.inner for q in after if not q.depth] == [
        q.inner for q in before if not q.depth
    ]


def tokens(text, *labels):
    """PolNeAR's rows: start, end, part of speech, class, lemma, sentence."""
    rows, at = [], 0
    for word, label in zip(text.split(), labels, strict=True):
        at = text.index(word, at)
        rows.append([at, at + len(word), "NNP", label, word, 0])
        at += len(word)
    return {"text": text, "tokens": rows}


def test_labels_of_the_parser_become_names():
    row = tokens("Ann Keller met Swiss envoys", *"PERSON PERSON O MISC O".split())
    assert silver_names(row) == [(0, 10, "PER"), (15, 20, "GROUP")]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Germans", "GROUP"), ("Dutch", "GROUP"), ("World Cup", "MISC")],
)
def test_peoples_are_told_from_other_names(words, kind):
    assert misc_type(words) == kind


def gum_row(text, parts, **entity):
    rows, at = [], 0
    for word, part in zip(text.split(), parts.split(), strict=True):
        at = text.index(word, at)
        rows.append([at, at + len(word), "", part, word, 0, 0, ""])
        at += len(word)
    head = text.index(entity.pop("head"))
    found = {"start": 0, "end": len(text), "named": True, "head": [head, head + 1]}
    return {"text": text, "tokens": rows, "entities": [found | entity]}


@pytest.mark.parametrize(
    ("text", "parts", "head", "kind", "expected"),
    [
        (
            "the Bank of Ghana",
            "DET PROPN ADP PROPN",
            "Bank",
            "organization",
            "Bank of Ghana",
        ),
        ("President Ann Keller", "PROPN PROPN PROPN", "Ann", "person", "Ann Keller"),
        ("Ann Keller of Oslo", "PROPN PROPN ADP PROPN", "Ann", "person", "Ann Keller"),
        ("a tall man", "DET ADJ NOUN", "man", "person", None),
    ],
    ids=["organisation", "title", "of", "no name"],
)
def test_entities_are_cut_to_their_proper_nouns(text, parts, head, kind, expected):
    row = gum_row(text, parts, head=head, type=kind)
    found = [text[start:end] for start, end, _ in gum_names(row)]
    assert found == ([] if expected is None else [expected])
