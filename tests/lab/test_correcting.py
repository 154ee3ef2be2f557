"""A click on the panel is one correction, saved, and everything is drawn again."""

import shutil

import pytest

from analysis import corrections, lab
from analysis.lab.correcting import NOBODY


@pytest.fixture
def panel(desk, monkeypatch):
    """A panel over a desk that counts how often the page is read again."""
    desk.readings = 0

    def reread():
        desk.readings += 1
        desk.lay(desk.article)

    monkeypatch.setattr(desk, "reread", reread)
    return lab.correct(desk)


def kinds(panel):
    return [row["kind"] for row in corrections.made(panel.desk.article)]


def test_it_offers_what_the_article_has(panel):
    assert [label for label, _ in panel.actor.options] == [
        "Ama Osei (4 mentions)",
        "Bo Lund (3 mentions)",
        "the crew (1 mention)",
    ]
    assert panel.speech.options[1] == ("Ama Osei: the bridge isn’t safe", 1)
    assert panel.speaker.options[-1] == ("(speaker cannot be told)", NOBODY)
    assert panel.paragraph.options[-1] == ("[chrome] Share this page", 4)
    assert (panel.actor.value, panel.other.value) == (0, 1)


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("same_actor", "same_actor"),
        ("drop", "drop"),
        ("speech_by", "speech"),
        ("not_speech", "not_speech"),
        ("not_body", "not_body"),
        ("body", "body"),
    ],
)
def test_each_button_makes_its_correction(panel, act, kind):
    panel.speech.value = 1
    getattr(panel, act)()
    assert kinds(panel) == [kind]
    assert panel.desk.readings == 1
    assert panel.status.said.startswith("Corrected: ")
    assert "small.corrections.yaml" in panel.status.said
    assert len(panel.correction.options) == 1
    assert "Corrections made" in panel.list.value


def test_a_name_is_typed(panel):
    panel.rename()
    assert (kinds(panel), panel.status.said) == ([], "Type the name first.")
    panel.name.value = "Mayor Osei"
    panel.rename()
    assert kinds(panel) == ["rename"]


def test_nobody_can_tell_who_says_it(panel):
    panel.speech.value, panel.speaker.value = 1, NOBODY
    panel.speech_by()
    [row] = corrections.made(panel.desk.article)
    assert row["kind"] == "speech" and "Osei" not in row["correction"]


def test_one_actor_twice_is_no_correction(panel):
    panel.other.value = panel.actor.value
    panel.same_actor()
    assert kinds(panel) == [] and panel.desk.readings == 0
    assert panel.status.said == "Choose two different actors."


def test_the_latest_is_taken_back_unless_another_is_chosen(panel):
    panel.speech.value = 1
    panel.not_speech()
    panel.drop()
    panel.undo()
    assert kinds(panel) == ["not_speech"]
    panel.undo()
    assert kinds(panel) == [] and "Taken back" in panel.status.said
    panel.undo()
    assert panel.status.said == "There is nothing to choose here."


def test_a_file_that_cannot_be_written_is_told(panel, monkeypatch):
    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr(corrections, "drop", full)
    panel.drop()
    assert panel.status.said == "No space left on device"
    assert panel.desk.readings == 0


def test_a_correction_changes_what_is_read(repository, tmp_path):
    page = tmp_path / "mill.txt"
    shutil.copy(repository / "data/articles/mill_closure.txt", page)
    desk = lab.pick_page(page)
    panel = lab.correct(desk)
    before = len(desk.article.read.attributions)
    words = [label for label, _ in panel.speech.options]
    panel.not_speech()
    assert len(desk.article.read.attributions) == before - 1
    assert words[0] not in [label for label, _ in panel.speech.options]
    assert desk.article.corrections["state"].tolist() == ["applied"]
    panel.undo()
    assert len(desk.article.read.attributions) == before
