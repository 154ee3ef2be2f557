"""Measures over many articles: numbers, denominators, intervals, nothing changed."""

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from analysis import measures
from analysis.measures.groups import clearest
from analysis.measures.ratios import RESAMPLES, difference, ratios
from tests.made_corpora import MadeCorpus, Said, article

DAY = "2025-03-10"
ALL = {
    "voice_by_outlet": measures.voice_by_outlet,
    "tone_by_outlet": measures.tone_by_outlet,
    "voice_by_week": measures.voice_by_week,
    "tone_by_week": measures.tone_by_week,
    "mentions_by_day": measures.mentions_by_day,
    "quoted_on": measures.quoted_on,
    "before": lambda tables: measures.before_and_after(tables, DAY),
    "before_tone": lambda tables: measures.before_and_after(tables, DAY, what="tone"),
}


def made():
    """Two outlets over two weeks; in the first Ann speaks, in the second Bo."""
    articles = []
    for at in range(4):
        ann, bo = (30, 10) if at < 2 else (10, 30)
        day = f"2025-03-{3 + 7 * (at // 2):02d}"
        for outlet, more in (("Gazette", 0), ("Post", 20)):
            said = [
                Said("Ann Lee", ann, tone=0.5, about="Bo Lund"),
                Said("Bo Lund", bo, tone=-0.5),
                Said("the crew", 5 + more, type="GROUP", is_anonymous=True),
                Said(None, 5),
            ]
            page = f"{outlet}/{at}.txt"
            articles.append(article(page, said, day=day, outlet=outlet))
    return articles


@pytest.fixture(scope="module")
def tables():
    return MadeCorpus(made()).counted("each")


@pytest.mark.parametrize("name", ALL)
def test_a_measure_changes_nothing_and_repeats_itself(name, tables):
    before = {key: table.copy() for key, table in tables.items()}
    first = ALL[name](tables)
    assert len(first)
    assert first.equals(ALL[name](tables))
    for key, table in tables.items():
        pd.testing.assert_frame_equal(table, before[key])


@pytest.mark.parametrize("name", ALL)
def test_a_measure_of_nothing_is_an_empty_table_with_its_columns(name, tables):
    nothing = {key: table.iloc[:0] for key, table in tables.items()}
    assert list(ALL[name](nothing)) == list(ALL[name](tables))
    assert len(ALL[name](nothing)) == 0


@pytest.mark.parametrize("name", ALL)
def test_every_row_says_what_was_counted(name):
    articles = made()
    copies = [
        article(f"Wire/{i}.txt", [Said("Ann Lee", 60)], text_of="w") for i in "ab"
    ]
    corpus = MadeCorpus([*articles, *copies])
    columns = ["corpus_articles", "shared_texts", "shared_articles", "is_counted_once"]
    for count, once in (("once", True), ("each", False)):
        rows = ALL[name](corpus.counted(count))[columns].drop_duplicates()
        assert rows.to_numpy().tolist() == [[10, 1, 2, once]]


def test_voice_is_a_share_of_all_words_of_speech_of_the_outlet(tables):
    rows = measures.voice_by_outlet(tables)
    values = rows.set_index(["name", "outlet"])["value"]
    assert values["Ann Lee", "Gazette"] == pytest.approx(80 / 200)
    assert values["Bo Lund", "Post"] == pytest.approx(80 / 280)
    assert values["Sources without a name", "Post"] == pytest.approx(100 / 280)
    assert values[measures.UNRESOLVED, "Gazette"] == pytest.approx(20 / 200)
    assert values.groupby("outlet").sum().tolist() == pytest.approx([1, 1])
    assert rows["name"].tolist()[-2:] == [measures.UNRESOLVED] * 2
    assert (rows["low"] <= rows["value"]).all() and (
        rows["value"] <= rows["high"]
    ).all()


def test_groups_of_few_articles_tell_nothing(tables):
    rows = measures.voice_by_outlet(tables, min_articles=5)
    assert not rows["is_told"].any()
    assert measures.voice_by_outlet(tables, min_articles=4)["is_told"].all()


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ({"most_actors": 1}, ["Bo Lund"]),
        ({"actors": ["Bo Lund"]}, ["Bo Lund"]),
        ({"actors": ["bo-lund"]}, ["Bo Lund"]),
    ],
)
def test_the_actors_shown_are_chosen(options, shown, tables):
    rows = measures.voice_by_outlet(tables, **options)
    assert rows.dropna(subset="actor_rank")["name"].unique().tolist() == shown


def test_an_actor_whom_nobody_knows_is_told(tables):
    with pytest.raises(ValueError, match="'Zoe'"):
        measures.voice_by_week(tables, actors=["Zoe"])


