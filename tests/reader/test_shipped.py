"""The model that ships: it loads, is checked, and reads plain cases right."""

import json
import shutil
import threading
import time

import pytest

from analysis.document import Span
from analysis.reader import ModelError, load_reader
from analysis.reader.model import (
    FOLDER,
    VERSION,
    load_model,
    load_settings,
    load_tone_model,
)

STYLES = ['""', "“”", "''", "‘’", "«»", "„“"]
MOST_BYTES = 30_000_000


def links(reader, text):
    reading = reader.read(text, [Span(0, len(text))])
    words = [role.span.of(text) for role in reading.roles]
    return [
        tuple(None if i is None else words[i] for i in (k.content, k.source, k.cue))
        for k in reading.links
    ]


def test_the_files_are_there_and_small():
    for suffix in (".onnx", ".json", ".tokenizer.json", ".md"):
        assert (FOLDER / f"reader-{VERSION}{suffix}").is_file()
    for name in ("reader", "tone"):
        assert (FOLDER / f"{name}-{VERSION}.onnx").stat().st_size <= MOST_BYTES


@pytest.mark.parametrize(
    ("name", "load"), [("reader", load_model), ("tone", load_tone_model)]
)
def test_a_file_that_was_changed_is_refused(tmp_path, name, load):
    settings = load_settings()
    shutil.copy(FOLDER / f"{name}-{VERSION}.onnx", tmp_path)
    with (tmp_path / f"{name}-{VERSION}.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match="SHA-256"):
        load(settings, tmp_path)


def test_missing_files_are_told(tmp_path):
    with pytest.raises(ModelError, match="missing"):
        load_reader(tmp_path)
    (tmp_path / f"reader-{VERSION}.json").write_text(json.dumps({"sha256": ""}))
    with pytest.raises(ModelError, match="missing"):
        load_model({"sha256": ""}, tmp_path)


def test_one_reader_for_all_threads(reader):
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(load_reader())) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(one is reader for one in found)
    assert len(found) == 4


@pytest.mark.parametrize("marks", STYLES)
def test_direct_speech_in_every_style_of_marks(reader, marks):
    said = "The harbour's new cranes won't arrive before the summer"
    text = f"{marks[0]}{said},{marks[1]} the port authority said on Friday."
    assert links(reader, text) == [(said, "the port authority", "said")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor said the bridge would be closed until June.",
            ("the bridge would be closed until June", "The mayor", "said"),
        ),
        (
            "According to the ministry, prices rose by a third last year.",
            ("prices rose by a third last year", "the ministry", "According to"),
        ),
    ],
    ids=["said", "according to"],
)
def test_indirect_speech(reader, text, expected):
    assert links(reader, text) == [expected]


def test_the_way_a_page_was_typed_does_not_matter(reader):
    plain = "The mayor said the bridge would be closed until June."
    typed = plain.replace("bridge", "brid\u00adge").replace(
        " closed ", "\u00a0closed\n"
    )
    assert len(links(reader, typed)) == len(links(reader, plain)) == 1
    assert [w.split()[0] for w in links(reader, typed)[0]] == ["the", "The", "said"]


def test_names_with_their_types(reader):
    text = "Karin Blom of the Red Cross flew from Oslo to Lake Geneva on Tuesday."
    (names,) = reader.names([text])
    found = {n.span.of(text): n.type for n in names}
    assert found["Karin Blom"] == "PERSON"
    assert found["Red Cross"] == "ORG"
    assert found["Oslo"] == "GPE"


def test_two_targets_have_two_tones(reader):
    text = "Blom praised the generous volunteers and condemned the brutal police."
    kind, cruel = (text.index(w) for w in ("volunteers", "police"))
    targets = [[Span(kind, kind + 10), Span(cruel, cruel + 6)]]
    ((good, bad),) = reader.tone(text, [Span(0, len(text))], targets)
    assert good[2] - good[0] > bad[2] - bad[0]


def test_a_page_without_line_ends_is_read(reader):
    sentence = "The mayor said the bridge would be closed until June. "
    text = sentence * 1000
    started = time.process_time()
    reading = reader.read(text, [Span(0, len(text))])
    assert len(reading.links) > 900
    assert time.process_time() - started < 60


def test_reading_alone_and_among_others_is_the_same(reader):
    one = "The mayor said the bridge would be closed until June."
    text = f"{one}\nIt rained all day and nobody came to the fair at all.\n{one}"
    regions = [
        Span(*s) for s in ((0, 53), (54, len(text) - 54), (len(text) - 53, len(text)))
    ]
    reading = reader.read(text, regions)
    assert [role.span.of(text) for role in reading.roles][:3] == [
        role.span.of(text) for role in reading.roles
    ][-3:]
