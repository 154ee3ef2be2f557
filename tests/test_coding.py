"""Coding by hand: sheets without the kit's answers, agreement that can be checked."""

import pandas as pd
import pytest

from analysis.coding import (
    CODES,
    alpha_reads,
    coding_sheet,
    krippendorff_alpha,
    read_coding_sheet,
    reliability,
)


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
