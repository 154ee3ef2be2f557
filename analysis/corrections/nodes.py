"""YAML as plain nodes with line numbers: nothing is constructed, nothing expanded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

# About 2,000 corrections, read in two seconds.
MAX_BYTES = 500_000
NULLS = frozenset({"", "~", "null"})


class WrongFile(Exception):
    """Something in the file that is not as it must be, with its line from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_text(path: Path) -> str:
    """A corrections file's text, without a byte order mark.

    Raises:
        WrongFile: too large, or not UTF-8.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise WrongFile(1, f"is larger than {MAX_BYTES:,} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise WrongFile(line, "is not UTF-8 text: save it as UTF-8") from None


def compose(text: str) -> Any:
    """The document's root node, ``None`` where there is nothing.

    Raises:
        WrongFile: not YAML, or with aliases, tags or nesting that corrections do
            not need.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "not YAML"
        raise WrongFile(mark.line + 1 if mark else 1, fold_message(what)) from None
    except RecursionError:
        raise WrongFile(1, "is nested too deeply") from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise WrongFile(line, "has a character that YAML does not allow") from None
    except (YAMLError, ValueError) as error:  # odd marks, as of a YAML version
        raise WrongFile(1, fold_message(error)) from None
    _refuse_aliases(root)
    return root


def fold_message(message: object) -> str:
    """A parser's message on one line."""
    return " ".join(str(message).split())


def line_of(node: Any) -> int:
    """The line of a node, from 1."""
    return int(node.start_mark.line) + 1


def _refuse_aliases(root: Any) -> None:
    """Each node may stand once: an alias can make a small file endless."""
    seen: set[int] = set()
    for node in _walk(root, seen):
        if id(node) in seen:
            raise WrongFile(line_of(node), "has an alias (*name): write it out instead")
        seen.add(id(node))
        if not str(node.tag).startswith("tag:yaml.org,2002:") or "/" in str(node.tag):
            raise WrongFile(line_of(node), "has a tag (!name): leave it out")


def _walk(root: Any, seen: set[int]) -> Iterator[Any]:
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        is_new = id(node) not in seen
        yield node
        if is_new and not is_scalar(node):
            waiting.extend(children(node))


def children(node: Any) -> list[Any]:
    """The nodes right below a node, keys and values alike."""
    if is_mapping(node):
        return [part for pair in node.value for part in pair]
    return list(node.value)


def is_scalar(node: Any) -> bool:
    """Whether the node is a single value."""
    return node.id == "scalar"


def is_mapping(node: Any) -> bool:
    """Whether the node has keys."""
    return node.id == "mapping"


def is_sequence(node: Any) -> bool:
    """Whether the node is a list."""
    return node.id == "sequence"


def is_null(node: Any) -> bool:
    """Whether nothing stands there."""
    return is_scalar(node) and not node.style and node.value.lower() in NULLS


def mapping_of(node: Any, what: str) -> dict[str, Any]:
    """Keys and value nodes of a mapping, in order.

    Raises:
        WrongFile: no mapping, or a key twice.
    """
    if not is_mapping(node):
        raise WrongFile(line_of(node), f"{what} must have keys, such as 'words: ...'")
    found: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value) if is_scalar(key) else "?"
        if name in found:
            raise WrongFile(line_of(key), f"the key {name!r} stands twice")
        found[name] = value
    return found


def text_of(node: Any, what: str) -> str:
    """The words of a scalar, whatever YAML takes them for.

    Raises:
        WrongFile: no scalar, or nothing in it.
    """
    if not is_scalar(node):
        raise WrongFile(line_of(node), f"{what} must be words")
    words = " ".join(str(node.value).split())
    if not words or is_null(node):
        raise WrongFile(line_of(node), f"{what} is empty")
    return words
