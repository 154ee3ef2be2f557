"""The pages that a report holds: reachable for everybody, whole, and sound."""

import pytest

import analysis
from analysis.report import write_report
from analysis.report.notebooks import NOTEBOOKS, NotebookRunner, write_notebook
from tests.browser.kit import Watched
from tests.made_articles import crowd, small

# One with metadata and much around it, one as copied, one made for the tests.
ARTICLES = {
    "harbour_strike": lambda root: analysis.load(
        root / "data/articles/harbour_strike.html"
    ),
    "nobody": lambda root: analysis.LoadedArticle(crowd(0)),
    "small": lambda root: analysis.LoadedArticle(small()),
}
PAGES = ("report", "close_reading")
# A page of two articles, and a notebook as it ran.
OTHER_PAGES = ("comparison", "04_close_reading")
VIEWS = {"wide": 1280, "phone": 390}


@pytest.fixture(scope="session")
def reports(repository, tmp_path_factory):
    """The folder of each report, by article."""
    out = tmp_path_factory.mktemp("reports")
    articles = {name: read(repository) for name, read in ARTICLES.items()}
    folders = {
        name: write_report(article, out=out, with_notebooks=False)
        for name, article in articles.items()
    }
    harbour, folder = articles["harbour_strike"], folders["harbour_strike"]
    analysis.compare(harbour, articles["small"]).write(folder / "comparison.html")
    with NotebookRunner() as runner:
        path = NOTEBOOKS / "04_close_reading.ipynb"
        write_notebook(runner, harbour, path, folder)
    return folders


@pytest.fixture
def opened(browser, pictures, reports):
    """Opens a page of a report in light or dark, on a wide or a narrow screen."""
    contexts = []

    def open_page(article, page, width=1280, allow_scripts=True):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            bypass_csp=allow_scripts,  # axe is one, and pages run only their own
        )
        contexts.append(context)
        watched = Watched(context, pictures)
        watched.page.goto((reports[article] / f"{page}.html").as_uri())
        return watched

    yield open_page
    for context in contexts:
        context.close()


def findings(page):
    """What axe finds, with everything unfolded: a line a rule and element."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{rule['impact']} {rule['id']}: {node['target']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(
    ("article", "page"),
    [
        *((article, page) for article in ARTICLES for page in PAGES),
        *(("harbour_strike", page) for page in OTHER_PAGES),
    ],
)
def test_axe_finds_nothing(opened, article, page):
    watched = opened(article, page)
    for scheme in ("light", "dark"):
        watched.page.emulate_media(color_scheme=scheme)
        watched.keep(f"{article}_{page}_{scheme}")
        assert findings(watched.page) == [], scheme
    assert watched.errors == []
    assert watched.hosts == set()


def test_axe_does_find_what_is_wrong(opened):
    """A picture without words, text that nobody can read: the check can fail."""
    watched = opened("small", "report")
    watched.page.eval_on_selector("img", "img => img.removeAttribute('alt')")
    watched.page.eval_on_selector("h1", "h1 => h1.style.color = '#ddd'")
    rules = {line.split(":")[0] for line in findings(watched.page)}
    assert {"critical image-alt", "serious color-contrast"} <= rules


@pytest.mark.parametrize("width", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("page", [*PAGES, *OTHER_PAGES])
def test_nothing_runs_out_of_the_page(opened, page, width):
    watched = opened("harbour_strike", page, width=width)
    wide = watched.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


@pytest.fixture
def shown(opened):
    """A report, and how many rows of each table of evidence are to be seen."""
    watched = opened("small", "report", allow_scripts=False)
    watched.page.locator("summary").first.click()
    return watched


def rows(page, caption):
    table = page.get_by_role("table", name=caption)
    return table.locator("tbody tr:visible")


def test_evidence_can_be_searched_in_the_exported_page(shown):
    page = shown.page
    said = rows(page, "What is said, and who says it")
    before = said.count()
    search = page.get_by_label("Search these rows: What is said, and who says it")
    search.fill("ISN\u2019T bridge")
    assert said.count() == 1 < before
    assert "safe" in said.first.inner_text()
    page.get_by_text(f"1 of {before} rows").wait_for()
    search.fill("")
    assert said.count() == before
    assert shown.errors == []


def test_choosing_an_actor_narrows_every_table(shown):
    page = shown.page
    page.get_by_label("Show the words by and about").select_option("Bo Lund")
    said = rows(page, "What is said, and who says it").all_inner_texts()
    mentions = rows(page, "Mentions in context").all_inner_texts()
    assert said and all(text.startswith("Bo Lund") for text in said)
    assert len(mentions) == 3 and all(text.startswith("Bo Lund") for text in mentions)
    shown.keep("report_of_one_actor")
    assert shown.errors == []


def test_no_other_script_runs(shown):
    shown.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
        }"""
    )
    assert shown.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in error for error in shown.errors)
