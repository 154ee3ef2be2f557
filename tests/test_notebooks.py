"""The notebooks: thin, alike, and run from top to bottom on easy and odd articles."""

import ast
import json
import re
from pathlib import Path

import pytest

import analysis
from analysis.evidence.searching import script
from analysis.report.notebooks import (
    NOTEBOOKS,
    NotebookRunner,
    notebook_files,
    notebook_html,
    write_notebook,
)

NAMES = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))
ON_A_PAGE = [path.stem for path in notebook_files()]
MAX_LINES = 10
PARAMETERS = {"PAGE", "PUBLISHED", "ARTICLE", "CORRECTIONS"}

FIRST = "Ada Ben Cleo Dan Eve Finn Gus Hana Ivo Jana".split()
LAST = "Abbot Birch Carver Dyer Farrow Garner".split()
SPEAKERS = [f"{first} {last}" for last in LAST for first in FIRST]
ODD_ARTICLES = {
    "no_quotation": (
        "River rises in the valley\n\nRain fell on the valley all night, and the river "
        "rose by a metre before dawn.\n\nThe bridge at Lower Mill was closed. "
        "Two farms lost their hay, and the ferry did not run. The water is expected to "
        "fall by the weekend.\n"
    ),
    "one_sentence": "The ferry will run again on Monday, the harbour office said.\n",
    "crowd": "A long meeting about the ferry\n\n"
    + "\n\n".join(
        f"{name} said the ferry was late again on line {number}. “We waited for "
        f"{number} minutes in the rain,” {name.split()[0]} {name.split()[1]} said."
        for number, name in enumerate(SPEAKERS)
    )
    + "\n",
}


def cells_of(name, kind="code"):
    cells = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text("utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == kind]


def source(cell):
    return "".join(cell["source"])


def tagged(name, tag):
    return [c for c in cells_of(name) if tag in c["metadata"].get("tags", [])]


def test_the_notebooks_are_there():
    assert NAMES[:5] == [
        "00_start_here",
        "01_who_speaks",
        "02_sentiment_by_actor",
        "03_mention_timeline",
        "04_close_reading",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_notebook_asks_and_the_package_answers(name):
    banned = (
        ast.FunctionDef
        | ast.AsyncFunctionDef
        | ast.ClassDef
        | ast.For
        | ast.While
        | ast.Lambda
        | ast.ListComp
    )
    for cell in cells_of(name):
        assert len(source(cell).splitlines()) <= MAX_LINES
        assert max(map(len, source(cell).splitlines())) <= 88
        found = [n for n in ast.walk(ast.parse(source(cell))) if isinstance(n, banned)]
        assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_every_notebook_opens_the_same_way(name):
    every = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text("utf-8"))["cells"]
    assert every[0]["cell_type"] == "markdown" and source(every[0]).startswith("# ")
    opening = source(every[0])
    assert "?" in opening and "cannot show" in opening
    imports, parameters, inputs = cells_of(name)[:3]
    assert "import analysis" in source(imports)
    assert parameters["metadata"]["tags"] == ["parameters"]
    assert source(inputs).startswith("# inputs and outputs")
    assert len(tagged(name, "parameters")) == 1


@pytest.mark.parametrize("name", ON_A_PAGE)
def test_parameters_are_plain_values(name):
    scope = {}
    exec(source(tagged(name, "parameters")[0]), scope)
    assert scope.keys() >= PARAMETERS
    assert (NOTEBOOKS.parent / scope["PAGE"]).is_file()
    assert scope["PUBLISHED"] is scope["ARTICLE"] is scope["CORRECTIONS"] is None


@pytest.mark.parametrize("name", NAMES)
def test_outputs_are_stripped(name):
    notebook = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text("utf-8"))
    for cell in cells_of(name):
        assert cell["outputs"] == [] and cell["execution_count"] is None
    assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
    assert notebook["metadata"]["language_info"]["name"] == "python"
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", NAMES)
def test_the_notebook_is_valid(name):
    nbformat = pytest.importorskip("nbformat")
    nbformat.validate(nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4))


@pytest.mark.parametrize("name", NAMES)
def test_evidence_stands_under_every_chart(name):
    kinds = [
        "chart" if "charts.plot_" in source(cell) else "table"
        for cell in cells_of(name)
        if "charts.plot_" in source(cell) or "evidence." in source(cell)
    ]
    assert "chart chart" not in " ".join(kinds)
    assert kinds == [] or kinds[-1] == "table"


@pytest.fixture(scope="module")
def runner():
    """One kernel for all: starting it takes longer than most notebooks."""
    with NotebookRunner() as runner:
        yield runner


def pages():
    kit = sorted((NOTEBOOKS.parent / "data").rglob("*.*"))
    yield from (page for page in kit if page.suffix in (".txt", ".html"))


