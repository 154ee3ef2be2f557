"""The corrections file of a corpus: read with its faults told, written whole."""

import pytest

from analysis.corpus.cast_file import (
    CastCorrection,
    add,
    cast_file,
    parse,
    read_cast,
    remove,
)

SAME = CastCorrection("same_actor", ("Liz Lee", "the: mayor"))
SPLIT = CastCorrection("not_same_actor", ("Lee",), ("gazette/1 [x].txt",), "Ann Lee")
RENAME = CastCorrection("rename", ("Ann Lee",), to="Dame Ann # Lee")
DROP = CastCorrection("drop", ("Yes",), note="a headline")
ALL = (SAME, SPLIT, RENAME, DROP)


@pytest.fixture
def path(tmp_path):
    return cast_file(tmp_path)


def test_the_file_lies_with_the_pages(tmp_path):
    table = tmp_path / "articles.csv"
    table.write_text("text\n")
    assert cast_file(tmp_path) == cast_file(table) == tmp_path / cast_file(table).name


def test_what_is_written_is_read_again(path):
    for correction in (*ALL, SAME):
        add(path, correction)
    made, wrong = read_cast(path)
    assert (made, wrong) == (ALL, ())
    assert [c.number for c in made] == [1, 2, 3, 4]
    assert made[3].note == "a headline"


def test_removing_leaves_all_else_as_it_was(path):
    for correction in ALL:
        add(path, correction)
    text = path.read_text("utf-8").replace("- rename", "# why not\n- rename")
    path.write_text(text, "utf-8")
    assert remove(path, 2) == SPLIT
    assert read_cast(path)[0] == (SAME, RENAME, DROP)
    assert "# why not\n" in path.read_text("utf-8")
    with pytest.raises(ValueError, match="no correction number 9"):
        remove(path, 9)


@pytest.mark.parametrize(
    "text", ["", "# mine\n", "corrections:\n", "corrections: []\n"]
)
def test_an_empty_file_takes_a_first_correction(path, text):
    path.write_text(text, "utf-8")
    add(path, RENAME)
    assert read_cast(path)[0] == (RENAME,)
    assert path.read_text("utf-8").startswith(text[:6])


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("- same_actor: [Lee]", "line 2: same_actor needs two names or more"),
        ("- rename: [A, B]\n  to: C", "line 2: rename takes one name"),
        ("- rename: A", "line 2: rename needs 'to'"),
        ("- not_same_actor: A\n  to: B", "line 2: not_same_actor needs 'in'"),
        ("- merge: [A, B]", "must name one of same_actor"),
        ("- drop: A\n  to: B", "line 3: unknown key 'to'"),
        ("- drop:", "drop is empty"),
    ],
)
def test_a_wrong_entry_is_told_and_the_rest_applied(path, entry, told):
    path.write_text(f"corrections:\n{entry}\n- drop: Gazette\n", "utf-8")
    made, (wrong,) = read_cast(path)
    assert made == (CastCorrection("drop", ("Gazette",)),)
    assert told in wrong and "the rest was applied" in wrong
    with pytest.raises(ValueError, match="mend it by hand"):
        add(path, RENAME)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"corrections: {a: b}", "must be a list"),
        (b"actors: []", "unknown key 'actors'"),
        (b"corrections: [", "line 1"),
        (b"corrections:\n- drop: *x", "alias"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_file_that_is_none_costs_nothing(path, content, told):
    path.write_bytes(content)
    made, (wrong,) = read_cast(path)
    assert made == ()
    assert told in wrong and str(path) in wrong


def test_no_file_is_no_correction(path):
    assert read_cast(path) == ((), ())
    assert parse("") == ((), ())
