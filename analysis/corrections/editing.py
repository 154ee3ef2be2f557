"""Writing a corrections file: one entry at a time, all else to the letter as it was.

An entry is set in or cut out by lines, so that comments, order and layout of the
rest stay; what comes of it is read again before it replaces the file, as a whole.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

from analysis.corrections import nodes
from analysis.corrections.anchors import Anchor
from analysis.corrections.files import entries, parse
from analysis.corrections.nodes import Node, WrongFile
from analysis.corrections.records import FORMS, Correction
from analysis.document import Page

# Longer than any line: words folded over several lines are hard to compare.
WIDTH = 10_000
EMPTY = re.compile(r":\s*(?:~|null|\[\s*\])?(?=\s|$)", re.I)
HEADER = """\
# What an analyst corrected, applied whenever the page is read. Entries may be edited
# or deleted by hand; comments stay. "words" are the page's own, "before" and "after"
# what stands around them there.
"""


def add(path: Path, page: Page, correction: Correction) -> None:
    """Write a correction into the file, in place of one about the same that it undoes.

    Raises:
        ValueError: the file is wrong, so that nothing can be added; says where.
        OSError: the file cannot be written; it stays as it was.
    """
    text = _text(path) or _opening(page)
    listed, made = _parsed(path, text)
    same = next((c for c in made if _is_replaced(c, correction)), None)
    if same is None:
        expected = [*made, correction]
        new = _appended(text, listed, correction)
    elif same == correction:
        return
    else:
        correction = replace(correction, note=correction.note or same.note)
        expected = [correction if c is same else c for c in made]
        new = _replaced(text, listed, same.number, correction)
    _write(path, new, expected)


def remove(path: Path, number: int) -> Correction:
    """Cut one correction out of the file, counted from 1; gives it back.

    Raises:
        ValueError: the file is wrong, or has no such correction.
        OSError: the file cannot be written; it stays as it was.
    """
    text = _text(path)
    listed, made = _parsed(path, text)
    found = next((c for c in made if c.number == number), None)
    if found is None:
        raise ValueError(f"{path} has no correction number {number}.")
    start, end = _extent(text, listed[number - 1])
    _write(path, text[:start] + text[end:], [c for c in made if c is not found])
    return found


def _text(path: Path) -> str:
    try:
        return nodes.read_text(path) if path.exists() else ""
    except WrongFile as error:
        raise _refused(path, error) from None


def _parsed(path: Path, text: str) -> tuple[list[Node], tuple[Correction, ...]]:
    try:
        return entries(text)[0], parse(text)[0]
    except WrongFile as error:
        raise _refused(path, error) from None


def _refused(path: Path, error: WrongFile) -> ValueError:
    return ValueError(f"{path}, line {error.line}: {error}; mend it by hand first.")


def _is_replaced(old: Correction, new: Correction) -> bool:
    """Whether ``new`` says something else of what ``old`` is about, or the same."""
    if old == new:
        return True
    kinds = {old.kind, new.kind}
    is_one_thing = len(kinds) == 1 or kinds in (
        {"body", "not_body"},
        {"speech", "not_speech"},
    )
    takes_one = FORMS[new.kind].most <= 1 and new.kind != "drop"
    return (
        is_one_thing
        and takes_one
        and old.about == new.about
        and old.article == new.article
    )


def _opening(page: Page) -> str:
    """A new file's first lines."""
    name = page.name if "://" in page.name else Path(page.name).name
    return f"{HEADER}{_dumped({'page': name})}corrections:\n"


def _appended(text: str, listed: Sequence[Node], correction: Correction) -> str:
    if not listed:
        return _opened(text, correction)
    last = listed[-1]
    if last.is_flow and _opening_of(text, last) is None:
        raise ValueError("The corrections are written in one line; give each its own.")
    _, end = _extent(text, last)
    gap = "" if text[:end].endswith("\n") else _newline(text)
    return text[:end] + gap + _entry(text, correction, _column(text, last)) + text[end:]


def _opened(text: str, correction: Correction) -> str:
    """The first entry of a list that is empty or not there."""
    root = nodes.compose(text)
    pairs = [] if root is None or root.is_null else root.pairs()
    key = next((k for k, _ in pairs if k.value == "corrections"), None)
    entry = _entry(text, correction, 0)
    if key is None:
        gap = "" if not text or text.endswith("\n") else _newline(text)
        return f"{text}{gap}corrections:{_newline(text)}{entry}"
    start = key.end
    end = _line_end(text, start)
    line = EMPTY.sub(":", text[start:end].rstrip())
    return text[:start] + line + _newline(text) + entry + text[end:]


def _replaced(
    text: str, listed: Sequence[Node], number: int, correction: Correction
) -> str:
    node = listed[number - 1]
    start, end = _extent(text, node)
    return text[:start] + _entry(text, correction, _column(text, node)) + text[end:]


def _extent(text: str, node: Node) -> tuple[int, int]:
    """The lines of one entry, from its dash to the end of its last line.

    Raises:
        ValueError: the entry does not begin its line.
    """
    start = _opening_of(text, node)
    if start is None:
        raise ValueError("The corrections are written in one line; give each its own.")
    return start, _line_end(text, node.end)


def _opening_of(text: str, node: Node) -> int | None:
    """Where the line of the entry's dash begins; ``None`` without a dash."""
    head = text[: node.start].rstrip()
    if not head.endswith("-"):
        return None
    start = head.rfind("\n") + 1
    return start if not head[start:-1].strip() else None


def _column(text: str, node: Node) -> int:
    start = _opening_of(text, node) or 0
    return text.index("-", start) - start


def _line_end(text: str, at: int) -> int:
    if at and text[at - 1] == "\n":  # a block of text ends with its line
        return at
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _entry(text: str, correction: Correction, column: int) -> str:
    lines = _dumped([as_entry(correction)]).splitlines()
    return "".join(" " * column + line + _newline(text) for line in lines)


def as_entry(correction: Correction) -> dict[str, Any]:
    """A correction as it stands in the file."""
    form = FORMS[correction.kind]
    about = [_as_anchor(anchor) for anchor in correction.about]
    entry: dict[str, Any] = {
        correction.kind: about if form.most > 1 else (about or [correction.value])[0]
    }
    if form.values == "actors" and form.value_key:
        entry[form.value_key] = [_as_anchor(anchor) for anchor in correction.by]
    elif form.value_key:
        entry[form.value_key] = correction.value
    if correction.article:
        entry["article"] = correction.article
    if correction.note:
        entry["note"] = correction.note
    return entry


def _as_anchor(anchor: Anchor) -> str | dict[str, str]:
    if anchor.is_bare and not anchor.is_beginning:
        return anchor.words
    key = "begins" if anchor.is_beginning else "words"
    around = {"before": anchor.before, "after": anchor.after}
    return {key: anchor.words, **{k: v for k, v in around.items() if v}}


def _dumped(content: Mapping[str, Any] | Sequence[Any]) -> str:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = WIDTH
    yaml.default_flow_style = False
    stream = StringIO()
    yaml.dump(content, stream)
    return stream.getvalue()


def _write(path: Path, text: str, expected: Sequence[Correction]) -> None:
    """Replace the file as a whole, once the new text reads as it should.

    Raises:
        ValueError: it does not, as with a layout that lines cannot be cut from.
    """
    try:
        is_as_meant = list(parse(text)[0]) == list(expected)
    except WrongFile:
        is_as_meant = False
    if not is_as_meant:
        raise ValueError(f"{path} is laid out so that it must be edited by hand.")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode("utf-8"))


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file and move into place: never half a file."""
    target = path.resolve()  # through a link, not in its place
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
