"""The words behind the charts over many articles, each with its outlet and day."""

import pytest

from analysis import evidence
from tests.made_corpora import MadeCorpus, Said, article

WIRE = [Said("Ann Lee", 40), Said("Bo Lund", 40)]


@pytest.fixture(scope="module")
def tables():
    said = [
        Said("Ann Lee", 6, role="mayor", tone=0.5, pronoun="she", about="Bo Lund"),
        Said("the crew", 4, type="GROUP", is_anonymous=True),
        Said(None, 5),
    ]
    articles = [
        article("Post/1.txt", said, day="2025-03-04"),
        article("Post/2.txt", WIRE, text_of="wire", day="2025-03-05"),
        article("Gazette/3.txt", WIRE, text_of="wire", day="2025-03-03"),
    ]
    return MadeCorpus(articles).counted("each")


def test_speech_stands_speaker_by_speaker_in_order_of_days(tables):
    rows = evidence.speech_in_articles(tables)
    ann = rows[rows["speaker"] == "Ann Lee"]
    assert ann["day"].tolist() == ["2025-03-03", "2025-03-04", "2025-03-05"]
    assert ann["outlet"].tolist() == ["Gazette", "Post", "Post"]
    assert rows["content_words"].sum() == 2 * 80 + 15
    assert rows["speaker"].tolist()[-2:] == [
        "Sources without a name",
        "Unresolved speech",
    ]


def test_sentences_say_whose_words_they_are(tables):
    (row,) = evidence.sentences_in_articles(tables).itertuples()
    assert (row.name, row.tone, row.by) == ("Ann Lee", 0.5, "the outlet itself")
    assert row.text.startswith("Ann Lee said")


def test_mentions_show_the_words_used(tables):
    rows = evidence.mentions_in_articles(tables, "ann-lee")
    assert rows["mentions"].tolist() == [1, 2, 1]
    assert rows["words"][1] == "“Ann Lee”, “she”"


def test_shared_texts_stand_together_the_one_that_counts_first(tables):
    rows = evidence.shared_texts(tables)
    assert rows["outlet"].tolist() == ["Gazette", "Post"]
    assert rows["counts"].tolist() == [True, False]
    assert rows["overlap_share"].tolist()[1] == 1


@pytest.mark.parametrize(
    "table", ["speech_in_articles", "sentences_in_articles", "mentions_in_articles"]
)
def test_an_actor_whom_nobody_knows_is_told(table, tables):
    with pytest.raises(ValueError, match="'Zoe'"):
        getattr(evidence, table)(tables, "Zoe")


def test_all_of_it_can_be_shown(tables):
    html = evidence.show(evidence.speech_in_articles(tables), "Speech").html()
    assert "Gazette" in html and "2025-03-03" in html
