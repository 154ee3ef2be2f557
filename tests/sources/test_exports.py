"""What the layouts of archives' exports leave open."""

from datetime import date

import pytest

from analysis.cleaning import clean
from analysis.sources import open_pages

CLOSING = "Document CRIER00020200503eg5300001"
INDEXED = f"""HD   Mill sold to
     builders
BY   By Ida Moss, Political Editor
WC   1,034 words
PD   3 May 2020
SN   The Town Crier
LA   English
LP
The old mill by the river was sold on Tuesday, its
owner told the council in the evening of that day.
TD
IN THE end, "nobody asked us," a neighbour said.

HD was the old sign of the mill, they said.
CO   crier : The Crier
AN   {CLOSING}
"""
PLAIN = f"""Harbour
Mill sold to builders
By Ida Moss
34 words
3 May 2020
The Town Crier
CRIER
2
English
(c) 2020 Crier Press.

The old mill by the river was sold on Tuesday.

{CLOSING}
"""
RULE = "_" * 60
CITED = f"""{RULE}

Mill sold to builders

Publication info: The Town Crier; Averil [Averil]. 03 May 2020: 2.

Abstract: It was sold.

ProQuest document ID: 1
"""


def articles_of(text):
    pages = open_pages("export.txt", text=text)
    return [clean(page, today=date(2026, 1, 1)) for page in pages]


def of_kind(article, *kinds):
    text = article.page.text
    return [" ".join(p.span.of(text).split()) for p in article.of_kind(*kinds)]


def test_factiva_with_indexing_in_one_line_a_field():
    (article,) = articles_of(INDEXED)
    assert article.page.metadata.title == "Mill sold to builders"
    assert article.authors == ("Ida Moss",)
    assert article.outlet == "The Town Crier"
    assert article.publication.day == date(2020, 5, 3)
    assert of_kind(article, "body") == [
        "The old mill by the river was sold on Tuesday, its owner told the council in "
        "the evening of that day.",
        'IN THE end, "nobody asked us," a neighbour said.',
        "HD was the old sign of the mill, they said.",
    ]


def test_factiva_without_indexing_and_with_a_section():
    (article,) = articles_of(PLAIN)
    assert article.title == "Mill sold to builders"
    assert article.authors == ("Ida Moss",)
    assert article.outlet == "The Town Crier"
    assert article.publication.day == date(2020, 5, 3)
    assert of_kind(article, "body") == [
        "The old mill by the river was sold on Tuesday."
    ]


def test_proquest_without_a_full_text_is_no_article():
    with pytest.raises(Exception, match="no article text"):
        articles_of(CITED + CITED)


@pytest.mark.parametrize(
    "text",
    [
        f"She read {CLOSING} aloud. It had 34 words.\n",
        f"{CLOSING}\n\nIt rained.",
        f"{RULE}\n\nAuthor: Ida Moss\n\nIt rained.",
        "Full text: it rained, and ProQuest document ID: 1 was all she found.",
    ],
)
def test_what_only_speaks_of_exports_is_none(text):
    (page,) = open_pages("a", text=text)
    assert all(not block.hints for block in page.blocks)


def test_a_cover_above_the_first_nexis_article_is_no_headline():
    text = (
        "Job Number: 1\nDocuments (1)\n1. Mill sold\nMill sold\nThe Town Crier\n"
        "May 3, 2020 Sunday\nLength: 9 words\n\nBody\n\nThe old mill was sold.\n\n"
        "End of Document\n"
    )
    (article,) = articles_of(text)
    assert (article.title, article.outlet) == ("Mill sold", "The Town Crier")
