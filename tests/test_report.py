import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date

import pytest

from analysis import quality
from analysis.cli import main
from analysis.document import Page, Problem, Publication
from analysis.evidence.searching import script
from analysis.lab import picker
from analysis.pipeline import ReadOptions
from analysis.reading import LoadedArticle
from analysis.report import ReportError, write_report, writing
from analysis.report import notebooks as report_notebooks
from analysis.report.figures import source_line
from analysis.report.places import report_folder
from analysis.report.rates import RATES, load_rates
from analysis.report.writing import other_charts
from tests.made_articles import crowd, small

CHARTS = ("who_speaks", "sentiment_by_actor", "mention_timeline", "calendar")
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


def named(read, name):
    return replace(
        read, article=replace(read.article, page=replace(read.article.page, name=name))
    )


def write(read, out, **options):
    return write_report(LoadedArticle(read, **options), out=out, with_notebooks=False)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The report of a small article, written once."""
    return write(small(), tmp_path_factory.mktemp("reports"))


def test_the_folder_has_the_page_s_own_name(report):
    assert report.name == "small"


@pytest.mark.parametrize("chart", CHARTS)
def test_charts_come_in_three_formats_with_words(report, chart):
    pictures = report / "charts"
    assert (pictures / f"{chart}.png").read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in (pictures / f"{chart}.svg").read_bytes()
    assert (pictures / f"{chart}.pdf").read_bytes().startswith(b"%PDF")
    told = (pictures / f"{chart}.txt").read_text("utf-8")
    assert "Osei" in told and told.endswith(".\n")


def test_pictures_are_sharp_enough_to_print(report):
    data = (report / "charts/who_speaks.png").read_bytes()
    place = data.index(b"pHYs") + 4
    assert round(int.from_bytes(data[place : place + 4], "big") * 0.0254) == 300


def test_every_table_is_there(report):
    tables = {path.stem for path in (report / "tables").iterdir()}
    assert tables == set(LoadedArticle(small()).tables)
    assert (report / "tables.xlsx").is_file()


def test_the_manifest_says_what_made_the_report(report):
    manifest = json.loads((report / "manifest.json").read_text("utf-8"))
    assert manifest["page"] == "small.txt"
    assert manifest["article_id"] == "abababababab-0"
    assert manifest["published"] == "2021-05-03"
    assert manifest["counted_as_today"] == date.today().isoformat()
    assert manifest["problems"] == [
        {"step": "cleaning", "kind": "unclosed_quote", "message": "One is open."}
    ]
    assert manifest["made_by"]["packages"]["pandas"]
    written = {
        path.relative_to(report).as_posix()
        for path in report.rglob("*")
        if path.is_file()
    }
    assert set(manifest["files"]) == written - {"manifest.json"}


@pytest.mark.usefixtures("no_charts")
def test_what_the_user_settled_stands_in_the_manifest(tmp_path):
    corrections = tmp_path / "small.corrections.yaml"
    corrections.write_text("[]")
    options = ReadOptions(
        published=date(2021, 5, 3), today=date(2022, 1, 1), corrections=corrections
    )
    folder = write(small(), tmp_path / "out", options=options)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["counted_as_today"] == "2022-01-01"
    assert manifest["options"]["published"] == "2021-05-03"
    assert manifest["corrections"]["file"] == corrections.name


def test_a_second_run_gives_the_same_bytes(report, tmp_path):
    again = write(small(), tmp_path)
    for path in report.rglob("*"):
        if path.is_file() and path.name != "manifest.json":
            other = again / path.relative_to(report)
            assert path.read_bytes() == other.read_bytes(), path.name


@pytest.mark.usefixtures("no_charts")
def test_a_failure_leaves_the_earlier_report_as_it_was(tmp_path, monkeypatch):
    folder = write(small(), tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def fails(*_):
        raise OSError("no space left")

    monkeypatch.setattr(writing, "write_workbook", fails)
    with pytest.raises(OSError, match="no space"):
        write(small(), tmp_path)
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert after == before and list(tmp_path.iterdir()) == [folder]


@pytest.fixture
def no_charts(monkeypatch):
    """Drawing takes longest, and says nothing about folders."""
    monkeypatch.setattr("analysis.report.figures.CHARTS", ())


@pytest.mark.usefixtures("no_charts")
def test_another_page_of_the_same_name_gets_a_folder_of_its_own(tmp_path):
    one, two = tmp_path / "a/x.txt", tmp_path / "b/x.txt"
    for path in (one, two):
        path.parent.mkdir()
        path.write_text("x")
    out = tmp_path / "out"
    first = write(named(small(), str(one)), out)
    second = write(named(crowd(2), str(two)), out)
    assert (first.name, second.name) == ("x", "cdcdcdcdcdcd-0")
    edited = write(named(crowd(1), str(one)), out)
    assert edited == first
    assert write(named(crowd(2), str(two)), out) == second


@pytest.mark.usefixtures("no_charts")
def test_articles_of_one_file_get_folders_of_their_own(tmp_path):
    read = small()
    page = replace(read.article.page, article=1)
    other = replace(read, article=replace(read.article, page=page))
    assert [write(r, tmp_path).name for r in (read, other)] == [
        "small",
        "abababababab-1",
    ]


@pytest.mark.usefixtures("no_charts")
def test_a_folder_that_is_no_report_is_left_alone(tmp_path):
    mine = tmp_path / "small"
    mine.mkdir()
    (mine / "thesis.docx").write_text("mine")
    assert write(small(), tmp_path).name == "abababababab-0"
    assert [path.name for path in mine.iterdir()] == ["thesis.docx"]


@pytest.mark.usefixtures("no_charts")
def test_two_folders_that_are_no_reports_are_an_error(tmp_path):
    for name in ("small", "abababababab-0"):
        (tmp_path / name).mkdir()
    with pytest.raises(FileExistsError, match="--out"):
        write(small(), tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "Übersicht – “final” (1) [copy].txt",
        "..",
        "nul",
        "x" * 5000,
        "a\x00b",
        "new\nline",
        "https://example.org/news?id=1",
    ],
    ids=lambda name: ascii(name[:12]),
)
def test_any_name_gives_a_folder_in_the_folder_of_reports(tmp_path, name):
    page = Page(name=name, text="x", sha256="ab" * 32)
    folder = report_folder(tmp_path, page)
    assert folder.parent == tmp_path
    folder.mkdir()


@pytest.mark.parametrize("actors", [0, 1, 60])
def test_reports_of_no_speech_and_of_a_crowd(tmp_path, actors):
    folder = write(crowd(actors), tmp_path)
    told = (folder / "charts/who_speaks.txt").read_text("utf-8")
    assert len(told) > 40
    document = pytest.importorskip("docx").Document(str(folder / "report.docx"))
    assert max(shape.height.cm for shape in document.inline_shapes) <= 22.01


@pytest.mark.usefixtures("no_charts")
def test_the_bar_is_quiet_where_nobody_watches(tmp_path, capsys):
    write(small(), tmp_path)
    said = capsys.readouterr()
    assert said.out == said.err == ""


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(13, "Permission denied"), "no report was written"),
        (ReportError("the notebook 01.ipynb failed (NameError: x)"), "NameError"),
    ],
)
def test_what_goes_wrong_is_one_line(tmp_path, monkeypatch, capsys, error, told):
    def fails(*_, **__):
        raise error

    monkeypatch.setattr("analysis.report.write_report", fails)
    monkeypatch.setattr("analysis.cli.read_pages", lambda *_, **__: [small()])
    assert main(["report", "small.txt", "--out", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert told in said.err and said.err.count("\n") == 1 and said.out == ""


def test_parameters_come_after_the_notebook_s_own():
    nbformat = pytest.importorskip("nbformat")
    cells = [
        nbformat.v4.new_code_cell("PAGE = 'a'", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("PAGE"),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    report_notebooks.inject(notebook, {"PAGE": 'b"\n', "PUBLISHED": None})
    added = notebook.cells[1].source
    scope = {}
    exec(added, scope)
    assert scope["PAGE"] == 'b"\n' and scope["PUBLISHED"] is None
    assert notebook.cells[1].metadata.tags == ["injected-parameters"]


def test_a_notebook_without_parameters_is_refused():
    nbformat = pytest.importorskip("nbformat")
    with pytest.raises(ReportError, match="tagged 'parameters'"):
        report_notebooks.inject(nbformat.v4.new_notebook(), {})


def outward_addresses(html):
    """What a browser would fetch from elsewhere on opening the page."""
    found = re.findall(r"""(?:src|srcset|href)\s*=\s*["']?([^"'\s>]+)""", html)
    found += re.findall(r"url\(([^)]*)\)|@import", html)
    return [a for a in found if not a.startswith(("data:", "#"))]


def test_the_page_loads_nothing_from_elsewhere(report):
    html = (report / "report.html").read_text("utf-8")
    assert outward_addresses(html) == []
    assert "default-src 'none'" in html


def test_the_page_runs_the_kit_s_own_script_and_no_other(report):
    html = (report / "report.html").read_text("utf-8")
    assert re.findall(r"<script>(.*?)</script>", html, re.S) == [script()]
    assert html.count("<script") == 1
    digest = hashlib.sha256(script().encode("utf-8")).digest()
    allowed = base64.b64encode(digest).decode("ascii")
    assert f"script-src 'sha256-{allowed}'\"" in html
    assert "unsafe-inline" not in html.split("script-src")[1].split(">")[0]


def test_the_page_says_what_a_stranger_needs(report):
    html = (report / "report.html").read_text("utf-8")
    for told in (
        "Bridge to close, Osei says",
        "3 May 2021 (as the page says)",
        "One is open.",
        "Nothing was corrected by hand.",
        "shameful",  # the speech whose speaker is left open
        "Share this page",  # what was not read as the article
        "Soundbite 0.",
        "ab" * 32,
    ):
        assert told in html, told


def test_every_picture_of_the_page_has_words(report):
    html = (report / "report.html").read_text("utf-8")
    told = re.findall(r'<img src="data:image/[^"]+" alt="([^"]*)"', html)
    assert len(told) == html.count("<img") == len(CHARTS)
    assert all(len(alt_text) > 40 for alt_text in told)


@pytest.mark.parametrize(
    ("origin", "day"),
    [
        ("text", "2021-05-03"),
        ("option", "2021-05-03"),
        ("guess", "2021-05-03, a guess"),
    ],
)
def test_a_chart_says_of_a_guessed_day_that_it_is_a_guess(origin, day):
    read = small()
    publication = Publication(date(2021, 5, 3), origin)
    article = LoadedArticle(
        replace(read, article=replace(read.article, publication=publication))
    )
    told = f"Bridge to close, Osei says, {day}"
    assert source_line(article) == told
    assert picker.in_words(article).startswith(f"{told}, ")


def hostile():
    """A page whose every word wants to be HTML."""
    read = crowd(3, names=[HOSTILE, "{{ 7 * 7 }}", "</style></title>"])
    problem = Problem("cleaning", "date_guessed", HOSTILE)
    actors = tuple(
        replace(actor, role=HOSTILE, affiliation=HOSTILE) for actor in read.actors
    )
    article = replace(read.article, title=HOSTILE, authors=(HOSTILE,), outlet=HOSTILE)
    return replace(
        named(replace(read, article=article), f"{HOSTILE}.txt"),
        actors=actors,
        problems=(problem,),
        corrections=(HOSTILE,),
    )


def test_words_of_the_page_never_become_html(tmp_path):
    folder = write(hostile(), tmp_path)
    html = (folder / "report.html").read_text("utf-8")
    assert folder.parent == tmp_path
    assert html.count("<script") == 1 and "<img src=x" not in html
    assert "49" not in re.findall(r"<th scope=\"row\">.*?</th>", html)[1]
    assert html.count("</style>") == html.count("<style>")
    assert html.count("&lt;script&gt;") > 5


def test_error_rates_are_told_where_they_were_measured(tmp_path, monkeypatch):
    record = tmp_path / "quality.json"
    monkeypatch.setattr(quality, "MEASURED", record)
    for text in (None, "{", '{"figures": [{"name": "x"}]}'):
        if text is not None:
            record.write_text(text)
        assert load_rates() is None
    figure = {"name": "dates_value", "value": 87.2, "low": 1, "high": 99, "data": "30"}
    record.write_text(json.dumps({"kit": "1", "measured": "d", "figures": [figure]}))
    (told,) = load_rates().told
    assert (told.right, told.between, told.measured_on) == ("87", "1 to 99", "30")


def test_the_report_tells_figures_that_are_measured_in_per_cent(repository):
    record = json.loads((repository / "tests/quality.json").read_text("utf-8"))
    units = {figure["name"]: figure["unit"] for figure in record["figures"]}
    assert {name: units[name] for name in RATES if "%" not in units[name]} == {}


@pytest.fixture(scope="module")
def document(report):
    docx = pytest.importorskip("docx")
    return docx.Document(str(report / "report.docx"))


def test_the_document_has_headings_and_real_tables(document):
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads[:2] == ["In short", "Who gets to speak?"]
    assert document.paragraphs[0].style.name == "Title"
    people = document.tables[0]
    assert people.rows[0].cells[0].text == "Actor"
    assert people.rows[1].cells[0].text == "Ama Osei"
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)


