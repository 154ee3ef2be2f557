"""Corrections files: where they lie, what may stand in them, what is told of them."""

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corrections import files, read_corrections
from analysis.corrections.files import FOLDER, corrections_file, parse
from analysis.corrections.nodes import MAX_BYTES, WrongFile
from analysis.document import Page
from tests.corrections.kit import STORY, actor, read

GOOD = "- drop: October\n"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_bytes(STORY.encode())
    return path


def write(page, content, end="\n"):
    file = page.with_name(page.name + ".corrections.yaml")
    data = content if isinstance(content, bytes) else content.encode()
    file.write_bytes(data.replace(b"\n", end.encode()))
    return file


def told(article):
    return [p.message for p in article.problems if p.step == "corrections"]


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("corrections:\n- drop: [October\n\n", 2, "expected ',' or ']'"),
        ("corrections:\n- drop: 'October\n\n", 2, "unexpected end"),
        ("corrections:\n\t- drop: x\n", 2, "cannot start any token"),
        ("a: b: c\n", 1, "mapping values are not allowed"),
        ("corrections:\n- drop: &a x\n- drop: *a\n", 3, "alias"),
        ("corrections:\n- !!python/object:os.system {drop: x}\n", 2, "tag"),
        ("corrections:\n- drop: !x y\n", 2, "tag"),
        ("- drop: x\n", 1, "must have keys"),
        ("corrections: x\n", 1, "must be a list"),
        ("corrections: " + "[" * 400_000, 1, "nested too deeply"),
        ("corrections:\n- drop: a\x00b\n", 2, "character that YAML does not allow"),
        (b"corrections:\n- drop: caf\xe9\n", 2, "not UTF-8"),
        ("corrections: []\ncorrections: []\n", 2, "stands twice"),
        ("%YAML 9.9\n---\na: b\n", 1, "incompatible"),
        ("corrections:\n- drop: a\n---\nb: c\n", 3, "another document"),
        ("#" * (MAX_BYTES + 1), 1, "larger than 500,000 bytes"),
    ],
)
def test_a_wrong_file_is_told_with_its_line_and_costs_the_page_nothing(
    page, content, line, what, caplog
):
    file = write(page, content)
    with caplog.at_level(logging.WARNING):
        article = read(page)
    (message,) = told(article)
    assert message.startswith(f"{file}, line {line}: ")
    assert what in message
    assert message.endswith("the page was read without its corrections.")
    assert "\n" not in message
    assert [r.getMessage() for r in caplog.records] == [message]
    assert actor(article, "October")
    assert article.corrections == ()


