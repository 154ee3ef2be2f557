"""An analyst's day in JupyterLab, driven in a real browser."""

import os
import time

import pytest

from tests.browser.conftest import REPOSITORY
from tests.browser.kit import SECOND, Watched

NOTEBOOKS = sorted(path.stem for path in (REPOSITORY / "notebooks").glob("*.ipynb"))
# From `make lab` typed to three charts on the screen, on a machine that has nothing
# else to do; on one that has, as much longer as others wait for its processors.
CHARTS_SECONDS = 20
PAGE = "articles/harbour_strike.html"
NEXT_PAGE = "articles/mill_closure.txt"


def others_at_work():
    """How many times the processors are asked for, at least once."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    return max(1.0, load / (os.cpu_count() or 1))


def test_the_first_three_charts_come_soon(lab, watched):
    watched.open(lab, "00_start_here.ipynb")
    watched.run_all()
    took, others = time.monotonic() - lab.asked, others_at_work()
    print(f"from make lab to three charts: {took:.1f} s, processors x {others:.1f}")
    assert len(watched.charts()) == 3
    assert took < CHARTS_SECONDS * others
    assert watched.errors == []
    assert watched.hosts == {"127.0.0.1"}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_and_nothing_complains(lab, watched, name):
    watched.open(lab, f"{name}.ipynb")
    watched.run_all()
    watched.look_at_first_chart()
    watched.keep(name)
    assert "Traceback" not in watched.outputs()
    assert "Error displaying widget" not in watched.outputs()
    assert watched.errors == []
    assert watched.hosts == {"127.0.0.1"}


def pick(watched, page, words):
    """Pick another page, and wait until its headline stands there."""
    before = watched.charts()
    watched.page.get_by_label("Page", exact=True).select_option(page)
    status = watched.page.get_by_role("status").filter(has_text=words)
    status.first.wait_for(timeout=60 * SECOND)
    watched.wait_for_other_charts(before)


def test_an_actor_turns_all_charts_and_lists(lab, watched):
    watched.open(lab, "00_start_here.ipynb")
    watched.run_all()
    before = watched.charts()
    watched.page.get_by_label("Look at").select_option(index=1)
    watched.wait_for_other_charts(before)
    watched.look_at_first_chart()
    watched.keep("00_one_actor")
    chosen = watched.page.get_by_label("Look at").evaluate("s => s.value")
    table = watched.page.get_by_role("table", name="Mentions in context")
    names = table.locator("tbody tr td:first-child").all_inner_texts()
    assert names and all(chosen.startswith(name) for name in names)
    table.evaluate("t => t.scrollIntoView({block: 'center'})")
    search = watched.page.get_by_label("Search these rows: Mentions in context")
    search.fill("no such word")
    watched.page.get_by_text(f"0 of {len(names)} rows").wait_for()
    pick(watched, NEXT_PAGE, "paper mill")
    watched.keep("00_another_page")
    assert watched.errors == []


@pytest.fixture
def corrected(lab, watched):
    """The close reading of a page, with two actors joined in it."""
    watched.open(lab, "04_close_reading.ipynb")
    watched.run_all()
    pick(watched, PAGE, "strike closes harbour")
    before = watched.charts()
    page = watched.page
    page.get_by_label("Actor", exact=True).first.select_option(label=choice(page, 0))
    page.get_by_label("and actor").select_option(label=choice(page, 3))
    page.get_by_role("button", name="These two are the same actor").click()
    page.get_by_text("Corrected: ").first.wait_for(timeout=60 * SECOND)
    watched.wait_for_other_charts(before)
    watched.keep("04_corrected")
    return watched


def choice(page, number):
    """The label of an actor in the lists, counted from the top."""
    options = page.get_by_label("and actor").locator("option")
    return options.nth(number).inner_text()


def test_a_correction_changes_charts_and_is_in_the_report(
    lab, corrected, browser, pictures
):
    page = corrected.page
    page.get_by_role("button", name="Write the report").click()
    page.get_by_text("Written into reports/harbour_strike.").wait_for()
    corrected.keep("04_report_written")
    assert corrected.errors == []
    folder = lab.folder / "reports/harbour_strike"
    context = browser.new_context(viewport={"width": 1280, "height": 1600})
    report = Watched(context, pictures)
    report.page.goto((folder / "report.html").as_uri())
    made = report.page.locator("section", has_text="Corrected by hand").last
    assert "Nothing was corrected" not in made.inner_text()
    assert "same actor" in made.inner_text()
    report.keep("report_as_exported", full_page=True)
    loaded = "all => all.every(i => i.complete && i.naturalWidth > 0)"
    assert report.page.eval_on_selector_all("img", loaded)
    assert report.errors == [] and report.hosts == set()
    context.close()
    pick(corrected, NEXT_PAGE, "paper mill")
    assert corrected.errors == []
