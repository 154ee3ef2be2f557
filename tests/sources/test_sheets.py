import io
from datetime import date, datetime

import pytest

from analysis.errors import PageError
from analysis.sources import open_pages

STORY = "It rained on the mill."


def workbook(*sheets):
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_columns_beside_the_text_tell_of_the_article():
    rows = [
        ["Headline", "Source", "Date", "Author", "Body", None],
        ["Mill sold", "Crier", datetime(2020, 5, 3, 6, 30), "Ida; Bo", STORY, "x"],
        ["No text", "Crier", date(2020, 5, 4), None, None, None],
        [None, None, "May 5, 2020", None, f" {STORY} ", None],
    ]
    first, second = open_pages("x.xlsx", data=workbook(rows))
    assert first.text == STORY
    assert first.metadata.title == "Mill sold"
    assert first.metadata.outlet == "Crier"
    assert first.metadata.published == date(2020, 5, 3)
    assert first.metadata.authors == ("Ida", "Bo")
    assert second.metadata.published == date(2020, 5, 5)
    assert (second.article, second.text) == (1, f" {STORY} ")


def test_the_table_may_stand_below_a_title_and_on_a_later_sheet():
    notes = [["Notes"], ["It rained."]]
    table = [["Articles of May"], [], ["id", "text"], [1, STORY]]
    (page,) = open_pages("x", data=workbook(notes, table))
    assert page.text == STORY


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([["a", "b"], [1, 2]], "no_article_text"),
        ([["text"]], "empty_input"),
        ([], "no_article_text"),
    ],
)
def test_a_table_without_texts_is_told(rows, kind):
    with pytest.raises(PageError) as caught:
        open_pages("x", data=workbook(rows))
    assert caught.value.kind == kind


def test_what_a_sheet_says_of_its_size_is_checked_while_it_is_read(monkeypatch):
    monkeypatch.setattr("analysis.sources.sheets.MAX_ROWS", 3)
    rows = [["text"], *([STORY] for _ in range(5))]
    with pytest.raises(PageError) as caught:
        open_pages("x", data=workbook(rows))
    assert caught.value.kind == "too_large"


def test_formulas_are_no_text():
    (page,) = open_pages("x", data=workbook([["text"], ["=1+1"], [STORY]]))
    assert page.text == STORY
