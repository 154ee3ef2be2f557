"""Names that are code somewhere: in every output they stay the words that they are."""

import csv
import json
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from lxml import etree
from lxml import html as lxml_html

from analysis.contract import article_line
from analysis.reading import LoadedArticle
from analysis.report import write_report
from tests.made_articles import crowd

NAMES = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "[Ida](javascript:alert(1))",
    "![](https://crier.example/spy.png)",
    "**Bo** _Fenn_ `x`",
    "$\\frac{1}{0}$ Moss",
    "\\input{secret} Ray",
    "=HYPERLINK(1) Lee",
    "+cmd|calc Kay",
    "@SUM(A1) Poe",
    "{{ 7 * 7 }} Day",
    "{% raw %} Fay",
    "../../../etc/passwd",
    "</style><b>Roe</b>",
    "\u202eeeL nnA\u202c",
    "a\x07b Woe",
]
FORMULA_STARTS = tuple("=+-@\t\r")


@pytest.fixture(scope="module")
def article():
    """An article in which everybody has such a name, and so has the article."""
    read = crowd(len(NAMES), names=NAMES)
    told = replace(read.article, title=NAMES[0], authors=(NAMES[1],), outlet=NAMES[8])
    return LoadedArticle(replace(read, article=told))


@pytest.fixture(scope="module")
def report(article, tmp_path_factory):
    """Everything that is written for people, notebooks aside."""
    out = tmp_path_factory.mktemp("reports")
    folder = write_report(article, out=out, with_notebooks=False)
    assert [path for path in out.rglob("*") if path.name == "passwd"] == []
    return folder


def files(folder, ending):
    found = sorted(folder.rglob(f"*.{ending}"))
    assert found, f"the report has no .{ending}"
    return found


def check_markup(root):
    """Nothing in the tree runs, loads or leads elsewhere."""
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            assert not etree.QName(name).localname.lower().startswith("on"), name
            plain = value.strip().lower()
            assert not plain.startswith(("javascript:", "https://crier.example")), value


def test_pages_hold_words(report):
    for path in files(report, "html"):
        root = lxml_html.fromstring(path.read_text("utf-8"))
        check_markup(root)
        assert len(root.findall(".//script")) <= 1, path
        assert not root.xpath("//img[@src='x']") and not root.xpath("//b[.='Roe']")


def test_the_report_shows_the_names(report):
    page = lxml_html.fromstring((report / "report.html").read_text("utf-8"))
    shown = page.text_content()
    assert [name for name in NAMES[:-2] if name not in shown] == []


def test_charts_hold_words(report):
    for path in files(report, "svg"):
        root = etree.fromstring(path.read_bytes())
        check_markup(root)
        tags = {etree.QName(e).localname for e in root.iter(etree.Element)}
        assert not tags & {"script", "foreignObject", "a", "image"}


def test_tables_hold_no_formula(report):
    for path in files(report, "csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                bad = [
                    c for c in row if c.startswith(FORMULA_STARTS) and not _number(c)
                ]
                assert bad == []


def _number(cell):
    try:
        return isinstance(float(cell), float)
    except ValueError:
        return False


def test_the_workbook_holds_no_formula_and_no_link(report):
    (path,) = files(report, "xlsx")
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    with zipfile.ZipFile(path) as package:
        assert not any("externalLink" in name for name in package.namelist())


def test_the_document_holds_words(report):
    (path,) = files(report, "docx")
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        links = package.read("word/_rels/document.xml.rels")
    assert NAMES[0] in "".join(root.itertext())
    assert b"javascript" not in links and b"crier.example" not in links


def test_what_programs_read_is_the_name_itself(article, report):
    told = json.loads(article_line(article.read))
    assert [actor["name"] for actor in told["actors"]] == NAMES
    json.loads((report / "manifest.json").read_text("utf-8"))
