"""Two articles side by side, by the numbers of the chart's artists."""

import pytest
from matplotlib.colors import to_hex

from analysis import charts
from analysis.measures import side_by_side
from tests.made_articles import AWKWARD_NAMES
from tests.measures_of_pairs import pair, tables_of

ENDS = {"voice": "%", "mentions": "", "tone": ""}


@pytest.fixture(scope="module")
def rows():
    return pair()


def bars(ax):
    return [round(bar.get_width(), 3) for bar in ax.patches]


def test_an_actor_has_one_colour_and_a_bar_an_article(rows):
    ax = charts.plot_side_by_side(rows)
    osei = rows[rows["name"] == "Ama Osei"]
    assert bars(ax)[:2] == [round(share, 3) for share in osei["content_share"]]
    first, second = ax.patches[:2]
    edges = {to_hex(bar.get_edgecolor()) for bar in (first, second)}
    assert edges == {charts.actor_color(1).lower()}
    assert to_hex(first.get_facecolor()) != to_hex(second.get_facecolor())


@pytest.mark.parametrize("what", ENDS)
def test_the_alt_text_has_the_finding_and_both_articles(rows, what):
    rows = rows.assign(tone=0.5, is_told=rows["mentions"] > 1)
    ax = charts.plot_side_by_side(rows, what=what)
    told = ax.figure.alt_text
    assert " ".join(ax.get_title(loc="left").split()) in told
    assert "“Bridge to close, Osei says” and “The other one”" in told


def test_the_title_is_about_somebody_in_both(rows):
    title = charts.title_side_by_side(rows)
    assert title.startswith(("Ama Osei has", "Bo Lund has")) and "against" in title


def test_tone_says_too_few_where_there_are(rows):
    few = rows.assign(is_told=False)
    ax = charts.plot_side_by_side(few, what="tone")
    assert "too few sentences about anyone" in ax.texts[-1].get_text().replace(
        "\n", " "
    )
    one = rows.assign(tone=0.5, is_told=rows["title"] == "The other one")
    ax = charts.plot_side_by_side(one, what="tone")
    assert "too few to tell" in [text.get_text() for text in ax.texts]


def test_what_is_compared_must_be_known(rows):
    with pytest.raises(ValueError, match="must be one of"):
        charts.plot_side_by_side(rows, what="loudness")


@pytest.mark.parametrize("look", [charts.PAGE, charts.SLIDE, charts.PAGE.dark()])
@pytest.mark.parametrize("what", ENDS)
def test_many_actors_and_odd_names_are_drawn(what, look):
    tables = tables_of(40, names=AWKWARD_NAMES)
    rows = side_by_side(tables, tables["actor_links"])
    ax = charts.plot_side_by_side(rows, what=what, look=look, source="Gazette")
    ax.figure.canvas.draw()
    assert len(ax.get_yticklabels()) <= 12
    note = " ".join(ax.texts[-1].get_text().split())
    assert "more actors in the table" in note


def test_no_actors_say_so():
    tables = tables_of(0)
    rows = side_by_side(tables, tables["actor_links"])
    assert "nothing to compare" in charts.alt_text_side_by_side(rows)
    charts.plot_side_by_side(rows)
