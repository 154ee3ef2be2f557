"""The command line: one line for what fails, and the rest is done all the same."""

import json

import pytest

from analysis import cli
from analysis.errors import ModelError, PageError
from tests.made_articles import small
from tests.sources.formats import zipped

STORY = "It rained on the mill for a week, the miller said on Friday."


@pytest.fixture
def without_model(monkeypatch):
    def load_reader(**_):
        raise ModelError("reader.onnx is missing; install the kit again.")

    monkeypatch.setattr("analysis.reader.load_reader", load_reader)


@pytest.mark.parametrize("command", ["read", "report", "names", "tone"])
def test_a_missing_model_is_one_line(command, without_model, tmp_path, capsys):
    page = tmp_path / "page.jsonl"
    row = {"text": STORY, "targets": [{"start": 14, "end": 18}]}
    page.write_text(json.dumps(row) + "\n", "utf-8")
    assert cli.main([command, str(page)]) == 1
    told = capsys.readouterr()
    assert told.err == "reader.onnx is missing; install the kit again.\n"
    assert told.out == ""


def test_an_article_that_cannot_be_read_has_its_error_in_its_place(tmp_path, capsys):
    bundle = tmp_path / "x.zip"
    members = [("a.txt", STORY), ("b.pdf", b"%PDF-1.7"), ("c.txt", STORY)]
    bundle.write_bytes(zipped(members))
    assert cli.main(["read", str(bundle)]) == 1
    told = capsys.readouterr()
    first, bad, last = map(json.loads, told.out.splitlines())
    assert [row["article"] for row in (first, bad, last)] == [0, 1, 2]
    assert {row["page"] for row in (first, bad, last)} == {str(bundle)}
    assert first["text"] == last["text"] == STORY
    assert bad["error"]["kind"] == "binary_input"
    assert bad["error"]["message"] + "\n" == told.err


def test_reports_are_written_of_the_articles_that_can_be_read(
    tmp_path, monkeypatch, capsys
):
    read = [small(), PageError("empty_input", "x.zip, b.txt: is empty."), small()]
    monkeypatch.setattr(cli, "read_pages", lambda *_, **__: read)
    monkeypatch.setattr("analysis.report.write_report", lambda *_, **__: "folder")
    assert cli.main(["report", "x.zip", "--out", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.out == "folder\nfolder\n"
    assert told.err == "x.zip, b.txt: is empty.\n"
