"""What a rule may look at: the text, the day of publication, what was told before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from string import ascii_lowercase, ascii_uppercase

from analysis.dates.tense import tense_at
from analysis.document import Span
from analysis.tidy import tidy

# "The next day" is never told from further back.
KEPT_DATES = 8
BLANKS = re.compile(r"  +")
# ASCII only, so that lengths stay; typographic apostrophes and hyphens made plain.
PLAIN = str.maketrans(
    ascii_uppercase + "\u2019\u2018\u2011\u2010\u2012", ascii_lowercase + "''---"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A time expression at ``text[start:end]`` of a scene.

    ``is_relative`` where the value rests on the day of publication.
    """

    start: int
    end: int
    value: str
    type: str = "DATE"
    is_relative: bool = False


@dataclass(slots=True)
class Memory:
    """What the article told so far, in reading order.

    ``told`` are the calendar dates told last, the latest at the end, ``is_recent``
    whether the last stands in this paragraph; ``weekdays`` the value that each bare
    weekday had last, for "Sunday's vote", which has no tense of its own.
    """

    told: deque[Hit] = field(default_factory=lambda: deque(maxlen=KEPT_DATES))
    is_recent: bool = False
    weekdays: dict[int, str] = field(default_factory=dict)

    @property
    def reference(self) -> Hit | None:
        """The calendar date told last."""
        return self.told[-1] if self.told else None


@dataclass(frozen=True, slots=True)
class Scene:
    """One paragraph as the rules see it.

    ``text`` is tidied, with single blanks; ``low`` is the same in lower case, for
    matching; ``raw`` leads back to the page. ``sentences`` are half-open bounds.
    ``month_names`` are months that are people's names in this article;
    ``is_title`` where capitals tell nothing, as in a headline.
    """

    text: str
    low: str
    raw: Sequence[int]
    publication: date | None
    memory: Memory
    sentences: tuple[tuple[int, int], ...] = ()
    month_names: frozenset[str] = frozenset()
    is_title: bool = False

    def to_raw(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` (not empty) stands in the page."""
        return Span(self.raw[start], self.raw[end - 1] + 1)

    def bounds(self, at: int) -> tuple[int, int]:
        """The sentence that holds ``at``; the whole paragraph where none does."""
        index = bisect_right(self.sentences, at, key=itemgetter(0)) - 1
        if index >= 0 and at < self.sentences[index][1]:
            return self.sentences[index]
        return 0, len(self.low)

    def tense(self, start: int, end: int, *, in_clause: bool = False) -> str | None:
        """``past``, ``future`` or ``None`` for what is told of ``[start, end)``."""
        bounds = self.bounds(start)
        return tense_at(self.low, start, end, *bounds, in_clause=in_clause)

    def before(self, start: int, length: int = 24) -> str:
        """The lower-case text that leads up to ``start``."""
        return self.low[max(0, start - length) : start]

    def after(self, end: int, length: int = 24) -> str:
        """The lower-case text that follows ``end``."""
        return self.low[end : end + length]

    def is_capital(self, at: int) -> bool:
        """Whether an upper-case letter stands at ``at``."""
        return self.text[at : at + 1].isupper()


def make_scene(
    text: str,
    span: Span,
    sentences: Sequence[Span],
    *,
    publication: date | None,
    memory: Memory,
    month_names: frozenset[str] = frozenset(),
    is_title: bool = False,
) -> Scene:
    """Tidies ``text[span]`` and carries the sentences over."""
    tidied = tidy(text, span)
    clean, raw = tidied.text, tidied.raw
    if "  " in clean:
        spare = {
            i for m in BLANKS.finditer(clean) for i in range(m.start() + 1, m.end())
        }
        raw = [r for i, r in enumerate(raw) if i not in spare]
        clean = BLANKS.sub(" ", clean)
    bounds = tuple(
        (bisect_left(raw, s.start), bisect_left(raw, s.end)) for s in sentences
    )
    low = clean.translate(PLAIN)
    return Scene(clean, low, raw, publication, memory, bounds, month_names, is_title)
