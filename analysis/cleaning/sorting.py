"""Says for each line of a page what it is, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.cleaning import patterns
from analysis.cleaning.features import is_prose, is_stamp, measure
from analysis.cleaning.headlines import find_headline
from analysis.cleaning.lines import TURN, Line
from analysis.cleaning.patterns import ENDS_SENTENCE, is_timestamp
from analysis.cleaning.scoring import body_scores
from analysis.cleaning.splitting import GLUED_LABEL, glued_words

# A raw copy whose words stand almost all in running text is an article without a
# page around it: what reads like prose there is body.
PLAIN_SHARE = 0.8
PLAIN_LINES = 0.6
# Body further than this many lines from the story, and less than this share of it,
# is a teaser.
ISLAND_GAP = 8
ISLAND_SHARE = 0.25
# A label shorter than this between two paragraphs is a section heading.
HEADING_WORDS = 12
BULLET = re.compile(r"^\s*(?:[•‣▪●*·–—-]|\d{1,2}[.)])\s+\w")
TIME_HEADING = re.compile(r"^\W*\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\.?(?:\s\w+)?\W*$", re.I)
# A question of a few words that stands alone and quotes nobody.
QUESTION = re.compile(r"^[^\"'“”‘«]{3,60}\?$")
SIGNED = re.compile(r"^\W*[—–-]+\s.{2,60}\(@\w+\)")
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
FRAME_TAGS = frozenset("nav footer form button select".split())
COMMENT_HINTS = frozenset("comments comment disqus respond commentlist".split())
RELATED_HINTS = frozenset(
    "related recirc recirculation recommended outbrain taboola trending popular "
    "readmore".split()
)
PROMPT_HINTS = frozenset("newsletter signup subscribe paywall subscription".split())
POST_HINTS = frozenset("twitter tweet instagram tiktok bluesky mastodon".split())
PULL_HINTS = frozenset("pullquote pull".split())


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line was taken for; ``reason`` in a few words."""

    kind: str
    reason: str


CAPTION = Verdict("caption", "picture credit")


def sort_lines(
    lines: Sequence[Line], form: str, told_title: str | None
) -> list[Verdict]:
    """One verdict a line."""
    rows = measure(lines, told_title)
    scores = body_scores(rows, form)
    plain = form == "text" and _is_plain(lines)
    found = [_marked(line) for line in lines]
    turns = sum(bool(TURN.match(line.text)) for line in lines) > len(lines) / 4
    for i, line in enumerate(lines):
        if found[i] is None:
            found[i] = _weighed(line, scores[i], plain, turns)
    _keep_linked(lines, found)
    _drop_islands(lines, found)
    _name_headline(lines, found, told_title)
    _drop_comments(lines, found)
    _drop_repeats(lines, found)
    _name_neighbours(lines, found)
    _name_headings(lines, found)
    return [v or _rest(line) for v, line in zip(found, lines, strict=True)]


def _is_plain(lines: Sequence[Line]) -> bool:
    total = sum(len(line.words) for line in lines)
    running = [line for line in lines if is_prose(line) or TURN.match(line.text)]
    words = sum(len(line.words) for line in running)
    full = len(running) >= PLAIN_LINES * len(lines) and words >= PLAIN_SHARE * total
    return len(lines) < 4 or full


def _marked(line: Line) -> Verdict | None:
    """What a line's wording or markup says beyond doubt."""
    if not line.words:
        return Verdict("chrome", "no words")
    return _marked_up(line) or _worded(line)


def _marked_up(line: Line) -> Verdict | None:
    if not line.tags:
        return None
    tags, hints = set(line.tags), set(line.hints)
    if "figcaption" in tags or "caption" in hints and "figure" in tags:
        return Verdict("caption", "caption of a picture")
    if "blockquote" in tags and hints & POST_HINTS:
        return Verdict("embed", "embedded post")
    if tags & FRAME_TAGS and "article" not in tags:
        return Verdict("chrome", "frame of the page")
    if hints & COMMENT_HINTS and not line.voted_body:
        return Verdict("comment", "comments section")
    if hints & PROMPT_HINTS and not is_prose(line):
        return Verdict("prompt", "offer of the publisher")
    if hints & RELATED_HINTS and not line.voted_body:
        return Verdict("related", "related links")
    if line.link_share > 0.9 and not (_ends_sentence(line) or tags & HEADINGS):
        return Verdict("related", "a link")
    return None


