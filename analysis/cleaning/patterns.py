"""Wordings by which pages mark what is not the article.

The phrases stand in ``phrases.txt``, one a line, in sections named for what they
mark; what dates and bylines look like stands here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Section:
    """Phrases that mark the same: those held to the line's start, and the others.

    ``clues`` are letters of which every line that ``anywhere`` fits has one.
    """

    name: str
    clues: tuple[str, ...]
    at_start: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None

    def fits(self, text: str, small: str) -> bool:
        """Whether a phrase stands in ``text``; ``small`` is it in small letters."""
        if self.at_start and self.at_start.match(text):
            return True
        if not self.anywhere:
            return False
        asked = any(clue in small for clue in self.clues)
        return asked and bool(self.anywhere.search(text))


@cache
def sections() -> tuple[Section, ...]:
    """The sections of ``phrases.txt``; those of one name are parts of one."""
    found: list[tuple[str, str, list[str]]] = []
    table = files("analysis.cleaning") / "phrases.txt"
    for line in table.read_text("utf-8").splitlines():
        header = re.match(r"\[(\w+)(?:: (.*?))?\]  #", line)
        if header:
            found.append((header[1], header[2] or "", []))
        elif line and not line.startswith("# "):
            found[-1][2].append(line)
    return tuple(_section(*parts) for parts in found)


def _section(name: str, clues: str, phrases: list[str]) -> Section:
    at_start = [p for p in phrases if p.startswith("^")]
    anywhere = [p for p in phrases if not p.startswith("^")]
    known = tuple(clue.strip() for clue in clues.split(" | "))
    return Section(name, known, _either(at_start), _either(anywhere))


def _either(phrases: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(phrases), re.IGNORECASE) if phrases else None


@lru_cache(maxsize=4_096)  # pages repeat their labels
def phrases_in(text: str) -> frozenset[str]:
    """The sections of ``phrases.txt`` of which a phrase stands in ``text``.

    >>> sorted(phrases_in("© 2019 The Town Crier"))
    ['copyright']
    """
    small = text.lower()
    return frozenset(
        section.name for section in sections() if section.fits(text, small)
    )


BYLINE = re.compile(r"^\W*by:?\s+[A-Z]", re.IGNORECASE)
MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
NTH = r"(?:st|nd|rd|th)?"
# A word's beginning, also where the copy glued it to the name in front of it.
EDGE = r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))"
DATE = re.compile(
    rf"{EDGE}{MONTHS} ?\d{{1,2}}{NTH},? ?(?:19|20)\d\d"
    rf"|\b\d{{1,2}}{NTH}(?: of)?[ \-]{MONTHS},?[ \-](?:19|20)?\d\d\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b",
    re.IGNORECASE,
)
TIMESTAMP = re.compile(
    r"^\W*(?:(?:first |last |originally )?(?:published|updated|posted|modified|created"
    r"|date|pub|issued)|last)\b.{0,20}(?:\d|ago|today|yesterday)"
    r"|^\W*\d+\s?(?:h|hr|hrs|hours?|m|min|mins|minutes?|d|days?|w|weeks?|months?"
    r"|years?)\.? ago\b"
    r"|\b\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?"
    r"(?: ?(?:[ECMP][SD]T|ET|PT|GMT|BST|IST|UTC|CET))?\W*$"
    r"|^\W*\d+ min(?:ute)?s? read\W*$",
    re.IGNORECASE,
)
# A time of day and nothing else; teasers of other stories say how long ago.
ENTRY_TIME = re.compile(
    r"^\W*(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
    r"(?: ?\(?(?:[ECMP][SD]?T|GMT|BST|IST|UTC|CET|CEST|AEST|AEDT)\)?)?\W*$",
    re.IGNORECASE,
)
# A quotation with the name of who says it behind a dash.
SIGNED = re.compile(
    r"^\s*[\"'“”‘«].*[.!?…,\w][\"'“”’»]\s*[-–—―]+\s*[^\W\d_a-z][^.!?]{2,60}\.?\s*$"
)
ENDS_SENTENCE = re.compile(r"[.?!…](?:[\"'”’»)\]*]|\s)*$")
LETTERS = re.compile(r"[^\W\d_]+")
# All that a date line consists of, beside a name or two.
STAMP_WORDS = re.compile(
    rf"\b(?:{MONTHS}|{WEEKDAYS}|first|last|originally|published|updated?|posted|"
    r"modified|created|date|issued|on|at|in|by|an?|ago|hours?|hrs?|minutes?|mins?|"
    r"days?|weeks?|months?|years?|[ap]\.?m\.?|[ECMP][SD]?T|GMT|UTC|BST|IST|CET|"
    r"today|yesterday|read|of|st|nd|rd|th|h|m|d)\b",
    re.IGNORECASE,
)
MOST_STAMP_WORDS = 20
MOST_OTHER_WORDS = 3


def is_timestamp(text: str) -> bool:
    """Whether the line names a date or time as pages do when they date a story."""
    return bool(TIMESTAMP.search(text) or DATE.search(text))


def is_entry_time(text: str) -> bool:
    """Whether the line is a time alone, as in front of the entries of a live page."""
    return bool(ENTRY_TIME.match(text))


def is_stamp(text: str) -> bool:
    """Whether the line tells when the page was published, and hardly more."""
    if text.count(" ") > MOST_STAMP_WORDS or not is_timestamp(text):
        return False
    return len(LETTERS.findall(STAMP_WORDS.sub(" ", text))) <= MOST_OTHER_WORDS
