import re
from dataclasses import replace
from html import unescape

import pandas as pd
import pytest

from analysis.document import Event, TimeExpression
from analysis.evidence import (
    UNRESOLVED,
    dates_in_context,
    in_short,
    left_out,
    mentions_in_context,
    sentences_about,
    sentences_together,
    show,
    speech_of,
)
from analysis.evidence.display import MANY_ROWS, MAX_ROWS
from analysis.evidence.searching import script
from analysis.measures import co_mentions, share_of_voice, tone_by_actor
from analysis.tables import build_tables
from tests.made_articles import SMALL_TEXT, at, crowd, small


@pytest.fixture(scope="module", params=["small", "crowd"])
def tables(request):
    return build_tables(small() if request.param == "small" else crowd(12))


def test_the_rows_behind_a_bar_are_as_many_as_its_number(tables):
    bars = share_of_voice(tables).query("not is_unresolved")
    rows = speech_of(tables).value_counts("speaker")
    assert rows.drop(UNRESOLVED, errors="ignore").to_dict() == dict(
        zip(bars["name"], bars["attributions"], strict=True)
    )


def test_the_rows_behind_a_point_have_its_mean(tables):
    points = tone_by_actor(tables)
    points = points[points["voice"].isin(["article", "others", "vader"])]
    rows = sentences_about(tables)
    for name, own in points.groupby("name"):
        evidence = rows[rows["name"] == name]
        assert len(evidence) == own["sentences"].sum()
        total = (own["tone"] * own["sentences"]).sum()
        assert evidence["tone"].sum() == pytest.approx(float(total))


def test_mentions_stand_in_their_sentence(tables):
    rows = mentions_in_context(tables)
    assert len(rows) == len(tables["mentions"])
    lines = [*tables["sentences"]["text"], *tables["paragraphs"]["text"]]
    whole = rows["before"] + rows["text"] + rows["after"]
    assert set(whole) <= set(lines)


def test_dates_stand_in_their_sentence_with_its_events_and_actors():
    def place(words, nth=0):
        return at(SMALL_TEXT, words, nth)

    dates = [
        TimeExpression(place("hurry"), "2021-05-02TNI", "TIME", is_guessed=True),
        TimeExpression(place("Monday"), "2021-05-03", "DATE"),
        TimeExpression(place("crew"), "P2D", "DURATION"),
        TimeExpression(place("close"), "2021-W17", "DATE"),
        TimeExpression(place("loss"), "PRESENT_REF", "DATE"),
    ]
    event = Event(0, "the thanks", None, (place("thanked"), place("us")))
    rows = dates_in_context(
        build_tables(replace(small(), dates=tuple(dates), events=(event,)))
    )
    whole = rows["text"].tolist()
    assert rows["told_as"].tolist() == ["close", "hurry", "Monday"]
    assert rows["when"].tolist() == [
        "26 Apr to 2 May 2021",
        "2 May 2021, night?",
        "3 May 2021",
    ]
    assert whole[0] == "Bridge to close, Osei says"
    assert whole[1].startswith("Lund said") and whole[1].endswith('us".')
    assert rows["actors"].tolist() == ["Ama Osei", "Bo Lund; Ama Osei", "Ama Osei"]
    assert rows["events"].tolist() == [pd.NA, "the thanks", pd.NA]


def test_dates_of_the_sentences_that_mention_one_actor():
    dates = [
        TimeExpression(at(SMALL_TEXT, "hurry"), "2021-05-02", "DATE"),
        TimeExpression(at(SMALL_TEXT, "Monday"), "2021-05-03", "DATE"),
    ]
    tables = build_tables(replace(small(), dates=tuple(dates)))
    assert dates_in_context(tables, "Bo Lund")["told_as"].tolist() == ["hurry"]
    assert len(dates_in_context(tables, "Ama Osei")) == 2
    with pytest.raises(ValueError, match="the names are Ama Osei"):
        dates_in_context(tables, "Nobody")


