"""Tables to Parquet and back, the same bytes each time."""

import pandas as pd
import pytest

from analysis.corpus import parquet
from analysis.schema import TABLES, SchemaError, frame, validate
from analysis.tables import build_tables, table_rows
from tests.made_articles import small

MADE = build_tables(small())
ROWS = table_rows(small())


@pytest.mark.parametrize("table", TABLES)
def test_a_table_comes_back_as_it_was(table):
    content = parquet.to_bytes(parquet.to_arrow(table, ROWS[table]), "digest")
    rows, plan = parquet.from_bytes(content)
    pd.testing.assert_frame_equal(parquet.to_frame(table, rows), MADE[table])
    assert plan == "digest"
    again = parquet.to_bytes(parquet.to_arrow(table, ROWS[table]), "digest")
    assert again == content


def test_articles_stand_one_after_another_and_none_is_an_empty_table():
    one = parquet.to_arrow("quotes", ROWS["quotes"])
    joined = parquet.joined("quotes", [one, one])
    assert joined.num_rows == 2 * len(MADE["quotes"])
    empty = parquet.to_frame("quotes", parquet.joined("quotes", []))
    pd.testing.assert_frame_equal(empty, frame("quotes", []))


def test_half_a_letter_becomes_the_replacement_character():
    rows = [{"article_id": "a-0", "step": "x", "kind": "y", "message": "a\ud83dz"}]
    found = parquet.to_arrow("problems", rows)
    assert found["message"].to_pylist() == ["a\ufffdz"]


@pytest.mark.parametrize("table", TABLES)
def test_rows_as_they_are_made_are_sound(table):
    assert parquet.is_sound(table, parquet.to_arrow(table, ROWS[table]))
    assert parquet.is_sound(table, parquet.to_arrow(table, []))


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        ("attribution_id", None),
        ("kind", "sung"),
        ("confidence", 1.5),
        ("quoted_words", -1),
        ("attribution_id", 0),
    ],
)
def test_what_is_not_as_declared_is_told_by_both_checks(column, wrong):
    rows = [row | {column: wrong} for row in ROWS["quotes"]]
    found = parquet.to_arrow("quotes", rows)
    assert len(rows) > 1
    assert not parquet.is_sound("quotes", found)
    with pytest.raises(SchemaError, match="quotes"):
        validate("quotes", parquet.to_frame("quotes", found))
