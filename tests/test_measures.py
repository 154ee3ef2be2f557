"""Measures on tables made by hand: numbers, denominators, nothing changed."""

import dataclasses
from datetime import datetime

import pandas as pd
import pytest

from analysis import measures
from analysis.document import Actor, ActorTone, Event, Mention, Span, TimeExpression
from analysis.measures.calendar_labels import words_around
from analysis.measures.calendar_values import calendar_span, from_to, time_name
from analysis.tables import build_tables
from tests.made_articles import SMALL_TEXT, at, crowd, small

ALL = [
    measures.calendar_dates,
    measures.co_mentions,
    measures.mention_density,
    measures.mention_timeline,
    measures.mentions_per_day,
    measures.presence,
    measures.share_of_voice,
    measures.tone_agreement,
    measures.tone_by_actor,
    measures.tone_over_article,
    measures.who_about_whom,
]


@pytest.fixture(scope="module")
def tables():
    return build_tables(small())


@pytest.fixture(scope="module")
def toned():
    """The small article with a tone by the article, by another, by oneself."""
    spans = [sentence.span for sentence in small().sentences]
    tone = [ActorTone(0, spans[i % 4], None, -0.5, 0.9) for i in range(5)]
    tone += [ActorTone(0, spans[0], 1, 0.6, 0.9), ActorTone(0, spans[0], 0, 1, 0.9)]
    return build_tables(dataclasses.replace(small(), tone=tuple(tone)))


@pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.__name__)
def test_a_measure_changes_nothing_and_repeats_itself(measure, tables):
    before = {name: table.copy() for name, table in tables.items()}
    first = measure(tables)
    assert first.equals(measure(tables))
    for name, table in tables.items():
        pd.testing.assert_frame_equal(table, before[name])


@pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.__name__)
def test_a_measure_keeps_articles_apart(measure, tables):
    other = build_tables(crowd(5))
    both = {name: pd.concat([tables[name], other[name]]) for name in tables}
    apart = len(measure(tables)) + len(measure(other))
    assert len(measure(both)) == apart


def test_share_of_voice_splits_quoted_and_reported(tables):
    rows = measures.share_of_voice(tables).set_index("name")
    assert rows.loc["Bo Lund", ["quoted_words", "reported_words"]].tolist() == [6, 8]
    assert rows["article_attributions"].unique().tolist() == [5]
    assert rows["is_unresolved"].tolist() == [False, False, True]


def test_share_of_voice_leaves_out_the_short_but_never_the_unresolved(tables):
    rows = measures.share_of_voice(tables, min_words=14)
    assert rows["name"].tolist() == ["Bo Lund", measures.UNRESOLVED]


def test_timeline_has_mentions_speech_events_and_headings_in_order(tables):
    rows = measures.mention_timeline(tables)
    assert rows["start_char"].is_monotonic_increasing
    counts = rows.groupby(["row_type", "kind"]).size().to_dict()
    # Joint speech stands once for each of its two speakers.
    assert counts == {
        ("actor", "mention"): 8,
        ("actor", "speech"): 6,
        ("event", "mention"): 1,
        ("heading", "mention"): 1,
        ("unresolved", "speech"): 1,
    }
    assert rows["position_share"].between(0, 1).all()


def test_timeline_shows_no_act_or_wish_as_speech():
    read = small()
    own = tuple(
        dataclasses.replace(said, is_speech=said.id != 2) for said in read.attributions
    )
    tables = build_tables(dataclasses.replace(read, attributions=own))
    rows = measures.mention_timeline(tables)
    speech = rows.loc[rows["kind"] == "speech", "text"]
    assert "thanked the crew" not in speech.tolist()
    # The headline's speech stays, and one piece for two speakers is gone.
    assert len(speech) == 5


def test_timeline_gathers_those_who_hardly_come_up():
    tables = build_tables(crowd(5))
    rows = measures.mention_timeline(tables, min_mentions=100)
    assert (rows["row_type"] != "others").all()
    silent = {**tables, "quote_spans": tables["quote_spans"].iloc[:0]}
    rows = measures.mention_timeline(silent, min_mentions=7)
    gathered = rows[rows["row_type"] == "others"]
    assert gathered["name"].unique().tolist() == ["3 others, under 7 mentions each"]
    assert gathered["actor_id"].nunique() == 3
    assert len(rows) == len(tables["mentions"])


def test_who_about_whom_keeps_those_about_whom_most_is_said():
    tables = build_tables(crowd(12))
    rows = measures.who_about_whom(tables, most_actors=2)
    said = tables["tone"]["actor_id"].value_counts()
    assert set(rows["actor_id"]) == set(said.index[:2])
    assert rows["sentences"].sum() == said.iloc[:2].sum()


def test_co_mentions_count_sentences_with_both(tables):
    rows = measures.co_mentions(tables)
    pairs = {(r.name, r.other_name): r for r in rows.itertuples(index=False)}
    both = pairs["Ama Osei", "Bo Lund"]
    assert (both.sentences, both.overlap_share) == (2, pytest.approx(2 / 3))
    assert len(measures.co_mentions(tables, min_sentences=2)) == 1


