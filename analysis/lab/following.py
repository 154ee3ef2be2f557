"""Charts and tables that follow the desk: drawn once, redrawn in their place.

They are shown by display id, not in widgets: a saved or exported notebook holds
them as pictures and tables, and in a run without widgets they are simply drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.lab.desk import Desk
from analysis.reading import LoadedArticle

if TYPE_CHECKING:
    import pandas as pd

Draw = Callable[[LoadedArticle], Any]
Measure = Callable[..., "pd.DataFrame"]


def follow(desk: Desk, draw: Draw) -> None:
    """Show what ``draw`` makes of the article here, and of each article after it.

    What cannot be drawn of a later article (the actor asked for is not in it) says
    so in its place, and keeps nobody else from following.
    """
    from IPython.display import display

    handle = display(draw(desk.article), display_id=True)
    if handle is not None:  # there is none outside of a notebook
        desk.on_change(lambda article: handle.update(_drawn(draw, article)))


def _drawn(draw: Draw, article: LoadedArticle) -> Any:
    from analysis import evidence

    try:
        return draw(article)
    except ValueError as error:
        nothing = article.tables["articles"].head(0)
        return evidence.show(nothing, empty=str(error))


def chart(
    desk: Desk, measure: Measure, plot: Callable[..., Any], **options: Any
) -> None:
    """Draw a measure of the article, and draw it again whenever the article changes.

    Args:
        desk: whose article to measure, such as the picker.
        measure: one of `analysis.measures`.
        plot: the one of `analysis.charts` that draws it.
        options: handed to the measure.
    """
    follow(desk, lambda article: draw_chart(article, measure, plot, **options))


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

        found = rows_of(article.tables, rows, **options)
        shown = found if columns is None else found[list(columns)]
        return evidence.show(shown, caption, empty=empty)

    follow(desk, draw)


def draw_chart(
    article: LoadedArticle, measure: Measure, plot: Callable[..., Any], **options: Any
) -> Any:
    """The figure of a measure, with the article as its source."""
    return plot(measure(article.tables, **options), source=article.title).figure


def rows_of(
    tables: Mapping[str, pd.DataFrame], rows: Measure | str, **options: Any
) -> pd.DataFrame:
    """A table by its name, or what a function makes of the tables."""
    return tables[rows] if isinstance(rows, str) else rows(tables, **options)
