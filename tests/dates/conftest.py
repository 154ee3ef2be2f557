"""Short texts as articles: one body paragraph a blank-line block."""

import re
from datetime import date

import pytest

from analysis.dates import find_dates
from analysis.document import Article, Page, Paragraph, Publication, Span
from analysis.sentences import split_sentences


def make_article(text, day="2014-03-14", origin="text", kinds=()):
    blocks = [Span(*m.span()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    paragraphs = tuple(
        Paragraph(span, kinds[i] if i < len(kinds) else "body")
        for i, span in enumerate(blocks)
    )
    published = Publication(date.fromisoformat(day) if day else None, origin)
    return Article(Page("x", text, "0" * 64), paragraphs, publication=published)


@pytest.fixture
def read():
    """Text -> [(words, value)] of its time expressions."""

    def read(text, day="2014-03-14", **options):
        article = make_article(text, day, **options)
        found = find_dates(article, split_sentences(article))
        return [(t.span.of(text), t.value) for t in found]

    return read
