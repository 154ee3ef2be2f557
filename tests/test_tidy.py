"""Tidied text leads back to the raw characters."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Span
from analysis.tidy import fold, tidy

TEXTS = st.text(alphabet="ab\u00ad\u200b\u00a0\n\r\t \ufeffé😀", max_size=60)


@given(TEXTS)
def test_each_tidied_character_stands_at_its_raw_place(text):
    tidied = tidy(text, Span(0, len(text)))
    assert len(tidied.text) == len(tidied.raw)
    for char, at in zip(tidied.text, tidied.raw, strict=True):
        assert text[at] == char or (char == " " and text[at].isspace())


def test_a_span_of_tidied_text_covers_what_was_left_out():
    text = "x so\u00adft\u200b rain"
    tidied = tidy(text, Span(2, len(text)))
    assert tidied.text == "soft rain"
    assert tidied.to_raw(0, 4).of(text) == "so\u00adft"
    assert tidied.to_raw(5, 9).of(text) == "rain"


def test_fold_is_for_showing():
    assert fold(" so\u00adft \n\u00a0 rain ") == "soft rain"
