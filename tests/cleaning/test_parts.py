from datetime import date

import pytest

from analysis.cleaning.bylines import authors_in
from analysis.cleaning.datelines import find_dateline
from analysis.cleaning.patterns import is_stamp, phrases_in, sections
from analysis.cleaning.publication import Clues, guess_day, told_day
from analysis.cleaning.splitting import glued_words
from analysis.document import Span


@pytest.mark.parametrize(
    ("text", "place", "outlet"),
    [
        ("Leeds (BBN) -- It rained.", "Leeds", "BBN"),
        ("LEEDS, March 14 (Wire) - It rained.", "LEEDS", "Wire"),
        ("PORT LEES, Utah — It rained.", "PORT LEES, Utah", None),
        ("(Wire) — It rained.", None, "Wire"),
        ("NEW LEES: It rained.", "NEW LEES", None),
        ("ST. LEES, Mo. (Wire) – It rained.", "ST. LEES, Mo.", "Wire"),
    ],
)
def test_datelines(text, place, outlet):
    found = find_dateline(text, Span(0, len(text)))
    assert (found.place, found.outlet) == (place, outlet)
    assert text[found.span.end :].strip() == "It rained."


@pytest.mark.parametrize(
    "text",
    [
        "Leeds council (which owns it) said no.",
        "Nobody came — it rained.",
        "UPDATE: The road is open.",
        "THE HOST: It rained.",
        "A (B) was the answer.",
        "Q: It rained?",
        "I - that is, we - lost.",
    ],
)
def test_what_is_no_dateline(text):
    assert find_dateline(text, Span(0, len(text))) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Moss", ("Ida Moss",)),
        ("by Ida Moss, Bo Fenn and Al Ray", ("Ida Moss", "Bo Fenn", "Al Ray")),
        ("By IDA MOSS | The Crier", ("Ida Moss",)),
        ("By Ida Moss 3 May 2020", ("Ida Moss",)),
        ("By Ida MossStaff Writer", ("Ida Moss",)),
        ("By Ida McMoss", ("Ida McMoss",)),
        ("By the river", ()),
        ("Ida Moss", ()),
    ],
)
def test_bylines(line, names):
    assert authors_in(line) == names


@pytest.mark.parametrize(
    ("lines", "published", "modified"),
    [
        (["Published May 3, 2020"], date(2020, 5, 3), None),
        (["Updated 5 May 2020; posted 3 May 2020"], date(2020, 5, 3), date(2020, 5, 5)),
        (["Updated 5 May 2020"], date(2020, 5, 5), None),
        (["By Ida - 11/19/19 06:56 AM"], date(2019, 11, 19), None),
        (["03/04/2020"], None, None),
        (["2020-02-31"], None, None),
        ([], None, None),
    ],
)
def test_date_lines(lines, published, modified):
    assert told_day(lines) == (published, modified)


@pytest.mark.parametrize(
    ("clues", "day"),
    [
        (Clues("on Friday, May 3", ""), date(2024, 5, 3)),
        (Clues("on Friday, May 3", "They met Saturday."), date(2024, 5, 4)),
        (Clues("on Friday 3 May, and since 2025", ""), date(2024, 5, 3)),
        (Clues("since 2015, Friday, May 3", "", foot="© 2019 Crier"), date(2019, 5, 3)),
        (Clues("", "", ["Posted May 3, 6:51 AM"], "© 2021 Crier"), date(2021, 5, 3)),
        (Clues("on Friday, May 3, 2013", ""), None),
        (Clues("nothing of the kind", ""), None),
        (Clues("Monday, May 99", ""), None),
    ],
)
def test_guesses(clues, day):
    found = guess_day(clues, today=date(2026, 1, 1))
    assert (found.day if found else None) == day


def test_a_phrase_is_found_only_with_its_clue():
    """A phrase that may stand anywhere is asked for only where a clue stands."""
    for section in sections():
        assert bool(section.anywhere) == any(section.clues), section.name
    assert "share" in phrases_in("Share this")
    assert phrases_in("They share this view of the world with others.") == frozenset()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nov. 20, 2019, 9:28 AM UTC", True),
        ("Updated 3 hours ago", True),
        ("Wire November 18, 2019 11:03 PM", True),
        ("On May 3, 2020 the mill was sold to builders from the south.", False),
    ],
)
def test_stamps(line, expected):
    assert is_stamp(line) == expected


def test_glued_words_are_counted_but_no_names():
    assert glued_words("Storm hits the coastFerry sinks") == 1
    assert glued_words("McDonald used YouTube and an iPhone") == 0
