"""A loaded corpus: the tables of `load` for each of its articles."""

import shutil

import pandas as pd
import pytest

import analysis
from analysis.corpus.loaded import open_corpus
from analysis.corpus.records import CorpusError
from tests.corpus.made_pages import files_of, run, write_pages

CORRECTION = """
corrections:
- published: 2025-01-31
- drop: nobody of this name
"""


@pytest.fixture(scope="module")
def pages(repository, tmp_path_factory):
    """Two of the kit's articles, one of them corrected, one correction in vain."""
    folder = tmp_path_factory.mktemp("pages")
    shutil.copy(repository / "data/articles/mill_closure.txt", folder)
    (folder / "deep").mkdir()
    page = repository / "data/harbour_corpus/Selwick Courier/2025-03-06_first_day.html"
    shutil.copy(page, folder / "deep/first_day.html")
    (folder / "mill_closure.txt.corrections.yaml").write_text(CORRECTION)
    return folder


@pytest.mark.parametrize("kept", [False, True])
def test_tables_are_those_of_each_article_read_alone(
    pages, kept, tmp_path, in_this_process
):
    out = tmp_path / "out" if kept else None
    corpus = analysis.load_corpus(pages, out, shows_progress=False)
    in_this_process.chdir(pages)
    names = ["deep/first_day.html", "mill_closure.txt"]
    alone = [analysis.load(name) for name in names]
    assert corpus.articles["page"].tolist() == names
    for table, rows in corpus.tables.items():
        wanted = pd.concat([a.tables[table] for a in alone], ignore_index=True)
        pd.testing.assert_frame_equal(rows, wanted)
    assert corpus.articles["published_date"].tolist()[1] == "2025-01-31"
    assert "correction_unmatched" in set(corpus.problems["kind"])
    assert corpus.speakers is corpus.tables["speakers"]
    assert repr(corpus) == f"<LoadedCorpus {pages.name!r}, 2 articles>"


def test_a_table_of_articles_tells_of_each_what_the_archive_knows(
    tmp_path, in_this_process
):
    rows = [
        {
            "text": f"Harbour {n}\n\nThe boats stayed in, the master said.",
            "outlet": "The Gazette",
            "published": "2025-03-07T10:00:00Z",
            "authors": "Ann Lee; Bo Hart",
        }
        for n in range(2)
    ]
    pd.DataFrame(rows).to_csv(tmp_path / "t.csv", index=False)
    articles = analysis.load_corpus(tmp_path / "t.csv", shows_progress=False).articles
    assert articles["outlet"].tolist() == ["The Gazette"] * 2
    assert set(articles["published_date"]) == {"2025-03-07"}
    assert set(articles["authors"]) == {"Ann Lee; Bo Hart"}


def test_tables_that_nobody_keeps_leave_nothing(tmp_path, in_this_process):
    in_this_process.setattr("tempfile.tempdir", str(tmp_path))
    corpus = analysis.load_corpus(write_pages(tmp_path / "pages", 1))
    assert len(corpus.articles) == 1
    assert [path.name for path in tmp_path.iterdir()] != ["pages"]
    del corpus
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_tables_lie_on_any_place_that_fsspec_reaches(tmp_path, in_this_process):
    pages = write_pages(tmp_path / "pages", 5)
    run(pages, "memory://many/out")
    run(pages, tmp_path / "out")
    import fsspec

    files = fsspec.filesystem("memory")
    found = {
        path.removeprefix("/many/out/"): files.cat_file(path)
        for path in files.find("/many/out")
    }
    assert found == files_of(tmp_path / "out")
    assert len(open_corpus("memory://many/out").articles) == 5


def test_where_there_are_no_tables_it_is_told(tmp_path):
    with pytest.raises(CorpusError, match="there are no tables of a corpus"):
        open_corpus(tmp_path)
