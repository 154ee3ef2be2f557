"""Descriptions whose name comes later, that take up two, or who spoke last."""

import pytest

from tests.actors.test_identify import GPE, PERSON, read, speakers

PEOPLE = [
    ("Petra Volk", PERSON),
    ("Ada Moss", PERSON),
    ("Ida Orr", PERSON),
    ("Hugh Brandt", PERSON),
    ("Orr", PERSON),
    ("Lund", GPE),
]
LATER = "\n\nThe mill has stood empty.\n\n"


@pytest.mark.parametrize(
    ("lead", "source", "after", "speaker"),
    [
        pytest.param(
            '"No," a Lund judge said.',
            "a Lund judge",
            "Supreme Court Justice Ida Orr wrote it.",
            "Ida Orr",
            id="office-by-another-word",
        ),
        pytest.param(
            '"No," a Lund judge said.',
            "a Lund judge",
            "Justice Ida Orr wrote it. Judge Ada Moss agreed.",
            "a Lund judge",
            id="not-where-two-hold-it",
        ),
        pytest.param(
            '"No," a former judge said.',
            "a former judge",
            "Judge Ida Orr wrote it.",
            "a former judge",
            id="not-where-one-is-former",
        ),
        pytest.param(
            '"No," the Lund state prosecutor said.',
            "the Lund state prosecutor",
            "Prosecutor Ida Orr wrote it.",
            "the Lund state prosecutor",
            id="a-definite-one-is-named-at-once",
        ),
        pytest.param(
            '"No," a supporter said.',
            "a supporter",
            "Ida Orr, a supporter, wrote it.",
            "a supporter",
            id="not-one-of-many",
        ),
    ],
)
def test_a_lead_is_named_later(lead, source, after, speaker):
    text = lead + LATER + "It is cold.\n\n" + after
    assert speakers(read(text, ("No,", source), names=PEOPLE)) == [[speaker]]


def test_a_definite_description_named_in_the_next_paragraph():
    text = '"No," the Lund prosecutor said.\n\nProsecutor Ida Orr wrote it.'
    result = read(text, ("No,", "the Lund prosecutor"), names=PEOPLE)
    assert speakers(result) == [["Ida Orr"]]


@pytest.mark.parametrize(
    ("office", "speaker"),
    [("Minister", "Ida Orr"), ("Swedish Minister", "Norway’s minister")],
)
def test_a_countrys_minister_is_named_without_the_country(office, speaker):
    text = f'"No," Norway’s minister said.\n\n{office} Ida Orr wrote it.'
    names = [*PEOPLE, ("Norway", GPE)]
    result = read(text, ("No,", "Norway’s minister"), names=names)
    assert speakers(result) == [[speaker]]


@pytest.mark.parametrize(
    ("between", "speaker"),
    [("\n\n", "Ida Orr"), (LATER, "a former Lund captain")],
    ids=["at-once", "not-later"],
)
def test_who_speaks_in_the_lead_is_named_when_speaking_next(between, speaker):
    text = f'"No," a former Lund captain said.{between}"Never," said Ida Orr.'
    result = read(
        text, ("No,", "a former Lund captain"), ("Never,", "Ida Orr"), names=PEOPLE
    )
    assert speakers(result) == [[speaker], ["Ida Orr"]]


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Petra Volk met Hugh Brandt.", "both singers", ["Petra Volk", "Hugh Brandt"]),
        ("Petra Volk met Hugh Brandt.", "the couple", ["Petra Volk", "Hugh Brandt"]),
        ("Petra Volk met Hugh Brandt.", "both men", ["men"]),
        (
            "Petra Volk met Hugh Brandt and Ada Moss.",
            "the two singers",
            ["the two singers"],
        ),
    ],
)
def test_two_who_were_named_are_taken_up(text, source, expected):
    result = read(f'{text} "Yes," {source} said.', ("Yes,", source), names=PEOPLE)
    assert speakers(result) == [expected]


def test_the_person_is_the_unnamed_one_who_spoke_last():
    result = read(
        'One person met Ida Orr. "Yes," a senior aide said. "No," the person said.',
        ("Yes,", "a senior aide"),
        ("No,", "the person"),
        names=PEOPLE,
    )
    assert speakers(result) == [["a senior aide"], ["a senior aide"]]


def test_nobody_is_his_own_lawyer():
    result = read(
        'Hugh Brandt, a lawyer, left. It was late. "No," his lawyer said.',
        ("No,", "his lawyer"),
        names=PEOPLE,
    )
    assert speakers(result) == [["Hugh Brandt’s lawyer"]]


def test_two_behind_a_preposition_are_no_pair():
    result = read(
        'Petra Volk is a member and the friend of Hugh Brandt. "Yes," they said.',
        ("Yes,", "they"),
        names=PEOPLE,
    )
    assert speakers(result) == [[]]