def test_every_picture_of_the_document_has_words(document):
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(told) == len(CHARTS) and all(len(words) > 40 for words in told)


def test_words_that_xml_cannot_carry_break_no_document(tmp_path):
    odd = "bell\x07 none\uffff <w:p>"
    read = crowd(1, names=[odd])
    read = replace(read, article=replace(read.article, title=odd))
    docx = pytest.importorskip("docx")
    document = docx.Document(str(write(read, tmp_path) / "report.docx"))
    assert document.paragraphs[0].text == "bell\ufffd none\ufffd <w:p>"


@pytest.mark.parametrize(
    ("size", "is_dark", "folders"),
    [
        ("page", False, []),
        ("page", True, ["charts_page_dark"]),
        ("slide", False, ["charts_slide"]),
        ("slide", True, ["charts_slide_dark"]),
    ],
)
def test_charts_for_a_slide_and_a_dark_ground_have_folders_of_their_own(
    size, is_dark, folders
):
    more = other_charts(size, is_dark=is_dark)
    assert list(more) == folders
    assert all(look.is_dark is is_dark for look in more.values())
    assert all((look.width > 10) is (size == "slide") for look in more.values())


def test_a_slide_s_charts_are_written_beside_the_page_s(tmp_path):
    folder = write_report(
        LoadedArticle(small()), out=tmp_path, with_notebooks=False, size="slide"
    )
    for name in CHARTS:
        page, slide = (
            (folder / where / f"{name}.png").read_bytes()
            for where in ("charts", "charts_slide")
        )
        assert width(slide) > 1.5 * width(page)


def width(png):
    """Dots across, from the picture's header."""
    return int.from_bytes(png[16:20], "big")


def test_a_size_that_is_not_known_is_told(tmp_path):
    with pytest.raises(ValueError, match="'page', 'slide'"):
        write_report(LoadedArticle(small()), out=tmp_path, size="poster")
    assert list(tmp_path.iterdir()) == []
