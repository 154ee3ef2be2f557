"""Coding by hand: sheets without the kit's answers, agreement that can be checked."""

import pandas as pd
import pytest

from analysis.coding import (
    CODES,
    alpha_reads,
    coding_sheet,
    krippendorff_alpha,
    read_coding_sheet,
    read_coding_sheets,
    reliability,
)
from analysis.export import write_coding_sheet


@pytest.fixture
def quotes():
    return pd.DataFrame(
        {
            "article_id": "a-0",
            "attribution_id": range(4),
            "start_char": [5, 20, 40, 60],
            "end_char": [9, 30, 50, 70],
            "content": ["one", "two", "three", "four"],
            "kind": ["direct", "indirect", "mixed", "direct"],
            "is_speech": [True, False, True, True],
            "speaker": ["Mayor Ida Orr", pd.NA, "Bo Lund", "Bo Lund"],
        }
    )


def test_a_sheet_shows_no_answer_and_is_drawn_the_same_again(quotes):
    sheet = coding_sheet(quotes, n=3, seed=4)
    assert sheet.equals(coding_sheet(quotes, n=3, seed=4))
    assert len(sheet) == 3 and sheet["start_char"].is_monotonic_increasing
    assert not {"speaker", "kind"} & set(sheet.columns)
    assert sheet[list(CODES)].isna().all(axis=None)


def test_alpha_of_a_worked_example():
    # Two coders, ten units, values 0 and 1: observed disagreement 4 of 10 units;
    # 14 zeros and 6 ones in 20 values, so alpha = 1 - 19 * 4 / (14 * 6).
    a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    alpha = krippendorff_alpha(pd.DataFrame({"a": a, "b": b}))
    assert alpha == pytest.approx(1 - 19 * 4 / (14 * 6))


def test_alpha_leaves_out_what_one_coder_left_empty():
    ratings = pd.DataFrame({"a": ["x", "y", "x", None], "b": ["x", "y", "x", "y"]})
    assert krippendorff_alpha(ratings) == 1.0


def test_alpha_is_not_defined_where_all_are_alike():
    alpha = krippendorff_alpha(pd.DataFrame({"a": ["x", "x"], "b": ["x", "x"]}))
    assert "not defined" in alpha_reads(alpha)


def test_reliability_compares_coders_and_the_kit(quotes):
    ada = coding_sheet(quotes, n=4)
    ada["coded_is_speech"] = "yes"
    ada["coded_speaker"] = ["Orr", "?", "Lund", "Orr"]
    ada["coded_kind"] = ["direct", "indirect", "mixed", "direct"]
    ben = ada.assign(coded_speaker=["Ida Orr", "?", "Lund", "Lund"])
    table = reliability({"ada": ada, "ben": ben}, quotes)
    speaker = table[table["code"] == "coded_speaker"].set_index(["coder", "other"])
    assert speaker.loc[("ada", "ben"), "agreement"] == 0.75
    assert speaker.loc[("ben", "the kit"), "agreement"] == 1.0
    kind = table[(table["code"] == "coded_kind") & (table["other"] == "the kit")]
    assert kind["alpha"].tolist() == [1.0, 1.0]


def test_a_sheet_comes_back_from_a_file_and_a_wrong_one_is_told(quotes, tmp_path):
    sheet = coding_sheet(quotes, n=2).assign(coded_speaker="Orr")
    sheet.to_csv(tmp_path / "ada.csv", index=False)
    read = read_coding_sheet(tmp_path / "ada.csv")
    assert read["coded_speaker"].tolist() == ["Orr", "Orr"]
    sheet.drop(columns="coded_kind").to_csv(tmp_path / "bad.csv", index=False)
    with pytest.raises(ValueError, match="lacks the columns"):
        read_coding_sheet(tmp_path / "bad.csv")
    pd.concat([sheet, sheet]).to_csv(tmp_path / "twice.csv", index=False)
    with pytest.raises(ValueError, match="twice"):
        read_coding_sheet(tmp_path / "twice.csv")


def test_a_sheet_has_the_paragraph_of_each_piece(quotes):
    paragraphs = pd.DataFrame(
        {"article_id": "a-0", "start_char": [0, 35], "text": ["first", "=second"]}
    )
    sheet = coding_sheet(quotes, paragraphs, n=9)
    assert sheet["paragraph"].tolist() == ["first", "first", "=second", "=second"]


def test_no_sheets_no_rows(quotes):
    assert reliability(read_coding_sheets({}), quotes).empty


def test_a_sample_of_nothing_is_refused(quotes):
    with pytest.raises(ValueError, match="1 or more; not 0"):
        coding_sheet(quotes, n=0)


def test_the_workbook_comes_back_as_it_was_filled_in(quotes, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    quotes["content"] = ["=HYPERLINK(1)", "two", "bell\x07", "four"]
    path = write_coding_sheet(coding_sheet(quotes, n=9), tmp_path / "new" / "ada.xlsx")
    book = openpyxl.load_workbook(path)
    page = book["coding"]
    heads = {cell.value: cell.column_letter for cell in page[1]}
    formula = page[f"{heads['content']}2"]
    assert formula.data_type == "s" and formula.value == "=HYPERLINK(1)"
    offered = {rule.formula1 for rule in page.data_validations.dataValidation}
    assert offered == {'"yes,no"', '"direct,indirect,mixed"'}
    page[f"{heads['coded_speaker']}3"] = "Orr"
    book.save(path)
    read = read_coding_sheets({"ada": path})["ada"]
    assert read["coded_speaker"].tolist()[1] == "Orr"
    assert read["attribution_id"].tolist() == [0, 1, 2, 3]
    with pytest.raises(FileExistsError, match="may be filled in"):
        write_coding_sheet(coding_sheet(quotes), path)
