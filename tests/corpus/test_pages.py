"""What the pages of a corpus are, and what of a table of articles becomes of it."""

import json

import pandas as pd
import pytest

from analysis.corpus.pages import content_of, find_entries
from analysis.corpus.records import CorpusError

ARTICLE = {"text": "The boats stayed in.", "outlet": "The Gazette", "title": None}


def entries(source, out=None):
    return {entry.path: entry for entry, _ in find_entries(source, out)}


def test_pages_are_files_at_any_depth_but_not_what_lies_beside_them(tmp_path):
    pages = ["a.txt", "deep/er/b.html", "ünd Ω/c.txt"]
    beside = [
        "a.txt.corrections.yaml",
        "corpus.corrections.yaml",
        "README.md",
        "actors.csv",
        ".hidden",
        ".git/config",
        "tables/articles/b0.parquet",
    ]
    for name in [*pages, *beside]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = entries(tmp_path, tmp_path / "tables")
    assert sorted(found) == sorted(pages)
    assert found["a.txt"].corrections is not None
    assert found["deep/er/b.html"].corrections is None
    assert content_of(tmp_path, found["a.txt"]).corrections == beside[0].encode()


def write_csv(path, rows):
    pd.DataFrame(rows).to_csv(path, index=False)


def write_tsv(path, rows):
    pd.DataFrame(rows).to_csv(path, index=False, sep="\t")


def write_jsonl(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def write_parquet(path, rows):
    pd.DataFrame(rows).to_parquet(path, index=False)


@pytest.mark.parametrize("write", [write_csv, write_tsv, write_jsonl, write_parquet])
def test_every_form_of_a_table_gives_the_same_pages(tmp_path, write):
    form = write.__name__.removeprefix("write_")
    write(tmp_path / f"t.{form}", [ARTICLE])
    (entry,) = entries(tmp_path / f"t.{form}").values()
    assert entry.given == {"text": ARTICLE["text"], "outlet": ARTICLE["outlet"]}
    assert entry.path == f"t.{form}#{entry.sha256[:12]}"


def test_one_text_in_two_outlets_is_two_pages_wherever_the_rows_stand(tmp_path):
    rows = [ARTICLE, ARTICLE | {"outlet": "The Courier"}]
    write_csv(tmp_path / "t.csv", rows)
    found = entries(tmp_path / "t.csv")
    write_csv(tmp_path / "t.csv", rows[::-1])
    assert len(found) == 2
    assert entries(tmp_path / "t.csv") == found


def test_a_table_may_name_files_from_where_it_lies(tmp_path):
    (tmp_path / "a.txt").write_text("The boats stayed in.")
    write_csv(tmp_path / "t.csv", [{"page": "a.txt"}, {"page": "gone.txt"}])
    found = entries(tmp_path / "t.csv")
    assert found["a.txt"] == entries(tmp_path)["a.txt"]
    assert "No such file" in found["gone.txt"].cannot_open


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("t.csv", "id,body\n1,x\n", "needs a column 'text'"),
        ("t.docx", "x", "must be one of .csv, .tsv, .jsonl, .parquet"),
        ("t.jsonl", '{"text": "x"}\n[1]\n', "line 2: must be one JSON object"),
        ("t.parquet", "PAR0", "is not a Parquet file"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_in_one_line(tmp_path, name, content, told):
    (tmp_path / name).write_text(content)
    with pytest.raises(CorpusError) as raised:
        entries(tmp_path / name)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CorpusError, match="no such folder or table"):
        entries(tmp_path / "nowhere")