def test_a_name_within_anothers_is_not_mentioned_beside_it():
    whole, part = at(SMALL_TEXT, "Mayor Ama Osei"), at(SMALL_TEXT, "Mayor")
    office = Actor(5, "the office", "ORG", mentions=(Mention(part, "name"),))
    actors = (*small().actors[:1], office)
    read = dataclasses.replace(small(), actors=actors, attributions=())
    assert whole.start == part.start
    assert measures.co_mentions(build_tables(read)).empty


def test_presence_and_density_count_every_mention(tables):
    presence = measures.presence(tables).set_index("name")
    assert presence["mentions"].tolist() == [4, 3, 1]
    assert presence.loc["Ama Osei", "sentence_share"] == 0.75
    density = measures.mention_density(tables, bins=1)
    assert density["mentions"].tolist() == [8, 4, 3, 1]
    assert density["row_type"].tolist() == ["all", *["actor"] * 3]
    assert density["bin_end_share"].tolist() == [1] * 4
    with pytest.raises(ValueError, match="at least 1; not 0"):
        measures.mention_density(tables, bins=0)


def test_tone_is_told_apart_by_voice(toned):
    rows = measures.tone_by_actor(toned).set_index(["name", "voice"])
    assert rows.loc[("Ama Osei", "article"), "sentences"] == 5
    assert rows.loc[("Ama Osei", "article"), "tone"] == pytest.approx(-0.5)
    assert rows.loc[("Ama Osei", "others"), "tone"] == pytest.approx(0.6)
    assert rows.loc[("Bo Lund", "own"), "tone"] == pytest.approx(0.6)
    assert rows["is_told"].tolist() == [True, False, False]


def test_tone_without_a_model_is_vaders(tables):
    rows = measures.tone_by_actor(tables, min_sentences=3)
    assert set(rows["voice"]) == {"vader"}
    assert rows["is_told"].tolist() == [True, False, False]


def test_who_about_whom_names_the_article_and_leaves_out_self(toned):
    rows = measures.who_about_whom(toned)
    assert list(zip(rows["by_name"], rows["sentences"], strict=True)) == [
        ("The article itself", 5),
        ("Bo Lund", 1),
    ]


def test_tone_over_article_takes_vader_only_where_the_model_read_nothing(tables):
    read = measures.tone_over_article(tables)
    assert read["tone_from"].unique().tolist() == ["model"]
    assert read["tone"].isna().tolist() == [False, True, True, True]
    unread = measures.tone_over_article(build_tables(crowd(3)))
    assert unread["tone_from"].unique().tolist() == ["vader"]
    assert unread["tone"].equals(unread["vader_tone"])


def test_agreement_is_over_sentences_that_both_read(tables):
    row = measures.tone_agreement(tables).iloc[0]
    assert (row["sentences"], row["same_sign_share"]) == (1, 1)
    assert row["correlation"] is pd.NA


def test_calendar_has_events_dates_and_the_day_of_publication():
    read = dataclasses.replace(
        small(),
        dates=(
            TimeExpression(at(SMALL_TEXT, "Monday"), "2021-05-03", "DATE"),
            TimeExpression(at(SMALL_TEXT, "crew"), "2020", "DATE", is_guessed=True),
            TimeExpression(at(SMALL_TEXT, "next"), "P2D", "DURATION"),
            TimeExpression(at(SMALL_TEXT, "loss"), "2021-05-09", "DATE"),
        ),
        events=(Event(0, "the loss", "2021-05-09", (Span(220, 224),)),),
    )
    rows = measures.calendar_dates(build_tables(read))
    assert rows["row_type"].tolist() == ["date", "date", "publication", "event"]
    assert rows["is_guessed"].tolist() == [True, False, False, False]
    assert rows["label"].iloc[-1] == "the loss"


@pytest.mark.parametrize("value", ["2021-05-09", "2021-05-09TNI", "2021-05-09T21:30"])
def test_an_event_is_a_guess_where_its_day_or_hour_is_one(value):
    told = TimeExpression(at(SMALL_TEXT, "loss"), value, "TIME", is_guessed=True)
    event = Event(0, "the loss", value[:10], (at(SMALL_TEXT, "loss"),))
    read = dataclasses.replace(small(), dates=(told,), events=(event,))
    rows = measures.calendar_dates(build_tables(read)).set_index("row_type")
    assert rows.loc["event", "is_guessed"] == True  # noqa: E712


def test_a_date_line_that_tells_the_day_of_publication_is_no_date_of_the_story():
    heading = at(SMALL_TEXT, "What comes next")
    stamp = TimeExpression(heading, "2021-05-03", "DATE")
    story = TimeExpression(at(SMALL_TEXT, "Monday"), "2021-05-03", "DATE")
    other = TimeExpression(heading, "2021-05-04", "DATE")
    for dates, labels in (
        ([stamp], []),
        ([stamp, story], ['…Ama Osei said "the bridge isn’t safe" on Monday.']),
        ([other], ["What comes next"]),
    ):
        read = dataclasses.replace(small(), dates=tuple(dates), events=())
        rows = measures.calendar_dates(build_tables(read))
        assert rows.loc[rows["row_type"] == "date", "label"].tolist() == labels


