"""What a source phrase is taken apart into: who speaks, and who is only told of."""

import pytest

from tests.actors.test_identify import GPE, ORG, PERSON, read, speakers

NAMES = [
    ("Ruth Okafor", PERSON),
    ("Hugh Brandt", PERSON),
    ("Ada Moss", PERSON),
    ("Tavi Oil", ORG),
    ("Chad", GPE),
    ("Mali", GPE),
    ("Togo", GPE),
]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("Secretary of State Ada Moss", ["Ada Moss"], id="title-with-of"),
        pytest.param("Tavi Oil's Head of Trade Ada Moss", ["Ada Moss"], id="owned"),
        pytest.param(
            "Tavi Oil Vice President and Managing Editor Ada Moss",
            ["Ada Moss"],
            id="two-titles",
        ),
        pytest.param(
            "Danish journalist and author Ada Moss", ["Ada Moss"], id="two-trades"
        ),
        pytest.param("a lawyer and activist", ["a lawyer"], id="two-words-for-one"),
        pytest.param(
            "the former mayor and novelist", ["the former mayor"], id="former"
        ),
        pytest.param(
            "the captain and former mayor", ["the captain"], id="former-behind-it"
        ),
        pytest.param(
            "the mayor and the captain", ["the mayor", "the captain"], id="two-articles"
        ),
        pytest.param(
            "Ada Moss, a professor of geosciences and foreign affairs at Ayr,",
            ["Ada Moss"],
            id="subjects-of-a-professor",
        ),
        pytest.param(
            "the family, protesters and civic leaders",
            ["the family", "protesters", "civic leaders"],
            id="a-list-with-commas",
        ),
        pytest.param(
            "the leaders of Chad, Mali and Togo",
            ["the leaders of Chad, Mali and Togo"],
            id="a-list-behind-a-preposition",
        ),
        pytest.param(
            "many experts, including Ruth Okafor and Hugh Brandt,",
            ["many experts"],
            id="examples",
        ),
        pytest.param(
            "Ruth Okafor and Hugh Brandt, playing Lear and Ada Moss in turn,",
            ["Ruth Okafor", "Hugh Brandt"],
            id="a-clause-behind-a-comma",
        ),
        pytest.param(
            "aides to Hugh B. Brandt", ["aides to Hugh B. Brandt"], id="initials"
        ),
        pytest.param("many Danes", ["many Danes"], id="a-people"),
        pytest.param("some courses", ["some courses"], id="an-unknown-noun"),
        pytest.param(
            "the progressive heavyweights",
            ["the progressive heavyweights"],
            id="an-adjective-that-may-be-a-noun",
        ),
        pytest.param(
            "two well-read young sailors", ["two well-read young sailors"], id="hyphen"
        ),
    ],
)
def test_who_speaks_in_a_source(source, expected):
    result = read(f'"Yes," said {source}', ("Yes,", source), names=NAMES)
    assert speakers(result) == [expected]


def test_the_party_behind_a_name_speaks_not():
    source = "Sens. Ada Moss (D-Md.) and Ruth Okafor (R-N.J.)"
    result = read(f'"Yes," said {source}', ("Yes,", source), names=NAMES)
    assert speakers(result) == [["Ada Moss", "Ruth Okafor"]]


def test_a_verb_that_opens_the_sentence_is_no_name():
    text = 'Bemoaning the cost, Ada Moss said, "Yes."'
    result = read(text, ("Yes.", "Bemoaning"), names=NAMES)
    assert speakers(result) == [[]]


def test_brothers_with_initials_share_a_surname():
    result = read(
        '"Yes," said the brothers Karl B. and Ole T. Lund.',
        ("Yes,", "the brothers Karl B. and Ole T. Lund"),
        names=[("Karl B", PERSON), ("Ole T. Lund", PERSON)],
    )
    assert speakers(result) == [["Karl B. Lund", "Ole T. Lund"]]


@pytest.mark.parametrize("place", ["North Korea", "South Sudan"])
def test_a_place_of_two_words_is_one(place):
    last = place.split()[1]
    result = read(
        f'The North and South Coast line. {last} is near. "Yes," said {place}.',
        ("Yes,", place),
        names=[(place, GPE), ("North", GPE), ("South", GPE), (last, GPE)],
    )
    assert speakers(result) == [[place]]


def test_they_are_all_who_spoke():
    text = '"No," drivers and cooks said. "Never," they said.'
    result = read(text, ("No,", "drivers and cooks"), ("Never,", "they"))
    assert speakers(result) == [["drivers", "cooks"]] * 2


@pytest.mark.parametrize(
    ("those", "verb", "expected"),
    [
        ("drivers, guards and miners", "said", ["drivers", "guards", "miners"]),
        ("Ruth Okafor and Ada Moss", "said", ["Ada Moss"]),
        ("Ruth Okafor and Ada Moss", "say", ["Ruth Okafor", "Ada Moss"]),
    ],
)
def test_who_takes_up_a_list_of_groups_and_the_last_of_names(those, verb, expected):
    text = f'It was met by {those} who {verb}, "Never."'
    assert speakers(read(text, ("Never.", "who"), names=NAMES)) == [expected]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ('"No," Tavi Oil said in a statement.', "Tavi Oil"),
        ('"No," Tavi Oil said in a letter.', "the statement"),
        ('"No," Tavi Oil said.', "the statement"),
    ],
    ids=["given-by-it", "another-paper", "of-nobody"],
)
def test_whose_the_statement_is(lead, expected):
    text = f'{lead} It rained. "Never," the statement said.'
    result = read(text, ("No,", "Tavi Oil"), ("Never,", "the statement"), names=NAMES)
    assert speakers(result) == [["Tavi Oil"], [expected]]


def test_an_amount_parts_two_groups():
    source = "the rival campaign and some security experts"
    result = read(f'"Yes," said {source}', ("Yes,", source), names=NAMES)
    assert speakers(result) == [["the rival campaign", "some security experts"]]


def test_another_poll_is_not_this_one():
    text = (
        'A new Lund poll is out. "Yes," the poll said. "No," the previous Lund poll '
        'said. "Maybe," the poll said.'
    )
    result = read(
        text,
        ("Yes,", "the poll"),
        ("No,", "the previous Lund poll"),
        names=[("Lund", GPE)],
    )
    assert speakers(result) == [["the poll"], ["the previous Lund poll"]]