def test_the_sentences_behind_a_pair_are_as_many_as_its_number(tables):
    pairs = co_mentions(tables)
    rows = sentences_together(tables)
    counts = dict(
        zip(
            pairs["name"] + " and " + pairs["other_name"],
            pairs["sentences"],
            strict=True,
        )
    )
    assert rows["together"].value_counts().to_dict() == counts
    assert set(rows["text"]) <= set(tables["sentences"]["text"])
    assert list(dict.fromkeys(rows["together"])) == list(counts)


def test_one_actor_can_be_asked_for_together_with_others():
    tables = build_tables(small())
    rows = sentences_together(tables, "the crew")
    assert set(rows["together"]) == {"Ama Osei and the crew", "Bo Lund and the crew"}
    with pytest.raises(ValueError, match="the names are Ama Osei"):
        sentences_together(tables, "Nobody")


def test_speech_comes_in_the_order_of_the_chart(tables):
    named = speech_of(tables)["speaker"]
    order = list(dict.fromkeys(named))
    chart = [n for n in tables["speakers"]["name"] if n in order]
    assert [n for n in order if n != UNRESOLVED] == chart
    assert UNRESOLVED not in order or order[-1] == UNRESOLVED


@pytest.mark.parametrize("ask", [speech_of, sentences_about, mentions_in_context])
def test_one_actor_can_be_asked_for(ask):
    tables = build_tables(small())
    rows = ask(tables, "Bo Lund")
    assert set(rows.get("speaker", rows.get("name"))) == {"Bo Lund"}
    with pytest.raises(ValueError, match="the names are Ama Osei"):
        ask(tables, "Nobody")


@pytest.mark.parametrize(
    "ask",
    [
        speech_of,
        sentences_about,
        sentences_together,
        mentions_in_context,
        dates_in_context,
    ],
)
def test_tables_stay_as_they_are_and_may_be_empty(ask):
    tables = build_tables(crowd(0))
    before = {name: table.copy() for name, table in tables.items()}
    assert ask(tables).empty
    for name, table in tables.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_what_was_left_out_and_what_was_read():
    tables = build_tables(small())
    assert left_out(tables)["text"].tolist() == ["Share this page"]
    told = in_short(tables).set_index("fact")["value"]
    assert told["attributions"] == "5" and told["speaker cannot be told"] == "1"


def test_words_of_the_page_never_become_html():
    hostile = "<script>x</script>"
    rows = pd.DataFrame({hostile: [hostile], "text": ["a  <b>\nc"]})
    html = show(rows, hostile)._repr_html_()
    assert html.count("<script") == 1 and "a &lt;b&gt; c" in html
    assert html.endswith(f"<script>{script()}</script>")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"speaker": '"><b>'}, '["\\"><b>"]'),
        ({"name": "Osei", "by": "Lund"}, '["Osei"]'),
        ({"actors": "Osei; Lund"}, '["Osei", "Lund"]'),
        ({"actors": pd.NA}, None),
        ({"reason": "a menu"}, None),
    ],
)
def test_rows_say_whom_they_are_about(row, told):
    html = show(pd.DataFrame([row])).html()
    found = re.search(r'<tr data-actors="([^"]*)">', html)
    assert (unescape(found[1]) if found else None) == told


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        ("tone", 0.5, "+0.50"),
        ("quoted_share", 0.144, "14%"),
        ("confidence", 0.9, "0.90"),
        ("words", 12345, "12,345"),
        ("is_told", True, "yes"),
        ("role", pd.NA, ""),
    ],
)
def test_values_are_shown_for_people(column, value, shown):
    html = show(pd.DataFrame({column: [value]})).html()
    assert f">{shown}</td>" in html


def test_long_tables_scroll_and_say_what_is_left():
    rows = pd.DataFrame({"text": ["x"] * (MAX_ROWS + 5)})
    html = show(rows).html()
    assert html.count("<tr") == MAX_ROWS + 1 and "5 more rows" in html
    assert 'class="evidence"' in html
    short = show(rows.head(MANY_ROWS)).html()
    assert 'class="evidence all"' in short


def test_no_rows_say_what_that_means():
    assert "Nobody speaks." in show(pd.DataFrame(), empty="Nobody speaks.").html()
