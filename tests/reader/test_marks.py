"""Marks written alike, and the way back to the text as received."""

import pytest

from analysis.document import Span
from analysis.quotation import find_quotations
from analysis.reader.marks import with_like_marks

STYLES = {
    "straight": ('"', '"', "'"),
    "curly": ("“", "”", "’"),
    "single": ("'", "'", "'"),
    "curly single": ("‘", "’", "’"),
    "guillemets": ("«", "»", "’"),
    "low-high": ("„", "“", "’"),
}


def read(text):
    region = Span(0, len(text))
    return with_like_marks(text, region, find_quotations(text, [region]))


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_every_style_of_marks_reads_alike(style):
    opens, closes, apostrophe = style
    text = f"{opens}It{apostrophe}s a start,{closes} she said on Monday."
    assert read(text).text == "“It's a start,” she said on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("soft\u00adly now", "softly now"),
        ("zero\u200bwidth", "zerowidth"),
        ("a\u00a0blank", "a blank"),
        ("a hard\nwrap", "a hard wrap"),
    ],
    ids=["soft hyphen", "zero width", "no-break space", "line wrap"],
)
def test_how_a_page_was_typed_does_not_matter(text, expected):
    assert read(text).text == expected


def test_each_character_knows_where_it_stood():
    text = "so\u00adft “words” here"
    tidied = read(text)
    kept = "".join(text[i] for i in tidied.raw)
    assert kept == text.replace("\u00ad", "")


def test_a_mark_of_two_characters_becomes_one():
    assert read("``Go on,'' he said.").text.split() == ["“Go", "on,”", "he", "said."]
