"""Values of time expressions, told on Friday, 14 March 2014."""

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.dates import find_dates
from analysis.sentences import split_sentences
from tests.dates.conftest import make_article

DAYS = r"\d{4}-\d\d-\d\d|XXXX-\d\d-\d\d"
VALUE = re.compile(
    rf"(?:{DAYS})(?:T\d\d:\d\dZ?|TMO|TAF|TEV|TNI)?|T\d\d:\d\dZ?"
    r"|\d{4}-W\d\d(?:-WE)?|\d{4}-(?:\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)|\d{4}"
    r"|\d{3}X|\d\dXX|XXXX-WXX-[1-7]|(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?:\d+(?:\.\d+)?|X)(?:D|W|M|Y|DE|CE)|PT(?:\d+(?:\.\d+)?|X)[HMS]"
)

TOLD = {
    "a weekday with a past verb": ("They met Thursday.", "2014-03-13"),
    "the day of publication itself": ("They are holding talks Friday.", "2014-03-14"),
    "a weekday with a future verb": ("They will meet on Sunday.", "2014-03-16"),
    "a plan": ("The council has scheduled a hearing Tuesday.", "2014-03-18"),
    "passive future": ("He will be asked on Monday about it.", "2014-03-17"),
    "the verb of its own clause": ("He will sing; on Monday he danced.", "2014-03-10"),
    "the nearer verb": ("She said Monday that he will go.", "2014-03-10"),
    "an infinitive to come": ("He agreed to appear on Monday.", "2014-03-17"),
    "last weekday": ("She fell last Friday.", "2014-03-07"),
    "next weekday": ("She rises next Friday.", "2014-03-21"),
    "yesterday": ("It rained yesterday.", "2014-03-13"),
    "part of a day": ("It rained on Wednesday night.", "2014-03-12TNI"),
    "last night": ("It rained last night.", "2014-03-13TNI"),
    "last week": ("The two met last week.", "2014-W10"),
    "earlier this week": ("They quarrelled earlier this week.", "2014-W11"),
    "the weekend": ("They rested over the weekend.", "2014-W10-WE"),
    "last month's name": ("It began last November.", "2013-11"),
    "a month that was": ("In February, he was ousted.", "2014-02"),
    "a month to come": ("The ferry will run again in May.", "2014-05"),
    "month and year": ("It closed in May 2008.", "2008-05"),
    "month of next year": ("It ends in October of next year.", "2015-10"),
    "a date": ("It began on March 3, 2010.", "2010-03-03"),
    "a British date": ("It began on 3rd March 2010.", "2010-03-03"),
    "with its weekday": ("It began Monday, March 3.", "2014-03-03"),
    "a hearing to come": ("He named the June 3 hearing.", "2014-06-03"),
    "figures, day first": ("Signed 25/12/2013 by both.", "2013-12-25"),
    "ISO date": ("Signed 2013-12-25 by both.", "2013-12-25"),
    "season": ("It was dry last summer.", "2013-SU"),
    "quarter": ("Sales fell in the third quarter of last year.", "2013-Q3"),
    "half": ("Sales fell in the first half of 2013.", "2013-H1"),
    "decade": ("It was built in the 1990s.", "199X"),
    "short decade": ("It was built in the '80s.", "198X"),
    "named decade": ("It was built in the late sixties.", "196X"),
    "week of a month": ("Sales rose in the last week of March 2013.", "2013-W13"),
    "a passive of now": ("It will be seen when reports are due in May.", "2014-05"),
    "the year in front": ("He told it in a 2012 interview.", "2012"),
    "a name's year": ("Orsa spoke at the Kelso Fair 2013.", "2013"),
    "century": ("It was built in the 19th century.", "18XX"),
    "fortnight": ("The pier shut a fortnight ago.", "2014-02-28"),
    "years ago": ("It was built two years ago.", "2012"),
    "the running year": ("He will leave by the end of the year.", "2014"),
    "hours": ("It took 24 hours.", "PT24H"),
    "days": ("It took three days.", "P3D"),
    "half an hour": ("It took half an hour.", "PT30M"),
    "a half more": ("It took two and a half years.", "P2.5Y"),
    "hyphened": ("They signed a 27-year contract.", "P27Y"),
    "many years": ("It took many years.", "PXY"),
    "up to now": ("It grew over the past decade.", "P10Y"),
    "set": ("They speak daily by phone.", "P1D"),
    "every": ("They speak every two weeks.", "P2W"),
    "present": ("They are meeting again now.", "PRESENT_REF"),
    "the day's time": ("They met Thursday at 6:40 p.m. there.", "2014-03-13T18:40"),
    "time before its day": ("They met at 18:00 GMT Thursday.", "2014-03-13T18:00Z"),
    "a broken line": ("They met on March\n3, 2010, at last.", "2010-03-03"),
    "a no-break space": ("They met on March\u00a03,\u00a02010.", "2010-03-03"),
    "a soft hyphen": ("They met on Thurs\u00adday.", "2014-03-13"),
}


