"""The report from a notebook: one click writes what is handed over."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from analysis.lab.desk import Desk
from analysis.lab.status import Status

KIT = Path(__file__).resolve().parents[2]
LOOKS = {"a page": "page", "a page and a slide": "slide"}


def report(desk: Desk, out: str | Path | None = None) -> ReportPanel:
    """A button that writes the report of the article on the desk; put it last.

    ``out`` is the folder of all reports; ``reports`` in the kit's own folder without.
    """
    return ReportPanel(desk, KIT / "reports" if out is None else Path(out))


class ReportPanel:
    """Writes the report of what is on the desk, as it was corrected."""

    def __init__(self, desk: Desk, out: Path) -> None:
        self.desk = desk
        self.out = out
        self.status = Status()
        self._box = self._build()
        self._place: Any = None
        desk.on_change(lambda _: self.status.say(""))

    def __repr__(self) -> str:
        return f"The report goes into a folder of {self.out.name}."

    def _ipython_display_(self) -> None:
        """The button, and below it the place for links to what was written."""
        from IPython.display import HTML, display

        display(_Shown(self))
        self._place = display(HTML(""), display_id=True)

    def write(self) -> None:
        """Write the report, and say where it is; what fails is told instead."""
        from analysis.report import ReportError, write_report

        self.status.busy("Writing the report \u2026")
        try:
            folder = write_report(
                self.desk.article,
                out=self.out,
                with_notebooks=self.with_notebooks.value,
                size=LOOKS[self.size.value],
                is_dark=self.is_dark.value,
            )
        except (OSError, ReportError) as error:
            self.status.complain(f"No report was written: {error}")
            return
        self.status.say(f"Written into {self.out.name}/{folder.name}.")
        self._link(folder)

    def _link(self, folder: Path) -> None:
        from IPython.display import HTML

        if self._place is not None:
            names = ("report.html", "report.docx", "close_reading.html", "tables.xlsx")
            links = ", ".join(_link(folder / name) for name in names)
            self._place.update(HTML(f"<p>{links}; charts in {_link(folder)}</p>"))

    def _build(self) -> Any:
        import ipywidgets as widgets

        self.size = widgets.Dropdown(options=list(LOOKS), description="Charts for")
        whole = {"indent": False, "layout": widgets.Layout(width="max-content")}
        self.is_dark = widgets.Checkbox(description="on a dark ground too", **whole)
        self.with_notebooks = widgets.Checkbox(
            description="with the notebooks as they ran (takes a minute)", **whole
        )
        button = widgets.Button(description="Write the report", button_style="primary")
        button.on_click(lambda _: self.write())
        choices = widgets.HBox(
            [self.size, self.is_dark, self.with_notebooks],
            layout=widgets.Layout(flex_flow="row wrap"),
        )
        return widgets.VBox([choices, button, self.status.widget])


class _Shown:
    """The panel, with words in place of it where nothing is clicked."""

    def __init__(self, panel: ReportPanel) -> None:
        self.panel = panel

    def __repr__(self) -> str:
        return repr(self.panel)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        shown = self.panel._box._repr_mimebundle_(**options)
        told = f"<p>{escape(repr(self))}</p>"
        return {**shown, "text/html": told, "text/plain": repr(self)}


def _link(path: Path) -> str:
    """A link from the notebook, which JupyterLab opens in a tab of its own."""
    address = quote(Path(os.path.relpath(path)).as_posix())
    return f'<a href="{escape(address, quote=True)}">{escape(path.name)}</a>'
