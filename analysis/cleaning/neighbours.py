"""What a line's neighbours say of it: labels, credits, repeats, distance."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from analysis.cleaning.features import is_prose
from analysis.cleaning.lines import Line
from analysis.cleaning.marking import (
    CAPTION,
    COMMENT_PROMPT,
    POST,
    POST_HINTS,
    Verdict,
    ends_sentence,
)
from analysis.cleaning.patterns import is_entry_time

Verdicts = list[Verdict | None]
# Lines of the body by each few words that follow one another in them.
Longer = dict[tuple[str, ...], set[str]]
# Body further than this many lines from the story, and less than this share of it,
# is a teaser.
ISLAND_GAP = 8
ISLAND_SHARE = 0.25
# Comments stand behind the story: at least this share of the body comes first.
BODY_BEFORE_COMMENTS = 0.5
MOST_CREDIT_WORDS = 14
MOST_SUMMARY_POINTS = 6
SIGNED = re.compile(r"^\W*[—–-]+\s.{2,60}\(@\w+\)")
# Who posted, and when: the last line of a post that was put into the page.
HANDLE = re.compile(r"^[^.!?]{2,80}\(@[\w.]+\)")
MOST_SIGNATURE_WORDS = 20
MOST_POINT_WORDS = 25
LIST_ITEM = Verdict("body", "list item")
BULLET = re.compile(r"^\s*(?:[•‣▪●◦*·–—-]|\d{1,2}[.)])\s+\w")
PULL_HINTS = frozenset("pullquote pull".split())
# Fewer words come twice by chance; longer lines are paragraphs.
PULLED_WORDS = range(5, 41)
SHINGLE = 4
MOST_NAME_WORDS = 10
LEAST_ENTRIES = 3
ENTRY_LINES = 8
LISTED = Verdict("related", "below a label of related stories")
COMMENT = Verdict("comment", "below a label of comments")
REPEAT = Verdict("chrome", "repeats words of the body")
OPENING_MARKS = tuple("\"'“‘«„‚‹")


def body_of(found: Sequence[Verdict | None]) -> list[int]:
    """Indexes of the lines taken for body so far."""
    return [i for i, v in enumerate(found) if v and v.kind == "body"]


def mark_posts(lines: Sequence[Line], found: Verdicts) -> None:
    """A block quotation with the name and handle of who posted it is a post."""
    start: int | None = None
    for i, line in enumerate(lines):
        if "blockquote" not in line.tags:
            start = None
            continue
        start = i if start is None else start
        signed = len(line.words) <= MOST_SIGNATURE_WORDS and HANDLE.match(line.text)
        if signed or POST_HINTS & set(line.hints):
            found[start : i + 1] = [POST] * (i + 1 - start)
            start = None if signed else start


def keep_entries(lines: Sequence[Line], found: Verdicts) -> None:
    """Below each time of a live page stands an entry of the story."""
    times = [i for i, x in enumerate(lines) if is_entry_time(x.edges)]
    if len(times) < LEAST_ENTRIES:
        return
    for start, end in pairwise([*times, min(len(lines), times[-1] + ENTRY_LINES)]):
        for i in range(start + 1, min(end, start + ENTRY_LINES)):
            if found[i] is None and is_prose(lines[i]):
                found[i] = Verdict("body", "an entry of a live page")


def keep_lists(lines: Sequence[Line], found: Verdicts) -> None:
    """Points below a paragraph of the story, which a copy leaves without markup."""
    for i in range(1, len(lines)):
        before, line = found[i - 1], lines[i]
        if found[i] or line.tags or not before or before.kind != "body":
            continue
        if BULLET.match(line.text) or _is_point(lines[i - 1], before, line):
            found[i] = LIST_ITEM


def _is_point(above: Line, before: Verdict, line: Line) -> bool:
    """Whether a line without a bullet stands in a list that a colon announced."""
    announced = above.text.rstrip().endswith(":") and len(above.words) > 2
    goes_on = before is LIST_ITEM and line.gap_before == 0
    return (announced or goes_on) and len(line.words) <= MOST_POINT_WORDS


def keep_linked(lines: Sequence[Line], found: Verdicts) -> None:
    """A sentence that is all link is still a paragraph of the story it stands in."""
    for i in range(1, len(lines)):
        before = found[i - 1]
        behind_body = found[i] is None and before and before.kind == "body"
        if behind_body and _is_linked_sentence(lines[i]):
            found[i] = Verdict("body", "a sentence of the story, all link")


def _is_linked_sentence(line: Line) -> bool:
    in_story = "p" in line.tags and not {"li", "aside"} & set(line.tags)
    long_enough = line.link_share > 0.6 and len(line.words) >= 6
    return in_story and long_enough and ends_sentence(line)


def drop_islands(lines: Sequence[Line], found: Verdicts) -> None:
    """Body far from the story, and little of it, is a teaser for another story."""
    clusters: list[list[int]] = []
    for i in body_of(found):
        if clusters and i - clusters[-1][-1] <= ISLAND_GAP:
            clusters[-1].append(i)
        else:
            clusters.append([i])
    words = [sum(len(lines[i].words) for i in cluster) for cluster in clusters]
    for cluster, count in zip(clusters, words, strict=True):
        if count < ISLAND_SHARE * max(words):
            for i in cluster:
                found[i] = Verdict("related", "far from the story")


def drop_comments(lines: Sequence[Line], found: Verdicts) -> None:
    """Behind a comments label at the story's end, nothing is the story any more."""
    body = body_of(found)
    total = sum(len(lines[i].words) for i in body)
    words = 0
    for i in range(body[0] if body else 0, len(lines)):
        verdict = found[i]
        if verdict and verdict.kind == "body":
            words += len(lines[i].words)
        elif verdict is COMMENT_PROMPT and words > total * BODY_BEFORE_COMMENTS:
            for j in (j for j in body if j > i):
                found[j] = Verdict("comment", "behind the comments label")
            return


