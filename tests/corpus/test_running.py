"""A run: what is read, what is not read again, what is told."""

import pytest

from analysis.corpus import running
from analysis.corpus.loaded import open_corpus
from analysis.corpus.records import CorpusError
from tests.corpus import made_reader
from tests.corpus.made_pages import DAY, files_of, run, write_pages

pytestmark = pytest.mark.usefixtures("in_this_process")


def test_every_page_has_a_row_somewhere(tmp_path):
    pages, out = write_pages(tmp_path / "pages", 20), tmp_path / "out"
    (pages / "007.txt").write_text("UNREADABLE")
    (pages / "008.txt").write_bytes((pages / "009.txt").read_bytes())
    told = run(pages, out)
    corpus = open_corpus(out)
    assert len(corpus.articles) == 18
    assert corpus.articles["page"].is_monotonic_increasing
    assert sorted(corpus.problems["kind"]) == ["no_article_text", "same_page"]
    assert {o.entry.path: o.has_failed for o in told} == {
        "007.txt": True,
        "009.txt": False,
    }
    assert corpus.folder == pages


def test_what_stands_is_not_read_again_and_what_changed_is(tmp_path):
    pages, out = write_pages(tmp_path / "pages", 20), tmp_path / "out"
    (pages / "008.txt").write_bytes((pages / "009.txt").read_bytes())
    (pages / "010.txt").write_text("UNREADABLE")
    run(pages, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    made_reader.read_pages.clear()
    run(pages, out)
    assert made_reader.read_pages == []
    assert before == {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}

    (pages / "001.txt").write_text("Page 1: the boats went out.")
    (pages / "002.txt").unlink()
    (pages / "003.txt.corrections.yaml").write_text("corrected")
    (pages / "new.txt").write_text("A new page.")
    run(pages, out)
    assert sorted(made_reader.read_pages) == ["001.txt", "003.txt", "new.txt"]
    run(pages, tmp_path / "fresh")
    assert files_of(out) == files_of(tmp_path / "fresh")
    titles = open_corpus(out).articles.set_index("page")["title"]
    assert titles.dropna().to_dict() == {"003.txt": "corrected"}


def test_another_kit_reads_all_again(tmp_path, monkeypatch):
    pages, out = write_pages(tmp_path / "pages", 5), tmp_path / "out"
    run(pages, out)
    made_reader.read_pages.clear()
    monkeypatch.setattr(running, "stamp_of", lambda _: {"kit": "0.2", "code": "x"})
    run(pages, out)
    assert len(made_reader.read_pages) == 5


def test_a_run_that_goes_on_keeps_the_day_that_the_first_began_with(
    tmp_path, monkeypatch
):
    pages, out = write_pages(tmp_path / "pages", 20), tmp_path / "out"
    reads = made_reader.read_entry

    def loses_power(entry, content, today):
        if len(made_reader.read_pages) > 12:
            raise KeyboardInterrupt
        return reads(entry, content, today)

    made_reader.read_pages.clear()
    with monkeypatch.context() as patched:
        patched.setattr(made_reader, "read_entry", loses_power)
        with pytest.raises(KeyboardInterrupt):
            run(pages, out)
    with pytest.raises(CorpusError, match="has not come to its end"):
        open_corpus(out)
    read_before = len(made_reader.read_pages)
    run(pages, out, today=None)
    assert 20 <= len(made_reader.read_pages) < 20 + read_before
    assert set(open_corpus(out).articles["published_date"]) == {DAY.isoformat()}


@pytest.mark.parametrize("counts", [(4, 60), (60, 4)], ids=["grown", "shrunk"])
def test_a_corpus_that_grew_or_shrank_is_that_of_a_fresh_run(tmp_path, counts):
    pages, out = write_pages(tmp_path / "pages", counts[0]), tmp_path / "out"
    run(pages, out)
    for page in pages.iterdir():
        page.unlink()
    write_pages(pages, counts[1])
    run(pages, out)
    run(pages, tmp_path / "fresh")
    assert files_of(out) == files_of(tmp_path / "fresh")


def test_a_file_that_was_cut_or_removed_is_noticed(tmp_path):
    pages, out = write_pages(tmp_path / "pages", 12), tmp_path / "out"
    run(pages, out)
    files = files_of(out)
    cut = sorted((out / "paragraphs").iterdir())[0]
    cut.write_bytes(cut.read_bytes()[:-10])
    sorted((out / "articles").iterdir())[-1].unlink()
    run(pages, out)
    assert files_of(out) == files


def test_rows_that_break_their_declaration_are_told_and_the_rest_is_read(tmp_path):
    pages, out = write_pages(tmp_path / "pages", 4), tmp_path / "out"
    (pages / "002.txt").write_text("WRONG")
    (told,) = run(pages, out, processes=1)
    assert told.message.startswith("002.txt: Table 'articles': published_from")
    assert len(open_corpus(out).articles) == 3


def test_tables_of_another_corpus_are_not_written_over(tmp_path):
    run(write_pages(tmp_path / "one", 2), tmp_path / "out")
    with pytest.raises(CorpusError, match="tables of 'one' lie where"):
        run(write_pages(tmp_path / "two", 2), tmp_path / "out")


def test_a_folder_without_pages_is_told(tmp_path):
    with pytest.raises(CorpusError, match="there is no page in it to read"):
        run(write_pages(tmp_path / "pages", 0), tmp_path / "out")


def test_where_no_page_could_be_read_the_tables_are_empty(tmp_path):
    run(write_pages(tmp_path / "pages", 2, "UNREADABLE {}"), tmp_path / "out")
    corpus = open_corpus(tmp_path / "out")
    assert (len(corpus.articles), len(corpus.quotes)) == (0, 0)
    assert len(corpus.problems) == 2
