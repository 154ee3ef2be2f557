"""Word's, LibreOffice's and rich text's own ways of writing."""

import pytest

from analysis.errors import PageError
from analysis.sources import open_pages
from tests.sources.formats import docx, odt, zipped


def page_of(data):
    (page,) = open_pages("x", data=data)
    return page


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (run("It ") + run("rained."), "It rained."),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        (run("It ") + f"<w:ins>{run('really ')}</w:ins>" + run("rained."),
         "It really rained."),
        (run("It ") + "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
         + run("rained."), "It rained."),
        (f"<w:moveFrom>{run('Gone.')}</w:moveFrom>{run('Here.')}", "Here."),
        ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + run("x"), "x"),
        ("<w:r><w:instrText>PAGE 3</w:instrText></w:r>" + run("x"), "x"),
        (f"<w:hyperlink>{run('a link')}</w:hyperlink>", "a link"),
        (f"<w:sdt><w:sdtContent>{run('a field')}</w:sdtContent></w:sdt>", "a field"),
        ("<w:r><w:t>mill</w:t><w:noBreakHyphen/><w:t>race</w:t></w:r>", "mill‑race"),
    ],
    ids="runs marks inserted deleted moved stops code link control hyphen".split(),
)  # fmt: skip
def test_words_paragraphs(paragraph, text):
    assert page_of(docx(f"<w:p>{paragraph}</w:p>")).text == text


def test_a_text_box_is_read_once_and_behind_its_paragraph():
    box = f"<txbxContent><w:p>{run('In the box.')}</w:p></txbxContent>"
    both = f"<Choice>{box}</Choice><Fallback>{box}</Fallback>"
    page = page_of(docx(f"<w:p>{run('Outside')}<w:r>{both}</w:r>{run(' it.')}</w:p>"))
    assert page.text == "Outside it.\nIn the box."


def test_words_tables_are_read_cell_by_cell():
    cells = "".join(f"<w:tc><w:p>{run(x)}</w:p></w:tc>" for x in ("a", "b"))
    assert page_of(docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")).text == "a\nb"


@pytest.mark.parametrize("name", ["Title", "heading 1"])
def test_the_title_is_told_by_its_style_whatever_the_style_is_called(name):
    styles = f'<w:style w:styleId="x9"><w:name w:val="{name}"/></w:style>'
    head = f'<w:p><w:pPr><w:pStyle w:val="x9"/></w:pPr>{run("Mill  sold")}</w:p>'
    page = page_of(docx(f"<w:p>{run('Crier')}</w:p>{head}", styles))
    assert page.metadata.title == "Mill sold"


def test_entities_of_a_document_are_not_read():
    document = (
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "bbb">]>'
        '<w:document xmlns:w="w"><w:p><w:r><w:t>It rained&a;&b;.</w:t></w:r></w:p>'
        "</w:document>"
    )
    page = page_of(zipped([("word/document.xml", document)]))
    assert page.text.startswith("It rained")
    assert "bbb" not in page.text


@pytest.mark.parametrize(
    "content", ["<w:document>", "", "<a>" * 400 + "</a>" * 400, "no XML"]
)
def test_a_damaged_document_is_told(content):
    with pytest.raises(PageError, match="Word document") as caught:
        open_pages("x", data=zipped([("word/document.xml", content)]))
    assert caught.value.kind == "binary_input"


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("a<text:s/>b<text:s text:c='2'/>c<text:tab/>d", "a b  c\td"),
        ("a<text:line-break/>b", "a\nb"),
        ("It <text:span>really</text:span> rained.", "It really rained."),
        ("It<text:note>A note.</text:note> rained.", "It rained."),
        ("<annotation><text:p>Who?</text:p></annotation>It rained.", "It rained."),
        ("a<text:s text:c='99999999999'/>b", "a" + " " * 1000 + "b"),
    ],
    ids="blanks break span note comment many".split(),
)
def test_opendocument_paragraphs(paragraph, text):
    assert page_of(odt(f"<text:p>{paragraph}</text:p>")).text == text


def test_the_title_of_an_opendocument_text():
    style = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    page = page_of(odt(f'{style}<text:p text:style-name="P1">Mill sold</text:p>'))
    assert page.metadata.title == "Mill sold"
    page = page_of(odt('<text:h text:outline-level="1">Mill sold</text:h>'))
    assert page.metadata.title == "Mill sold"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"It rained.\par She left.", "It rained.\nShe left."),
        (r"\'93No,\'94 he said \'96 caf\'e9.", "“No,” he said – café."),
        (r"\ldblquote No\rdblquote\emdash x", "“No”—x"),
        (r"\u8220?No\u8221?", "“No”"),
        (r"\uc1\u-10179?\u-8704?", "\U0001f600"),
        (r"\trowd a\cell b\cell\row", "a\nb"),
        (r"{\header The Crier}It rained.{\footer 3}", "It rained."),
        (r'{\field{\*\fldinst{HYPERLINK "http://x.example"}}'
         r"{\fldrslt{a link}}} x", "a link x"),
        (r"{\*\generator Writer;}{\info{\title Old}}It rained.", "It rained."),
        (r"a\{b\}\\c", "a{b}\\c"),
        (r"{\pict\pngblip 89504e47}It rained.", "It rained."),
    ],
    ids="par cp1252 named unicode pair cells frame link info braces picture".split(),
)  # fmt: skip
def test_rich_text(source, text):
    data = rf"{{\rtf1\ansi\ansicpg1252\deff0 {source}}}".encode("ascii")
    lines = [line.strip() for line in page_of(data).text.split("\n")]
    assert "\n".join(filter(None, lines)) == text


def test_rich_text_in_the_charset_of_its_font():
    fonts = (
        r"{\fonttbl{\f0\fnil\fcharset0 A;}{\f1\fnil\fcharset204{\*\fname B;}B Cyr;}}"
    )
    data = rf"{{\rtf1\ansi\ansicpg1252\deff0{fonts}\f0 a \f1\'cc\'e8\'f0 \f0\'e9}}"
    assert page_of(data.encode("ascii")).text == "a Мир é"


def test_bytes_beyond_ascii_in_rich_text_are_of_its_code_page():
    data = rb"{\rtf1\ansi\ansicpg1252 caf" + b"\xe9 \x93x\x94}"
    assert page_of(data).text == "café “x”"


@pytest.mark.parametrize("source", [r"\u99999999", r"\uc", r"\'9", "{" * 9, "}}}x"])
def test_damaged_rich_text_never_crashes(source):
    try:
        open_pages("x", data=rf"{{\rtf1 It rained. {source}".encode("ascii"))
    except PageError as error:
        assert error.kind == "binary_input"
