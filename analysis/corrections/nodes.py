"""YAML as plain nodes with line numbers: nothing is constructed, nothing expanded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# About 2,000 corrections, read in two seconds.
MAX_BYTES = 500_000
# A file's list, its entry, the entry's list, an anchor: four.
MAX_DEPTH = 10
NULLS = frozenset({"", "~", "null"})


class WrongFile(Exception):
    """Something in the file that is not as it must be, with its line from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Node:
    """A value, a list, or keys with values, and where in the file it stands.

    ``value`` is set for a single value, ``children`` for the other two: what is
    listed, or keys and values by turns. ``kind`` is scalar, sequence or mapping.
    ``start`` and ``end`` are characters of the file's text; a block's ``end`` is
    that of the last thing in it. ``is_flow`` is true within brackets, ``is_plain``
    for a value without quotation marks.
    """

    kind: str
    line: int
    start: int
    end: int
    value: str = ""
    children: list[Node] = field(default_factory=list)
    is_flow: bool = False
    is_plain: bool = False

    @property
    def is_null(self) -> bool:
        """Whether nothing stands there."""
        return self.is_plain and self.value.lower() in NULLS

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Keys and values of a mapping."""
        return zip(self.children[::2], self.children[1::2], strict=True)


def read_text(path: Path) -> str:
    """A corrections file's text, without a byte order mark.

    Raises:
        WrongFile: too large, or not UTF-8.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        return decode(file.read(MAX_BYTES + 1))


def decode(data: bytes) -> str:
    """The text of a corrections file's bytes, without a byte order mark.

    Raises:
        WrongFile: too large, or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise WrongFile(1, f"is larger than {MAX_BYTES:,} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WrongFile(line, "is not UTF-8 text: save it as UTF-8") from None


def compose(text: str) -> Node | None:
    """The document's root, ``None`` where there is nothing.

    Raises:
        WrongFile: not YAML, or with aliases, tags or nesting that corrections do
            not need. An alias can make a small file endless.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        return _composed(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as error:
        what = _on_one_line(error.problem or error.context or "not YAML")
        raise WrongFile(_line_of(error, text.rstrip()), what) from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise WrongFile(line, "has a character that YAML does not allow") from None
    except (YAMLError, ValueError) as error:
        raise WrongFile(1, _on_one_line(error)) from None


def _line_of(error: Any, text: str) -> int:
    """Where the error is; of what is never closed, where it was opened."""
    mark, opened = error.problem_mark, error.context_mark
    if opened is not None and (mark is None or mark.index >= len(text)):
        mark = opened
    last = text.count("\n") + 1
    return 1 if mark is None else min(int(mark.line) + 1, last)


def _on_one_line(message: object) -> str:
    return " ".join(str(message).split())


def _composed(events: Iterator[Any]) -> Node | None:
    """A document from the parser's events, as they come: too deep ends it early."""
    top = Node("sequence", 1, 0, 0)
    open_nodes = [top]
    for event in events:
        name = type(event).__name__
        _refuse(name, event, len(open_nodes), bool(top.children))
        if name.endswith("StartEvent") and _is_collection(name):
            node = _node(name[: -len("StartEvent")].lower(), event)
            node.is_flow = bool(event.flow_style)
            open_nodes[-1].children.append(node)
            open_nodes.append(node)
        elif name.endswith("EndEvent") and _is_collection(name):
            _close(open_nodes.pop(), event)
        elif name == "ScalarEvent":
            node = _node("scalar", event)
            node.value, node.is_plain = str(event.value), not event.style
            open_nodes[-1].children.append(node)
    return top.children[0] if top.children else None


def _is_collection(name: str) -> bool:
    return name.startswith(("Sequence", "Mapping"))


def _node(kind: str, event: Any) -> Node:
    start, end = event.start_mark, event.end_mark
    return Node(kind, int(start.line) + 1, int(start.index), int(end.index))


def _close(node: Node, event: Any) -> None:
    # The end of a block lies where the next thing starts, past any comments.
    if node.is_flow:
        node.end = int(event.end_mark.index)
    else:
        node.end = max((child.end for child in node.children), default=node.end)


def _refuse(name: str, event: Any, depth: int, has_document: bool) -> None:
    line = int(event.start_mark.line) + 1
    if name == "AliasEvent":
        raise WrongFile(line, "has an alias (*name): write it out instead")
    if getattr(event, "tag", None):
        raise WrongFile(line, "has a tag (!name): leave it out")
    if depth > MAX_DEPTH:
        raise WrongFile(line, "is nested too deeply")
    if name == "DocumentStartEvent" and has_document:
        raise WrongFile(line, "has another document: leave out the second '---'")


def mapping_of(node: Node, what: str) -> dict[str, Node]:
    """Keys and value nodes of a mapping, in order.

    Raises:
        WrongFile: no mapping, or a key twice.
    """
    if node.kind != "mapping":
        raise WrongFile(node.line, f"{what} must have keys, such as 'words: ...'")
    found: dict[str, Node] = {}
    for key, value in node.pairs():
        name = key.value if key.kind == "scalar" else "?"
        if name in found:
            raise WrongFile(key.line, f"the key {name!r} stands twice")
        found[name] = value
        if value.is_null:  # the mark of nothing stands where the next thing is
            value.line = key.line
    return found


def text_of(node: Node, what: str) -> str:
    """The words of a value, whatever YAML takes them for.

    Raises:
        WrongFile: no single value, or nothing in it.
    """
    if node.kind != "scalar":
        raise WrongFile(node.line, f"{what} must be words")
    words = " ".join(node.value.split())
    if not words or node.is_null:
        raise WrongFile(node.line, f"{what} is empty")
    return words