def _worded(line: Line) -> Verdict | None:
    """What the line's own wording says, where it says it beyond doubt."""
    text, count = line.text, len(line.words)
    if count <= 40 and patterns.COPYRIGHT.search(text):
        return Verdict("chrome", "copyright line")
    if patterns.SKIP.search(text) or patterns.ADVERTISEMENT.search(text):
        return Verdict("chrome", "page chrome")
    if count <= 14 and patterns.SHARE.search(text):
        return Verdict("chrome", "share bar")
    if count <= 14 and patterns.COMMENTS_LABEL.search(text):
        return Verdict("comment", "comment prompt")
    if patterns.CREDIT.search(text) and count <= 60:
        return Verdict("credit", "who made the story")
    if count <= 12 and patterns.BYLINE.match(text) and not ENDS_SENTENCE.search(text):
        return Verdict("credit", "byline")
    if count <= 10 and patterns.RELATED_LABEL.search(text):
        return Verdict("related", "label of related stories")
    if count <= 16 and patterns.TAG_LINE.search(text):
        return Verdict("related", "topics of the story")
    if count >= 7 and text.isupper() and not ENDS_SENTENCE.search(text):
        return Verdict("related", "a headline in capitals")
    if count <= 30 and patterns.READ_MORE.search(text):
        return Verdict("related", "link to another story")
    if count <= 70 and patterns.PHOTO.search(text):
        return CAPTION
    if is_stamp(line) and not TIME_HEADING.match(text):
        return Verdict("chrome", "date line")
    if count <= 45 and patterns.PROMPT.search(text) and not _tells_story(text):
        return Verdict("prompt", "offer of the publisher")
    return None


def _tells_story(text: str) -> bool:
    """Whether someone says something in the line: offers quote nobody."""
    return bool(re.search(r"\b(?:said|says|told|added|asked)\b", text))


def _weighed(line: Line, score: float, plain: bool, turns: bool) -> Verdict | None:
    if plain:
        return _weighed_plain(line, score, turns)
    if score > 0:
        return Verdict("body", f"reads like the article ({score:+.1f})")
    return None


def _weighed_plain(line: Line, score: float, turns: bool) -> Verdict | None:
    text = line.text
    ends = bool(ENDS_SENTENCE.search(text))
    if not ends and glued_words(text):
        return Verdict("related", "headlines run together")
    if ends and len(line.words) > 1 or is_prose(line):
        return Verdict("body", "running text")
    if turns and TURN.match(text) or BULLET.match(text):
        return Verdict("body", "turn or list item")
    if len(line.words) > HEADING_WORDS and score > 0:
        return Verdict("body", f"reads like the article ({score:+.1f})")
    return None


def _body(found: Sequence[Verdict | None]) -> list[int]:
    return [i for i, v in enumerate(found) if v and v.kind == "body"]


def _keep_linked(lines: Sequence[Line], found: list[Verdict | None]) -> None:
    """A sentence that is all link is still a paragraph of the story it stands in."""
    for i in range(1, len(lines)):
        line, before = lines[i], found[i - 1]
        if found[i] is None and before and before.kind == "body":
            in_story = "p" in line.tags and not set(line.tags) & {"li", "aside"}
            if in_story and line.link_share > 0.6 and len(line.words) >= 6:
                if _ends_sentence(line):
                    found[i] = Verdict("body", "a sentence of the story, all link")


def _drop_islands(lines: Sequence[Line], found: list[Verdict | None]) -> None:
    """Body far from the story, and little of it, is a teaser for another story."""
    clusters: list[list[int]] = []
    for i in _body(found):
        if clusters and i - clusters[-1][-1] <= ISLAND_GAP:
            clusters[-1].append(i)
        else:
            clusters.append([i])
    words = [sum(len(lines[i].words) for i in cluster) for cluster in clusters]
    for cluster, count in zip(clusters, words, strict=True):
        if count < ISLAND_SHARE * max(words):
            for i in cluster:
                found[i] = Verdict("related", "far from the story")


def _name_neighbours(lines: Sequence[Line], found: list[Verdict | None]) -> None:
    """What a label or a credit says of the line beside it."""
    for i in range(len(lines) - 1):
        line, after = lines[i], lines[i + 1]
        glued = line.tags == () and line.gap_after == 0 and len(after.words) <= 14
        if glued and found[i + 1] == CAPTION and len(line.words) >= 4:
            found[i] = Verdict("caption", "above a picture credit")
        if patterns.SUMMARY_LABEL.search(line.text):
            _drop_summary(lines, found, i)
        if i and SIGNED.match(after.text) and not after.tags:
            found[i] = found[i + 1] = Verdict("embed", "signed post")


