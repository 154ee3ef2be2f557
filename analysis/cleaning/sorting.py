"""Says for each line of a page what it is, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.cleaning.features import is_prose, measure
from analysis.cleaning.headlines import find_headline
from analysis.cleaning.lines import TURN, Line
from analysis.cleaning.marking import (
    HEADINGS,
    RELATED_HINTS,
    TIME_HEADING,
    Verdict,
    ends_sentence,
    mark,
)
from analysis.cleaning.neighbours import (
    BULLET,
    OPENING_MARKS,
    body_of,
    drop_comments,
    drop_islands,
    drop_repeats,
    keep_entries,
    keep_linked,
    keep_lists,
    mark_posts,
    name_listed,
    name_neighbours,
)
from analysis.cleaning.patterns import SIGNED, is_timestamp
from analysis.cleaning.scoring import body_scores
from analysis.cleaning.splitting import GLUED_LABEL

# A raw copy whose words stand almost all in running text is an article without a
# page around it: what reads like prose there is body.
PLAIN_SHARE = 0.8
PLAIN_LINES = 0.6
# A label shorter than this between two paragraphs is a section heading.
HEADING_WORDS = 12
# One that is marked up as a heading may be longer.
MOST_HEADING_WORDS = 25
# A question of a few words that stands alone and quotes nobody.
QUESTION = re.compile(r"^[^\"'“”‘«]{3,60}\?$")


def sort_lines(
    lines: Sequence[Line], form: str, told_title: str | None
) -> list[Verdict]:
    """One verdict a line."""
    rows = measure(lines, told_title)
    scores = body_scores(rows, form)
    # In a document that is text, elements are the frames of its pages.
    plain = form == "text" and _is_plain([line for line in lines if not line.tags])
    found = [mark(line) for line in lines]
    turns = sum(bool(TURN.match(line.text)) for line in lines) > len(lines) / 4
    for i, line in enumerate(lines):
        if found[i] is None:
            found[i] = _weighed(line, scores[i], plain, turns)
    mark_posts(lines, found)
    keep_linked(lines, found)
    keep_lists(lines, found)
    keep_entries(lines, found)
    drop_islands(lines, found)
    _name_headline(lines, found, told_title, turns)
    drop_comments(lines, found)
    drop_repeats(lines, found)
    name_neighbours(lines, found)
    name_listed(lines, found)
    _name_headings(lines, found)
    return [v or _rest(line) for v, line in zip(found, lines, strict=True)]


def _is_plain(lines: Sequence[Line]) -> bool:
    total = sum(len(line.words) for line in lines)
    running = [line for line in lines if is_prose(line) or _is_speech(line)]
    words = sum(len(line.words) for line in running)
    full = len(running) >= PLAIN_LINES * len(lines) and words >= PLAIN_SHARE * total
    is_export = any("export" in line.hints for line in lines)
    return is_export or len(lines) < 4 or full


def _is_speech(line: Line) -> bool:
    return bool(TURN.match(line.text) or SIGNED.match(line.text))


def _weighed(line: Line, score: float, plain: bool, turns: bool) -> Verdict | None:
    if plain:
        return _weighed_plain(line, score, turns)
    if score > 0:
        return Verdict("body", f"reads like the article ({score:+.1f})")
    return None


def _weighed_plain(line: Line, score: float, turns: bool) -> Verdict | None:
    text = line.text
    ends = ends_sentence(line)
    if (ends and len(line.words) > 1) or is_prose(line):
        return Verdict("body", "running text")
    if SIGNED.match(text):
        return Verdict("body", "a signed quotation")
    if (turns and TURN.match(text)) or BULLET.match(text):
        return Verdict("body", "turn or list item")
    if len(line.words) > HEADING_WORDS and score > 0:
        return Verdict("body", f"reads like the article ({score:+.1f})")
    return None


def _name_headings(lines: Sequence[Line], found: list[Verdict | None]) -> None:
    body = body_of(found)
    if not body:
        return
    inside = set(body)
    for i in range(body[0], body[-1]):
        below = i + 1 in inside or (i + 2 in inside and found[i + 1] is None)
        if found[i] is None and i + 1 in inside and _leads_in(lines[i], lines[i + 1]):
            found[i] = Verdict("body", "leads in to speech")
        elif below and _is_heading(lines[i], found[i]):
            found[i] = Verdict("heading", "short line above a paragraph")


def _leads_in(line: Line, below: Line) -> bool:
    """Whether a short line is a cue: "She said:" above a quotation."""
    is_lead = line.text.rstrip().endswith(":")
    return is_lead and below.text.lstrip().startswith(OPENING_MARKS)


def _is_heading(line: Line, verdict: Verdict | None) -> bool:
    if verdict is None:
        is_stamp = is_timestamp(line.text) and len(line.words) < 8
        return len(line.words) <= HEADING_WORDS and not is_stamp
    return verdict.kind == "body" and _heads(line)


def _heads(line: Line) -> bool:
    """Whether a line of the story is set or worded as the heading of the next."""
    if TIME_HEADING.match(line.text):
        return True
    if HEADINGS & set(line.tags):
        return not is_prose(line) and len(line.words) <= MOST_HEADING_WORDS
    return bool(QUESTION.match(line.text)) and not TURN.match(line.text)


def _first_paragraph(lines: Sequence[Line], body: Sequence[int]) -> int:
    for looks_right in (is_prose, ends_sentence):
        for i in body:
            if looks_right(lines[i]):
                return i
    return body[0]


def _name_headline(
    lines: Sequence[Line], found: list[Verdict | None], told: str | None, turns: bool
) -> None:
    """Names the headline; without one that the page tells, above the first prose."""
    body = body_of(found)
    if not body or any(v and v.kind == "headline" for v in found):
        return
    first = _first_paragraph(lines, body)
    taken = {i for i, v in enumerate(found) if v and v.kind != "body"}
    if turns:
        taken |= {i for i in body if TURN.match(lines[i].text)}
    at = find_headline(lines, first, told, taken)
    if at is not None:
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