@pytest.mark.parametrize(("text", "value"), TOLD.values(), ids=TOLD)
def test_value(read, text, value):
    assert [v for _, v in read(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Ms. May may go, and Mr. March said so; April Dunn agreed.",
        "Theresa May spoke. The paper was written by May.",
        "They march on the capital, and may march to March on the river.",
        "The 22-year-old, aged 30 years, met men 40 years old.",
        "It cost $1,204.50, or 2,014.5 euros, and 1900 homes burned.",
        "The last of them, the last-ditch plan, and at last the last word.",
        "He came second, for the second time, on day one.",
        "She won 5 to 4, after 3:1 in the first half, with the Sun behind.",
        "The Sunday Times and the Good Friday accord; The Daily Mail too.",
        "She is in her 30s. One day it will be said.",
        "The now-cancelled deal of the now-married pair.",
        "Flight 2013 left gate 14 with 2014 passengers aboard.",
    ],
)
def test_no_time(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "On March 3, 2010, he left. Two days later he wrote.",
            ["2010-03-03", "2010-03-05"],
        ),
        ("He left March 5. The next day he wrote.", ["2014-03-05", "2014-03-06"]),
        (
            "She will sing Thursday. He won Thursday's debate.",
            ["2014-03-20", "2014-03-13"],
        ),
        ("It rose in January from the same month a year ago.", ["2014-01", "2013-01"]),
        ("It grew from 2009 to 2011.", ["2009", "2011"]),
        ("The war of 1914-18 ended.", ["1914", "1918"]),
        ("From June 5 to 9, 2009, it rained.", ["2009-06-05", "2009-06-09"]),
        ("Between May and June 2013 it rained.", ["2013-05", "2013-06"]),
        ("From Dec. 5 to Jan. 9, 2010, it rained.", ["2009-12-05", "2010-01-09"]),
        ("Queen Orsa (1868 - 1912) reigned.", ["1868", "1912"]),
        ("It takes 60 to 90 days.", ["P60D", "P90D"]),
        ("They vote Sunday, he will say. Sunday's vote looms.", ["2014-03-16"] * 2),
        ("In 2008 he won, and the same day he wept.", ["2008"]),
    ],
)
def test_order_and_ranges(read, text, values):
    assert [v for _, v in read(text)] == values


# Told on Friday, 14 March 2014, after "The clerk resigned on Monday".
FROM_MONDAY = {
    "The day before, she dined.": "2014-03-09",
    "She had dined the day before.": "2014-03-09",
    "The next day she dined.": "2014-03-11",
    "Next day she dined.": "2014-03-11",
    "She dined the very next day.": "2014-03-11",
    "The following day she dined.": "2014-03-11",
    "Two days later she dined.": "2014-03-12",
    "A day earlier, she had dined.": "2014-03-09",
    "Two days before, she had dined.": "2014-03-08",
    "The night before, she had dined.": "2014-03-09TNI",
    "The next morning she dined.": "2014-03-11TMO",
    "She dined the same evening.": "2014-03-10TEV",
    "That night she dined.": "2014-03-10TNI",
    "The following Wednesday she dined.": "2014-03-12",
    "The Friday before, she had dined.": "2014-03-07",
    "She had dined the week before.": "2014-W10",
}


@pytest.mark.parametrize(("text", "value"), FROM_MONDAY.items(), ids=FROM_MONDAY)
@pytest.mark.parametrize("lead", ["on Monday", "on Monday night"])
def test_days_are_told_from_the_day_told_last(read, lead, text, value):
    assert read(f"The clerk resigned {lead}. {text}")[1][1] == value


