"""Writing keeps all else to the letter, and never leaves half a file."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corrections import editing
from analysis.corrections.anchors import Anchor
from analysis.corrections.editing import add, remove
from analysis.corrections.files import parse
from analysis.corrections.records import Correction
from analysis.document import Page
from analysis.tidy import fold

PAGE = Page(name="pages/ferry.txt", text="x", sha256="ab" * 32)
DROP = Correction("drop", (Anchor("October", "after", "no"),))
RENAME = Correction("rename", (Anchor("Moreau"),), "I. Moreau")
X = Anchor("x")
OLD = """\
# Made by hand.
page: ferry.txt

corrections:
  # the month
  - drop:   "October"     # not a body

  # two people
  - same_actor: [ Moreau,
                  the master ]
    note: >-
      seen on
      page two
  # the end
"""


def made(path):
    return parse(path.read_text("utf-8"))[0]


def test_a_new_file_says_what_it_is(tmp_path):
    path = tmp_path / "data" / "corrections" / "x.yaml"
    add(path, PAGE, DROP)
    text = path.read_text("utf-8")
    assert text.startswith("# What an analyst corrected")
    assert "page: ferry.txt\n" in text
    assert made(path) == (DROP,)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_else_stays_to_the_letter(tmp_path, end):
    path = tmp_path / "x.yaml"
    old = OLD.replace("\n", end)
    path.write_bytes(old.encode())
    add(path, PAGE, RENAME)
    new = path.read_bytes().decode()
    head, tail = new.split(f"  - rename: Moreau{end}    to: I. Moreau{end}")
    assert head + tail == old
    assert made(path)[-1] == RENAME
    remove(path, 3)
    assert path.read_bytes().decode() == old


@pytest.mark.parametrize("number", [1, 2])
def test_one_entry_goes_and_the_comments_stay(tmp_path, number):
    path = tmp_path / "x.yaml"
    path.write_text(OLD)
    gone = remove(path, number)
    text = path.read_text()
    assert len(made(path)) == 1
    assert gone not in made(path)
    for comment in ("# Made by hand.", "# the month", "# two people", "# the end"):
        assert comment in text


def test_the_same_again_changes_nothing(tmp_path):
    path = tmp_path / "x.yaml"
    add(path, PAGE, DROP)
    before = path.stat().st_mtime_ns, path.read_bytes()
    add(path, PAGE, DROP)
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_another_word_on_the_same_takes_its_place(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("corrections:\n# 1\n- rename: Moreau\n  to: M.\n# 2\n- drop: x\n")
    add(path, PAGE, RENAME)
    expected = "corrections:\n# 1\n- rename: Moreau\n  to: I. Moreau\n# 2\n- drop: x\n"
    assert path.read_text() == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (Correction("body", (X,)), Correction("not_body", (X,), "chrome")),
        (Correction("speech", (X,)), Correction("not_speech", (X,))),
        (Correction("published", value=date(2014, 3, 14)),
         Correction("published", value=date(2014, 3, 15))),
    ],
)  # fmt: skip
def test_opposites_take_each_others_place(tmp_path, old, new):
    path = tmp_path / "x.yaml"
    add(path, PAGE, old)
    add(path, PAGE, new)
    assert made(path) == (new,)


@pytest.mark.parametrize(
    "text",
    [
        "", "# mine\n", "corrections:\n", "corrections: []\n",
        "corrections: ~ # mine\n",
        "corrections: null\n# mine\n", "page: x", "corrections: # mine\n\npage: x\n",
        "---\ncorrections:\n", "corrections:\n- drop: y", "corrections:\n- {drop: y}\n",
        "corrections:\n- note: |\n    a\n\n    b\n  drop: y\n# mine\n",
        "corrections:\n- drop: y\n  note: |\n    a\n    b\n\n# mine\n",
        "corrections:\n-\n  drop: y\npage: x\n", "corrections:\n- drop: y\n...\n",
    ],
)  # fmt: skip
def test_every_layout_takes_one_more(tmp_path, text):
    path = tmp_path / "x.yaml"
    path.write_text(text)
    before = made(path)
    add(path, PAGE, DROP)
    assert made(path) == (*before, DROP)
    assert path.read_text().count("# mine") == text.count("# mine")
    remove(path, len(before) + 1)
    assert made(path) == before


@pytest.mark.parametrize(
    "text",
    ["corrections: [{drop: y}]\n", "{corrections: []}\n", "{page: x}\n"],
)
def test_a_layout_without_lines_is_left_to_the_hand(tmp_path, text):
    path = tmp_path / "x.yaml"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"one line|by hand"):
        add(path, PAGE, DROP)
    assert path.read_text() == text


def test_a_wrong_file_is_not_written_over(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("corrections:\n- drop: [x\n")
    with pytest.raises(ValueError, match=r"line 2: .*mend it by hand"):
        add(path, PAGE, DROP)
    assert path.read_text() == "corrections:\n- drop: [x\n"


def test_entries_that_are_wrong_stay_where_they_are(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("corrections:\n- dorp: x\n- drop: y\n")
    add(path, PAGE, DROP)
    remove(path, 2)
    assert path.read_text().startswith("corrections:\n- dorp: x\n- drop:\n    words")


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "x.yaml"
    path.write_text(OLD)

    def fail(_self, _target):
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        add(path, PAGE, DROP)
    assert path.read_text() == OLD
    assert [p.name for p in tmp_path.iterdir()] == ["x.yaml"]


def test_a_link_and_its_rights_stay(tmp_path):
    target, link = tmp_path / "real.yaml", tmp_path / "x.yaml"
    target.write_text(OLD)
    target.chmod(0o640)
    link.symlink_to(target)
    add(link, PAGE, DROP)
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert made(target)[-1] == DROP


SAID = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]),
    min_size=1,
    max_size=80,
).map(fold).filter(bool)  # fmt: skip
ANCHORS = st.builds(Anchor, SAID, st.just("") | SAID, st.just("") | SAID, st.booleans())


@settings(deadline=None, max_examples=40)
@given(st.lists(ANCHORS, min_size=2, max_size=3), SAID, st.integers(0, 3))
def test_what_is_written_is_what_is_read(about, said, article):
    corrections = [
        Correction("same_actor", tuple(about), article=article),
        Correction("rename", (about[0],), said, note=said),
        Correction("speech", (about[0],), by=tuple(about[1:])),
        Correction("anonymous", (about[1],), False),
        Correction("published", value=date(2014, 3, 14)),
    ]
    text = "corrections:\n" + "".join(editing._entry("", c, 2) for c in corrections)
    assert list(parse(text)[0]) == corrections
    assert parse(text)[1] == ()