def run_all(runner, page):
    """Every notebook on one page, as HTML by name."""
    return {
        path.stem: notebook_html(runner.run(path, {"PAGE": str(page)}), title=path.stem)
        for path in notebook_files()
    }


def looks_right(name, html):
    if name == "04_close_reading":
        assert 'class="close-reading"' in html
    else:
        assert "data:image/png;base64," in html and 'class="evidence' in html
    assert "Traceback" not in html
    # A text that holds quotation marks stands between apostrophes.
    alt_texts = re.findall(r"""<img [^>]*?\balt=("[^"]*"|'[^']*')""", html)
    assert len(alt_texts) == html.count("<img")
    assert all(len(told) > 30 for told in alt_texts)
    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert set(scripts) <= {script()} and len(scripts) == html.count("<script")
    assert "script-src 'sha256-" in html
    sources = re.findall(r"""\bsrc(?:set)?\s*=\s*["']?([^"'\s>]*)""", html)
    assert all(source.startswith("data:") for source in sources)
    assert not re.search(r"url\(|@import|<link|<iframe", html)


def test_every_notebook_runs_on_the_first_page(runner, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # wherever the kit is called from
    for name, html in run_all(runner, "data/articles/london_talks.txt").items():
        looks_right(name, html)


def test_the_scoreboard_shows_the_published_figures(runner):
    run = runner.run(NOTEBOOKS / "90_scoreboard.ipynb", {"UNIT": ""})
    html = notebook_html(run, title="90_scoreboard")
    looks_right("90_scoreboard", html)
    assert "attribution_cover" in html


def test_a_coding_sheet_is_written_and_two_are_compared(runner, tmp_path):
    path, ada = NOTEBOOKS / "06_coding_sheet.ipynb", tmp_path / "ada.xlsx"
    empty = notebook_html(runner.run(path, {"WRITE_TO": str(ada)}), title="06")
    assert "No sheet has been filled in yet" in empty and ada.is_file()
    filled = {"WRITE_TO": "", "SHEETS": {"Ada": str(ada), "Ben": str(ada)}}
    html = notebook_html(runner.run(path, filled), title="06")
    assert html.count("the kit</td>") == 6


def test_many_articles_runs_on_the_kits_corpus(runner, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    tables = tmp_path / "tables"
    run = runner.run(NOTEBOOKS / "05_many_articles.ipynb", {"OUT": str(tables)})
    html = notebook_html(run, title="05_many_articles")
    looks_right("05_many_articles", html)
    assert html.count("6 groups of the same text") == 7  # in every chart's words
    assert "From 24 Mar 2025 on Oona Radcliffe has" in html
    assert list((tables / "quotes").glob("*.parquet"))


@pytest.mark.slow
@pytest.mark.parametrize("page", list(pages()), ids=lambda page: page.name)
def test_every_notebook_runs_on_every_page_of_the_kit(runner, page):
    for name, html in run_all(runner, page).items():
        looks_right(name, html)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ODD_ARTICLES)
def test_every_notebook_runs_on_odd_articles(runner, tmp_path, kind):
    page = tmp_path / "Übersicht – “final” (1) [copy].txt"
    page.write_text(ODD_ARTICLES[kind], "utf-8")
    for name, html in run_all(runner, page).items():
        looks_right(name, html)


def test_a_page_that_lies_in_no_file_is_handed_over(runner, tmp_path):
    text = ODD_ARTICLES["no_quotation"]
    article = analysis.load(text=text, name="pasted <b>text</b>")
    path = NOTEBOOKS / "04_close_reading.ipynb"
    write_notebook(runner, article, path, tmp_path)
    html = (tmp_path / "04_close_reading.html").read_text("utf-8")
    assert "River rises in the valley" in html
    assert "pasted &lt;b&gt;text" in html and "<b>text" not in html
    assert str(tmp_path.parent) not in html


def test_a_notebook_that_fails_says_where(runner, tmp_path):
    from analysis.report import ReportError

    nbformat = pytest.importorskip("nbformat")
    cells = [
        nbformat.v4.new_code_cell("X = 1", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("1 / 0"),
    ]
    path = Path(tmp_path / "09_broken.ipynb")
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    with pytest.raises(ReportError, match=r"09_broken\.ipynb failed \(ZeroDivision"):
        runner.run(path, {"X": 2})


def test_one_notebook_leaves_nothing_to_the_next(runner, tmp_path):
    nbformat = pytest.importorskip("nbformat")
    tags = {"tags": ["parameters"]}
    for name, body in (("1_a", "left = X"), ("2_b", "sorted(globals())")):
        cells = [
            nbformat.v4.new_code_cell("X = 1", metadata=tags),
            nbformat.v4.new_code_cell(body),
        ]
        path = tmp_path / f"{name}.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
        ran = runner.run(path, {"X": 2})
    shown = ran.cells[-1].outputs[0].data["text/plain"]
    assert "'X'" in shown and "'left'" not in shown