@pytest.mark.parametrize(
    ("text", "values"),
    {
        "what has been, not from what will be": (
            "He left on Monday. They will vote on Sunday. The day before, he had wept.",
            ["2014-03-10", "2014-03-16", "2014-03-09"],
        ),
        "what has been, where all told lies ahead": (
            "They will vote on Sunday. He had wept the day before.",
            ["2014-03-16", "2014-03-13"],
        ),
        "what will be, from what will be": (
            "They will vote on Sunday. Two days later they will meet.",
            ["2014-03-16", "2014-03-18"],
        ),
        "past a flashback": (
            "He left on Monday.\n\nLast year he won.\n\nThe next day he wept.",
            ["2014-03-10", "2013", "2014-03-11"],
        ),
        "not past what came later": (
            "He left on May 2, 2010.\n\nHe won in 2012.\n\nThe next day he wept.",
            ["2010-05-02", "2012"],
        ),
        "nothing told": ("Two days later he wept.", ["P2D"]),
        "an event": (
            "He left on Monday. The day after the vote he wept.",
            ["2014-03-10"],
        ),
        "a leaving": (
            "He ate on Monday. The same evening he left, she wept.",
            ["2014-03-10"],
        ),
        "a delivery": ("He ate on Monday with next day delivery.", ["2014-03-10"]),
        "a season of the year told": (
            "He left in March 2011. A review that summer found more.",
            ["2011-03", "2011-SU"],
        ),
        "a month after the one told": (
            "He left in May 2012. The following March he was back.",
            ["2012-05", "2013-03"],
        ),
    }.values(),
)
def test_the_day_told_last_is_one_that_fits(read, text, values):
    assert [v for _, v in read(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("If it goes past the weekend, we starve.", "2014-W11-WE"),
        ("She stayed until the weekend.", "2014-W10-WE"),
        ("They want it put off until the summer.", "2014-SU"),
        ("She stayed until the summer.", "2013-SU"),
        ("The roster was due in January.", "2014-01"),
        ("The roster is due in January.", "2015-01"),
    ],
)
def test_ends_to_come_and_ends_that_were(read, text, value):
    assert [v for _, v in read(text)] == [value]


def test_without_publication_only_what_needs_none_comes_out(read):
    text = "He left on Thursday, June 18, after two days. It began last week, in 2009."
    assert read(text, day=None) == [
        ("Thursday, June 18", "XXXX-06-18"),
        ("two days", "P2D"),
        ("2009", "2009"),
    ]


def test_without_publication_the_text_may_tell_the_year(read):
    text = "On March 5, 1998, he left. On April 2 he came. In June he slept."
    assert [v for _, v in read(text, day=None)] == [
        "1998-03-05",
        "1998-04-02",
        "1998-06",
    ]


def test_guesses_say_so():
    article = make_article(
        "He left Thursday, two days after May 3, 2013.", origin="guess"
    )
    found = find_dates(article, split_sentences(article))
    assert [t.is_guessed for t in found] == [True, False, False]


def test_zones(read):
    text = "Vote on Sunday\n\nMay 3, 2013\n\nMarch 14, 2014\n\nThey met Thursday."
    kinds = ("headline", "chrome", "credit", "body")
    values = [v for _, v in read(text, kinds=kinds)]
    assert values == ["2014-03-16", "2014-03-14", "2014-03-13"]


WORDS = (
    "monday last the 5 years of march in 2010 , - to and a next day later Thursday "
    "May 3 10:30 p.m. week half an ago \u00ad ' 99999 30 Feb. \n\n before 0 "
    "0000 every 1990s that summer following night Friday March before after"
).split(" ")


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
@example("5000 years later, in the last century", date(1, 1, 1))
@example("next week, next winter, two decades later", date(9999, 12, 31))
@example("May 3, 1990, 8007 years later, that summer, the next Friday", None)
def test_any_text(text, day):
    article = make_article(text, day.isoformat() if day else None)
    end = 0
    for found in find_dates(article, split_sentences(article)):
        assert end <= found.span.start < found.span.end <= len(text)
        assert VALUE.fullmatch(found.value), found
        end = found.span.end


@pytest.mark.parametrize(
    "piece", ["Monday ", "one and ", "In March of ", "1-", "the last "]
)
def test_long_lines_are_cheap(piece):
    text = piece * (20_000 // len(piece))
    article = make_article(text)
    assert len(find_dates(article, ())) <= len(text) // len(piece)


def test_scores_on_wikinews(shared):
    from training.score_dates import load, score

    documents = load(shared / "data" / "timex" / "meantime_train.jsonl.gz")
    assert score(documents)["value_f1"] >= 0.86
