"""The corrections file of a corpus: who is who across its articles.

``corpus.corrections.yaml`` in the folder of the pages (beside a table of articles).
It names actors as the tables do, and articles by their pages, so that it holds for a
newer kit and for more articles::

    corrections:
    - same_actor: [Liz Lee, Elizabeth Lee-Park]
    - not_same_actor: Lee
      in: [gazette/2021-05-03.txt]
      to: Ann Lee
    - rename: Ann Lee
      to: Dame Ann Lee
    - drop: Gazette

What is wrong in it is told with its line, and the rest is applied.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.corrections import nodes
from analysis.corrections.editing import write_whole
from analysis.corrections.nodes import Node, WrongFile

FILE_NAME = "corpus.corrections.yaml"
KINDS = ("same_actor", "not_same_actor", "rename", "drop")
KEYS: Mapping[str, frozenset[str]] = {
    "same_actor": frozenset({"same_actor", "note"}),
    "not_same_actor": frozenset({"not_same_actor", "in", "to", "note"}),
    "rename": frozenset({"rename", "to", "note"}),
    "drop": frozenset({"drop", "note"}),
}
EMPTY_LIST = re.compile(r"^corrections: *(?:\[ *\]|~|null) *$", re.M)
HEADER = """\
# Who is who across these articles, as an analyst says. Applied whenever the tables
# are made; entries may be edited or deleted by hand, comments stay.
corrections:
"""


@dataclass(frozen=True, slots=True)
class CastCorrection:
    """One correction. Two that say the same are equal, wherever they stand.

    ``names`` are the actors it is about, ``pages`` the articles (``not_same_actor``
    only), ``to`` the name that the actor gets or goes to. ``number`` and ``line``
    are its place in the file, from 1.
    """

    kind: str
    names: tuple[str, ...]
    pages: tuple[str, ...] = ()
    to: str | None = None
    note: str | None = field(default=None, compare=False)
    number: int = field(default=0, compare=False)
    line: int = field(default=0, compare=False)

    def __str__(self) -> str:
        joint = " = " if self.kind == "same_actor" else ", "
        where = f" in {', '.join(self.pages)}" if self.pages else ""
        to = f" to {self.to}" if self.to else ""
        return f"{self.kind}: {joint.join(self.names)}{where}{to}"


def cast_file(source: str | Path) -> Path:
    """Where the corrections of a folder or table of articles are, or would be."""
    path = Path(source)
    return (path if path.is_dir() else path.parent) / FILE_NAME


def read_cast(path: Path) -> tuple[tuple[CastCorrection, ...], tuple[str, ...]]:
    """The corrections in a file, and what is wrong in it, a line each.

    Nothing where there is no file.
    """
    try:
        made, wrong = parse(nodes.read_text(path))
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        return (), (f"{path}: cannot be read ({error.strerror or error}).",)
    except WrongFile as error:
        return (), (f"{path}, line {error.line}: {error}; nothing of it was applied.",)
    return made, tuple(
        f"{path}, line {w.line}: {w}; the rest was applied." for w in wrong
    )


def parse(text: str) -> tuple[tuple[CastCorrection, ...], tuple[WrongFile, ...]]:
    """The corrections in a file's text, and the entries that are wrong.

    Raises:
        WrongFile: nothing of the file can be used.
    """
    made, wrong = [], []
    for number, node in enumerate(_entries(text), start=1):
        try:
            made.append(_correction(node, number))
        except WrongFile as error:
            wrong.append(error)
    return tuple(made), tuple(wrong)


def _entries(text: str) -> list[Node]:
    root = nodes.compose(text)
    if root is None or root.is_null:
        return []
    top = nodes.mapping_of(root, "the file")
    unknown = next((key for key in top if key != "corrections"), None)
    if unknown is not None:
        raise WrongFile(top[unknown].line, f"unknown key {unknown!r}: not corrections")
    listed = top["corrections"]
    if listed.is_null:
        return []
    if listed.kind != "sequence":
        raise WrongFile(listed.line, "corrections must be a list ('- ...')")
    return listed.children


def _correction(node: Node, number: int) -> CastCorrection:
    keys = nodes.mapping_of(node, "a correction")
    kinds = [key for key in keys if key in KINDS]
    if len(kinds) != 1:
        told = ", ".join(kinds or keys) or "nothing"
        raise WrongFile(node.line, f"must name one of {', '.join(KINDS)}; not {told}")
    kind = kinds[0]
    unknown = next((key for key in keys if key not in KEYS[kind]), None)
    if unknown is not None:
        has = ", ".join(sorted(KEYS[kind]))
        raise WrongFile(keys[unknown].line, f"unknown key {unknown!r}; there are {has}")
    lacking = next((key for key in ("in", "to") if _lacks(keys, kind, key)), None)
    if lacking is not None:
        raise WrongFile(node.line, f"{kind} needs {lacking!r}")
    names = _listed(keys[kind], kind)
    if len(names) < 2 and kind == "same_actor":
        raise WrongFile(keys[kind].line, "same_actor needs two names or more")
    if len(names) > 1 and kind != "same_actor":
        raise WrongFile(keys[kind].line, f"{kind} takes one name")
    return CastCorrection(
        kind,
        names,
        pages=_listed(keys["in"], "in") if "in" in keys else (),
        to=nodes.text_of(keys["to"], "to") if "to" in keys else None,
        note=nodes.text_of(keys["note"], "note") if "note" in keys else None,
        number=number,
        line=node.line,
    )


def _lacks(keys: Mapping[str, Node], kind: str, key: str) -> bool:
    return key in KEYS[kind] and key not in keys


def _listed(node: Node, what: str) -> tuple[str, ...]:
    listed = node.children if node.kind == "sequence" else [node]
    return tuple(nodes.text_of(each, what) for each in listed)


def add(path: Path, correction: CastCorrection) -> None:
    """Write a correction at the end of the file; one that stands there stays once.

    Raises:
        ValueError: the file is wrong or laid out so that it must be edited by hand.
        OSError: the file cannot be written; it stays as it was.
    """
    text, made = _checked(path)
    if correction in made:
        return
    entry = as_text(correction)
    if not made:
        text = HEADER if not text.strip() else text
        text = EMPTY_LIST.sub("corrections:", text)
        text = text if "corrections:" in text else f"{text.rstrip()}\ncorrections:\n"
    gap = "" if text.endswith("\n") else "\n"
    _write(path, f"{text}{gap}{entry}", (*made, correction))


def remove(path: Path, number: int) -> CastCorrection:
    """Cut one correction out of the file, counted from 1; gives it back.

    Raises:
        ValueError: the file is wrong, or has no such correction.
        OSError: the file cannot be written; it stays as it was.
    """
    text, made = _checked(path)
    found = next((c for c in made if c.number == number), None)
    if found is None:
        raise ValueError(f"{path} has no correction number {number}.")
    node = _entries(text)[number - 1]
    start = text.rfind("\n", 0, node.start) + 1
    end = text.find("\n", node.end)
    rest = text[:start] + (text[end + 1 :] if end >= 0 else "")
    _write(path, rest, tuple(c for c in made if c is not found))
    return found


def as_text(correction: CastCorrection) -> str:
    """A correction as it stands in the file, its last line ended."""
    from io import StringIO

    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedSeq

    lists = [CommentedSeq(own) for own in (correction.names, correction.pages)]
    for own in lists:
        own.fa.set_flow_style()
    is_list = correction.kind == "same_actor"
    entry: dict[str, Any] = {
        correction.kind: lists[0] if is_list else correction.names[0],
        "in": lists[1],
        "to": correction.to,
        "note": correction.note,
    }
    yaml, stream = YAML(), StringIO()
    yaml.width, yaml.default_flow_style = 10_000, False
    yaml.dump([{key: said for key, said in entry.items() if said}], stream)
    return stream.getvalue()


def _checked(path: Path) -> tuple[str, tuple[CastCorrection, ...]]:
    try:
        text = nodes.read_text(path) if path.exists() else ""
        made, wrong = parse(text)
    except WrongFile as error:
        made, wrong = (), (error,)
    if wrong:
        raise ValueError(
            f"{path}, line {wrong[0].line}: {wrong[0]}; mend it by hand first."
        )
    return text, made


def _write(path: Path, text: str, expected: tuple[CastCorrection, ...]) -> None:
    try:
        is_as_meant = parse(text)[0] == expected
    except WrongFile:
        is_as_meant = False
    if not is_as_meant:
        raise ValueError(f"{path} is laid out so that it must be edited by hand.")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode("utf-8"))
