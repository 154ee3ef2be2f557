"""HTML to a page: visible text in document order, one block a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from analysis.document import Page
from analysis.errors import PageError
from analysis.sources.decoding import Decoded
from analysis.sources.limits import MAX_ATTRIBUTES, check_lines
from analysis.sources.markup import most_attributes
from analysis.sources.metadata import read_metadata
from analysis.sources.naming import shown
from analysis.sources.visible import read_blocks
from analysis.sources.voting import with_votes

if TYPE_CHECKING:
    from analysis.sources.opening import Source


def html_pages(source: Source, decoded: Decoded) -> tuple[Page, ...]:
    """The one page in ``decoded``, with what it tells of itself."""
    root = parse(source.name, decoded.text)
    if root is None:
        raise no_text(source.name)
    metadata, problems = read_metadata(root)
    text, blocks = read_blocks(root)
    if not blocks:
        raise no_text(source.name)
    check_lines(source.name, len(blocks))
    page = Page(
        name=source.name,
        text=text,
        sha256=source.sha256,
        form="html",
        encoding=decoded.encoding,
        metadata=metadata,
        problems=problems,
        blocks=with_votes(text, blocks, decoded.text),
    )
    return (page,)


def parse(name: str, markup: str) -> etree._Element | None:
    """The tree of a page or of a piece of one; ``None`` where nothing is in it.

    Entities are never loaded, nothing on the page is fetched.

    Raises:
        PageError: where elements nest deeper than the parser's limit of 2,048, as
            it would leave out the rest of the page without a word; where one has
            more attributes than are read.
    """
    if most_attributes(markup) > MAX_ATTRIBUTES:
        raise PageError(
            "too_large",
            f"{shown(name)}: an element has more than {MAX_ATTRIBUTES:,} attributes; "
            "paste the text.",
        )
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_pis=True, huge_tree=True
    )
    data = markup.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = lxml_html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    if any(e.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for e in parser.error_log):
        raise PageError(
            "too_large",
            f"{shown(name)}: its elements nest too deeply to be read whole; "
            "paste the text.",
        )
    return _whole(root)


def _whole(root: etree._Element) -> etree._Element:
    """The page with what stands behind ``</html>``, which browsers show at its end."""
    body = root.find("body")
    end = root if body is None else body
    for stray in list(root.itersiblings(etree.Element)):
        end.append(stray)
    return root


def no_text(name: str) -> PageError:
    """The page has markup but no visible words."""
    return PageError(
        "no_article_text",
        f"{shown(name)}: no article text was found in the page; save it after it "
        "has loaded in the browser, or paste the text.",
    )
