"""Which way the words around a date look."""

import pytest

from analysis.dates.tense import tense_at


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("they met @", "past"),
        ("they will meet @", "future"),
        ("he said @ that they will meet", "past"),
        ("he said they will meet @", "future"),
        ("it will be opened @", "future"),
        ("it has been opened @", "past"),
        ("he agreed to meet @", "future"),
        ("he went to work @", "past"),
        ("she sings; @ he danced", "past"),
        ("the bids are opened @", None),
        ("the vote of @", None),
        ("at a contested vote in @", None),
        ("will sing at a contested vote in @", "future"),
        ("@ he danced", "past"),
    ],
)
def test_tense(text, tense):
    at = text.index("@")
    assert tense_at(text, at, at + 1, 0, len(text)) == tense


def test_its_clause_alone():
    text = "he danced, and the vote of @"
    at = text.index("@")
    assert tense_at(text, at, at + 1, 0, len(text)) == "past"
    assert tense_at(text, at, at + 1, 0, len(text), in_clause=True) is None
