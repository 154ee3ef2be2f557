"""The pipeline applies a page's corrections, each right after its step."""

import json
from datetime import date

import pytest

import analysis.reader
from analysis import cli, corrections, load
from analysis.document import Reading

BODY = """\
Ferry to stop in winter

Northport, May 3, 2021

The ferry will stop in October, the port said on Monday, because nobody could be \
found who would run it through the dark months of the year.

"We will fight this," said Tarik Aslan, who has fished there for thirty years and \
whose father fished there before him.

The council meets again on Thursday, when it will hear what the port has to say and \
what the fishers have found out about the money.
"""


class Blind:
    """A reader that sees nothing, so that all there is comes from corrections."""

    def read(self, text, regions):
        return Reading()

    def tone(self, text, sentences, targets):
        return [[(0.0, 1.0, 0.0) for _ in of_one] for of_one in targets]


@pytest.fixture
def page(tmp_path, monkeypatch):
    monkeypatch.setattr(analysis.reader, "load_reader", Blind)
    path = tmp_path / "ferry.txt"
    path.write_text(BODY)
    return path


def test_a_correction_of_every_step_is_applied(page):
    article = load(page)
    corrections.published(article, "2021-05-03")
    corrections.not_body(article, "The council meets again")
    corrections.speech_by(article, "We will fight this,", "Tarik Aslan")
    corrections.rename(load(page), "Tarik Aslan", "T. Aslan")
    article = load(page)
    assert article.read.article.publication.day == date(2021, 5, 3)
    assert "council" not in "".join(article.sentences["text"])
    assert article.speakers["name"].tolist()[:1] == ["T. Aslan"]
    assert article.corrections["state"].tolist() == ["applied"] * 4
    assert len(article.read.corrections) == 4


def test_read_takes_a_file_by_name_and_tells_what_is_wrong(page, tmp_path, capsys):
    file = tmp_path / "mine.yaml"
    file.write_text("corrections:\n- published: 2021-05-03\n- drop: Nobody\n")
    assert cli.main(["read", str(page), "--corrections", str(file)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["published"], told["published_from"]) == ("2021-05-03", "option")
    ((kind, message),) = [
        (p["kind"], p["message"])
        for p in told["problems"]
        if p["step"] == "corrections"
    ]
    assert kind == "correction_unmatched"
    assert f'{file}, line 3: drop: "Nobody" was not applied' in message
    file.write_text("corrections: [\n")
    assert cli.main(["read", str(page), "--corrections", str(file)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert any("line 1" in p["message"] for p in told["problems"])
