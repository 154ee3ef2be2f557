"""Speech that layout sets apart: transcript turns, posts, lines with a dash.

Such speech is direct and all its words are quoted (DESIGN 3.3).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from analysis.document import Article, Attribution, Paragraph, Span
from analysis.words import count_words

# A label is short, starts with a capital and ends with a colon; the words of notes
# that look like labels are not speakers.
LABEL = re.compile(
    r"^[ \t]*(?P<mark>[\"“]?)"
    r"(?P<label>(?:[A-Z][\w.'’\-]*)(?:[ ,]+[\w.'’\-()]+){0,6}?)[ \t]*:[ \t\xa0]+"
    r"(?P<turn>\S.*)$",
    re.MULTILINE,
)
NOT_LABELS = re.compile(
    r"(?:time|date|place|location|venue|note|editor.*|photo.*|image|source|sources|"
    r"update.*|correction|tel|phone|email|e-mail|address|read more|see also|related|"
    r"watch|listen|more|by|from|to|subject|price|score|result|results|answer)$",
    re.IGNORECASE,
)
LINE = re.compile(r"\S[^\r\n]*")
GOING_ON = re.compile(r"[\"“](?P<said>(?!\().+?)[\"”]?$")
LEAST_TURNS = 3
# Of the lines of a transcript at least this share are turns.
LEAST_SHARE = 0.5
POST_SIGNATURE = re.compile(
    r"(?:[—–-]+\s*(?P<name>[^\n(@]{2,60}?)|^\s*(?P<alone>[^\n(@.!?—–]{2,60}?))"
    r"\s*\((?P<handle>@\w+)\)[^\n]*$",
    re.MULTILINE,
)
LINK_STUB = re.compile(r"\s*(?:https?://\S+|pic\.\S+)\s*$")


def find_layout_speech(article: Article) -> list[Attribution]:
    """Transcript turns of the body and posts set into it, without speakers."""
    return [*_turns(article), *_posts(article)]


def _turns(article: Article) -> list[Attribution]:
    text = article.page.text
    body = article.of_kind("body")
    labelled = [match for p in body for match in _labels(text, p)]
    if len(labelled) < LEAST_TURNS:
        return []
    lines = [line for p in body for line in _lines(text, p.span)]
    if len(labelled) < LEAST_SHARE * len(lines):
        labelled = _set_in(labelled, lines)
    turns = [
        _speech(text, _said(match), Span(*match.span("label"))) for match in labelled
    ]
    return sorted([*turns, *_going_on(text, labelled, lines)], key=lambda a: a.content)


def _set_in(labelled: list[re.Match[str]], lines: list[Span]) -> list[re.Match[str]]:
    """The turns of a transcript that is a part of the article.

    There the labels are in capitals, somebody speaks twice and somebody else does, and
    most lines from the first turn to the last are turns.
    """
    shouted = [match for match in labelled if match["label"].isupper()]
    labels = Counter(match["label"] for match in shouted)
    if len(labels) < 2 or max(labels.values()) < 2:
        return []
    first, last = shouted[0].start(), shouted[-1].start()
    between = [line for line in lines if first <= line.start <= last]
    return shouted if len(shouted) >= LEAST_SHARE * len(between) else []


def _going_on(
    text: str, labelled: list[re.Match[str]], lines: list[Span]
) -> Iterator[Attribution]:
    """Quoted lines without a label, between two turns: the first of them goes on."""
    starts = [line.start for line in lines]
    for turn, following in pairwise(labelled):
        if not turn["mark"]:
            continue
        first = bisect_left(starts, turn.end())
        for line in lines[first : bisect_left(starts, following.start())]:
            goes_on = GOING_ON.match(text, line.start, line.end)
            if goes_on:
                label = Span(*turn.span("label"))
                yield _speech(text, Span(*goes_on.span("said")), label)


def _said(turn: re.Match[str]) -> Span:
    """The words of a turn, without the marks of one that stands in quotation marks."""
    said = turn["turn"].rstrip()
    closes = bool(turn["mark"]) and said[-1:] in ('"', "”")
    start = turn.start("turn")
    return Span(start, start + len(said) - closes)


def _lines(text: str, span: Span) -> Iterator[Span]:
    for line in LINE.finditer(text, span.start, span.end):
        yield Span(*line.span())


def _labels(text: str, paragraph: Paragraph) -> Iterator[re.Match[str]]:
    span = paragraph.span
    for match in LABEL.finditer(text, span.start, span.end):
        if not NOT_LABELS.match(match["label"]):
            yield match


def _posts(article: Article) -> Iterator[Attribution]:
    """Posts: embedded blocks that stand together, signed with a handle at the end."""
    text = article.page.text
    start: int | None = None
    for paragraph in article.paragraphs:
        if paragraph.kind != "embed":
            start = None
            continue
        start = paragraph.span.start if start is None else start
        signature = POST_SIGNATURE.search(text, start, paragraph.span.end)
        if signature:
            said = _without_link_stubs(text, Span(start, signature.start()))
            if said.of(text).strip():
                part = "name" if signature["name"] else "alone"
                yield _speech(text, said, Span(*signature.span(part)))
            start = None


def _without_link_stubs(text: str, span: Span) -> Span:
    end = span.end
    while stub := LINK_STUB.search(text, span.start, end):
        if stub.end() != end:
            break
        end = stub.start()
    return Span(span.start, end)


def _speech(text: str, said: Span, source: Span) -> Attribution:
    piece = said.of(text)
    start = said.start + len(piece) - len(piece.lstrip())
    content = Span(start, max(start, said.start + len(piece.rstrip())))
    words = count_words(text, [content])
    return Attribution(
        id=0,
        content=(content,),
        source=(source,),
        kind="direct",
        quoted_words=words,
        content_words=words,
    )
