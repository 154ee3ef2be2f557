"""Picks the page that a notebook is about.

From data/, an upload, a pasted text or the web.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from html import escape
from os import PathLike, fspath
from typing import Any

from analysis.errors import PageError
from analysis.lab.desk import Desk
from analysis.lab.pages import kit_pages, name_of_upload
from analysis.lab.status import Status, counted
from analysis.reading import LoadedArticle, find_page, load

PASTED = "pasted text"
WIDE = "46em"


def pick_page(
    page: str | PathLike[str],
    *,
    published: date | str | None = None,
    article: int | None = None,
    corrections: str | PathLike[str] | None = None,
) -> PagePicker:
    """Read ``page``, and offer others; charts that follow the picker go with it.

    ``published``, ``article`` and ``corrections`` are those of ``page``, as `load`
    takes them. Where nothing can be clicked, as in an export, the page stays.

    Raises:
        PageError: ``page`` cannot be read.
    """
    path = find_page(fspath(page))
    first = load(path, published=published, article=article, corrections=corrections)
    return PagePicker(first)


class PagePicker(Desk):
    """A desk with the means to lay another page on it."""

    def __init__(self, article: LoadedArticle) -> None:
        super().__init__(article)
        self._pages = kit_pages()
        self._last = self._offer(article.read.article.page.name)
        self.status = Status()
        self._box = self._build()
        self.on_change(lambda _: self.status.say(in_words(self.article)))
        self.status.say(in_words(article))

    def __repr__(self) -> str:
        return f"Page: {in_words(self.article)}"

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """The widget, and for whoever shows none the page in words."""
        shown = self._box._repr_mimebundle_(**options)
        told = f"<p>Page: {escape(in_words(self.article))}</p>"
        return {**shown, "text/html": told, "text/plain": repr(self)}

    def open_file(self, page: str) -> None:
        """Lay the page at a path on the desk; one that cannot be read is told."""
        with self._reading(page):
            self._take(load(page))

    def open_upload(self, name: str, data: bytes) -> None:
        """Lay a page on the desk that came as bytes."""
        with self._reading(name):
            self._take(load(data=data, name=name_of_upload(name)))

    def open_text(self, text: str) -> None:
        """Lay a pasted text on the desk."""
        with self._reading(PASTED):
            self._take(load(text=text, name=PASTED))

    def open_address(self, address: str) -> None:
        """Lay the page at a web address on the desk; https where it names no other."""
        address = address.strip()
        address = address if "://" in address else f"https://{address}"
        with self._reading(address):
            self._take(load(address))

    def _take(self, article: LoadedArticle) -> None:
        self.lay(article)

    @contextmanager
    def _reading(self, name: str) -> Iterator[None]:
        """Tells what happens; the earlier article stays where a page is not read."""
        self.status.busy(f"Reading {name} …")
        try:
            yield
        except (PageError, ValueError, OSError) as error:
            self.status.complain(str(error))

    def _offer(self, path: str) -> str:
        """The name in the list of the page at ``path``, which is put there if new."""
        for name, known in self._pages.items():
            if known == path:
                return name
        self._pages = {path: path, **self._pages}
        return path

    def _build(self) -> Any:
        import ipywidgets as widgets

        self._list = widgets.Dropdown(
            options=list(self._pages),
            value=self._last,
            description="Page",
            layout=widgets.Layout(width=WIDE, max_width="98%"),
        )
        self._list.observe(self._on_list, "value")
        tabs = widgets.Tab(
            children=[
                widgets.VBox([self._list]),
                widgets.VBox([self._upload_button()]),
                widgets.VBox(self._paste_fields()),
                widgets.VBox(self._address_fields()),
            ],
            titles=["In data/", "Upload", "Paste", "Web address"],
        )
        return widgets.VBox([tabs, self.status.widget])

    def _upload_button(self) -> Any:
        import ipywidgets as widgets

        upload = widgets.FileUpload(
            description="Choose a saved page",
            layout=widgets.Layout(width="16em"),
        )
        upload.observe(self._on_upload, "value")
        return upload

    def _paste_fields(self) -> list[Any]:
        import ipywidgets as widgets

        self._pasted = widgets.Textarea(
            placeholder="The article as copied from a web page",
            layout=widgets.Layout(width=WIDE, max_width="98%", height="9em"),
        )
        button = widgets.Button(description="Read this text", button_style="primary")
        button.on_click(lambda _: self.open_text(self._pasted.value))
        return [self._pasted, button]

    def _address_fields(self) -> list[Any]:
        import ipywidgets as widgets

        self._address = widgets.Text(
            placeholder="https://",
            description="Address",
            layout=widgets.Layout(width=WIDE, max_width="98%"),
        )
        button = widgets.Button(description="Read this page", button_style="primary")
        button.on_click(lambda _: self.open_address(self._address.value))
        return [self._address, button]

    def _on_list(self, change: Any) -> None:
        self.open_file(self._pages[change["new"]])

    def _on_upload(self, change: Any) -> None:
        for file in change["new"]:
            self.open_upload(str(file["name"]), bytes(file["content"]))


def in_words(article: LoadedArticle) -> str:
    """The article in one line: headline, outlet, day, length."""
    read = article.read.article
    title = article.title or "A page without a headline"
    told = (title, read.outlet, read.publication.told)
    words = counted(int(article.tables["articles"]["words"].iloc[0]), "word")
    return ", ".join([*filter(None, told), words])
