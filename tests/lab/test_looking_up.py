"""A word in the text, typed or stated."""

from analysis import lab


def test_what_is_typed_is_shown_in_context(desk, outputs):
    view = lab.look_up(desk)
    view._ipython_display_()
    assert "Type a word" in outputs[-1].shown[-1].html()
    view.field.value = "bridge"
    places = outputs[-1].shown[-1]
    assert places.caption == "1 place of “bridge”"
    assert places.rows["text"].tolist() == ["bridge"]
    view.field.value = "<script>"
    html = outputs[-1].shown[-1].html()
    assert "does not stand in the body" in html and "<script>" not in html


def test_another_article_is_looked_through_too(desk, other, outputs):
    view = lab.look_up(desk, "osei")
    view._ipython_display_()
    before = len(outputs[-1].shown[-1].rows)
    desk.lay(other)
    assert len(outputs[-1].shown) == 2 and before == 3