def drop_repeats(lines: Sequence[Line], found: Verdicts) -> None:
    """A pull quote shows words of the body again; they count once, in the body."""
    body = body_of(found)
    known = Counter(s for i in body for s in _shingles(lines[i].words))
    longer: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for i in body:
        for shingle in _shingles(lines[i].words):
            longer[shingle].add(lines[i].key)
    for i in body:
        line = lines[i]
        if len(line.words) in PULLED_WORDS and _may_be_pulled(line):
            again = all(known[s] > 1 for s in _shingles(line.words))
            if again and _stands_in_longer(line, longer):
                found[i] = REPEAT
    for i, verdict in enumerate(found):
        if verdict is None and _is_pulled(lines[i], longer):
            found[i] = Verdict("chrome", "pull quote")
    _drop_pulled_names(lines, found)


def _is_pulled(line: Line, longer: Longer) -> bool:
    """Whether a line that is no paragraph shows words of the body, or says so."""
    if PULL_HINTS & set(line.hints):
        return True
    shown = line.text.startswith(OPENING_MARKS) and len(line.words) in PULLED_WORDS
    return shown and _stands_in_longer(line, longer)


def _drop_pulled_names(lines: Sequence[Line], found: Verdicts) -> None:
    """Under a quotation that was pulled out stands who said it, once more."""
    for i in range(1, len(lines)):
        tags, hints = set(lines[i].tags), set(lines[i].hints)
        pulled = tags & {"aside", "blockquote"} and hints & PULL_HINTS
        if pulled and len(lines[i].words) < MOST_NAME_WORDS and found[i - 1] is REPEAT:
            found[i] = REPEAT


def _may_be_pulled(line: Line) -> bool:
    marks = {"aside", "blockquote"} & set(line.tags) or PULL_HINTS & set(line.hints)
    return bool(marks) or not line.tags


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    small = [w.lower() for w in words]
    return [tuple(small[i : i + SHINGLE]) for i in range(len(small) - SHINGLE + 1)]


def _stands_in_longer(line: Line, longer: Longer) -> bool:
    """Whether a line of the body that is longer holds the words of this one."""
    found = [longer[s] for s in _shingles(line.words) if s in longer]
    lines = min(found, key=len, default=())
    own = re.escape(line.key)
    within = re.compile(rf"(?<=.){own}\b|\b{own}(?=.)", re.DOTALL)
    return any(within.search(key) for key in lines)


def name_listed(lines: Sequence[Line], found: Verdicts) -> None:
    """Lines below a label of related stories, or of comments, are what it says."""
    label: Verdict | None = None
    for i, line in enumerate(lines):
        if found[i] is None and label and not line.tags:
            found[i] = label
        elif found[i] is COMMENT_PROMPT:
            label = COMMENT
        elif found[i] and len(line.words) <= 8 and "related_label" in line.phrases:
            label = LISTED
        elif found[i] or line.tags:
            label = None


def name_neighbours(lines: Sequence[Line], found: Verdicts) -> None:
    """Captions above their credit, summaries under their label, signed posts."""
    for i in range(len(lines) - 1):
        line, after = lines[i], lines[i + 1]
        if found[i + 1] is CAPTION and _is_glued(line, after):
            found[i] = Verdict("caption", "above a picture credit")
        if len(line.words) <= 6 and "summary_label" in line.phrases:
            _drop_summary(lines, found, i)
        if i and SIGNED.match(after.text) and not after.tags:
            found[i] = found[i + 1] = Verdict("embed", "signed post")


def _is_glued(line: Line, credit: Line) -> bool:
    close = not line.tags and line.gap_after == 0
    return close and len(line.words) >= 4 and len(credit.words) <= MOST_CREDIT_WORDS


def _drop_summary(lines: Sequence[Line], found: Verdicts, label: int) -> None:
    """The points under "Key points" are told again in the story."""
    found[label] = Verdict("chrome", "label of a summary")
    for i in range(label + 1, min(len(lines), label + MOST_SUMMARY_POINTS)):
        line, verdict = lines[i], found[i]
        is_point = "li" in line.tags if line.tags else line.gap_after == 0
        if not is_point or (verdict and verdict.kind != "body"):
            return
        found[i] = Verdict("chrome", "summary of the story")
