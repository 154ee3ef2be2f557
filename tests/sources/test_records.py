import json
from datetime import date

import pytest

from analysis.sources import open_pages

STORY = 'The mill was sold.\r\n\r\n"Nobody asked us," she said; or "nearly" nobody.'
ROW = {"Title": "Mill sold", "Text": STORY, "date": "2020-05-03", "source": "Crier"}


def csv_of(separator):
    quoted = STORY.replace('"', '""')
    rows = ["title;text;date", f'Mill sold;"{quoted}";2020-05-03', 'Owls;"Two.";']
    head, first, second = rows
    if separator != ";":
        head, second = head.replace(";", separator), second.replace(";", separator)
        first = f'Mill sold{separator}"{quoted}"{separator}2020-05-03'
    return "\r\n".join([head, first, second])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (json.dumps(ROW) + "\n" + json.dumps({"body": "Two."}) + "\n", 2),
        (json.dumps([ROW, {"body": "Two."}, {"body": ""}]), 2),
        (json.dumps(ROW, indent=1), 1),
        (csv_of(","), 2),
        (csv_of(";"), 2),
        (csv_of("\t"), 2),
    ],
    ids="lines array object comma semicolon tab".split(),
)
def test_each_row_with_a_text_is_a_page(text, count):
    pages = open_pages("table", text=text)
    assert [page.article for page in pages] == list(range(count))
    assert pages[0].text == STORY
    assert pages[0].metadata.title == "Mill sold"
    assert pages[0].metadata.published == date(2020, 5, 3)
    assert len({page.article_id for page in pages}) == count


@pytest.mark.parametrize(
    "text",
    [
        "{ The mill was sold.",
        "[1] The mill was sold.",
        '{"text": 3}',
        '{"text": "x"}\nThe mill was sold.',
        "title,text\n",
        "title,text\na,b\na,b,c\n",
        "The text, as it stands, says the mill was sold.",
        "[" * 3000,
    ],
)
def test_what_is_no_table_is_read_as_text(text):
    (page,) = open_pages("a", text=text)
    assert page.text == text


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("May 3, 2020", "4 May 2020"), (date(2020, 5, 3), date(2020, 5, 4))),
        (("03/05/2020", "14/05/2020"), (date(2020, 5, 3), date(2020, 5, 14))),
        (("05/03/2020", "05/14/2020"), (date(2020, 5, 3), date(2020, 5, 14))),
        (("03/05/2020", "04/05/2020"), (None, None)),
        (("soon", ""), (None, None)),
    ],
    ids="words day-first month-first ambiguous none".split(),
)
def test_the_column_of_days(days, expected):
    rows = "".join(f'"It rained {i}.","{day}"\n' for i, day in enumerate(days))
    pages = open_pages("x.csv", text=f"text,date\n{rows}")
    assert tuple(page.metadata.published for page in pages) == expected