def _drop_summary(
    lines: Sequence[Line], found: list[Verdict | None], label: int
) -> None:
    """The points under "Key points" are told again in the story."""
    found[label] = Verdict("chrome", "label of a summary")
    for i in range(label + 1, min(len(lines), label + 6)):
        verdict = found[i]
        is_point = (
            lines[i].gap_after == 0 if not lines[i].tags else "li" in lines[i].tags
        )
        if not is_point or (verdict and verdict.kind != "body"):
            return
        found[i] = Verdict("chrome", "summary of the story")


def _drop_comments(lines: Sequence[Line], found: list[Verdict | None]) -> None:
    """Behind a comments label at the story's end, nothing is the story any more."""
    body = _body(found)
    if not body:
        return
    words = 0
    total = sum(len(lines[i].words) for i in body)
    for i in range(body[0], len(lines)):
        verdict = found[i]
        if verdict and verdict.kind == "body":
            words += len(lines[i].words)
        elif verdict and verdict.reason == "comment prompt" and words > total * 0.5:
            for j in (j for j in body if j > i):
                found[j] = Verdict("comment", "behind the comments label")
            return


def _drop_repeats(lines: Sequence[Line], found: list[Verdict | None]) -> None:
    """A pull quote shows words of the body again; they count once."""
    body = _body(found)
    whole = " ".join(f"¶ {lines[i].key}" for i in body)
    for i in body:
        line = lines[i]
        pulled = set(line.hints) & PULL_HINTS or "aside" in line.tags
        if (pulled or not line.tags) and 4 <= len(line.words) <= 40:
            if whole.count(line.key) > 1 and not _is_first(whole, line.key):
                found[i] = Verdict("chrome", "repeats words of the body")
    for i, verdict in enumerate(found):
        if verdict is None and set(lines[i].hints) & PULL_HINTS:
            found[i] = Verdict("chrome", "pull quote")


def _is_first(whole: str, key: str) -> bool:
    """Whether the paragraph itself, not a longer one, holds the words first."""
    return whole.find(f"¶ {key}") == whole.find(key) - 2


def _name_headings(lines: Sequence[Line], found: list[Verdict | None]) -> None:
    body = _body(found)
    if not body:
        return
    inside = set(body)
    for i in range(body[0], body[-1]):
        below = i + 1 in inside or (i + 2 in inside and found[i + 1] is None)
        if below and _is_heading(lines[i], found[i]):
            found[i] = Verdict("heading", "short line above a paragraph")


def _is_heading(line: Line, verdict: Verdict | None) -> bool:
    if verdict is None:
        is_stamp = is_timestamp(line.text) and len(line.words) < 8
        return len(line.words) <= HEADING_WORDS and not is_stamp
    is_alone = bool(QUESTION.match(line.text)) and not TURN.match(line.text)
    return verdict.kind == "body" and is_alone


def _first_paragraph(lines: Sequence[Line], body: Sequence[int]) -> int:
    for looks_right in (is_prose, _ends_sentence):
        for i in body:
            if looks_right(lines[i]):
                return i
    return body[0]


def _ends_sentence(line: Line) -> bool:
    return bool(ENDS_SENTENCE.search(line.text))


def _name_headline(
    lines: Sequence[Line], found: list[Verdict | None], told: str | None
) -> None:
    """Names the headline; without one that the page tells, above the first prose."""
    body = _body(found)
    if not body:
        return
    first = _first_paragraph(lines, body)
    at = find_headline(lines, first, told)
    if at is not None and (found[at] is None or found[at].kind == "body"):
        found[at] = Verdict("headline", "headline")
        for i in body:
            if i < at and not is_prose(lines[i]):
                found[i] = None


def _rest(line: Line) -> Verdict:
    """Names what is left: neither body nor marked by its wording."""
    hints = set(line.hints)
    if hints & RELATED_HINTS:
        return Verdict("related", "related links")
    if GLUED_LABEL.search(line.text):
        return Verdict("related", "links run together")
    if len(line.words) >= 5 and line.link_share > 0.6:
        return Verdict("related", "a link")
    return Verdict("chrome", "frame of the page")
