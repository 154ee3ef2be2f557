"""Corrections files: where they lie and what stands in them.

Beside the page, ``<page>.corrections.yaml``; for a URL or pasted text
``data/corrections/<article_id>.yaml``. What is wrong in a file is told with its
line, and costs the page nothing: a file that is no YAML is left aside, and an entry
that is not as it must be is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from logging import getLogger
from pathlib import Path
from typing import Any

from analysis.corrections import nodes
from analysis.corrections.anchors import Anchor
from analysis.corrections.nodes import Node, WrongFile
from analysis.corrections.records import FORMS, STEP, Correction, Corrections, Form
from analysis.document import Page, Problem

SUFFIX = ".corrections.yaml"
FOLDER = Path("data", "corrections")
ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://")
FLAGS = {"true": True, "yes": True, "false": False, "no": False}
ANCHOR_KEYS = {"words", "begins", "before", "after"}

_log = getLogger(__name__)


def read_corrections(page: Page, file: Path | Corrections | None = None) -> Corrections:
    """The corrections of one page, from ``file`` or from where they should lie.

    ``file`` may also be what has been read of it already. Never raises for what is
    in the file: ``problems`` tells it, and so does the log (standard error), once
    for each version of a file.
    """
    if isinstance(file, Corrections):
        return replace(file, made=_of_article(file.made, page.article))
    path = file or find_file(page)
    if path is None:
        return Corrections(corrections_file(page))
    try:
        stamp = path.stat()
        made, problems = _read(path, stamp.st_ino, stamp.st_mtime_ns, stamp.st_size)
    except OSError as error:
        reason = error.strerror or str(error)
        problems = (_problem(f"{path}: cannot be read ({reason})"),)
        _log.warning("%s", problems[0].message)
        return Corrections(path, problems=problems)
    return Corrections(path, _of_article(made, page.article), problems)


def corrections_in(data: bytes, called: str) -> Corrections:
    """The corrections in a file's bytes; messages call it ``called``."""
    made, problems = _told(lambda: nodes.decode(data), called)
    return Corrections(Path(called), made, problems)


def _of_article(made: tuple[Correction, ...], article: int) -> tuple[Correction, ...]:
    return tuple(c for c in made if c.article == article)


def corrections_file(page: Page) -> Path:
    """Where a page's corrections are, or would be, written."""
    found = find_file(page)
    if found is not None:
        return found
    if _is_file(page.name):
        return Path(page.name + SUFFIX)
    return _folders()[0] / f"{page.article_id}.yaml"


def find_file(page: Page) -> Path | None:
    """A page's corrections file, where there is one.

    A URL's page has other bytes, and so another article_id, whenever its site
    changes something: its file is then found by the ``page`` that stands in it.
    """
    if _is_file(page.name):
        path = Path(page.name + SUFFIX)
        return path if path.exists() else None
    for folder in _folders():
        path = folder / f"{page.article_id}.yaml"
        if path.exists():
            return path
    if ADDRESS.match(page.name):
        return next(_files_of(page.name), None)
    return None


def _folders() -> list[Path]:
    """Where files of pages without a file lie: here, or in the kit's own data."""
    folders = [FOLDER, ROOT / FOLDER]
    return sorted(folders, key=lambda folder: not folder.parent.is_dir())


def _files_of(address: str) -> Iterator[Path]:
    for folder in _folders():
        for path in sorted(folder.glob("*.yaml")):
            with path.open(encoding="utf-8", errors="replace") as file:
                head = file.read(2000)
            named = re.search(r"^page:\s*['\"]?(\S+?)['\"]?\s*$", head, re.M)
            if named and named[1] == address:
                yield path


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # too long or odd for a name: pasted text
        return False


@lru_cache(maxsize=8)
def _read(
    path: Path, _inode: int, _changed: int, _size: int
) -> tuple[tuple[Correction, ...], tuple[Problem, ...]]:
    """A file's corrections and problems, once for each version of it."""
    return _told(lambda: nodes.read_text(path), str(path))


def _told(
    read: Callable[[], str], called: str
) -> tuple[tuple[Correction, ...], tuple[Problem, ...]]:
    """Corrections and problems of a file's text; the problems are logged too."""
    try:
        made, wrong = parse(read())
        left = "the rest was applied"
    except WrongFile as error:
        made, wrong = (), (error,)
        left = "the page was read without its corrections"
    problems = tuple(_problem(f"{called}, line {w.line}: {w}; {left}") for w in wrong)
    for problem in problems:
        _log.warning("%s", problem.message)
    return made, problems


def _problem(message: str) -> Problem:
    return Problem(STEP, "correction_unmatched", message + ".")


def parse(text: str) -> tuple[tuple[Correction, ...], tuple[WrongFile, ...]]:
    """The corrections in a file's text, and the entries that are wrong.

    Raises:
        WrongFile: nothing of the file can be used.
    """
    made, wrong = [], []
    listed, unknown = entries(text)
    wrong.extend(unknown)
    for number, node in enumerate(listed, start=1):
        try:
            made.append(_correction(node, number))
        except WrongFile as error:
            wrong.append(error)
    return tuple(made), tuple(wrong)


