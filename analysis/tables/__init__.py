"""Records to tables: everything read in one article as declared DataFrames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.document import ReadArticle
from analysis.schema import TABLES, frame
from analysis.tables.actors import entity_rows, mention_rows, tone_rows
from analysis.tables.page import (
    article_rows,
    paragraph_rows,
    problem_rows,
    sentence_rows,
)
from analysis.tables.places import Places, Row
from analysis.tables.speech import (
    quote_rows,
    quote_span_rows,
    quote_speaker_rows,
    speaker_rows,
)
from analysis.tables.times import date_rows, event_mention_rows, event_rows

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["build_tables", "table_rows"]

_ROWS = {
    "articles": article_rows,
    "paragraphs": paragraph_rows,
    "sentences": sentence_rows,
    "quotes": quote_rows,
    "quote_speakers": quote_speaker_rows,
    "quote_spans": quote_span_rows,
    "speakers": speaker_rows,
    "entities": entity_rows,
    "mentions": mention_rows,
    "tone": tone_rows,
    "dates": date_rows,
    "events": event_rows,
    "event_mentions": event_mention_rows,
    "problems": problem_rows,
}


def build_tables(
    read: ReadArticle, *, is_checked: bool = True
) -> dict[str, pd.DataFrame]:
    """All tables of one article, by name, in the order that ``TABLES`` declares.

    The same records give the same tables, to the byte; ``article_id`` is the first
    column of each. Each is held against its declaration unless ``is_checked`` is
    false: that takes most of the time, and tables of many articles are better
    joined first and then checked once each with ``schema.validate``.
    """
    return {
        table: frame(table, rows, is_checked=is_checked)
        for table, rows in table_rows(read).items()
    }


def table_rows(read: ReadArticle) -> dict[str, list[Row]]:
    """The rows of all tables of one article, by table, before they are DataFrames."""
    places = Places.of(read)
    first = {"article_id": read.article.page.article_id}
    return {table: [first | row for row in _ROWS[table](places)] for table in TABLES}
