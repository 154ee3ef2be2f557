"""Charts and tables that follow the desk: drawn once, redrawn in their place.

They are shown by display id, not in widgets: a saved or exported notebook holds
them as pictures and tables, and in a run without widgets they are simply drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from inspect import signature
from typing import TYPE_CHECKING, Any

from analysis.lab.desk import Desk
from analysis.reading import LoadedArticle

if TYPE_CHECKING:
    import pandas as pd

    from analysis.charts import Look

Draw = Callable[..., Any]
Measure = Callable[..., "pd.DataFrame"]


def follow(desk: Desk, draw: Draw) -> None:
    """Show what ``draw`` makes of the article here, and of each article after it.

    What takes an ``actor`` is given the one that is chosen on the desk. What cannot
    be drawn of a later article (the actor asked for is not in it) says so in its
    place, and keeps nobody else from following.
    """
    from IPython.display import display

    handle = display(_of_chosen(draw, desk)(desk.article), display_id=True)
    if handle is not None:  # there is none outside of a notebook
        desk.on_change(
            lambda article: handle.update(_drawn(_of_chosen(draw, desk), article))
        )


def _of_chosen(function: Callable[..., Any], desk: Desk) -> Callable[..., Any]:
    """``function`` for the chosen actor, where it is about one and none is stated."""
    stated = function.keywords if isinstance(function, partial) else {}
    takes = "actor" in signature(function).parameters
    if not takes or stated.get("actor") is not None or desk.actor is None:
        return function
    return partial(function, actor=desk.actor)


def _drawn(draw: Draw, article: LoadedArticle) -> Any:
    from analysis import evidence

    try:
        return draw(article)
    except ValueError as error:
        nothing = article.tables["articles"].head(0)
        return evidence.show(nothing, empty=str(error))


def chart(
    desk: Desk,
    measure: Measure,
    plot: Callable[..., Any],
    *,
    look: Look | None = None,
    **options: Any,
) -> None:
    """Draw a measure of the article, and draw it again whenever the article changes.

    Args:
        desk: whose article to measure, such as the picker.
        measure: one of `analysis.measures`.
        plot: the one of `analysis.charts` that draws it.
        look: where it will be seen, such as ``charts.SLIDE``; a page without.
        options: handed to the measure.
    """

    def draw(article: LoadedArticle) -> Any:
        from analysis import charts

        seen = (look or charts.PAGE).on(desk.actor_rank)
        return draw_chart(article, measure, plot, look=seen, **options)

    follow(desk, draw)


def table(
    desk: Desk,
    rows: Measure | str,
    caption: str = "",
    *,
    columns: Sequence[str] | None = None,
    empty: str = "No rows.",
    **options: Any,
) -> None:
    """Show a table of the article, and show it again whenever the article changes.

    Args:
        desk: whose article the rows come from, such as the picker.
        rows: a function of the article's tables, or the name of one of them.
        caption: what the rows are.
        columns: those to show; all of them without.
        empty: what it means that there are no rows.
        options: handed to the function.
    """

    def draw(article: LoadedArticle) -> Any:
        from analysis import evidence

        found = (
            article.tables[rows]
            if isinstance(rows, str)
            else _of_chosen(partial(rows, **options), desk)(article.tables)
        )
        shown = found if columns is None else found[list(columns)]
        return evidence.show(shown, caption, empty=empty)

    follow(desk, draw)


def draw_chart(
    article: LoadedArticle,
    measure: Measure,
    plot: Callable[..., Any],
    *,
    look: Look,
    **options: Any,
) -> Any:
    """The figure of a measure, with the article as its source."""
    from analysis.report.figures import source_line

    rows = measure(article.tables, **options)
    return plot(rows, look=look, source=source_line(article)).figure
