"""Speech whose source is left out: what leads in to it, and what it goes on from."""

import pytest

from tests.actors.test_identify import PERSON, read, speakers

NAMES = [("Ida Orr", PERSON), ("Hugh Brandt", PERSON), ("Ada Moss", PERSON)]


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        pytest.param("\n\n", ["Ida Orr"], id="a-new-paragraph"),
        pytest.param(
            "\n\nAn hour on, Ida Orr was calm.\n\n", ["Ida Orr"], id="told-of-the-same"
        ),
        pytest.param("\n\nHugh Brandt was not.\n\n", [], id="told-of-another"),
        pytest.param("\n\nIt rained all day long.\n\n", [], id="told-of-nobody"),
        pytest.param("\n\nShe pauses.\n\n", ["Ida Orr"], id="a-pause"),
        pytest.param("\n\nThe letter:\n\n", [], id="led-in-to"),
        pytest.param(" Hugh Brandt sat down.\n\n", [], id="another-in-the-paragraph"),
    ],
)
def test_speech_goes_on(between, speaker):
    text = f'"Yes, we can," Ida Orr said.{between}"It is time to go home."'
    result = read(
        text, ("Yes, we can,", "Ida Orr"), ("It is time to go home.", ""), names=NAMES
    )
    assert speakers(result) == [["Ida Orr"], speaker]


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("This is what Hugh Brandt wrote in June:", ["Hugh Brandt"]),
        ('"Ida Orr in Oslo," by Hugh Brandt:', ["Hugh Brandt"]),
        ("Ida Orr met Hugh Brandt:", []),
    ],
    ids=["alone", "signed", "either"],
)
def test_what_leads_in_to_speech_comes_before_what_was_said(lead, speaker):
    text = f'"Yes, we can," Ada Moss said.\n\n{lead}\n\n"It is time to go home."'
    result = read(
        text, ("Yes, we can,", "Ada Moss"), ("It is time to go home.", ""), names=NAMES
    )
    assert speakers(result) == [["Ada Moss"], speaker]


def test_what_is_reported_beside_a_quotation_does_not_end_it():
    text = (
        '"Yes, we can," Ida Orr said, citing the harbour fund.\n\n'
        '"It is time to go home."'
    )
    result = read(
        text,
        ("Yes, we can,", "Ida Orr"),
        ("the harbour fund", "Ida Orr"),
        ("It is time to go home.", ""),
        names=NAMES,
    )
    told = result[1][1]
    assert speakers(result)[0] == ["Ida Orr"]
    assert told.speakers == result[1][0].speakers


@pytest.mark.parametrize(
    ("cue", "speaker"),
    [(", calling", ["Ida Orr"]), ("; the mill is calling", [])],
    ids=["the-same-subject", "another-subject"],
)
def test_a_participle_has_the_subject_of_its_sentence(cue, speaker):
    result = read(
        f"Ida Orr slammed the plan{cue} it absurd.",
        ("the plan", "Ida Orr", "slammed"),
        ("it absurd", "", "calling"),
        names=NAMES,
        kind="indirect",
    )
    assert speakers(result) == [["Ida Orr"], speaker]
