"""Happenings that come up again, told on Friday, 14 March 2014."""

from collections import Counter

import pytest

from analysis.dates import find_dates, find_events
from analysis.dates.joining import value_of
from analysis.document import Name, Span
from analysis.sentences import split_sentences
from tests.dates.conftest import make_article


def events(text, people=(), **options):
    article = make_article(text, **options)
    sentences = split_sentences(article)
    dates = find_dates(article, sentences)
    names = [
        Name(Span(at, at + len(p)), "PERSON")
        for p in people
        for at in range(len(text))
        if text.startswith(p, at)
    ]
    found = find_events(article, sentences, dates, names)
    return [(e.label, e.value, [m.of(text) for m in e.mentions]) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The island holds a referendum Sunday. Residents will vote on joining. "
            "The vote is illegal, and the Kelso referendum is null.",
            (
                "the Kelso referendum",
                "2014-03-16",
                ["referendum", "vote", "vote", "referendum"],
            ),
            id="nominals and their verb",
        ),
        pytest.param(
            "Troops held quick naval exercises. She is concerned about the drill.",
            ("the quick naval exercises", None, ["exercises", "drill"]),
            id="synonyms",
        ),
        pytest.param(
            "A summit opens in Oslo. Sunday's summit will be short.",
            ("the summit", "2014-03-16", ["summit", "summit"]),
            id="a day told by a possessive",
        ),
        pytest.param(
            "They held talks Thursday. They are meeting again, before the talks end.",
            ("the talks", "2014-03-13", ["talks", "meeting", "talks"]),
            id="a day told behind",
        ),
    ],
)
def test_joined(text, expected):
    assert events(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The trial began. She wept.", id="once"),
        pytest.param("A debate is good. A debate is bad.", id="two new ones"),
        pytest.param(
            "The 2008 election was close. The 2012 election was not.", id="two years"
        ),
        pytest.param(
            "The first debate was calm. The second debate was not.", id="two in a row"
        ),
        pytest.param("No talks were held. Any talks would fail.", id="none held"),
        pytest.param("The trial judge met the trial lawyer.", id="in front of a noun"),
        pytest.param(
            "He took 40 percent of the vote in the election, and the women's vote.",
            id="a share of the vote",
        ),
        pytest.param("They exercise daily, an exercise in the gym.", id="gymnastics"),
    ],
)
def test_not_joined(text):
    assert events(text) == []


def test_a_meeting_with_others_is_another():
    text = "Ana Orr and Bo Lund held talks. Before the talks, Orr met Cy Dunn."
    found = events(text, people=("Ana Orr", "Bo Lund", "Cy Dunn", "Orr"))
    assert [mentions for *_, mentions in found] == [["talks", "talks"]]


def test_a_date_of_something_else_dates_nothing():
    text = "He spoke of the referendum, she said Thursday. The referendum is near."
    assert [value for _, value, _ in events(text)] == [None]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ([], None),
        (["2014-03-10", "2014-03-11"], None),
        (["2014-03", "2014-03-16"], "2014-03-16"),
        (["2014-W11", "2014-03-14"], "2014-03-14"),
        (["2014-03-10", "2014-03-11", "2014-03-11"], "2014-03-11"),
    ],
)
def test_value_is_what_is_told_most_often(told, value):
    assert value_of(Counter(told)) == value


def test_an_event_of_old_takes_no_later_mention():
    text = (
        "Nobody wants the 1980 party convention again. It ended badly. Nobody slept. "
        "She will rally her side before the convention, and leave the convention."
    )
    ((label, _, mentions),) = events(text)
    assert (label, len(mentions)) == ("the convention", 2)


def test_behind_a_summit_of_old_the_next_sentence_still_speaks_of_it():
    text = (
        "He was at the 1980 summit. The summit failed. Nobody wept. The summit is near."
    )
    ((label, value, mentions),) = events(text)
    assert (label, value, len(mentions)) == ("the 1980 summit", "1980", 2)


def test_far_from_a_named_primary_the_primary_is_the_season():
    far = "Voters wept. He slept. She sang. They ate. "
    named = "Voters like the Kelso primary. The Kelso primary was close. "
    (found,) = events(f"{named}{far}The tone of the primary is harsh.")
    assert found == ("the Kelso primary", None, ["primary", "primary"])
    (found,) = events(f"{named}The primary was long.")
    assert len(found[2]) == 3


def test_what_is_shared_by_kind_alone_makes_no_two_elections_one():
    far = "Nobody slept. Nobody ate. Nobody sang. "
    text = f"A lead in Kelso's presidential election is a rebuke. {far}"
    text += "He leads for next year's presidential election."
    assert events(text) == []


def test_parties_hold_debates_of_their_own():
    assert (
        events("The Republican debate was loud. The Democratic debate was not.") == []
    )


def test_a_label_stops_at_a_preposition():
    text = "The mob outside Kelso rally sang. The Kelso rally ended."
    assert [label for label, *_ in events(text)] == ["the Kelso rally"]