def entries(text: str) -> tuple[list[Node], list[WrongFile]]:
    """The nodes of the entries, and the keys beside them that mean nothing.

    Raises:
        WrongFile: the file does not have the form of a corrections file.
    """
    root = nodes.compose(text)
    if root is None or root.is_null:
        return [], []
    top = nodes.mapping_of(root, "the file")
    unknown = [
        WrongFile(node.line, f"unknown key {key!r}: not page or corrections")
        for key, node in top.items()
        if key not in ("page", "corrections")
    ]
    listed = top.get("corrections")
    if listed is None or listed.is_null:
        return [], unknown
    if listed.kind != "sequence":
        raise WrongFile(listed.line, "corrections must be a list ('- ...')")
    return listed.children, unknown


def _correction(node: Node, number: int) -> Correction:
    keys = nodes.mapping_of(node, "a correction")
    line = node.line
    kinds = [key for key in keys if key in FORMS]
    if len(kinds) != 1:
        named = ", ".join(kinds or keys) or "nothing"
        raise WrongFile(line, f"must name one of {', '.join(FORMS)}; not {named}")
    kind = kinds[0]
    form = FORMS[kind]
    _refuse_unknown(keys, {kind, form.value_key, "article", "note"}, kind)
    by = _anchors(keys.get("by"), "by") if form.values == "actors" else ()
    if form.values == "actors" and "by" not in keys:
        raise WrongFile(line, f"{kind} needs 'by', the actor who speaks")
    return Correction(
        kind,
        about=_about(keys[kind], kind, form),
        value=_value(keys, kind, form, line),
        by=by,
        article=_count(keys.get("article")),
        note=nodes.text_of(keys["note"], "note") if "note" in keys else None,
        number=number,
        line=line,
    )


def _refuse_unknown(keys: Mapping[str, Node], known: set[Any], what: str) -> None:
    for key, node in keys.items():
        if key not in known:
            has = ", ".join(sorted(filter(None, known)))
            message = f"unknown key {key!r} in {what}, which has {has}"
            raise WrongFile(node.line, message)


def _about(node: Node, kind: str, form: Form) -> tuple[Anchor, ...]:
    if form.about == "day":
        return ()
    anchors = _anchors(node, kind)
    if not form.least <= len(anchors) <= form.most:
        needed = "one place" if form.most == 1 else f"{form.least} or more places"
        raise WrongFile(node.line, f"{kind} needs {needed} of the text")
    return anchors


def _anchors(node: Node | None, what: str) -> tuple[Anchor, ...]:
    if node is None or node.is_null:
        return ()
    listed = node.children if node.kind == "sequence" else [node]
    return tuple(_anchor(each, what) for each in listed)


def _anchor(node: Node, what: str) -> Anchor:
    if node.kind == "scalar":
        return Anchor(nodes.text_of(node, what))
    keys = nodes.mapping_of(node, what)
    _refuse_unknown(keys, ANCHOR_KEYS, what)
    words = {"words", "begins"} & set(keys)
    if len(words) != 1:
        message = f"{what} needs 'words' (or 'begins'), and one of them"
        raise WrongFile(node.line, message)
    given = {k: "" if v.is_null else nodes.text_of(v, k) for k, v in keys.items()}
    key = words.pop()
    if not given[key]:
        raise WrongFile(keys[key].line, f"{key} is empty")
    return Anchor(
        given[key], given.get("before", ""), given.get("after", ""), key == "begins"
    )


def _value(
    keys: Mapping[str, Node], kind: str, form: Form, line: int
) -> str | bool | date | None:
    if form.about == "day":
        return _day(keys[kind])
    key = form.value_key
    if key is None or form.values == "actors":
        return None
    if key not in keys:
        if form.default is None:
            raise WrongFile(line, f"{kind} needs {key!r}")
        return form.default
    said = nodes.text_of(keys[key], key)
    said = said.lower() if form.values == "flag" else said
    allowed = tuple(FLAGS) if form.values == "flag" else form.values
    if allowed != "text" and said not in allowed:
        message = f"{key} must be one of {', '.join(allowed)}; not {said!r}"
        raise WrongFile(keys[key].line, message)
    return FLAGS[said] if form.values == "flag" else said


def _day(node: Node) -> date:
    said = nodes.text_of(node, "published")
    try:
        return date.fromisoformat(said)
    except ValueError:
        message = f"published must be a day such as 2014-03-14; not {said!r}"
        raise WrongFile(node.line, message) from None


def _count(node: Node | None) -> int:
    if node is None:
        return 0
    said = nodes.text_of(node, "article")
    if not said.isascii() or not said.isdigit() or len(said) > 9:
        message = f"article must be a number from 0; not {said!r}"
        raise WrongFile(node.line, message)
    return int(said)
