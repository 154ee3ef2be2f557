"""Look up a word: every place of it in the article on the desk."""

from __future__ import annotations

from typing import Any

from analysis.evidence import show, term_in_context
from analysis.lab.desk import Desk
from analysis.lab.status import counted
from analysis.reading import LoadedArticle

NOTHING_ASKED = "Type a word or a phrase above."


def look_up(desk: Desk, term: str = "") -> TermView:
    """A field for a word or phrase, and its places in context; put it last in a cell.

    ``term`` is the one to begin with.
    """
    return TermView(desk, term)


class TermView:
    """A field, and every place of what is typed there."""

    def __init__(self, desk: Desk, term: str = "") -> None:
        import ipywidgets as widgets

        self.desk = desk
        self.field: Any = widgets.Text(
            value=term,
            description="Word",
            placeholder="a word or a phrase",
            continuous_update=False,
            layout=widgets.Layout(width="46em", max_width="98%"),
        )

    def __repr__(self) -> str:
        return f"Places of {self.field.value!r}" if self.field.value else NOTHING_ASKED

    def _ipython_display_(self) -> None:
        """The field, and below it the table, which follows field and desk."""
        from IPython.display import display

        display(_Field(self))
        handle = display(self.places(self.desk.article), display_id=True)
        if handle is not None:
            self.desk.on_change(lambda article: handle.update(self.places(article)))
            self.field.observe(
                lambda _: handle.update(self.places(self.desk.article)), "value"
            )

    def places(self, article: LoadedArticle) -> Any:
        """The table of places, with how many there are."""
        term = self.field.value.strip()
        rows = term_in_context(article.tables, term)
        found = counted(len(rows), "place")
        return show(
            rows,
            f"{found} of “{term}”",
            empty=f"“{term}” does not stand in the body." if term else NOTHING_ASKED,
        )


class _Field:
    """The field alone; whoever shows no widgets has the table's caption."""

    def __init__(self, view: TermView) -> None:
        self.view = view

    def __repr__(self) -> str:
        return repr(self.view)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        shown = self.view.field._repr_mimebundle_(**options)
        return {**shown, "text/html": "", "text/plain": repr(self)}
