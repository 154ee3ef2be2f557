"""Names and tone of JSON Lines; the reader is replaced by one that knows two words."""

import io
import json

import pytest

import analysis.reader
from analysis.cli import main
from analysis.document import Name, Span


class FakeReader:
    def names(self, texts):
        return [
            (Name(Span(0, 3), "PERSON"), Name(Span(4, 6), "GROUP"))
            if text.startswith("Orr")
            else ()
            for text in texts
        ]

    def tone(self, text, sentences, targets):
        return [[(0.7, 0.2, 0.1) for _ in spans] for spans in targets]


@pytest.fixture(autouse=True)
def _reader(monkeypatch):
    monkeypatch.setattr(analysis.reader, "load_reader", FakeReader, raising=False)


def run(monkeypatch, capsys, command, *lines):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    status = main([command, "-"])
    out, err = capsys.readouterr()
    return status, [json.loads(line) for line in out.splitlines()], err


def test_names_keep_the_line_and_leave_out_groups(monkeypatch, capsys):
    line = json.dumps({"id": 7, "text": "Orr is here"})
    status, rows, _ = run(monkeypatch, capsys, "names", line)
    assert status == 0
    assert rows == [
        {
            "id": 7,
            "text": "Orr is here",
            "names": [{"start": 0, "end": 3, "type": "PER"}],
        }
    ]


def test_tone_adds_chances_and_polarity_to_each_target(monkeypatch, capsys):
    line = json.dumps({"text": "Orr fell", "targets": [{"start": 0, "end": 3, "x": 1}]})
    _, rows, _ = run(monkeypatch, capsys, "tone", line)
    assert rows[0]["targets"] == [
        {
            "start": 0,
            "end": 3,
            "x": 1,
            "probabilities": [0.7, 0.2, 0.1],
            "polarity": -0.6,
        }
    ]


@pytest.mark.parametrize(
    ("command", "line", "told"),
    [
        pytest.param("names", "{oops", "is not JSON", id="not-json"),
        pytest.param("names", "[" * 9999, "is not JSON", id="too-deep"),
        pytest.param("names", '{"txt": "a"}', 'a "text"', id="no-text"),
        pytest.param("tone", '{"text": "a"}', '"targets"', id="no-targets"),
        pytest.param(
            "tone",
            '{"text": "a", "targets": [{"start": 0, "end": 2}]}',
            "no span of its text of 1 characters",
            id="outside",
        ),
        pytest.param("tone", '{"text": "a", "targets": [3]}', "3", id="not-a-span"),
        pytest.param(
            "tone",
            '{"text": "a", "targets": [{"start": true, "end": 1}]}',
            "no span",
            id="truth-is-no-number",
        ),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_costs_no_other(
    monkeypatch, capsys, command, line, told
):
    good = json.dumps({"text": "Orr", "targets": []})
    status, rows, err = run(monkeypatch, capsys, command, good, line, good)
    assert (status, len(rows)) == (1, 2)
    assert "line 2" in err and told in err
    assert len(err.strip().splitlines()) == 1


def test_a_missing_file_is_one_line(capsys, tmp_path):
    assert main(["names", str(tmp_path / "none.jsonl")]) == 1
    assert "there is no such file" in capsys.readouterr().err
