"""The report at a click."""

import pytest

from analysis import lab


@pytest.fixture
def panel(desk, outputs, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.report.figures.CHARTS", ())
    panel = lab.report(desk, tmp_path / "my reports")
    panel._ipython_display_()
    return panel


def test_a_click_writes_the_report_and_links_to_it(panel, outputs, tmp_path):
    panel.write()
    folder = tmp_path / "my reports" / "small"
    assert (folder / "report.html").is_file() and (folder / "report.docx").is_file()
    assert panel.status.said == "Written into my reports/small."
    links = outputs[-1].shown[-1].data
    assert "my%20reports/small/report.html" in links and "<script" not in links


def test_another_article_has_no_report_yet(panel, desk, other):
    panel.write()
    desk.lay(other)
    assert panel.status.said == ""


def test_what_fails_is_told(panel, tmp_path):
    (tmp_path / "my reports").write_text("a file where the folder should be")
    panel.write()
    assert panel.status.said.startswith("No report was written: ")
