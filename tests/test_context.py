"""Words in context, and where in an article a source stands."""

import pandas as pd
import pytest

from analysis.context import place_of_speech, words_in_context

SENTENCES = pd.DataFrame(
    {
        "article_id": "a-0",
        "sentence_id": [0, 1],
        "start_char": [10, 60],
        "text": ["The port  strike began; strikers sang.", "No Strike here."],
    }
)


def test_a_term_is_found_at_the_start_of_words_with_its_place():
    found = words_in_context(SENTENCES, "strike", width=10)
    assert found["match"].tolist() == ["strike", "strikers", "Strike"]
    assert found["start_char"].tolist() == [20, 34, 63]
    assert found["left"].tolist() == ["The port", "ke began;", "No"]


def test_white_space_and_case():
    assert len(words_in_context(SENTENCES, "port strike")) == 1
    assert len(words_in_context(SENTENCES, "strike", is_exact=True)) == 1
    assert len(words_in_context(SENTENCES, "a.b(")) == 0


@pytest.mark.parametrize(("term", "width"), [(" ", 5), ("a", -1)])
def test_an_empty_term_is_refused(term, width):
    with pytest.raises(ValueError, match="needs a term"):
        words_in_context(SENTENCES, term, width=width)


def test_where_sources_stand():
    quotes = pd.DataFrame(
        {
            "article_id": "a-0",
            "attribution_id": [0, 1, 2],
            "zone": ["headline", "body", "body"],
            "start_char": [1, 12, 55],
        }
    )
    paragraphs = pd.DataFrame(
        {
            "article_id": "a-0",
            "kind": ["headline", "body", "body", "body", "body"],
            "start_char": [0, 10, 20, 30, 50],
        }
    )
    placed = place_of_speech(quotes, paragraphs)
    assert placed["place"].tolist() == ["headline", "lead", "later"]
    assert placed["paragraph_number"].tolist() == [pd.NA, 1, 4]
