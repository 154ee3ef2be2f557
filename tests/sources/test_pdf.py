import io

import pytest

from analysis.errors import PageError
from analysis.sources import open_pages
from analysis.sources.pdf_frames import frames_of
from analysis.sources.pdf_lines import Sheet, TextLine
from analysis.sources.pdf_paragraphs import pieces_of
from analysis.sources.pdf_words import joined, words_in
from tests.sources.formats import FOLDER

WIDE = "the mill on the river was sold on Tuesday to people from the"


def sheet(*rows, size=10.0, font="Serif"):
    """A page of (text, x, y) or (text, x, y, size) rows."""
    lines = [
        TextLine(text, x, y, *(rest or [size]), font) for text, x, y, *rest in rows
    ]
    return Sheet(tuple(lines))


def texts_of(*sheets):
    frames = frames_of(sheets)
    return [piece.text for piece in pieces_of(sheets, frames)]


def protected(algorithm, password):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(FOLDER / "mill_closure_printed.pdf"))
    writer.encrypt(password, "owner", algorithm=algorithm)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def blank(pages):
    from pypdf import PdfWriter

    writer, file = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.write(file)
    return file.getvalue()


def error_of(data):
    with pytest.raises(PageError) as caught:
        open_pages("x.pdf", data=data)
    return caught.value


@pytest.mark.parametrize(
    ("lines", "elsewhere", "text"),
    [
        (["on mill wa-", "ges"], "", "on mill wages"),
        (["on mill wa\u00ad", "ges"], "", "on mill wages"),
        (["Lanyon-", "Reece"], "", "Lanyon-Reece"),
        (["the vice-", "chair"], "", "the vice-chair"),
        (["a ten-", "ant"], "the tenant left", "a tenant"),
        (["a bell-", "ringer"], "two bell-ringer jobs", "a bell-ringer"),
        (["a mother-in-", "law"], "", "a mother-in-law"),
        (["in 2013-", "14"], "", "in 2013-14"),
        (["wait -", "no"], "", "wait - no"),
        (["said --", "and"], "", "said -- and"),
        (["one", "two"], "", "one two"),
    ],
)
def test_words_broken_at_the_end_of_a_line(lines, elsewhere, text):
    assert joined(lines, words_in([*lines, elsewhere])) == text


def test_paragraphs_are_told_by_the_distance_of_lines():
    page = sheet(
        (WIDE, 50, 700), ("town.", 50, 688), (WIDE, 50, 670), ("coast.", 50, 658)
    )
    assert texts_of(page) == [f"{WIDE} town.", f"{WIDE} coast."]


def test_paragraphs_are_told_by_an_indent():
    page = sheet(
        (WIDE, 60, 700), (f"{WIDE}.", 50, 688), (WIDE, 60, 676), ("coast.", 50, 664)
    )
    assert texts_of(page) == [f"{WIDE} {WIDE}.", f"{WIDE} coast."]


def test_paragraphs_are_told_by_a_short_last_line():
    page = sheet((WIDE, 50, 700), ("town.", 50, 688), ("And " + WIDE, 50, 676))
    assert texts_of(page) == [f"{WIDE} town.", f"And {WIDE}"]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page():
    one, two, three, four = (f"{WIDE} {name}" for name in "one two three four".split())
    first = sheet((one, 50, 700), (two, 50, 688), (three, 300, 700))
    second = sheet((four, 50, 700), ("town.", 50, 688))
    assert texts_of(first, second) == [f"{one} {two} {three} {four} town."]


def test_a_heading_is_no_part_of_the_paragraph_below():
    page = sheet((WIDE, 50, 700), ("The river", 50, 684, 12), (WIDE, 50, 670))
    assert texts_of(page) == [WIDE, "The river", WIDE]


def test_running_heads_and_page_numbers_are_the_pages_frame():
    pages = [
        sheet(
            (f"The Crier, page {number}", 50, 800),
            (f"{WIDE} {word}", 50, 700),
            (f"{word} {WIDE}", 50, 688),
            (f"- {number} -", 50, 20),
        )
        for number, word in enumerate("one two three".split(), 1)
    ]
    frames = frames_of(pages)
    assert frames == {(n, i) for n in range(3) for i in (0, 3)}
    pieces = pieces_of(pages, frames)
    assert [p.is_frame for p in pieces] == [True, False] + [True] * 5
    assert pieces[1].text.startswith(f"{WIDE} one one {WIDE} {WIDE} two")


def test_what_stands_once_at_the_top_of_a_page_is_no_running_head():
    pages = [sheet(("Mill sold", 50, 800), (WIDE, 50, 700)), sheet((WIDE, 50, 700))]
    assert (0, 0) not in frames_of(pages)


def test_a_protected_document_is_told_in_one_line():
    error = error_of(protected("RC4-128", "secret"))
    assert error.kind == "unsupported_format"
    assert "protected" in str(error)


def test_a_document_that_anybody_may_read_is_read():
    (page,) = open_pages("x.pdf", data=protected("RC4-128", ""))
    assert page.metadata.title == "Brackwater paper mill to close after 141 years"


def test_a_scan_is_told_in_one_line():
    error = error_of(blank(2))
    assert error.kind == "no_article_text"
    assert "OCR" in str(error)


def test_too_many_pages_are_not_read():
    assert error_of(blank(501)).kind == "too_large"


def test_a_document_that_is_no_more_than_its_first_line_names_what_it_looks_like():
    error = error_of(b"%PDF-1.7\n%\xe2\xe3")
    assert error.kind == "binary_input"
    assert "PDF" in str(error)


def test_a_page_that_is_damaged_is_told():
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject

    writer, file = PdfWriter(PdfReader(FOLDER / "mill_closure.pdf")), io.BytesIO()
    drawing = writer.pages[1]["/Contents"].get_object()
    drawing[NameObject("/Filter")] = NameObject("/NoSuchFilter")
    writer.write(file)
    (page,) = open_pages("x.pdf", data=file.getvalue())
    assert [problem.kind for problem in page.problems] == ["pages_damaged"]
    assert "1 of the document's 2 pages" in page.problems[0].message


def drawn(content, pages=1):
    """A PDF of pages that ``content`` draws, in PDF's own operators."""
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = {NameObject(key): NameObject(value) for key, value in font.items()}
    fonts = DictionaryObject({NameObject("/F1"): DictionaryObject(named)})
    stream = StreamObject()
    stream.set_data(content)
    writer, file = PdfWriter(), io.BytesIO()
    reference = writer._add_object(stream.flate_encode())
    for _ in range(pages):
        page = writer.add_blank_page(600, 800)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = reference
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"0 0 m 10 10 l S\n" * 400_000,
        b" " * 20_000_000,
        b"BT /F1 10 Tf (x) Tj ET\n" * 200_000,
    ],
    ids="lines blanks letters".split(),
)
def test_a_drawing_without_end_is_not_read(content):
    error = error_of(drawn(content))
    assert error.kind in ("too_large", "binary_input")


def test_text_along_the_edge_of_a_page_is_left_out_where_there_is_other():
    upright = b"BT /F1 10 Tf 1 0 0 1 50 700 Tm (It rained.) Tj ET\n"
    turned = b"BT /F1 10 Tf 0 1 -1 0 20 300 Tm (Along the edge.) Tj ET\n"
    (page,) = open_pages("x", data=drawn(turned + upright))
    assert page.text == "It rained."
    (page,) = open_pages("x", data=drawn(turned))
    assert page.text == "Along the edge."
