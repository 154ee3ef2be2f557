"""VADER works offline, on any string, and reads curly apostrophes."""

import pytest

from analysis.tone.vader import vader_tone


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("A wonderful, happy day.", 1),
        ("A terrible, horrible loss.", -1),
        ("The table has four legs.", 0),
        ("", 0),
        (" \u00a0\u2028", 0),
    ],
)
def test_sign(text, sign):
    tone = vader_tone(text)
    assert (tone > 0) - (tone < 0) == sign
    assert -1 <= tone <= 1


@pytest.mark.parametrize("mark", "’‘ʼ＇")
def test_a_curly_apostrophe_negates_like_a_straight_one(mark):
    assert vader_tone(f"It isn{mark}t good.") == vader_tone("It isn't good.") < 0
