"""Word's DOCX: its paragraphs in reading order.

What a reader of the printed document sees: text that is tracked as deleted is left
out and what is tracked as inserted stays in. Heads and feet of the pages, notes and
comments are files of their own inside and are not read.
"""

from __future__ import annotations

from lxml import etree

from analysis.errors import PageError
from analysis.sources.packages import Package
from analysis.sources.trees import attribute, local, part_of
from analysis.sources.written import Piece, Written, written

DOCX_WORDS = "a Word document (DOCX)"
# Deleted text, codes of fields, and the copy of a drawing for older programs.
LEFT_OUT = frozenset("del moveFrom instrText delText Fallback rubyPr rt".split())
TITLES = frozenset({"title", "heading 1"})
MARKS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
DOCUMENT, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"


def read_word(package: Package) -> Written:
    """The document's text.

    Raises:
        PageError: the document is damaged.
    """
    styles = _styles(package)
    body = part_of(package, DOCUMENT)
    return written(_pieces(body, styles), _core_title(package))


def _pieces(body: etree._Element, styles: dict[str, str]) -> list[Piece]:
    """A paragraph in a text box stands behind the one that the box hangs on."""
    found: list[tuple[list[str], list[str]]] = []
    opened: list[tuple[list[str], list[str]]] = []
    walker = etree.iterwalk(body, events=("start", "end"))
    for event, element in walker:
        name = local(element)
        if name in LEFT_OUT:
            if event == "start":
                walker.skip_subtree()
        elif name == "p" and event == "start":
            opened.append(([], []))
            found.append(opened[-1])
        elif name == "p":
            opened.pop()
        elif opened and event == "start":
            runs, style = opened[-1]
            runs.append(_text(element, name))
            if name == "pStyle":
                style.append(styles.get(attribute(element, "val"), ""))
    return [
        Piece("".join(runs), is_title=bool(TITLES & set(style)))
        for runs, style in found
    ]


def _text(element: etree._Element, name: str) -> str:
    if name == "t":
        return element.text or ""
    if name == "tab" and local(element.getparent()) == "tabs":
        return ""  # where a tab stop lies, not a tab
    return MARKS.get(name, "")


def _styles(package: Package) -> dict[str, str]:
    """The name of each style, in small letters, by its id."""
    if STYLES not in package.names:
        return {}
    found = {}
    for style in part_of(package, STYLES):
        for child in style:
            if local(child) == "name":
                found[attribute(style, "styleId")] = attribute(child, "val").lower()
    return found


def _core_title(package: Package) -> str | None:
    try:
        core = part_of(package, CORE) if CORE in package.names else None
    except PageError:  # the document may be whole all the same
        return None
    titles = (c.text for c in core if local(c) == "title") if core is not None else ()
    return next(iter(titles), None)