@pytest.mark.parametrize(
    ("entry", "line", "what"),
    [
        ("- drop: x\n  form: y\n", 2, "unknown key 'form' in drop"),
        ("- dorp: x\n", 1, "must name one of same_actor"),
        ("- drop: x\n  rename: y\n", 1, "not drop, rename"),
        ("- {}\n", 1, "not nothing"),
        ("- drop\n", 1, "must have keys"),
        ("- drop:\n", 1, "needs one place"),
        ("- drop: [a, b]\n", 1, "needs one place"),
        ("- same_actor: a\n", 1, "2 or more places"),
        ("- rename: a\n", 1, "needs 'to'"),
        ("- rename: a\n  to: [b]\n", 2, "must be words"),
        ("- rename: a\n  to: ''\n", 2, "to is empty"),
        ("- type: a\n  to: CITY\n", 2, "one of PERSON, ORG"),
        ("- anonymous: a\n  to: maybe\n", 2, "one of true"),
        ("- not_body: a\n  as: advert\n", 2, "one of chrome"),
        ("- speech: a\n", 1, "needs 'by'"),
        ("- published: March 14\n", 1, "a day such as"),
        ("- drop: {word: x}\n", 1, "unknown key 'word'"),
        ("- drop: {before: x}\n", 1, "needs 'words'"),
        ("- drop: {words: x, begins: y}\n", 1, "one of them"),
        ("- drop: {words: ''}\n", 1, "words is empty"),
        ("- drop: a\n  article: first\n", 2, "a number from 0"),
        ("- drop: a\n  drop: b\n", 2, "stands twice"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line_and_the_others_hold(
    page, entry, line, what
):
    file = write(page, f"corrections:\n{GOOD}{entry}{GOOD}")
    article = read(page)
    (message,) = told(article)
    assert message.startswith(f"{file}, line {line + 2}: ")
    assert what in message
    assert message.endswith("the rest was applied.")
    assert not any(a.name == "October" for a in article.actors)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "content",
    [
        "corrections:\n- drop: October\n",
        "corrections: [{drop: October}]\n",
        "{corrections: [{drop: {words: October}}]}\n",
        '\ufeff# mine\ncorrections:\n  - drop: "October"\n    note: >\n      why\n',
    ],
)
def test_any_way_of_writing_yaml_will_do(page, content, end):
    write(page, content, end)
    article = read(page)
    assert told(article) == []
    assert not any(a.name == "October" for a in article.actors)


@pytest.mark.parametrize("content", ["", "# nothing\n", "corrections:\n", "~\n"])
def test_an_empty_file_is_no_problem(page, content):
    write(page, content)
    assert told(read(page)) == []


def test_unknown_keys_beside_the_list_are_named(page):
    write(page, f"corrections:\n{GOOD}remark: x\n")
    article = read(page)
    assert "line 3: unknown key 'remark'" in told(article)[0]
    assert len(article.corrections) == 1


@pytest.mark.parametrize("words", ["2014", "yes", "~x", "1.50", "2014-03-14"])
def test_words_are_words_whatever_yaml_takes_them_for(words):
    ((correction,), _) = parse(f"corrections:\n- drop: {words}\n")
    assert correction.about[0].words == words


def test_the_file_named_is_read_in_place_of_the_one_beside(page, tmp_path):
    write(page, "corrections: x\n")
    other = tmp_path / "other.yaml"
    other.write_text(f"corrections:\n{GOOD}")
    article = read(page, corrections=other)
    assert told(article) == []
    assert article.corrections_file == str(other)


def test_a_file_that_is_named_and_not_there_is_told(page, tmp_path):
    article = read(page, corrections=tmp_path / "none.yaml")
    assert "none.yaml: cannot be read" in told(article)[0]


def test_a_folder_in_the_files_place_is_told(page):
    page.with_name(page.name + ".corrections.yaml").mkdir()
    assert "cannot be read" in told(read(page))[0]


def test_a_file_is_told_once_for_all_articles_of_a_page(page, caplog):
    write(page, "corrections: x\n")
    with caplog.at_level(logging.WARNING):
        articles = [read(page, number=i) for i in range(3)]
    assert len(caplog.records) == 1
    assert [len(told(a)) for a in articles] == [1, 1, 1]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working folder, and no kit's data beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(files, "ROOT", tmp_path / "kit")
    return tmp_path


@pytest.mark.parametrize("name", ["pasted text", "https://x.example/a", "x" * 5000])
def test_pasted_text_and_addresses_have_a_file_in_data(here, name):
    page = Page(name=name, text="x", sha256="cd" * 32)
    assert corrections_file(page) == FOLDER / "cdcdcdcdcdcd-0.yaml"
    FOLDER.mkdir(parents=True)
    (FOLDER / "cdcdcdcdcdcd-0.yaml").write_text(f"corrections:\n{GOOD}")
    assert len(read_corrections(page).made) == 1


def test_the_kits_own_data_serve_where_the_working_folder_has_none(here):
    (here / "kit" / "data").mkdir(parents=True)
    page = Page(name="pasted text", text="x", sha256="cd" * 32)
    assert corrections_file(page) == here / "kit" / FOLDER / "cdcdcdcdcdcd-0.yaml"


def test_an_address_keeps_its_file_when_its_page_changes(here):
    FOLDER.mkdir(parents=True)
    text = f"page: https://x.example/a\ncorrections:\n{GOOD}"
    (FOLDER / "000000000000-0.yaml").write_text(text)
    for address, count in [("https://x.example/a", 1), ("https://x.example/b", 0)]:
        page = Page(name=address, text="x", sha256="cd" * 32)
        assert len(read_corrections(page).made) == count


@settings(deadline=None)
@given(st.text(st.sampled_from("corrections:\n- {drop}[]&*!|>'\"#%@`~?,.\t\0é")))
def test_any_text_is_read_or_told_with_a_line_that_it_has(text):
    try:
        made, wrong = parse(text)
    except WrongFile as error:
        made, wrong = (), (error,)
    assert made == ()
    assert all(1 <= w.line <= text.count("\n") + 1 for w in wrong)
    assert all("\n" not in str(w) for w in wrong)


@settings(deadline=None)
@given(st.text("corrections:\n -drop{}[],'\"#", max_size=30))
def test_any_entry_is_read_or_told(text):
    try:
        parse(f"corrections:\n- drop: {text}\n- rename: x\n  to: y\n")
    except WrongFile as error:
        assert error.line >= 1


def test_nothing_of_the_file_is_read_when_nothing_is_wanted():
    with pytest.raises(WrongFile):
        parse("corrections: {}\n")