SENTENCE = (
    "In May, with the ferry still tied up at the quay, the crew went home; the "
    "harbour, shut last autumn, opened again in 2021 for a week and a day."
)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("In May", "In May, with the ferry still tied up at the quay…"),
        ("last autumn", "…shut last autumn, opened again in 2021 for a week…"),
        ("2021", "…opened again in 2021 for a week and a day."),
        ("a week", "…opened again in 2021 for a week and a day."),
    ],
)
def test_a_label_is_the_clause_around_a_date(words, label):
    start = SENTENCE.index(words)
    assert words_around(SENTENCE, start, start + len(words)) == label


@pytest.mark.parametrize("most", [20, 52])
@pytest.mark.parametrize(
    "text", [SENTENCE, "x" * 200, "a, " * 80, "so it was and " * 20]
)
def test_a_label_holds_its_date_and_is_not_long(text, most):
    for start in range(0, len(text) - 6, 5):
        date = text[start : start + 6]
        label = words_around(text, start, start + 6, most=most)
        assert date.strip(" ,;.") in label
        assert len(label) <= most + 4


def test_mentions_per_day_are_over_the_days_words(tables):
    rows = measures.mentions_per_day(tables).set_index("name")
    words = tables["articles"]["words"].iloc[0]
    assert rows.loc["Bo Lund", "mentions_per_1000_words"] == 3000 / words


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2014-03-14", "2014-03-14", "2014-03-15", "day"),
        ("2014-W10", "2014-03-03", "2014-03-10", "week"),
        ("2014-W10-WE", "2014-03-08", "2014-03-10", "week"),
        ("2013-11", "2013-11-01", "2013-12-01", "month"),
        ("2013-12", "2013-12-01", "2014-01-01", "month"),
        ("2013-WI", "2013-12-01", "2014-03-01", "season"),
        ("2014-Q4", "2014-10-01", "2015-01-01", "quarter"),
        ("2014-H2", "2014-07-01", "2015-01-01", "half"),
        ("1954", "1954-01-01", "1955-01-01", "year"),
        ("199", "1990-01-01", "2000-01-01", "decade"),
        ("19", "1900-01-01", "2000-01-01", "century"),
        ("2014-03-14TEV", "2014-03-14T18", "2014-03-14T22", "part of day"),
        ("2014-03-14T09:30", "2014-03-14T09:30", "2014-03-14T09:31", "minute"),
        ("2014-03-14/2014-03-16", "2014-03-14", "2014-03-17", "range"),
    ],
)
def test_calendar_values(value, start, end, precision):
    span = calendar_span(value)
    assert span.start == datetime.fromisoformat(start)
    assert span.end == datetime.fromisoformat(end)
    assert span.precision == precision


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("2014-03-14", "14 Mar 2014"),
        ("2014-W10", "3 to 9 Mar 2014"),
        ("2014-W14", "31 Mar to 6 Apr 2014"),
        ("2014-W01", "30 Dec 2013 to 5 Jan 2014"),
        ("2013-11", "Nov 2013"),
        ("2014-Q1", "Jan to Mar 2014"),
        ("2013-WI", "Dec 2013 to Feb 2014"),
        ("1954", "1954"),
        ("199X", "1990s"),
        ("19XX", "1900 to 1999"),
        ("2014-03-14TNI", "14 Mar 2014, night"),
        ("2014-03-14T09:30", "14 Mar 2014, 09:30"),
        ("2014-03-14/2014-03-16", "14 to 16 Mar 2014"),
        ("P2D", "P2D"),
    ],
)
def test_calendar_values_in_words(value, name):
    assert time_name(value) == name


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("2014-03-10", "2014-03-16TNI", "10 to 16 Mar 2014"),
        ("2013-11", "2014-03-17", "Nov 2013 to 17 Mar 2014"),
        ("2014-02", "2014-03-17", "Feb to 17 Mar 2014"),
        ("187X", "2019-SU", "1870 to Aug 2019"),
        ("19XX", "2014", "1900 to 2014"),
        ("2014-W10", "2014-W10", "3 to 9 Mar 2014"),
    ],
)
def test_from_one_calendar_value_to_another(first, last, name):
    assert from_to(calendar_span(first), calendar_span(last)) == name


@pytest.mark.parametrize(
    "value",
    [
        "P2D",
        "PRESENT_REF",
        "XXXX-WXX-1",
        "2014-02-30",
        "0000",
        "9999",
        "",
        "x/y",
        "2014-W60",
        "2014-03-16/2014-03-14",
    ],
)
def test_what_is_no_point_on_the_calendar(value):
    assert calendar_span(value) is None
