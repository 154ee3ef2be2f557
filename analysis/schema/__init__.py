"""Tables and columns, declared once; missing is ``<NA>``, never ``""`` or ``-1``."""

from analysis.schema.columns import COLUMNS, Column
from analysis.schema.declared import (
    ACROSS_TABLES,
    SHOWN_AS,
    TABLES,
    Table,
    column_names,
)
from analysis.schema.dictionary import data_dictionary
from analysis.schema.validation import SchemaError, frame, validate

__all__ = [
    "ACROSS_TABLES",
    "COLUMNS",
    "SHOWN_AS",
    "TABLES",
    "Column",
    "SchemaError",
    "Table",
    "column_names",
    "data_dictionary",
    "frame",
    "validate",
]
