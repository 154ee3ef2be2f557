"""Records to tables: what is counted, in which order, from which characters."""

import dataclasses

import pandas as pd
import pytest

from analysis.document import ActorTone, Span
from analysis.measures.speech import spoken
from analysis.schema import validate
from analysis.tables import build_tables
from analysis.tables.interval import mean_interval
from tests.made_articles import SMALL_TEXT, crowd, small


@pytest.fixture(scope="module")
def tables():
    return build_tables(small())


def test_article_id_is_first_everywhere(tables):
    for name, table in tables.items():
        assert table.columns[0] == "article_id", name
        assert set(table["article_id"]) <= {"abababababab-0"}


def test_text_is_what_stands_at_its_characters(tables):
    for name, table in tables.items():
        if {"text", "start_char"} <= set(table):
            for row in table.itertuples():
                assert SMALL_TEXT[row.start_char : row.end_char] == row.text, name


def test_the_same_records_give_the_same_bytes(tables):
    again = build_tables(small())
    for name, table in tables.items():
        assert table.to_csv(index=False) == again[name].to_csv(index=False)


def test_unchecked_tables_are_the_same_and_can_be_checked_when_joined(tables):
    unchecked = build_tables(small(), is_checked=False)
    other = build_tables(crowd(2), is_checked=False)
    for name, table in tables.items():
        pd.testing.assert_frame_equal(unchecked[name], table)
        joined = pd.concat([table, other[name]], ignore_index=True)
        assert validate(name, joined) is not None


def test_who_speaks_counts_the_body_only_and_nested_words_once(tables):
    speakers = tables["speakers"].set_index("name")
    counts = speakers[["attributions", "quoted_words", "content_words"]]
    assert counts.loc["Ama Osei"].tolist() == [3, 10, 13]
    assert counts.loc["Bo Lund"].tolist() == [2, 6, 14]
    assert "the crew" not in speakers.index
    # 4 + 6 + 1 quoted words in all: the nested 6 are in Lund's speech already.
    assert speakers["quoted_share"].tolist() == pytest.approx([10 / 11, 6 / 11, 1 / 11])


def test_what_is_no_speech_is_told_and_does_not_count_for_who_speaks():
    read = small()
    own = tuple(
        dataclasses.replace(said, is_speech=said.id != 2) for said in read.attributions
    )
    tables = build_tables(dataclasses.replace(read, attributions=own))
    assert tables["quotes"]["is_speech"].tolist().count(False) == 1
    counts = tables["speakers"].set_index("name")[["attributions", "content_words"]]
    assert counts.loc["Ama Osei"].tolist() == [2, 10]
    assert counts.loc["Bo Lund"].tolist() == [1, 11]
    assert spoken(tables["quotes"])["attribution_id"].tolist() == [1, 3, 4, 5]


def test_speech_held_by_ones_own_speech_counts_once():
    read = small()
    own = tuple(
        dataclasses.replace(said, speakers=(1,)) if said.id == 4 else said
        for said in read.attributions
    )
    table = build_tables(dataclasses.replace(read, attributions=own))["speakers"]
    assert table.set_index("name").loc["Bo Lund", "quoted_words"] == 6


def test_a_share_never_passes_one_where_the_outer_speech_was_counted_short():
    read = small()
    short = tuple(
        dataclasses.replace(said, quoted_words=0) if said.id == 3 else said
        for said in read.attributions
    )
    table = build_tables(dataclasses.replace(read, attributions=short))["speakers"]
    assert table.set_index("name").loc["Ama Osei", "quoted_share"] == 10 / 11


def test_unresolved_speech_is_the_last_row(tables):
    last = tables["speakers"].iloc[-1]
    assert last["actor_id"] is pd.NA
    assert last["name"] == "Unresolved speech"
    assert (last["attributions"], last["quoted_words"]) == (1, 1)


def test_unresolved_speech_has_its_row_where_nobody_speaks():
    table = build_tables(crowd(0))["speakers"]
    assert table["attributions"].tolist() == [0]
    assert table["quoted_share"].isna().all()


def test_joint_speakers_are_joined_in_quotes_and_apart_in_quote_speakers(tables):
    quote = tables["quotes"].set_index("attribution_id").loc[2]
    assert (quote["speaker_id"], quote["speaker"]) == (0, "Ama Osei and Bo Lund")
    links = tables["quote_speakers"]
    assert links.loc[links["attribution_id"] == 2, "actor_id"].tolist() == [0, 1]


def test_mentions_in_headings_have_no_sentence(tables):
    mentions = tables["mentions"]
    assert mentions["sentence_id"].isna().tolist()[:2] == [True, False]
    assert mentions["word_index"].tolist()[:2] == [3, 5]


def test_tone_falls_back_on_vader_and_says_so(tables):
    entities = tables["entities"].set_index("name")
    assert entities.loc["Ama Osei", "tone_sentences"] == 3
    assert set(entities["tone_from"]) == {"vader"}


def test_tone_about_an_actor_leaves_out_what_it_says_of_itself():
    span = small().sentences[0].span
    tone = (
        ActorTone(0, span, None, -0.5, 0.9),
        ActorTone(0, span, 1, -0.1, 0.9),
        ActorTone(0, span, 0, 1.0, 0.9),
    )
    table = build_tables(dataclasses.replace(small(), tone=tone))["entities"]
    row = table.set_index("name").loc["Ama Osei"]
    assert (row["tone_sentences"], row["tone_from"]) == (2, "model")
    assert row["tone"] == pytest.approx(-0.3)
    assert table.set_index("name").loc["Bo Lund"].isna()["tone"]


def test_rank_takes_turns_between_the_mentioned_and_the_speaking():
    entities = build_tables(small())["entities"]
    assert entities["name"].tolist() == ["Ama Osei", "Bo Lund", "the crew"]
    silent = dataclasses.replace(small(), attributions=small().attributions[5:])
    assert build_tables(silent)["entities"]["actor_rank"].tolist() == [1, 2, 3]
    said = dataclasses.replace(small().attributions[5], speakers=(2,))
    heard = dataclasses.replace(small(), attributions=(said,))
    assert build_tables(heard)["entities"]["actor_rank"].tolist() == [1, 3, 2]
    none = dataclasses.replace(said, is_speech=False)
    mute = dataclasses.replace(small(), attributions=(none,))
    assert build_tables(mute)["entities"]["actor_rank"].tolist() == [1, 2, 3]


def test_problems_are_told_once(tables):
    assert tables["problems"]["kind"].tolist() == ["unclosed_quote"]


@pytest.mark.parametrize(
    ("values", "mean", "has_interval"),
    [([], None, False), ([0.4], 0.4, False), ([0.0, 1.0], 0.5, True)],
)
def test_interval_needs_two_values(values, mean, has_interval):
    told = mean_interval(values)
    assert told.mean == mean
    assert (told.low is not None) == has_interval
    assert told.count == len(values)


def test_interval_holds_the_mean_and_narrows():
    few, many = mean_interval([-0.5, 0.5] * 3), mean_interval([-0.5, 0.5] * 50)
    assert few.low < few.mean < few.high
    assert many.high - many.low < few.high - few.low


def test_sentences_that_agree_are_no_certainty():
    told = mean_interval([0.8] * 5)
    assert told.high - told.low > 0.3
    assert told.high <= 1


def test_spans_of_an_empty_page_need_no_words():
    read = crowd(0)
    assert build_tables(read)["articles"]["words"].tolist() == [2]
    assert Span(0, 0).of(read.article.page.text) == ""
