"""What a date is about, in as many words as a chart's label holds."""

from __future__ import annotations

import re

# What two lines of a chart's label hold.
LABEL_CHARS = 52
# A clause with fewer characters says too little: "finished last autumn".
FEWEST_CHARS = 24
# A date follows its verb more often than it leads: most room goes to what is before.
_BEFORE_SHARE = 0.75
_NEAR_START = 8
_CLAUSE_END = re.compile(r"[,;:.!?](?=\s)|\s[-–—]+(?=\s)|[–—]")
_ONLY_MARKS = re.compile(r"[\W_]*")
# Words that a cut must not leave at the end.
_IDLE_END = re.compile(
    r"(?:[ ,;:]+(?:and|or|but|has|have|had|was|were|be|been|is|are|the|an?|of|in|on|at"
    r"|to|with|within|for|from|by|that|until|as|its|their|his|her|after|before|between"
    r"|who|which|when|said))*[ ,;:]*$"
)


def words_around(text: str, start: int, end: int, *, most: int = LABEL_CHARS) -> str:
    """The words of a sentence around ``text[start:end]``, ``most`` characters or so.

    The clause, with the clauses behind it that find room; the words nearest to the
    date where the clause is too long or says too little. An ellipsis stands for what
    is left out.

    >>> text = "Set up by two brothers, the old mill burned down in 1931."
    >>> words_around(text, 52, 56)
    '…the old mill burned down in 1931.'
    """
    if len(text) <= most:
        return text
    first, last = _clause(text, start, end, most)
    if FEWEST_CHARS <= last - first <= most:
        low, high = first, last
    else:
        is_short = last - first < FEWEST_CHARS
        limits = (0, len(text)) if is_short else (first, last)
        # What a date that opens its clause is about comes after it.
        floor = first if start - first <= _NEAR_START else None
        low, high = _window(text, limits, (start, end), most, floor)
    head = "…" if not _ONLY_MARKS.fullmatch(text, 0, low) else ""
    tail = "…" if not _ONLY_MARKS.fullmatch(text, high) else text[high:].rstrip()
    return head + text[low:high].strip() + tail


def _clause(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    """The clause of ``text[start:end]``, and those after it that find room."""
    ends = [mark.span() for mark in _CLAUSE_END.finditer(text)]
    low = max((b for _, b in ends if b <= start), default=0)
    stops = [*(a for a, _ in ends if a >= end), len(text)]
    fitting = [stop for stop in stops if stop - low <= most]
    return low, fitting[-1] if fitting else stops[0]


def _window(
    text: str,
    limits: tuple[int, int],
    date: tuple[int, int],
    most: int,
    floor: int | None,
) -> tuple[int, int]:
    """Whole words around a date, within ``limits`` and from ``floor`` on, if given."""
    (first, last), (start, end) = limits, date
    first = first if floor is None else floor
    spare = max(0, most - (end - start))
    room = spare if floor is not None else int(spare * _BEFORE_SHARE)
    before = min(start - first, room)
    after = min(last - end, spare - before)
    before = min(start - first, spare - after)
    low, high = start - before, end + after
    if low > first:
        low += text[low:start].find(" ") + 1
    if high < last:
        kept = text[end:high].rpartition(" ")[0]
        high = end + len(_IDLE_END.sub("", kept))
    return low, high
