"""The XML inside office documents, parsed without entities, network or deep nests."""

from __future__ import annotations

from lxml import etree

from analysis.sources.packages import Package
from analysis.sources.signatures import broken


def part_of(package: Package, member: str) -> etree._Element:
    """The root element of an XML file in a document.

    Raises:
        PageError: the file is damaged, or nests deeper than 256 elements.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(package.read(member), parser=parser)
    except (etree.LxmlError, ValueError):
        raise broken(package.name, package.words) from None
    if root is None:
        raise broken(package.name, package.words)
    return root


def local(element: etree._Element) -> str:
    """An element's name without its namespace: editions of a format differ in it."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute by its local name; empty if there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
