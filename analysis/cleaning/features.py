"""What the cleaner measures on each line, alone and among its neighbours.

Every figure lies between 0 and 1, so that the weights beside it can be read.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.cleaning.datelines import find_dateline
from analysis.cleaning.headlines import find_headline, title_line
from analysis.cleaning.lines import Line
from analysis.cleaning.patterns import (
    BYLINE,
    ENDS_SENTENCE,
    is_entry_time,
    is_stamp,
    is_timestamp,
)
from analysis.cleaning.splitting import glued_words
from analysis.document import Span

DIGIT = re.compile(r"\d")
INNER_END = re.compile(r"[.?!][\"'”’»)]?\s+[\"'“‘«(]?[A-Z0-9]")
OPENS_QUOTE = re.compile(r"^[\"'“‘«]")
# A line of prose has this many words and ends like a sentence.
PROSE_WORDS = 9
# No line counts for more words than a long paragraph has.
PARAGRAPH_WORDS = 80
# How far above the first paragraph the story's byline and date may stand.
STAMPS_ABOVE = 12
# Prose lines at most this far apart belong to one run.
RUN_GAP = 7
ARTICLE_HINTS = frozenset(
    "article story content body entry post text paragraph main maincontent".split()
)
CHROME_HINTS = frozenset(
    "nav navbar navigation menu footer header masthead breadcrumb breadcrumbs share "
    "sharing social toolbar related recommended recirc recirculation promo promoted "
    "sponsor sponsored outbrain taboola popular trending sidebar aside rail widget "
    "newsletter signup subscribe subscription paywall cookie consent gdpr banner ad "
    "ads advert advertisement modal popup login tags tag topics meta byline author "
    "comment comments disqus respond teaser teasers more most latest links list "
    "caption credit gallery slideshow video player figure tool tools search site "
    "copyright legal disclaimer correction print alert ticker carousel".split()
)
NAMES = (
    "words many_words ends_sentence sentences function_words no_function_words "
    "title_case all_caps digits opens_quote label short related_phrase share_phrase "
    "legal_phrase prompt_phrase credit_phrase photo_phrase date_phrase byline_phrase "
    "comments_phrase repeated gap_before gap_after gap_unlike prose_before prose_after "
    "in_main_run off_main_run before_main_run above_headline above_stamp cut_off "
    "dateline glued after_related after_comments linked "
    "voted_body voted_out vote_around in_paragraph in_list in_heading in_caption "
    "in_quote in_article in_aside article_hint chrome_hint"
).split()


def is_prose(line: Line) -> bool:
    """Whether the line reads like a paragraph of running text."""
    return (
        len(line.words) >= PROSE_WORDS
        and bool(ENDS_SENTENCE.search(line.edges))
        and line.link_share < 0.8
        and line.function_share >= 0.08
    )


def measure(
    lines: Sequence[Line], told_title: str | None = None
) -> Iterator[dict[str, float]]:
    """The figures of each line that are not zero, by name, one line after another."""
    prose = [is_prose(line) for line in lines]
    repeated = Counter(line.key for line in lines)
    told_at = title_line(lines, told_title, 0) if told_title else None
    runs = _main_run(lines, prose, repeated, told_at or 0)
    top = find_headline(lines, runs[0], told_title)
    stamps = _last_stamp(lines, prose, runs[0])
    usual_gap = _usual_gap(lines, runs)
    related = comments = False
    for i, line in enumerate(lines):
        inside = runs[0] <= i <= runs[1]
        row = _own(line) | _markup(line)
        row["repeated"] = float(repeated[line.key] > 1)
        row["prose_before"] = _near(prose, lines, i, -1)
        row["prose_after"] = _near(prose, lines, i, 1)
        row["vote_around"] = _votes_near(lines, i)
        row["in_main_run"] = float(inside)
        row["before_main_run"] = float(i < runs[0])
        row["off_main_run"] = _distance(i, runs)
        row["above_headline"] = float(top is not None and i < top)
        row["above_stamp"] = float(i < stamps)
        row["gap_unlike"] = float(min(1, line.gap_after) < usual_gap)
        if i > runs[0]:
            related = related or _is_label(line)
            comments = comments or "comments_label" in line.phrases
        if prose[i] and inside:
            related = False
        row["after_related"], row["after_comments"] = float(related), float(comments)
        yield {name: value for name, value in row.items() if value}


def _own(line: Line) -> dict[str, float]:
    count, text = len(line.words), line.edges
    function = line.function_share
    inner = line.words[1:]
    return {
        "words": min(1.0, math.log2(1 + count) / 6),
        "many_words": min(1.0, count / 40),
        "ends_sentence": float(bool(ENDS_SENTENCE.search(text))),
        "sentences": min(1.0, len(INNER_END.findall(text)) / 2),
        "function_words": min(1.0, function * 2),
        "no_function_words": float(function == 0),
        "title_case": sum(w[0].isupper() for w in inner) / max(1, len(inner)),
        "all_caps": float(text.isupper()),
        "digits": len(DIGIT.findall(text)) / max(1, len(text)),
        "opens_quote": float(bool(OPENS_QUOTE.match(text))),
        "label": float(text.endswith(":")),
        "short": float(count <= 3),
        "related_phrase": float(_is_label(line) or "read_more" in line.phrases),
        "share_phrase": float(bool(line.phrases & {"share", "advertisement"})),
        "legal_phrase": float(bool(line.phrases & {"copyright", "legal"})),
        "prompt_phrase": float("prompt" in line.phrases),
        "credit_phrase": float("credit" in line.phrases),
        "photo_phrase": float("photo" in line.phrases),
        "date_phrase": float(count < 20 and is_timestamp(text)),
        "byline_phrase": float(count < 15 and bool(BYLINE.match(text))),
        "comments_phrase": float("comments_label" in line.phrases),
        "cut_off": float(text.endswith(("...", "…"))),
        "dateline": float(find_dateline(text, Span(0, len(text))) is not None),
        "glued": min(1.0, glued_words(text) / 2),
        "gap_before": min(1.0, line.gap_before / 2),
        "gap_after": min(1.0, line.gap_after / 2),
    }


def _markup(line: Line) -> dict[str, float]:
    if not line.tags:
        return {}
    tags, hints = set(line.tags), set(line.hints)
    return {
        "linked": line.link_share,
        "voted_body": float(line.voted_body is True),
        "voted_out": float(line.voted_body is False),
        "in_paragraph": float("p" in tags),
        "in_list": float("li" in tags),
        "in_heading": float(bool(tags & {"h1", "h2", "h3", "h4", "h5", "h6"})),
        "in_caption": float(bool(tags & {"figcaption", "figure", "caption"})),
        "in_quote": float("blockquote" in tags),
        "in_article": float(bool(tags & {"article", "main"})),
        "in_aside": float(bool(tags & {"aside", "nav", "footer", "header", "form"})),
        "article_hint": float(bool(hints & ARTICLE_HINTS)),
        "chrome_hint": float(bool(hints & CHROME_HINTS)),
    }


def _is_label(line: Line) -> bool:
    return len(line.words) <= 8 and "related_label" in line.phrases


def _near(prose: list[bool], lines: Sequence[Line], i: int, step: int) -> float:
    """How much running text the three lines before or after hold."""
    total = 0.0
    for distance, weight in ((1, 0.5), (2, 0.3), (3, 0.2)):
        j = i + step * distance
        if 0 <= j < len(lines) and prose[j]:
            total += weight
    return total


def _votes_near(lines: Sequence[Line], i: int) -> float:
    near = [lines[j].voted_body for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    return sum(v is True for v in near) / 2


def _main_run(
    lines: Sequence[Line], prose: list[bool], repeated: Counter[str], from_line: int
) -> tuple[int, int]:
    """First and last line of the run of prose with the most words.

    It stands below the headline that the page tells. Lines that the page repeats
    (tickers, teasers) count little, and no line counts for more than a paragraph.
    """
    best, best_words = (0, -1), 0.0
    start = last = None
    total = 0.0
    for i, line in enumerate(lines):
        if i == from_line:
            last, best, best_words = None, (0, -1), 0.0
        if not prose[i]:
            continue
        if last is None or i - last > RUN_GAP:
            start, total = i, 0.0
        last = i
        words = min(len(line.words), PARAGRAPH_WORDS)
        total += words / 10 if repeated[line.key] > 1 else words
        if total > best_words and start is not None:
            best, best_words = (start, i), total
    return best


def _last_stamp(lines: Sequence[Line], prose: list[bool], first: int) -> int:
    """The last byline or date line around the story's first paragraphs, or -1."""
    last, paragraphs = -1, 0
    for i in range(max(0, first - STAMPS_ABOVE), len(lines)):
        line = lines[i]
        paragraphs += prose[i] and i >= first
        if paragraphs > 2:
            break
        if i > first and is_entry_time(line.edges):
            continue  # entries of a live page, not the story's own
        if is_stamp(line.edges) or (len(line.words) < 15 and BYLINE.match(line.text)):
            last = i
    return last


def _usual_gap(lines: Sequence[Line], run: tuple[int, int]) -> int:
    """1 where the story's paragraphs are set apart by blank lines, else 0."""
    gaps = [min(1, line.gap_after) for line in lines[run[0] : run[1]] if is_prose(line)]
    return int(sum(gaps) > len(gaps) * 0.7)


def _distance(i: int, run: tuple[int, int]) -> float:
    if run[0] <= i <= run[1]:
        return 0.0
    away = run[0] - i if i < run[0] else i - run[1]
    return min(1.0, away / 10)
