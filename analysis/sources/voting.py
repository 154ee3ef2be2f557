"""trafilatura's vote on which blocks of a page are body."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from analysis.document import Block

# Longer pages are left to our own reading: trafilatura takes over a second there.
MAX_MARKUP = 3_000_000
MAX_BLOCKS = 3_000
MAX_DEPTH = 80
LETTERS = re.compile(r"\W+")
WORDS_COMPARED = 12


def with_votes(text: str, blocks: tuple[Block, ...], markup: str) -> tuple[Block, ...]:
    """``blocks`` with ``voted_body`` set; unchanged where there was no vote."""
    voted = _voted_text(markup) if _may_vote(blocks) else None
    if voted is None:
        return blocks
    known = Counter(_key(line) for line in voted.splitlines() if line.strip())
    whole = f" {_words(voted)} "
    marked = []
    for block in blocks:
        line = block.span.of(text)
        marked.append(replace(block, voted_body=_is_voted(line, known, whole)))
    return tuple(marked)


def _may_vote(blocks: tuple[Block, ...]) -> bool:
    """No vote on nests so deep that copying their tree could end the process."""
    deepest = max((len(block.tags) for block in blocks), default=0)
    return len(blocks) <= MAX_BLOCKS and deepest < MAX_DEPTH


def _is_voted(line: str, known: Counter[str], whole: str) -> bool:
    key = _key(line)
    if not key:
        return False
    if known[key] > 0:
        known[key] -= 1
        return True
    words = _words(line)
    return words.count(" ") >= WORDS_COMPARED and f" {words} " in whole


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _key(text: str) -> str:
    return LETTERS.sub("", text.lower())


def _voted_text(markup: str) -> str | None:
    if len(markup) > MAX_MARKUP:
        return None
    import trafilatura

    try:
        return trafilatura.extract(
            markup,
            favor_precision=True,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
        )
    except Exception:  # noqa: BLE001  a vote is worth less than the page
        return None