def test_tone_is_a_mean_over_sentences_of_one_voice(tables):
    rows = measures.tone_by_outlet(tables).set_index(["name", "outlet"])
    assert rows.loc[("Ann Lee", "Post"), ["value", "amount"]].tolist() == [0.5, 4]
    assert measures.tone_by_outlet(tables, voice="others").empty
    with pytest.raises(ValueError, match="'irony'"):
        measures.tone_by_outlet(tables, voice="irony")


def test_weeks_begin_on_monday_and_hold_the_articles_that_tell_a_day():
    corpus = MadeCorpus(
        [
            article("a/1.txt", [Said("Ann Lee", 9)], day="2025-03-09"),
            article("a/2.txt", [Said("Ann Lee", 8)], day="2025-03-10"),
            article("a/3.txt", [Said("Ann Lee", 7)], day=None),
        ]
    )
    rows = measures.voice_by_week(corpus.counted())
    assert rows["week"].dt.strftime("%m-%d").tolist() == ["03-03", "03-10"]
    assert rows["amount"].tolist() == [9, 8]
    assert rows["undated_articles"].tolist() == [1, 1]


def test_mentions_are_counted_by_day_and_outlet(tables):
    rows = measures.mentions_by_day(tables)
    bo = rows[rows["name"] == "Bo Lund"]
    # Twice an article: he speaks, and Ann speaks of him.
    assert bo["mentions"].tolist() == [4, 4, 4, 4]
    assert bo["articles"].tolist() == [2, 2, 2, 2]
    assert rows["mentions"].sum() == 24


def test_quoted_on_counts_attributions_that_mention_somebody_else(tables):
    (row,) = measures.quoted_on(tables).itertuples()
    assert (row.by_name, row.name) == ("Ann Lee", "Bo Lund")
    assert (row.attributions, row.articles) == (8, 8)


def test_before_and_after_tells_clear_changes(tables):
    rows = measures.before_and_after(tables, DAY).set_index("name")
    ann = rows.loc["Ann Lee"]
    assert ann[["before", "after"]].tolist() == pytest.approx([120 / 240, 40 / 240])
    assert ann["change"] == pytest.approx(-80 / 240)
    assert ann[["articles_before", "articles_after"]].tolist() == [4, 4]
    assert ann["change_low"] < ann["change"] < ann["change_high"]
    few = measures.before_and_after(tables, DAY, min_articles=5)
    assert not few["is_told"].any() and not few["is_clear"].any()


@pytest.mark.parametrize("options", [{"day": "March"}, {"day": DAY, "what": "mood"}])
def test_a_wrong_day_or_measure_is_told(options, tables):
    with pytest.raises(ValueError, match=r"March|mood"):
        measures.before_and_after(tables, **options)


def test_ratios_are_of_sums_with_intervals_that_narrow():
    values = np.random.default_rng(3).uniform(0.1, 0.3, 200)
    wide = []
    for count in (3, 12, 200):
        found = ratios(values[:count, None] * 50, np.full(count, 50))
        assert found.values[0] == pytest.approx(values[:count].mean())
        wide.append(found.high[0] - found.low[0])
    assert all(more > less for more, less in pairwise(wide))
    assert wide[-1] < 0.05


def test_three_articles_without_somebody_are_no_certainty():
    found = ratios(np.zeros((3, 1)), np.full(3, 50))
    assert found.values[0] == found.low[0] == 0
    assert found.high[0] > 0.2


def test_one_article_has_no_interval_and_none_no_ratio():
    one = ratios(np.ones((1, 1)), np.full(1, 4))
    assert one.values[0] == 0.25 and math.isnan(one.low[0])
    none = ratios(np.ones((0, 1)), np.ones(0))
    assert math.isnan(none.values[0])
    assert math.isnan(difference(one, none)[0][0])


def test_intervals_hold_what_they_promise():
    """Of 200 draws of eight texts nine in ten at least hold the true share."""
    generator, held = np.random.default_rng(5), 0
    for _ in range(200):
        words = generator.gamma(2, 60, 8) + 20
        found = ratios((words * generator.beta(1, 4, 8))[:, None], words)
        held += found.low[0] <= 0.2 <= found.high[0]
    assert held >= 180
    assert len(found.draws) == RESAMPLES


def test_the_clearest_difference_is_the_widest_of_those_that_leave_out_zero():
    rows = pd.DataFrame(
        {
            "actor_key": ["a", "a", "b", "b"],
            "actor_rank": [1, 1, 2, 2],
            "value": [0.5, 0.1, 0.9, 0.1],
            "low": [0.4, 0.05, 0.2, 0.0],
            "high": [0.6, 0.2, 1.0, 0.8],
            "is_told": [True] * 4,
        }
    )
    one, other = clearest(rows)
    assert (one["value"], other["value"]) == (0.5, 0.1)
    assert clearest(rows.iloc[2:]) is None
    assert clearest(rows.assign(is_told=False)) is None
