"""Which files are offered as pages, and what an upload is called."""

import doctest
from pathlib import Path

import pytest

from analysis.lab import pages, status


def test_the_kits_own_articles_are_offered(repository):
    found = pages.kit_pages()
    assert "articles/london_talks.txt" in found
    assert not [name for name in found if name.endswith((".md", ".yaml"))]
    assert all(Path(path).is_file() for path in found.values())


def test_notes_corrections_and_hidden_files_are_no_pages(tmp_path):
    names = "a.txt b.HTML README.md a.txt.corrections.yaml .DS_Store .x/c.txt".split()
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert list(pages.kit_pages(tmp_path)) == ["a.txt", "b.HTML"]


@pytest.mark.parametrize(
    "given",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "..\\..\\windows\\win.ini",
        "data/articles/london_talks.txt",
        "a\x00b.txt",
        "a\nb.txt",
        "<script>alert(1)</script>.html",
        "con.txt",
        "",
        "..",
        "x" * 5000 + ".txt",
        "\ud800.txt",
    ],
)
def test_the_name_of_an_upload_is_never_a_path(given):
    name = pages.name_of_upload(given)
    assert "(uploaded)" in name and name.isprintable()
    assert not set(name) & set('/\\<>:"\n\x00')
    assert len(name) < 200
    assert not Path(name).exists()


def test_an_upload_takes_no_file_of_the_folder_for_itself(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page (uploaded).txt").write_text("somebody else's")
    assert not Path(pages.name_of_upload("page.txt")).exists()


@pytest.mark.parametrize("module", [pages, status])
def test_examples(module):
    assert doctest.testmod(module).failed == 0
