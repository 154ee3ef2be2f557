"""OpenDocument texts (ODT), as LibreOffice writes them, in reading order."""

from __future__ import annotations

from lxml import etree

from analysis.sources.packages import Package
from analysis.sources.trees import attribute, local, part_of
from analysis.sources.written import Piece, Written, written

ODT_WORDS = "an OpenDocument text (ODT)"
# Notes, comments, deleted text and what stands for an older program.
LEFT_OUT = frozenset("note annotation tracked-changes ruby-text forms".split())
MARKS = {"tab": "\t", "line-break": "\n", "soft-page-break": ""}
PARAGRAPHS = frozenset({"p", "h"})
CONTENT = "content.xml"
MOST_BLANKS = 1_000


def read_opendocument(package: Package) -> Written:
    """The document's text; heads and feet of its pages are not read.

    Raises:
        PageError: the document is damaged.
    """
    content = part_of(package, CONTENT)
    return written(_pieces(content, _titles(content)))


def _pieces(content: etree._Element, titles: set[str]) -> list[Piece]:
    found: list[tuple[list[str], bool]] = []
    opened: list[list[str]] = []
    walker = etree.iterwalk(content, events=("start", "end"))
    for event, element in walker:
        name = local(element)
        if event == "start" and name in LEFT_OUT:
            walker.skip_subtree()
        elif event == "start" and name in PARAGRAPHS:
            opened.append([element.text or ""])
            found.append((opened[-1], _is_title(element, titles)))
        elif event == "start" and opened:
            opened[-1].append(_mark(element, name) + (element.text or ""))
        if event == "end":
            if name in PARAGRAPHS:
                opened.pop()
            if opened:
                opened[-1].append(element.tail or "")
    return [Piece("".join(runs), is_title) for runs, is_title in found]


def _mark(element: etree._Element, name: str) -> str:
    if name == "s":
        count = attribute(element, "c")
        return " " * min(int(count) if count.isdecimal() else 1, MOST_BLANKS)
    return MARKS.get(name, "")


def _is_title(element: etree._Element, titles: set[str]) -> bool:
    is_first = attribute(element, "outline-level") == "1" and local(element) == "h"
    return is_first or attribute(element, "style-name") in titles


def _titles(content: etree._Element) -> set[str]:
    """Names of the styles that make a title, of the document's own ones too."""
    found = {"Title"}
    for style in content.iter():
        if local(style) == "style" and attribute(style, "parent-style-name") in found:
            found.add(attribute(style, "name"))
    return found
