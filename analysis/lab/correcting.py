"""Corrections in place: choose, click, and every chart that follows is drawn anew.

What is clicked goes through `analysis.corrections`, which saves it beside the page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from analysis import corrections
from analysis.evidence import UNRESOLVED, show
from analysis.lab.choices import (
    Choices,
    actor_choices,
    correction_choices,
    paragraph_choices,
    speech_choices,
)
from analysis.lab.desk import Desk
from analysis.lab.status import Status, counted
from analysis.reading import LoadedArticle

WIDE = "46em"
NOBODY = -1
NONE_MADE = "No corrections of this article."


def correct(desk: Desk) -> CorrectionPanel:
    """A panel for correcting the article on the desk; put it last in a cell."""
    return CorrectionPanel(desk)


class CorrectionPanel:
    """Who is who, who says it, what is the article; undo; the list of what was done.

    Each method makes one correction, which is how its button does it, and has the
    article read again. A correction that cannot be made is told under the panel.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.status = Status()
        self._box = self._build()
        self._fill(desk.article)
        desk.on_change(self._fill)

    def __repr__(self) -> str:
        made = len(corrections.made(self.desk.article))
        return counted(made, "correction") if made else NONE_MADE

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """The panel, and for whoever shows no widgets the corrections made."""
        shown = self._box._repr_mimebundle_(**options)
        made = _made(self.desk.article)
        return {**shown, "text/html": made._repr_html_(), "text/plain": repr(self)}

    def same_actor(self) -> None:
        """The two chosen actors are one."""
        one, other = self.actor.value, self.other.value
        if one == other:
            self.status.complain("Choose two different actors.")
        else:
            self._make(corrections.same_actor, one, other)

    def rename(self) -> None:
        """The chosen actor has the name that was typed."""
        if self.name.value.strip():
            self._make(corrections.rename, self.actor.value, self.name.value)
        else:
            self.status.complain("Type the name first.")

    def drop(self) -> None:
        """The chosen actor is none."""
        self._make(corrections.drop, self.actor.value)

    def speech_by(self) -> None:
        """The chosen speech is by the chosen actor, or nobody can tell by whom."""
        chosen = self.speaker.value
        by = () if chosen == NOBODY else (chosen,)
        self._make(corrections.speech_by, self.speech.value, *by)

    def not_speech(self) -> None:
        """The chosen words are no speech."""
        self._make(corrections.not_speech, self.speech.value)

    def not_body(self) -> None:
        """The chosen paragraph is not part of the article."""
        self._make(corrections.not_body, self.paragraph.value)

    def body(self) -> None:
        """The chosen paragraph is part of the article."""
        self._make(corrections.body, self.paragraph.value)

    def undo(self) -> None:
        """Take the chosen correction back."""
        self._make(corrections.undo, self.correction.value, done="Taken back")

    def _make(
        self, make: Callable[..., Any], *pointers: Any, done: str = "Corrected"
    ) -> None:
        if pointers and pointers[0] is None:
            self.status.complain("There is nothing to choose here.")
            return
        self.status.busy("Reading the article again …")
        try:
            made = make(self.desk.article, *pointers)
        except (ValueError, OSError) as error:
            self.status.complain(str(error))
            return
        self.desk.reread()
        self.status.say(f"{done}: {made}. {self._where()}")

    def _where(self) -> str:
        file = corrections.file_of(self.desk.article)
        return f"Kept in {file.name}." if file.exists() else ""

    def _build(self) -> Any:
        import ipywidgets as widgets

        self._make_fields()
        actors = [
            self.actor,
            self.other,
            _row(_button("These two are the same actor", self.same_actor, first=True)),
            self.name,
            _row(
                _button("Rename the first", self.rename),
                _button("The first is no actor", self.drop),
            ),
        ]
        speech = [
            self.speech,
            self.speaker,
            _row(
                _button("This actor says it", self.speech_by, first=True),
                _button("This is not speech", self.not_speech),
            ),
        ]
        page = [
            self.paragraph,
            _row(
                _button("Not part of the article", self.not_body, first=True),
                _button("Part of the article", self.body),
            ),
        ]
        undo = [self.correction, _row(_button("Take it back", self.undo)), self.list]
        tabs = widgets.Tab(
            children=[widgets.VBox(own) for own in (actors, speech, page, undo)],
            titles=["Who is who", "Who says it", "What is the article", "Corrections"],
        )
        return widgets.VBox([tabs, self.status.widget])

    def _make_fields(self) -> None:
        import ipywidgets as widgets

        self.actor = _list("Actor")
        self.other = _list("and actor")
        self.name = widgets.Text(description="Its name", layout=self.actor.layout)
        self.speech = _list("These words")
        self.speaker = _list("are said by")
        self.paragraph = _list("Paragraph")
        self.correction = _list("Correction")
        self.list = widgets.HTML()

    def _fill(self, article: LoadedArticle) -> None:
        """Offer what the article has now; what was chosen stays where it still is."""
        actors = actor_choices(article)
        _offer(self.actor, actors)
        _offer(self.other, actors, at=1)
        _offer(self.speech, speech_choices(article))
        _offer(self.speaker, [*actors, (f"({UNRESOLVED})", NOBODY)])
        _offer(self.paragraph, paragraph_choices(article))
        made = correction_choices(article)
        self.correction.options = made  # the latest, whatever was chosen before
        self.correction.value = made[-1][1] if made else None
        self.list.value = _made(article)._repr_html_()


def _made(article: LoadedArticle) -> Any:
    rows = article.corrections[["number", "correction", "state"]]
    return show(rows, "Corrections made", empty=NONE_MADE)


def _offer(field: Any, choices: Choices, at: int = 0) -> None:
    """Fill a list; what was chosen in it stays where it still is, else ``at``."""
    kept = field.value
    values = [value for _, value in choices]
    field.options = choices
    if kept in values:
        field.value = kept
    elif values:
        field.value = values[min(at, len(values) - 1)]


def _list(label: str) -> Any:
    import ipywidgets as widgets

    layout = widgets.Layout(width=WIDE, max_width="98%")
    return widgets.Dropdown(description=label, layout=layout)


def _button(label: str, act: Callable[[], None], *, first: bool = False) -> Any:
    import ipywidgets as widgets

    style = "primary" if first else ""
    layout = widgets.Layout(width="auto")
    button = widgets.Button(description=label, button_style=style, layout=layout)
    button.on_click(lambda _: act())
    return button


def _row(*buttons: Any) -> Any:
    import ipywidgets as widgets

    return widgets.HBox(list(buttons), layout=widgets.Layout(flex_flow="row wrap"))
