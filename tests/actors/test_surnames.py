"""Names that are cut, shared or held apart: surnames, kin, headlines."""

import pytest

from tests.actors.test_identify import ORG, PERSON, named, read, speakers

BOTH = [("Ida Orr", PERSON), ("Karl Orr", PERSON), ("Orr", PERSON)]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        pytest.param(
            'Karl Orr came. Ida Orr left. "Yes," Orr declared of Ida Orr.',
            "Orr",
            "Karl Orr",
            id="not-the-one-named-in-full-behind-it",
        ),
        pytest.param(
            'Karl Orr came. "Yes," said Ida Orr, and Secretary Orr left.',
            "Orr",
            "Karl Orr",
            id="not-the-one-named-in-full-before-a-title",
        ),
        pytest.param(
            '"Yes," Orr said. Mr Orr left. Ida Orr met Karl Orr.',
            "Orr",
            "Karl Orr",
            id="whom-mr-means",
        ),
    ],
)
def test_which_of_two_with_a_surname(text, source, speaker):
    assert speakers(read(text, ("Yes,", source), names=BOTH)) == [[speaker]]


def test_kin_have_the_surname_that_is_left_out():
    text = 'Ida Orr left. "Yes," said Orr’s husband, Karl.'
    names = [("Ida Orr", PERSON), ("Orr", PERSON), ("Karl", PERSON)]
    assert speakers(read(text, ("Yes,", "Karl"), names=names)) == [["Karl Orr"]]


@pytest.mark.parametrize("given", ["Angel", "Leslie"])
@pytest.mark.parametrize("pronoun", ["he", "she"])
def test_a_name_of_both_sexes_goes_with_either_pronoun(given, pronoun):
    result = read(
        f'{given} Moss spoke. "Yes," {pronoun} said.',
        ("Yes,", pronoun),
        names=[(f"{given} Moss", PERSON)],
    )
    assert speakers(result) == [[f"{given} Moss"]]


def test_the_capitals_of_a_headline_lengthen_no_name():
    result = read(
        'Ida Orr came. "Yes," Orr told the Lund Post.',
        ("Yes,", "Orr"),
        names=[
            ("Ida Orr Blasts", PERSON),
            ("Ida Orr", PERSON),
            ("Orr", PERSON),
            ("Lund Post Hit Piece Angers", ORG),
            ("Lund Post", ORG),
        ],
        headline="Ida Orr Blasts Rival; Lund Post Hit Piece Angers Town",
    )
    assert speakers(result) == [["Ida Orr"]]
    assert named(result, "Lund Post").type == ORG


@pytest.mark.parametrize(
    ("paper", "speaker"),
    [("New York Post", "New York Post"), ("New York University", "Post")],
)
def test_a_citys_paper_by_its_last_word(paper, speaker):
    result = read(
        f'The {paper} is read here. "Yes," the Post wrote.',
        ("Yes,", "the Post"),
        names=[(paper, ORG), ("Post", ORG)],
    )
    assert speakers(result) == [[speaker]]


def test_a_verb_that_the_reader_took_for_a_name():
    result = read(
        'Bemoaning the cost, Ida Orr said, "Yes."',
        ("Yes.", "Bemoaning"),
        names=[("Bemoaning", PERSON), ("Ida Orr", PERSON)],
    )
    assert speakers(result) == [[]]


def test_a_short_form_in_brackets_spells_out_the_whole_name():
    result = read(
        'It is led by the Alliance to Mend Our Roads (AMOR). "Yes," AMOR said.',
        ("Yes,", "AMOR"),
        names=[("Mend Our Roads", ORG), ("AMOR", PERSON)],
    )
    assert speakers(result) == [["Alliance to Mend Our Roads"]]


@pytest.mark.parametrize(
    ("slip", "speaker"),
    [("McLenney", "Tyra McClenney"), ("McKinney", "McKinney"), ("Brand", "Brand")],
    ids=["a-letter", "two-letters", "a-short-name"],
)
def test_a_slip_of_the_paper_is_nobody_new(slip, speaker):
    text = f"Tyra McClenney met Hugh Brandt. {slip} said it was late."
    names = [("Tyra McClenney", PERSON), ("Hugh Brandt", PERSON), (slip, PERSON)]
    result = read(text, ("it was late", slip), names=names, kind="indirect")
    assert speakers(result) == [[speaker]]
