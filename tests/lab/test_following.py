"""What follows the desk is shown once, and again in the same place."""

from dataclasses import replace

import pytest

from analysis import charts, evidence, lab, measures
from analysis.lab import desk as desks
from analysis.reading import LoadedArticle


def test_a_chart_is_drawn_again_in_its_place(desk, other, outputs):
    lab.chart(desk, measures.share_of_voice, charts.plot_who_speaks)
    desk.lay(other)
    [place] = outputs
    first, second = (figure.axes[0] for figure in place.shown)
    sources = [ax.texts[-1].get_text() for ax in (first, second)]
    assert sources[0].endswith("Source: Bridge to close, Osei says, 2021-05-03")
    assert sources[1].endswith("Source: Another headline, 2021-05-03")


def test_options_go_to_the_measure(desk, outputs):
    few = measures.share_of_voice(desk.article.tables, min_words=15)
    assert "Bo Lund" not in few["name"].tolist(), "else choose another number"
    lab.chart(desk, measures.share_of_voice, charts.plot_who_speaks, min_words=15)
    labels = outputs[0].shown[0].axes[0].get_yticklabels()
    assert "Bo Lund" not in [label.get_text() for label in labels]


@pytest.mark.parametrize(
    ("rows", "options", "words"),
    [
        (evidence.speech_of, {"actor": "Bo Lund"}, "we must hurry"),
        ("dates", {"columns": ["text"]}, "Monday"),
    ],
)
def test_a_table_by_function_or_by_name(desk, outputs, rows, options, words):
    lab.table(desk, rows, "The <caption>", **options)
    html = outputs[0].shown[0].html()
    assert words in html
    assert "The &lt;caption&gt;" in html
    assert "shameful" not in html


def test_an_empty_table_says_what_that_means(desk, outputs):
    lab.table(
        desk, evidence.left_out, empty="All of it."
    )  # the small page has one such line
    lab.table(desk, lambda tables: tables["dates"].head(0), empty="No day is named.")
    assert "Share this page" in outputs[0].shown[0].html()
    assert "No day is named." in outputs[1].shown[0].html()


def test_a_cell_that_runs_again_replaces_its_earlier_self(desk, other, monkeypatch):
    told = []
    runs = iter([("a", "1"), ("a", "1"), ("b", "2"), ("a", "3")])
    monkeypatch.setattr(desks, "_running_cell", lambda: next(runs))
    for name in ("first", "second", "elsewhere", "again"):
        desk.on_change(lambda _, name=name: told.append(name))
    desk.lay(other)
    assert told == ["elsewhere", "again"]


def test_outside_of_a_notebook_nobody_is_replaced(desk, other):
    told = []
    desk.on_change(lambda _: told.append(1))
    desk.on_change(lambda _: told.append(2))
    desk.lay(other)
    assert told == [1, 2]
    assert desk.article is other


def test_what_a_later_article_lacks_is_told_in_its_place(desk, outputs):
    def pick(tables, title):
        if title not in tables["articles"]["title"].tolist():
            raise ValueError(f"No article is called {title!r}.")
        return tables["articles"]

    lab.table(desk, pick, title="Bridge to close, Osei says")
    lab.table(desk, "dates")
    renamed = replace(desk.article.read.article, title="Another headline")
    desk.lay(LoadedArticle(replace(desk.article.read, article=renamed)))
    told, dates = outputs
    assert "No article is called" in told.shown[1].html()
    assert "Monday" in dates.shown[1].html()
