"""Anchors: the words that a correction is about, found again on any copy of a page.

An anchor holds the exact words with some of what stands before and after. White
space, line ends and invisible characters may differ; nothing else may. Words that
stand once are found wherever they have moved to; words that stand several times
only where what stands around them is the same. All else is told, never guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.document import Span
from analysis.tidy import INVISIBLE, fold

# Words kept of a long stretch, its beginning: more would only lengthen the file.
MOST_CHARS = 600
# How far the words around reach, in characters. The first stays within the line, so
# that other chrome around a paragraph does not matter; the others are for words
# that stand several times with the same line around them.
REACHES = (40, 160, 500)
SHOWN_CHARS = 60

_UNSEEN = f"{INVISIBLE.pattern}*"
_GAP = rf"{_UNSEEN}\s(?:\s|{INVISIBLE.pattern})*"


class Unanchored(Exception):
    """The words of an anchor stand nowhere, or in several places; says which."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a page, and what stands right before and after them.

    ``is_beginning`` where ``words`` are only the first words of what is meant.
    White space is folded in all three.
    """

    words: str
    before: str = ""
    after: str = ""
    is_beginning: bool = False

    def __str__(self) -> str:
        return shown(self.words)

    @property
    def is_bare(self) -> bool:
        """Whether nothing is known of what stands around the words."""
        return not self.before and not self.after


def shown(words: str) -> str:
    """Words for a message: quoted, the end of long ones left out."""
    cut = words[:SHOWN_CHARS].rsplit(" ", 1)[0] + " …"
    return f'"{words if len(words) <= SHOWN_CHARS else cut}"'


def find_place(text: str, anchor: Anchor, within: Sequence[Span] | None = None) -> Span:
    """The one place of an anchor's words in ``text``.

    Args:
        text: the page.
        anchor: the words to find.
        within: stretches of the text that count, in order; all of it without.

    Raises:
        Unanchored: the words are gone, or stand in several places and what stands
            around them does not say which is meant.
    """
    places = [p for p in find_words(text, anchor.words) if _counts(p, within)]
    has_to_stand = not anchor.is_bare and _is_common(anchor.words)
    if not places and not anchor.is_bare:  # part of a word, as in "Elmside"
        loose = find_words(text, anchor.words, whole=False)
        places = [p for p in loose if _counts(p, within)]
        has_to_stand = True
    if not places:
        raise Unanchored(f"the words {anchor} are not there any more")
    if len(places) == 1 and not has_to_stand:
        return places[0]
    same = [place for place in places if _stands_in(text, place, anchor)]
    if len(same) == 1:
        return same[0]
    around = "with the same words around" if same else "with other words around"
    around = "and nothing says which is meant" if anchor.is_bare else around
    count = len(same) or len(places)
    times = "once" if count == 1 else f"{count} times"
    raise Unanchored(f"the words {anchor} stand {times}, {around}")


def find_words(text: str, words: str, *, whole: bool = True) -> Iterator[Span]:
    """All places of ``words``, however the white space between them is set.

    ``whole`` leaves out places that begin or end within a word.
    """
    pattern = _pattern(words, whole)
    if not pattern:
        return
    # Looking ahead finds places that overlap: "a b a" twice in "a b a b a".
    for found in re.finditer(f"(?=({pattern}))", text):
        yield Span(*found.span(1))


def make_anchor(text: str, span: Span, within: Sequence[Span] | None = None) -> Anchor:
    """An anchor that finds ``span`` again, with as few words around as will do.

    Raises:
        ValueError: nothing is to be seen in the span, or its words stand elsewhere
            with the same words around.
    """
    words, is_beginning = _cut(fold(span.of(text)))
    if not words:
        raise ValueError(f"There are no words at {span.start} to {span.end}.")
    for reach in REACHES:
        anchor = Anchor(
            words,
            _before(text, span.start, reach),
            "" if is_beginning else _after(text, span.end, reach),
            is_beginning,
        )
        if _finds(text, anchor, span, within):
            return anchor
    raise ValueError(
        f"{anchor} stands several times with the same words around; "
        "name a longer stretch."
    )


def _finds(
    text: str, anchor: Anchor, span: Span, within: Sequence[Span] | None
) -> bool:
    try:
        place = find_place(text, anchor, within)
    except Unanchored:
        return False
    return place.overlaps(span) and not text[span.start : place.start].strip()


def _is_common(words: str) -> bool:
    """Whether words are no sign of one place: "he" stands on any page."""
    return " " not in words and words == words.lower()


def _cut(words: str) -> tuple[str, bool]:
    if len(words) <= MOST_CHARS:
        return words, False
    kept, _, _ = words[: MOST_CHARS + 1].rpartition(" ")
    return kept or words[:MOST_CHARS], True


def _before(text: str, start: int, reach: int) -> str:
    line = text.rfind("\n", 0, start) + 1 if reach == REACHES[0] else 0
    near = text[max(line, start - 2 * reach) : start]
    words = fold(near)
    if len(words) > reach:
        words = words[-reach:].partition(" ")[2] or words[-reach:]
    return words


def _after(text: str, end: int, reach: int) -> str:
    line = text.find("\n", end) if reach == REACHES[0] else len(text)
    near = text[end : min(end + 2 * reach, line if line >= 0 else len(text))]
    words = fold(near)
    if len(words) > reach:
        words = words[:reach].rpartition(" ")[0] or words[:reach]
    return words


def _stands_in(text: str, place: Span, anchor: Anchor) -> bool:
    """Whether what stands around a place is what the anchor says."""
    before, after = fold(anchor.before), fold(anchor.after)
    # Far enough for blank lines between the words; a page with more is told.
    reach = 4 * max(len(before), len(after)) + 200
    head = text[max(0, place.start - reach) : place.start] if before else ""
    tail = text[place.end : place.end + reach] if after else ""
    return fold(head).endswith(before) and fold(tail).startswith(after)


def _run(words: str) -> str:
    """A pattern of words with any white space between them."""
    return _GAP.join(_UNSEEN.join(map(re.escape, w)) for w in fold(words).split())


def _pattern(words: str, whole: bool) -> str:
    run, folded = _run(words), fold(words)
    if not run or not whole:
        return run
    opening = r"(?<!\w)" if re.match(r"\w", folded) else ""
    closing = r"(?!\w)" if re.search(r"\w\Z", folded) else ""
    return opening + run + closing


def _counts(place: Span, within: Sequence[Span] | None) -> bool:
    if within is None:
        return True
    after = bisect_left(within, place.end, key=lambda span: span.start)
    return after > 0 and within[after - 1].overlaps(place)
