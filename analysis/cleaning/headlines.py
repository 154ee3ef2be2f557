"""Which line is the headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence

from analysis.cleaning.lines import Line
from analysis.cleaning.patterns import BYLINE, ENDS_SENTENCE, SIGNED, is_timestamp

MOST_WORDS = 30
# Lines above the first paragraph among which the headline is looked for.
LOOK_BACK = 25
NOT_HEADLINES = frozenset(
    "share skip advertisement copyright comments_label photo read_more".split()
)
# Lines of the story that are asked whether they tell of the same thing.
STORY_LINES = 8
GENRE = re.compile(
    r"(?:analysis|opinion|explained|explainer|video)\s*[:|]\s*\w+\W+\w", re.IGNORECASE
)
SITE_NAME = re.compile(r"\s*(?:[|•·»]|\s[–—-]\s)\s*[^|•·»–—]{2,40}$")


def find_headline(
    lines: Sequence[Line],
    first_body: int,
    told: str | None,
    taken: Container[int] = (),
) -> int | None:
    """Index of the headline among ``lines``; ``None`` where there is none.

    ``told`` is the title that the page tells of itself. Without one, the headline
    is the line above the first paragraph that looks most like one: several words,
    no label, no time, no name alone, often repeated elsewhere on the page, in words
    that the story uses. ``taken`` lines are known to be something else,
    and none of them is the headline but one that names its genre.
    """
    first = max(0, first_body - LOOK_BACK)
    candidates = [
        i
        for i in range(first, first_body)
        if (i not in taken and _may_be(lines[i]))
        or _opens_with_genre(lines, i, first_body)
    ]
    if told:
        match = title_line(lines, told, first_body)
        if match is not None:
            is_free = match not in taken or _opens_with_genre(lines, match, first_body)
            return match if is_free else None
    marked = [i for i in candidates if "h1" in lines[i].tags]
    candidates = marked or candidates
    if not candidates:
        return None
    known = Counter(line.key for line in lines)
    return max(candidates, key=lambda i: _worth(lines, i, first_body, known))


def _opens_with_genre(lines: Sequence[Line], i: int, first_body: int) -> bool:
    """Whether a line names its genre ("Analysis: ...") above a byline or a date.

    Links to other stories name it too, and have no byline under them.
    """
    return GENRE.match(lines[i].text) is not None and _stamp_below(lines, i, first_body)


def _may_be(line: Line) -> bool:
    text = line.text
    if not 2 <= len(line.words) <= MOST_WORDS or text.endswith(":"):
        return False
    if SIGNED.match(text):
        return False
    if len(line.words) < 8 and is_timestamp(text):
        return False
    return not (BYLINE.match(text) or line.phrases & NOT_HEADLINES)


def _worth(
    lines: Sequence[Line], i: int, first_body: int, known: Counter[str]
) -> float:
    """How much line ``i`` looks like the headline of the story under it."""
    line = lines[i]
    count = len(line.words)
    worth = min(count, 9) / 3 - max(0, count - 16) / 6
    worth += 4.0 * _shared_words(line, lines[first_body : first_body + STORY_LINES])
    worth -= 2.5 * bool(ENDS_SENTENCE.search(line.text) and count > 8)
    worth += 1.0 * (known[line.key] > 1)
    worth -= (first_body - i) / 16
    worth += 1.5 * _stamp_below(lines, i, first_body)
    worth -= 1.5 * ("prompt" in line.phrases)
    return worth


def _shared_words(line: Line, story: Sequence[Line]) -> float:
    """Share of the line's longer words that the story's first lines hold too."""
    told = {w.lower()[:6] for below in story for w in below.words}
    own = [w.lower()[:6] for w in line.words if len(w) > 3]
    return sum(w in told for w in own) / len(own) if own else 0.0


def _stamp_below(lines: Sequence[Line], i: int, first_body: int) -> bool:
    """Whether a byline or a date stands within three lines under it."""
    return any(
        BYLINE.match(lines[j].text) or is_timestamp(lines[j].text)
        for j in range(i + 1, min(first_body, i + 4))
        if len(lines[j].words) < 20
    )


def title_line(lines: Sequence[Line], told: str, first_body: int) -> int | None:
    """The line with the words of the title told, best one set as a heading."""
    wanted = [_key(told), _key(SITE_NAME.sub("", told))]
    for words in filter(None, wanted):
        matches = [i for i, line in enumerate(lines) if line.key == words]
        above = [i for i in matches if i < first_body]
        for heading in ("h1", "h2", "h3"):
            heads = [i for i in matches if heading in lines[i].tags]
            if heads:
                return heads[0]
        if above:
            return above[-1]
    return None


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+(?:['’.\-]\w+)*", text.lower()))
