"""The declarations hold the tables, and write themselves down."""

import pandas as pd
import pytest

from analysis import schema
from analysis.schema.validation import TEXT

PROBLEM = {"article_id": "a-0", "step": "s", "kind": "k", "message": "m"}


def test_every_table_starts_with_the_article_and_uses_declared_columns():
    for table in schema.TABLES.values():
        assert table.columns[0] == "article_id"
        assert set(table.columns) | set(table.key) <= set(schema.COLUMNS)
        assert set(table.optional) <= set(table.columns)


def test_tables_across_articles_use_declared_columns():
    for table in schema.ACROSS_TABLES.values():
        assert set(table.columns) | set(table.key) <= set(schema.COLUMNS)


def test_no_declared_column_is_unused():
    tables = [*schema.TABLES.values(), *schema.ACROSS_TABLES.values()]
    used = {name for table in tables for name in table.columns}
    assert used == set(schema.COLUMNS)


def test_frame_has_the_declared_types_even_when_empty():
    empty = schema.frame("quotes", [])
    assert list(empty) == schema.column_names("quotes")
    assert empty["quoted_words"].dtype == "Int64"
    assert empty["speaker"].dtype == "string"


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        ("problems", PROBLEM | {"message": None}, "message"),
        (
            "articles",
            {
                "article_id": "a-0",
                "page": "p",
                "title": None,
                "authors": None,
                "outlet": None,
                "place": None,
                "language": None,
                "published_date": None,
                "published_from": "gossip",
                "words": 1,
            },
            "gossip",
        ),
    ],
    ids=["missing", "not-allowed"],
)
def test_a_wrong_value_is_named(table, row, told):
    with pytest.raises(schema.SchemaError, match=told):
        schema.frame(table, [row])


def test_rows_with_one_key_are_told():
    row = {"article_id": "a-0", "attribution_id": 0, "actor_id": 1}
    with pytest.raises(schema.SchemaError, match="quote_speakers"):
        schema.frame("quote_speakers", [row, row])


def test_validate_returns_the_table_that_it_was_given():
    rows = pd.DataFrame([PROBLEM]).astype(TEXT)
    assert schema.validate("problems", rows).equals(rows)


def test_data_dictionary_names_every_column_of_every_table():
    text = schema.data_dictionary()
    for name in (*schema.TABLES, *schema.ACROSS_TABLES):
        section = text.split(f"### `{name}`\n")[1].split("###")[0]
        rows = [line for line in section.splitlines() if line.startswith("| `")]
        shown = [row.split("`")[1] for row in rows]
        assert shown == schema.column_names(name)
