"""Tables to Parquet and back, the same bytes each time."""

import pandas as pd
import pytest

from analysis.corpus import parquet
from analysis.schema import TABLES, frame
from analysis.tables import build_tables
from tests.made_articles import small

MADE = build_tables(small())


@pytest.mark.parametrize("table", TABLES)
def test_a_table_comes_back_as_it_was(table):
    content = parquet.to_bytes(parquet.to_arrow(table, MADE[table]), "digest")
    rows, plan = parquet.from_bytes(content)
    pd.testing.assert_frame_equal(parquet.to_frame(table, rows), MADE[table])
    assert plan == "digest"
    again = parquet.to_bytes(parquet.to_arrow(table, MADE[table]), "digest")
    assert again == content


def test_articles_stand_one_after_another_and_none_is_an_empty_table():
    one = parquet.to_arrow("quotes", MADE["quotes"])
    joined = parquet.joined("quotes", [one, one])
    assert joined.num_rows == 2 * len(MADE["quotes"])
    empty = parquet.to_frame("quotes", parquet.joined("quotes", []))
    pd.testing.assert_frame_equal(empty, frame("quotes", []))


def test_half_a_letter_becomes_the_replacement_character():
    rows = [{"article_id": "a-0", "step": "x", "kind": "y", "message": "a\ud83dz"}]
    found = parquet.to_arrow("problems", frame("problems", rows))
    assert found["message"].to_pylist() == ["a\ufffdz"]
