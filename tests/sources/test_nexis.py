from datetime import date

import pytest

from analysis.cleaning import clean
from analysis.sources import open_pages

OLD = """
                               1 of 2 DOCUMENTS


                                The Town Crier

                             May 3, 2020 Sunday

Mill sold to builders

BYLINE: Ida Moss and Bo Fenn

SECTION: HARBOUR; Pg. 2

LENGTH: 34 words


The old mill by the river was sold on Tuesday, its
owner told the council in the evening.


"Nobody asked us," a neighbour said.

LOAD-DATE: May 4, 2020

LANGUAGE: ENGLISH

Copyright 2020 Crier Press


                               2 of 2 DOCUMENTS


                                The Town Crier

                            May 5, 2020 Tuesday

Owls move into the town hall

LENGTH: 9 words

Two owls were seen in the tower at dawn.

LOAD-DATE: May 6, 2020
"""
NEW = """Mill sold to builders
The Town Crier
May 3, 2020 Sunday

Copyright 2020 Crier Press All Rights Reserved
Section: HARBOUR; Pg. 2
Length: 34 words
Byline: Ida Moss

Body

The old mill by the river was sold on Tuesday.

Load-Date: May 4, 2020

End of Document
"""


def articles_of(text):
    pages = open_pages("export.txt", text=text)
    return [clean(page, today=date(2026, 1, 1)) for page in pages]


def body_of(article):
    text = article.page.text
    return [" ".join(p.span.of(text).split()) for p in article.of_kind("body")]


def test_the_old_layout_gives_each_article():
    first, second = articles_of(OLD)
    assert first.title == "Mill sold to builders"
    assert first.outlet == "The Town Crier"
    assert first.authors == ("Ida Moss", "Bo Fenn")
    assert first.publication.day == date(2020, 5, 3)
    assert body_of(first) == [
        "The old mill by the river was sold on Tuesday, its owner told the council in "
        "the evening.",
        '"Nobody asked us," a neighbour said.',
    ]
    assert second.title == "Owls move into the town hall"
    assert second.authors == ()
    assert body_of(second) == ["Two owls were seen in the tower at dawn."]
    assert [first.page.article, second.page.article] == [0, 1]
    assert first.page.sha256 == second.page.sha256


def test_the_articles_are_stretches_of_the_file():
    pages = open_pages("export.txt", text=OLD)
    assert "".join(page.text for page in pages) == OLD


def test_the_newer_layout():
    (article,) = articles_of(NEW)
    assert article.title == "Mill sold to builders"
    assert article.outlet == "The Town Crier"
    assert article.authors == ("Ida Moss",)
    assert article.publication.day == date(2020, 5, 3)
    assert body_of(article) == ["The old mill by the river was sold on Tuesday."]


@pytest.mark.parametrize(
    "text",
    [
        "The report has 1 of 2 DOCUMENTS in it.\n\nLENGTH: 9 words\n\nIt rained.",
        "End of Document\n\nIt rained.",
    ],
)
def test_what_only_speaks_of_exports_is_none(text):
    assert len(open_pages("a", text=text)) == 1
    assert all(not block.hints for block in open_pages("a", text=text)[0].blocks)
