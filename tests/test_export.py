import csv
import io
import time
import zipfile

import openpyxl
import pandas as pd
import pytest

from analysis.export import replace_folder, safe_stem, write_csv, write_workbook
from analysis.export.cells import MAX_CELL_CHARS, csv_cell, workbook_cell
from analysis.export.stems import MAX_BYTES
from analysis.schema import TABLES
from analysis.tables import build_tables
from tests.made_articles import crowd, small

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_csv_cell_becomes_no_formula(text):
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a = b", "", "5 + 5", "«=»", "'=1"])
def test_other_words_stay_as_they_are(text):
    assert csv_cell(text) == text == workbook_cell(text)


def test_what_utf8_cannot_carry_is_marked():
    assert csv_cell("half \ud800") == "half \ufffd"


def test_a_csv_reads_back(tmp_path):
    names = ['=cmd "x",\r\ny', "日本 🐟"]
    table = build_tables(crowd(3, names=names))["entities"]
    path = tmp_path / "entities.csv"
    write_csv(table, path)
    written = path.read_bytes()
    assert not written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8"), newline="")))
    names = {row["actor_id"]: row["name"] for row in rows}
    shown = ['\'=cmd "x",\r\ny', "日本 🐟", "Speaker Number 2"]
    assert [names[str(i)] for i in range(3)] == shown
    assert rows[0]["role"] == ""


def test_numbers_come_without_the_noise_of_arithmetic(tmp_path):
    tone = pd.array([0.1 + 0.2, pd.NA], dtype="Float64")
    write_csv(pd.DataFrame({"tone": tone, "words": [1, 2]}), tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text() == "tone,words\n0.3,1\n,2\n"


def test_a_workbook_holds_every_table_and_says_what_its_columns_mean(tmp_path):
    tables = build_tables(small())
    write_workbook(tables, tmp_path / "all.xlsx")
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == ["column notes", *tables]
    for name, table in tables.items():
        head = [cell.value for cell in book[name][1]]
        assert head == list(table.columns) and book[name].max_row == len(table) + 1
    noted = {(row[0], row[2]) for row in book["column notes"].values}
    shown = {(name, column) for name in TABLES for column in tables[name].columns}
    assert shown <= noted


@pytest.mark.parametrize("text", FORMULAS)
def test_a_workbook_holds_words_of_the_page_as_words(tmp_path, text):
    table = pd.DataFrame({"text": pd.array([text], dtype="string")})
    write_workbook({"words": table}, tmp_path / "x.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "x.xlsx")["words"]["A2"]
    assert cell.data_type == "s" and cell.quotePrefix
    assert cell.value == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bell\x07", "bell\ufffd"),
        ("half \ud83d", "half \ufffd"),
        ("_x0041_", "_x005F_x0041_"),
        ("fish 🐟", "fish 🐟"),
    ],
)
def test_a_workbook_cell_holds_what_the_format_can(text, expected):
    assert workbook_cell(text) == expected


def test_a_cell_too_long_for_a_spreadsheet_is_cut_and_says_so():
    cut = workbook_cell("x" * (MAX_CELL_CHARS + 1))
    assert len(cut) == MAX_CELL_CHARS and cut.endswith("holds all of it]")


def test_the_same_tables_give_the_same_workbook(tmp_path, monkeypatch):
    tables = build_tables(small())
    write_workbook(tables, tmp_path / "one.xlsx")
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    write_workbook(tables, tmp_path / "two.xlsx")
    one, two = ((tmp_path / f"{n}.xlsx").read_bytes() for n in ("one", "two"))
    assert one == two
    with zipfile.ZipFile(tmp_path / "one.xlsx") as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert b"1980-01-01" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("data/articles/london_talks.txt", "london_talks"),
        ("Übersicht – “final” (1) [copy].txt", "Übersicht_final_1_copy"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\x.html", "x"),
        ("a/..", ""),
        ("con.txt", "con_page"),
        ("LPT1.tar.gz", "LPT1.tar_page"),
        ("console.txt", "console"),
        ("日本語.html", "日本語"),
        ("https://example.org/news/a-b.html?x=../y#z", "a-b"),
        ("a\x00b\n.txt", "a_b"),
        ("odd\u202etxt.exe", "odd_txt"),
        ("trailing. . .", "trailing"),
        ("?.txt", ""),
        ("v1.5 of it", "v1.5_of_it"),
    ],
)
def test_a_stem_does_no_harm_on_any_system(name, expected):
    assert safe_stem(name) == expected


@pytest.mark.parametrize("letter", ["x", "語", "🐟x"])
def test_a_stem_is_short_enough_for_every_file_system(letter):
    assert len(safe_stem(letter * 500).encode()) <= MAX_BYTES


def files_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_folder_appears_when_it_is_whole(tmp_path):
    target = tmp_path / "out" / "page"
    with replace_folder(target) as folder:
        (folder / "a.txt").write_text("new")
        assert not target.exists()
    assert files_in(tmp_path / "out") == ["page", "page/a.txt"]


def test_an_earlier_folder_stands_until_the_new_one_is_whole(tmp_path):
    target = tmp_path / "page"
    target.mkdir()
    (target / "old.txt").write_text("old")
    with replace_folder(target) as folder:
        (folder / "new.txt").write_text("new")
        assert files_in(target) == ["old.txt"]
    assert files_in(tmp_path) == ["page", "page/new.txt"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_the_earlier_folder_and_nothing_else(tmp_path, error):
    target = tmp_path / "page"
    target.mkdir()
    (target / "old.txt").write_text("old")
    with pytest.raises(error), replace_folder(target) as folder:
        (folder / "new.txt").write_text("half")
        raise error
    assert files_in(tmp_path) == ["page", "page/old.txt"]


def test_a_failed_swap_puts_the_earlier_folder_back(tmp_path, monkeypatch):
    target = tmp_path / "page"
    target.mkdir()
    (target / "old.txt").write_text("old")
    rename = type(target).rename

    def fails(path, to):
        if ".partial-" in path.name:
            raise PermissionError("in use")
        return rename(path, to)

    monkeypatch.setattr(type(target), "rename", fails)
    with pytest.raises(PermissionError), replace_folder(target) as folder:
        (folder / "new.txt").write_text("new")
    assert files_in(tmp_path) == ["page", "page/old.txt"]


def test_a_folder_that_a_power_cut_left_aside_is_put_back(tmp_path):
    aside = tmp_path / ".page.earlier-0123abcd"
    aside.mkdir()
    (aside / "old.txt").write_text("old")
    with pytest.raises(ValueError), replace_folder(tmp_path / "page"):
        raise ValueError
    assert files_in(tmp_path) == ["page", "page/old.txt"]
