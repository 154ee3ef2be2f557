"""The JSON object that other programs rely on."""

import json

from analysis.contract import article_line, article_object, error_line
from analysis.errors import PageError
from tests.made_articles import small

KEYS = (
    "page article article_id sha256 text language title authors outlet dateline "
    "published published_from modified paragraphs sentences attributions actors tone "
    "dates events problems"
).split()


def test_all_fields_stand_in_the_contracts_order():
    assert list(article_object(small())) == KEYS


def test_a_line_is_ascii_and_gives_the_text_back():
    read = small()
    line = article_line(read)
    assert line.isascii() and "\n" not in line
    assert json.loads(line)["text"] == read.article.page.text


def test_spans_are_pairs_of_offsets_into_the_text():
    row = article_object(small())
    first = row["attributions"][0]
    assert set(first) == {
        "id",
        "kind",
        "zone",
        "content",
        "source",
        "cue",
        "speakers",
        "is_speech",
        "nested_in",
        "quoted_words",
        "content_words",
        "confidence",
        "resolved_via",
    }
    for attribution in row["attributions"]:
        for start, end in attribution["content"] + attribution["source"]:
            assert 0 <= start < end <= len(row["text"])


def test_paragraphs_cover_every_visible_character_once():
    row = article_object(small())
    covered = [0] * len(row["text"])
    for paragraph in row["paragraphs"]:
        for at in range(paragraph["start"], paragraph["end"]):
            covered[at] += 1
    visible = [
        n for n, char in zip(covered, row["text"], strict=True) if not char.isspace()
    ]
    assert set(visible) == {1}


def test_a_page_that_failed_is_an_object_of_its_own():
    line = error_line("é.txt", PageError("empty_input", "é.txt: is empty."))
    assert json.loads(line) == {
        "page": "é.txt",
        "error": {"kind": "empty_input", "message": "é.txt: is empty."},
    }
