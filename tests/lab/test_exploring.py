"""One choice changes chart, speech, tone and text together."""

from analysis import lab


def shown_last(outputs):
    chart, *tables = (place.shown[-1] for place in outputs[1:])
    return chart.axes[0], [table.html() for table in tables]


def test_all_parts_are_of_the_chosen_actor(desk, outputs):
    view = lab.explore(desk, "Bo Lund")
    view._ipython_display_()
    ax, (speech, tone, text) = shown_last(outputs)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Bo Lund"]
    assert "that Osei had told him" in speech and "isn’t safe" not in speech
    assert "Bo Lund" in tone
    assert text.count("<tr>") == 1 + 3
    assert view.status.said == "Bo Lund, 3 mentions"


def test_choosing_another_changes_all(desk, outputs):
    view = lab.explore(desk)
    view._ipython_display_()
    assert view.chosen == "Ama Osei"
    view.list.value = 2
    ax, (speech, _, text) = shown_last(outputs)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["the crew"]
    assert "the crew does not speak" in speech
    assert text.count("<tr>") == 1 + 1
    assert all(len(place.shown) == 2 for place in outputs[1:])


def test_the_chosen_actor_stays_when_the_page_is_read_again(desk, other, outputs):
    view = lab.explore(desk, "Bo Lund")
    view._ipython_display_()
    desk.lay(other)
    ax, _ = shown_last(outputs)
    assert view.chosen == "Bo Lund"
    assert ax.texts[-1].get_text().endswith("Source: Another headline, 2021-05-03")


def test_an_article_without_actors_says_so(article, outputs):
    from dataclasses import replace

    from analysis.reading import LoadedArticle

    empty = replace(article.read, actors=(), attributions=())
    view = lab.explore(lab.Desk(LoadedArticle(empty)))
    view._ipython_display_()
    assert "No actor comes up" in outputs[1].shown[0].html()
