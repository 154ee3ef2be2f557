"""A description that says something new of the one named right before."""

import pytest

from tests.actors.test_identify import GPE, ORG, PERSON, named, read, speakers


@pytest.mark.parametrize(
    ("text", "source", "names", "speaker"),
    [
        pytest.param(
            'Petra Volk spoke first. "Good," the captain said.',
            "the captain",
            [("Petra Volk", PERSON)],
            "Petra Volk",
            id="the-one-named-last",
        ),
        pytest.param(
            'Petra Volk, a surgeon, spoke first. "Good," the captain said.',
            "the captain",
            [("Petra Volk", PERSON)],
            "the captain",
            id="not-one-whose-work-is-known",
        ),
        pytest.param(
            'Petra Volk spoke. It rained. It blew. It froze. "Good," the captain said.',
            "the captain",
            [("Petra Volk", PERSON)],
            "the captain",
            id="not-one-named-long-ago",
        ),
        pytest.param(
            'Petra Volk spoke first. "Good," the man said.',
            "the man",
            [("Petra Volk", PERSON)],
            "the man",
            id="not-for-words-that-fit-everyone",
        ),
        pytest.param(
            'Petra Volk, the rival, met Ada Moss and Ida Orr. "Good," the Oslo '
            "surgeon said.",
            "the Oslo surgeon",
            [("Petra Volk", PERSON), ("Ada Moss", PERSON), ("Ida Orr", PERSON)],
            "Petra Volk",
            id="a-telling-one-of-whom-little-is-known",
        ),
        pytest.param(
            'Sen. Petra Volk met Ada Moss. "Good," the Liberal senator said.',
            "the Liberal senator",
            [("Petra Volk", PERSON), ("Ada Moss", PERSON)],
            "Petra Volk",
            id="an-office-by-its-short-form",
        ),
        pytest.param(
            "Sen. Ada Moss (D-Md.) spoke. Petra Volk met Senator Ida Orr of Ohio. "
            '"Good," the Ohio senator said.',
            "the Ohio senator",
            [("Petra Volk", PERSON), ("Ada Moss", PERSON), ("Ida Orr", PERSON)],
            "Ida Orr",
            id="the-one-from-that-state",
        ),
        pytest.param(
            'Petra Volk met Senator Ida Orr, D-Ohio. "Good," the Maine senator said.',
            "the Maine senator",
            [("Petra Volk", PERSON), ("Ida Orr", PERSON)],
            "Petra Volk",
            id="not-one-from-another-state",
        ),
        pytest.param(
            "Senator Ada Moss sat. It was a day on which Petra Volk faltered before "
            'Ida Orr. "Good," the senator from Ohio said.',
            "the senator from Ohio",
            [("Petra Volk", PERSON), ("Ada Moss", PERSON), ("Ida Orr", PERSON)],
            "Petra Volk",
            id="a-state-tells-of-the-sentence-before",
        ),
        pytest.param(
            'Sen. Ida Orr of Ohio left. It rained. It blew. "Good," the Maine '
            "senator said.",
            "the Maine senator",
            [("Ida Orr", PERSON)],
            "the Maine senator",
            id="nobody-from-that-state",
        ),
        pytest.param(
            "Ida Orr, the Liberal nominee, won. Petra Volk lost to Ida Orr. "
            '"Good," the Conservative nominee said.',
            "the Conservative nominee",
            [("Petra Volk", PERSON), ("Ida Orr", PERSON)],
            "Petra Volk",
            id="not-one-of-another-party",
        ),
        pytest.param(
            'Vice President Ida Orr spoke. It rained. "Good," the president said.',
            "the president",
            [("Ida Orr", PERSON)],
            "the president",
            id="not-the-deputy",
        ),
        pytest.param(
            'Petra Volk spoke of Ada Moss and Ida Orr’s plan. "Good," the Oslo '
            "surgeon said.",
            "the Oslo surgeon",
            [("Petra Volk", PERSON), ("Ada Moss", PERSON), ("Ida Orr", PERSON)],
            "Petra Volk",
            id="the-subject-and-no-other-of-the-sentence",
        ),
        pytest.param(
            'It was time for Petra Volk to go. "Good," the captain said.',
            "the captain",
            [("Petra Volk", PERSON)],
            "Petra Volk",
            id="who-is-to-do-it-is-the-subject",
        ),
        pytest.param(
            'Mayor Petra Volk spoke. Ada Moss ran. Volk won. "Good," the Liberal '
            "nominee said.",
            "the Liberal nominee",
            [("Petra Volk", PERSON), ("Ada Moss", PERSON), ("Volk", PERSON)],
            "Ada Moss",
            id="who-runs-is-rather-not-who-holds-an-office",
        ),
        pytest.param(
            'Petra Volk left. Ada Moss saw whom the captain met. "Good," she said.',
            "the captain",
            [("Petra Volk", PERSON), ("Ada Moss", PERSON)],
            "the captain",
            id="nobody-of-the-same-clause",
        ),
        pytest.param(
            'Petra Volk spoke as the captain. "Good," the captain said.',
            "the captain",
            [("Petra Volk", PERSON)],
            "Petra Volk",
            id="what-one-speaks-as-is-nobody-new",
        ),
        pytest.param(
            'Getty.\n\n"Good," the captain said.',
            "the captain",
            [("Getty", PERSON)],
            "the captain",
            id="not-a-word-that-stands-alone",
        ),
        pytest.param(
            'Petra Volk spoke first. "Good," the captain’s doctor said.',
            "the captain’s doctor",
            [("Petra Volk", PERSON)],
            "the captain’s doctor",
            id="not-the-owner",
        ),
        pytest.param(
            'Nordlund Baker closed a mill. "Good," the company said.',
            "the company",
            [("Nordlund Baker", ORG)],
            "Nordlund Baker",
            id="the-one-body-named-last",
        ),
        pytest.param(
            'Nordlund Baker sued Veldt Ovens. "Good," the company said.',
            "the company",
            [("Nordlund Baker", ORG), ("Veldt Ovens", ORG)],
            "the company",
            id="not-where-two-bodies-are-near",
        ),
    ],
)
def test_a_definite_description(text, source, names, speaker):
    assert speakers(read(text, ("Good,", source), names=names)) == [[speaker]]


