"""One choice on the desk: charts, tables and the text turn to it together."""

from dataclasses import replace

import pytest

from analysis import charts, close_reading, evidence, lab, measures
from analysis.lab import Desk
from analysis.lab.choosing import ALL, EVERYBODY
from analysis.reading import LoadedArticle


def shown(outputs):
    return [place.shown[-1] for place in outputs]


@pytest.fixture
def chooser(desk, outputs):
    lab.chart(desk, measures.share_of_voice, charts.plot_who_speaks)
    lab.table(desk, evidence.speech_of, "Speech")
    lab.follow(desk, close_reading.show)
    return lab.choose_actor(desk)


def bars(figure):
    return [bar.get_facecolor() for bar in figure.axes[0].patches]


def test_charts_tables_and_text_turn_to_the_chosen_actor(chooser, outputs):
    before = bars(shown(outputs)[0])
    chooser.list.value = 1
    figure, table, text = shown(outputs)
    assert bars(figure)[2] == before[2]  # Bo Lund's own colour stays
    assert bars(figure)[0] != before[0]  # and the others step back
    assert set(table.rows["speaker"]) == {"Bo Lund"}
    assert 'value="1" checked' in text.html()
    assert repr(chooser) == "Looking at Bo Lund"


def test_everybody_is_a_choice_too(chooser, outputs):
    before = bars(shown(outputs)[0])
    chooser.list.value = 1
    chooser.list.value = ALL
    assert chooser.list.label == EVERYBODY
    figure, table, text = shown(outputs)
    assert bars(figure) == before
    assert table.rows["speaker"].nunique() == 3
    assert 'value="all" checked' in text.html()


def test_an_actor_stated_in_the_cell_stays(desk, outputs):
    lab.table(desk, evidence.speech_of, "Speech", actor="Ama Osei")
    lab.choose_actor(desk, "Bo Lund")
    assert set(shown(outputs)[0].rows["speaker"]) == {"Ama Osei"}


def test_a_chosen_actor_who_is_not_in_the_next_article_is_let_go(
    chooser, desk, other, outputs
):
    chooser.list.value = 1
    actors = tuple(replace(a, name=f"No {a.name}") for a in other.read.actors)
    desk.lay(LoadedArticle(replace(other.read, actors=actors)))
    assert chooser.list.label == EVERYBODY and desk.actor is None
    desk.lay(other)
    assert chooser.list.label.startswith("Bo Lund")


def test_each_redraws_once_a_choice(chooser, outputs):
    chooser.list.value = 1
    assert {len(place.shown) for place in outputs} == {2}


def test_a_name_that_nobody_has_is_told(article):
    with pytest.raises(ValueError, match="the names are Ama Osei"):
        lab.choose_actor(Desk(article), "Nobody")
