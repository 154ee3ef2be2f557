"""Choose an actor: charts, tables and the text on the desk turn to it together."""

from __future__ import annotations

from html import escape
from typing import Any

from analysis.lab.choices import actor_choices
from analysis.lab.desk import Desk
from analysis.reading import LoadedArticle

EVERYBODY = "everybody"
# No actor's id. The list would show no entry for None, which to widgets is no choice.
ALL = -1


def choose_actor(desk: Desk, actor: str | None = None) -> ActorChooser:
    """A list of the article's actors; put it last in a cell.

    Charts let the chosen one stand out; evidence and the text to read closely narrow
    down to it. ``actor`` is the one to begin with, by the name that the charts give.

    Raises:
        ValueError: the article has no actor of that name.
    """
    return ActorChooser(desk, actor)


class ActorChooser:
    """A list of actors with a first entry for all of them."""

    def __init__(self, desk: Desk, actor: str | None = None) -> None:
        import ipywidgets as widgets

        self.desk = desk
        self.list: Any = widgets.Dropdown(
            description="Look at",
            layout=widgets.Layout(width="46em", max_width="98%"),
        )
        known = desk.article.entities["name"].tolist()
        if actor is not None and actor not in known:
            raise ValueError(
                f"No actor is called {actor!r} here; the names are {', '.join(known)}."
            )
        if actor is not None:
            desk.choose(actor)
        self._offer(desk.article)
        self.list.observe(self._on_list, "value")
        desk.on_change(self._follow)

    def __repr__(self) -> str:
        return f"Looking at {self.desk.actor or EVERYBODY}"

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """The list, and for whoever shows no widgets who is looked at."""
        shown = self.list._repr_mimebundle_(**options)
        told = f"<p>{escape(repr(self))}</p>"
        return {**shown, "text/html": told, "text/plain": repr(self)}

    def _on_list(self, change: Any) -> None:
        names = {actor.id: actor.name for actor in self.desk.article.read.actors}
        self.desk.choose(names.get(change["new"]))

    def _follow(self, article: LoadedArticle) -> None:
        self.list.unobserve(self._on_list, "value")
        self._offer(article)
        self.list.observe(self._on_list, "value")

    def _offer(self, article: LoadedArticle) -> None:
        """The actors of the article; the chosen one stays where it still is."""
        self.list.options = [(EVERYBODY, ALL), *actor_choices(article)]
        same = [a.id for a in article.read.actors if a.name == self.desk.actor]
        self.list.value = same[0] if same else ALL