def test_who_says_it_is_the_subject_and_not_who_it_is_of():
    text = 'Ada Moss is right, Petra Volk said. "But," the Oslo surgeon said, "no."'
    result = read(
        text,
        ("Ada Moss is right", "Petra Volk"),
        ("But,", "the Oslo surgeon"),
        names=[("Petra Volk", PERSON), ("Ada Moss", PERSON)],
        kind="indirect",
    )
    assert speakers(result) == [["Petra Volk"], ["Petra Volk"]]


def test_who_is_often_named_is_the_president():
    text = (
        "President Ada Moss spoke. Moss sat. Moss left the grave of President Ida Orr. "
        'It rained. It blew. It froze. "Good," the president said.'
    )
    names = [("Ada Moss", PERSON), ("Moss", PERSON), ("Ida Orr", PERSON)]
    result = read(text, ("Good,", "the president"), names=names)
    assert speakers(result) == [["Ada Moss"]]


def test_one_of_a_party_is_a_person():
    text = (
        'Petra Volk spoke for the Republican Party. "Good," the Ohio Republican said.'
    )
    names = [("Petra Volk", PERSON), ("Republican Party", ORG), ("Republican", ORG)]
    result = read(text, ("Good,", "the Ohio Republican"), names=names)
    assert speakers(result) == [["Petra Volk"]]


def test_the_republican_is_the_one_of_whom_the_text_tells():
    text = 'Petra Volk, a candidate, spoke. "Good," the Republican said.'
    names = [("Petra Volk", PERSON), ("Republican", ORG)]
    result = read(text, ("Good,", "the Republican"), names=names)
    assert speakers(result) == [["Petra Volk"]]


def test_supporters_of_one_are_not_just_any():
    text = 'Female supporters came. Petra Volk spoke. "Good," her supporters said.'
    names = [("Petra Volk", PERSON)]
    result = read(text, ("Good,", "her supporters"), names=names)
    assert speakers(result) == [["Petra Volk’s supporters"]]


def test_what_the_description_says_is_a_role_from_then_on():
    result = read(
        "Petra Volk spoke first in Oslo. The captain left. It was late. "
        '"Yes," the captain said.',
        ("Yes,", "the captain"),
        names=[("Petra Volk", PERSON), ("Oslo", GPE)],
    )
    assert speakers(result) == [["Petra Volk"]]
    assert named(result, "Petra Volk").role == "captain"


@pytest.mark.parametrize(
    ("between", "speaker"),
    [("It rained. " * 7, "Tavi Oil"), ("", "Lund Website")],
    ids=["long-ago", "just-now"],
)
def test_a_body_of_the_kind_named_long_ago_gives_way(between, speaker):
    result = read(
        f'The Lund Website opened. {between}Tavi Oil wrote. "Good," the website said.',
        ("Good,", "the website"),
        names=[("Lund Website", ORG), ("Tavi Oil", ORG)],
    )
    assert speakers(result) == [[speaker]]
