"""What a line's markup or wording says of it beyond doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.cleaning.features import is_prose
from analysis.cleaning.lines import Line
from analysis.cleaning.patterns import BYLINE, ENDS_SENTENCE, is_stamp
from analysis.cleaning.splitting import glued_words

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
FRAME_TAGS = frozenset("nav footer form button select".split())
COMMENT_HINTS = frozenset("comments comment disqus respond commentlist".split())
RELATED_HINTS = frozenset(
    "related recirc recirculation recommended outbrain taboola trending popular "
    "readmore".split()
)
PROMPT_HINTS = frozenset("newsletter signup subscribe paywall subscription".split())
POST_HINTS = frozenset(
    "twitter tweet instagram tiktok bluesky mastodon social facebook fb threads "
    "reddit truthsocial".split()
)
# The time in front of an entry of a live page is the entry's heading.
TIME_HEADING = re.compile(r"^\W*\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\.?(?:\s\w+)?\W*$", re.I)
# Offers quote nobody.
TELLS = re.compile(r"\b(?:said|says|told|added|asked)\b")
# Section headings in capitals are shorter.
CAPITAL_HEADLINE_WORDS = 7


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line was taken for; ``reason`` in a few words."""

    kind: str
    reason: str


CAPTION = Verdict("caption", "picture credit")
POST = Verdict("embed", "embedded post")
HEADLINE = Verdict("headline", "headline")
EXPORT_FIELD = Verdict("chrome", "field of the archive's export")
COMMENT_PROMPT = Verdict("comment", "comment prompt")
# Section of phrases.txt, most words of a line that it may decide, verdict; the first
# that fits holds. Longer lines are left to the weighing: a paragraph of the story
# may speak of newsletters.
WORDED = (
    ("copyright", 40, Verdict("chrome", "copyright line")),
    ("skip", 20, Verdict("chrome", "page chrome")),
    ("advertisement", 20, Verdict("chrome", "page chrome")),
    ("share", 14, Verdict("chrome", "share bar")),
    ("comments_label", 14, COMMENT_PROMPT),
    ("credit", 60, Verdict("credit", "who made the story")),
    ("correction", 120, Verdict("credit", "notice of a correction")),
    ("related_label", 10, Verdict("related", "label of related stories")),
    ("tag_line", 16, Verdict("related", "topics of the story")),
    ("read_more", 30, Verdict("related", "link to another story")),
    ("photo", 70, CAPTION),
)
MOST_PROMPT_WORDS = 45
GLUED_WORDS = 6
MOST_BYLINE_WORDS = 12


def mark(line: Line) -> Verdict | None:
    """The verdict on a line that marks itself; ``None`` for all others."""
    if not line.words:
        return Verdict("chrome", "no words")
    if "export" in line.hints and not line.tags:
        return HEADLINE if "headline" in line.hints else EXPORT_FIELD
    return _marked_up(line) or _worded(line) or _glued(line)


def _glued(line: Line) -> Verdict | None:
    """Headlines that came to stand in one line when the page was copied."""
    label = line.tags or len(line.words) < GLUED_WORDS or ends_sentence(line)
    if not label and glued_words(line.edges):
        return Verdict("related", "headlines run together")
    return None


def ends_sentence(line: Line) -> bool:
    """Whether the line closes like a sentence."""
    return bool(ENDS_SENTENCE.search(line.edges))


def _marked_up(line: Line) -> Verdict | None:
    if not line.tags:
        return None
    tags, hints = set(line.tags), set(line.hints)
    if "figcaption" in tags or {"figure", "caption"} <= tags | hints:
        return Verdict("caption", "caption of a picture")
    if "blockquote" in tags and hints & POST_HINTS:
        return POST
    if tags & FRAME_TAGS and "article" not in tags:
        return Verdict("chrome", "frame of the page")
    return _hinted(line, hints) or _linked(line, tags)


def _hinted(line: Line, hints: set[str]) -> Verdict | None:
    if hints & PROMPT_HINTS and not is_prose(line):
        return Verdict("prompt", "offer of the publisher")
    if line.voted_body:
        return None
    if hints & COMMENT_HINTS:
        return Verdict("comment", "comments section")
    if hints & RELATED_HINTS:
        return Verdict("related", "related links")
    return None


def _linked(line: Line, tags: set[str]) -> Verdict | None:
    if line.link_share > 0.9 and not (ends_sentence(line) or tags & HEADINGS):
        return Verdict("related", "a link")
    return None


def _worded(line: Line) -> Verdict | None:
    text, count = line.edges, len(line.words)
    for section, most, verdict in WORDED:
        if count <= most and section in line.phrases:
            return verdict
    if count <= MOST_BYLINE_WORDS and BYLINE.match(text) and not ends_sentence(line):
        return Verdict("credit", "byline")
    if is_stamp(text) and not TIME_HEADING.match(text):
        return Verdict("chrome", "date line")
    if count >= CAPITAL_HEADLINE_WORDS and text.isupper() and not ends_sentence(line):
        return Verdict("related", "a headline in capitals")
    if (
        count <= MOST_PROMPT_WORDS
        and "prompt" in line.phrases
        and not TELLS.search(text)
    ):
        return Verdict("prompt", "offer of the publisher")
    return None
