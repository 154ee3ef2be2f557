"""One actor: the place in the article, the words, the text, all chosen together."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.evidence import mentions_in_context, sentences_about, show, speech_of
from analysis.lab.choices import actor_choices
from analysis.lab.desk import Desk
from analysis.lab.status import Status, counted
from analysis.measures import mention_timeline
from analysis.reading import LoadedArticle


def explore(desk: Desk, actor: str | None = None) -> ActorView:
    """Look into one actor of the article on the desk; put it last in a cell.

    ``actor`` is the one to begin with, by the name that the charts give; the one
    mentioned most without.
    """
    return ActorView(desk, actor)


class ActorView:
    """A list of the article's actors, and what the article says of the chosen one."""

    def __init__(self, desk: Desk, actor: str | None = None) -> None:
        import ipywidgets as widgets

        self.desk = desk
        self.list: Any = widgets.Dropdown(
            description="Actor",
            layout=widgets.Layout(width="46em", max_width="98%"),
        )
        self.status = Status()
        self._offer(desk.article, actor)

    def __repr__(self) -> str:
        return f"Actor: {self.chosen}"

    @property
    def chosen(self) -> str | None:
        """The name of the actor who is shown; ``None`` where there is none."""
        return next(
            (a.name for a in self.desk.article.read.actors if a.id == self.list.value),
            None,
        )

    def _ipython_display_(self) -> None:
        """The list first, then chart, speech, tone and text, each in its place."""
        from IPython.display import display

        display(_Shown(self))
        handles = [display(part, display_id=True) for part in self.parts()]

        def follow(article: LoadedArticle) -> None:
            self.list.unobserve(choose, "value")
            self._offer(article, self.desk.actor or self._name)
            self.list.observe(choose, "value")
            for handle, part in zip(handles, self.parts(), strict=True):
                handle.update(part)

        def choose(_: Any) -> None:
            self.desk.choose(self.chosen)

        self.list.observe(choose, "value")
        if all(handles):
            self.desk.on_change(follow)

    def parts(self) -> list[Any]:
        """The chart and the tables of the chosen actor."""
        self._name = name = self.chosen
        if name is None:
            nothing = show(pd.DataFrame(), empty="No actor comes up in this article.")
            return [nothing] * 4
        article = self.desk.article
        tables = article.tables
        self.status.say(self._in_words(name))
        return [
            self._timeline(article, name),
            show(
                speech_of(tables, name)[["content", "source", "cue", "resolved_via"]],
                f"What {name} says",
                empty=f"{name} does not speak in this article.",
            ),
            show(
                sentences_about(tables, name)[["tone", "by", "text"]],
                f"In what tone {name} is shown",
                empty=f"No sentence of the body mentions {name}.",
            ),
            show(
                mentions_in_context(tables, name)[["before", "text", "after"]],
                f"{name} in the text",
            ),
        ]

    def _timeline(self, article: LoadedArticle, name: str) -> Any:
        from analysis.charts import plot_mention_timeline
        from analysis.report.figures import source_line

        places = mention_timeline(article.tables, min_mentions=0)
        own = (places["name"] == name) & (places["row_type"] == "actor")
        rows = places[own | (places["row_type"] == "heading")]
        return plot_mention_timeline(rows, source=source_line(article)).figure

    def _in_words(self, name: str) -> str:
        rows = self.desk.article.entities
        row = rows[rows["name"] == name].iloc[0]
        told = [row[c] for c in ("role", "affiliation") if pd.notna(row[c])]
        return ", ".join([name, *told, counted(int(row["mentions"]), "mention")])

    def _offer(self, article: LoadedArticle, name: str | None) -> None:
        choices = actor_choices(article)
        self.list.options = choices
        same = [a.id for a in article.read.actors if a.name == name]
        if choices:
            self.list.value = same[0] if same else choices[0][1]


class _Shown:
    """The list and its line, with words in place of them where nothing is clicked."""

    def __init__(self, view: ActorView) -> None:
        self.view = view

    def __repr__(self) -> str:
        return repr(self.view)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        import ipywidgets as widgets

        box = widgets.VBox([self.view.list, self.view.status.widget])
        return {
            **box._repr_mimebundle_(**options),
            "text/html": "",
            "text/plain": repr(self),
        }
