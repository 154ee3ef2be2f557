"""The visible text of an HTML tree, in blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from analysis.document import Block, Span
from analysis.sources.plain import visible

# Never shown by a browser that runs scripts.
UNSEEN = frozenset(
    "script style template noscript head title meta link base object embed iframe "
    "frame noframes audio video canvas svg math map area datalist param source "
    "track".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label "
    "mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr "
    "picture input".split()
)
HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
HTML_SPACE = re.compile(r"[ \t\n\r\f]+")
WORD = re.compile(r"[A-Za-z][a-z]*|[0-9]+")
# Blocks repeat the hints of what is around them; a page of nested boxes would
# carry hundreds.
MAX_HINTS = 60
# Of a deeper nest the outermost and the innermost elements are kept.
DEEPEST = 80
HALF = DEEPEST // 2


@dataclass(slots=True)
class _Builder:
    """Gathers runs of text into blocks while the tree is walked."""

    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    length: int = 0
    link_chars: int = 0

    def add(self, text: str, *, is_link: bool, keep_space: bool) -> None:
        text = text if keep_space else HTML_SPACE.sub(" ", text)
        if not text or (text == " " and (not self.runs or self.runs[-1][-1] == " ")):
            return
        if self.runs and self.runs[-1][-1] == " " and not keep_space:
            text = text.lstrip(" ")
        if text:
            self.runs.append(text)
            self.link_chars += is_link * len(text.strip())

    def flush(self, path: list[_Frame]) -> None:
        """Ends the block; ``path`` is the open elements, outermost first."""
        line = "".join(self.runs).strip()
        self.runs.clear()
        if line and visible(line):
            for part in line.split("\n"):
                self._append(part.strip(), path)
        self.link_chars = 0

    def _append(self, line: str, path: list[_Frame]) -> None:
        if not line:
            return
        hints = [word for frame in path[-12:] for word in frame.hints]
        near = path if len(path) <= DEEPEST else path[:HALF] + path[-HALF:]
        span = Span(self.length, self.length + len(line))
        self.blocks.append(
            Block(
                span,
                tags=tuple(frame.tag for frame in near),
                hints=tuple(hints[-MAX_HINTS:]),
                link_chars=min(self.link_chars, len(line)),
            )
        )
        self.lines.append(line)
        self.length += len(line) + 1


@dataclass(frozen=True, slots=True)
class _Frame:
    tag: str
    hints: tuple[str, ...]


def read_blocks(root: etree._Element) -> tuple[str, tuple[Block, ...]]:
    """All visible text, one block a line, and the blocks.

    Inline elements join their text without a blank; a block element or a <br>
    starts a new line.
    """
    builder, path = _Builder(), []
    links = pre = 0
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else None
        if event == "start" and tag and not is_hidden(element, tag):
            if tag not in INLINE:
                builder.flush(path)
            path.append(_Frame(tag, _hints(element)))
            links += tag == "a"
            pre += tag in ("pre", "textarea")
            builder.add(element.text or "", is_link=links > 0, keep_space=pre > 0)
            continue
        if event == "start":
            walker.skip_subtree()
        elif event == "end" and tag and not is_hidden(element, tag):
            if tag not in INLINE:
                builder.flush(path)
            path.pop()
            links -= tag == "a"
            pre -= tag in ("pre", "textarea")
        elif event == "end" and tag in ("iframe", "video", "object", "embed", "svg"):
            builder.flush(path) if tag != "svg" else None
        if event != "start":
            builder.add(element.tail or "", is_link=links > 0, keep_space=pre > 0)
    builder.flush(path)
    return "\n".join(builder.lines), tuple(builder.blocks)


def is_hidden(element: etree._Element, tag: str) -> bool:
    """Whether a browser shows nothing of the element."""
    if tag in UNSEEN or element.get("hidden") is not None:
        return True
    if tag == "dialog":
        return element.get("open") is None
    style = element.get("style")
    return bool(style and HIDING.search(style))


def _hints(element: etree._Element) -> tuple[str, ...]:
    """Words of class, id, role and itemprop: "articleBody" is article and body."""
    found: list[str] = []
    for attribute in ("id", "class", "role", "itemprop"):
        value = element.get(attribute)
        if value:
            found += [w.lower() for w in WORD.findall(value[:200])]
    return tuple(dict.fromkeys(found))
