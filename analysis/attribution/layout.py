"""Speech that layout sets apart: transcript turns, posts, lines with a dash.

Such speech is direct and all its words are quoted (DESIGN 3.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.document import Article, Attribution, Paragraph, Span
from analysis.words import count_words

# A label is short, starts with a capital and ends with a colon; the words of notes
# that look like labels are not speakers.
LABEL = re.compile(
    r"^[ \t]*(?P<label>(?:[A-Z][\w.'’\-]*)(?:[ ,]+[\w.'’\-()]+){0,6}?)[ \t]*:[ \t]+"
    r"(?P<turn>\S.*)$",
    re.MULTILINE,
)
NOT_LABELS = re.compile(
    r"(?:time|date|place|location|venue|note|editor.*|photo.*|image|source|sources|"
    r"update.*|correction|tel|phone|email|e-mail|address|read more|see also|related|"
    r"watch|listen|more|by|from|to|subject|price|score|result|results|answer)$",
    re.IGNORECASE,
)
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
    lines = sum(len(p.span.of(text).splitlines()) for p in body)
    if len(labelled) < max(LEAST_TURNS, LEAST_SHARE * lines):
        return []
    return [
        _speech(text, Span(*match.span("turn")), Span(*match.span("label")))
        for match in labelled
    ]


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
