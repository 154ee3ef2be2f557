"""Joins lines into running text: words that the end of a line broke are mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

Words = Counter[str]

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BROKEN = re.compile(r"(?P<before>-?)(?P<part>[^\W\d_]+)(?P<hyphen>[-\u00ad\u2010])$")
NUMBER_BROKEN = re.compile(r"\d[-\u2010\u2013]$")
SOFT = "\u00ad"
# Parts that keep their hyphen wherever they stand.
FRONT_PARTS = frozenset(
    "all anti co cross ex half high long low mid multi near non post pre pro quasi "
    "self semi short so three two vice well".split()
)


def words_in(lines: Iterable[str]) -> Words:
    """How often each word stands in the text, compounds as one, in small letters."""
    return Counter(w.lower() for line in lines for w in WORD.findall(line))


def joined(lines: Sequence[str], words: Words) -> str:
    """The lines as one text.

    A hyphen at the end of a line goes where it only breaks a word, and stays where
    the document writes the word with it elsewhere or the next part has a capital.

    >>> joined(["on mill wa-", "ges, said the vice-", "chair"], words_in([]))
    'on mill wages, said the vice-chair'
    """
    text = ""
    for line in lines:
        text = f"{text}{line}" if not text else _put_together(text, line, words)
    return text.replace(SOFT, "")


def _put_together(text: str, line: str, words: Words) -> str:
    found = BROKEN.search(text[-80:])
    if not found or not line[:1].isalpha():
        glue = "" if NUMBER_BROKEN.search(text[-2:]) and line[:1].isdigit() else " "
        return text + glue + line
    if found["hyphen"] == SOFT or not _is_compound(found, line, words):
        return text[:-1] + line
    return text + line


def _is_compound(found: re.Match[str], line: str, words: Words) -> bool:
    """Whether the hyphen belongs to the word."""
    rest = WORD.match(line)
    first, second = found["part"].lower(), rest[0].lower() if rest else ""
    if line[0].isupper() or found["before"]:
        return True
    with_hyphen, without = words[f"{first}-{second}"], words[first + second]
    if with_hyphen or without:
        return with_hyphen > without
    return first in FRONT_PARTS
