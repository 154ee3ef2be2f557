"""Where a span stands: in which sentence, after how many words of the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from analysis.document import ReadArticle, Span
from analysis.words import count_words, word_spans

Row = dict[str, Any]

# The reader's way through the article: what actors are sought in, in page order.
ARTICLE_KINDS = ("headline", "heading", "body")


@dataclass(frozen=True, slots=True)
class Places:
    """One article's records, with what finds the place of a span among them.

    ``word_starts`` are the first characters of the article's words, in order, and
    ``sentence_starts`` those of its sentences.
    """

    read: ReadArticle
    text: str
    word_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]

    @classmethod
    def of(cls, read: ReadArticle) -> Places:
        """The places of one article."""
        text = read.article.page.text
        stretches = read.article.of_kind(*ARTICLE_KINDS)
        words = (w.start for p in stretches for w in word_spans(text, p.span))
        starts = tuple(s.span.start for s in read.sentences)
        return cls(read, text, tuple(sorted(words)), starts)

    @property
    def words(self) -> int:
        """Words of headline, headings and body."""
        return len(self.word_starts)

    def word_index(self, char: int) -> int:
        """Words of the article that start before ``char``."""
        return bisect_left(self.word_starts, char)

    def sentence_id(self, char: int) -> int | None:
        """Sentence that holds ``char``; ``None`` outside the body."""
        found = bisect_right(self.sentence_starts, char) - 1
        if found < 0 or char >= self.read.sentences[found].span.end:
            return None
        return found

    def span_row(self, span: Span) -> Row:
        """Columns that tell where ``span`` stands and what it says."""
        return {
            "start_char": span.start,
            "end_char": span.end,
            "text": span.of(self.text),
            "words": count_words(self.text, [span]),
            "sentence_id": self.sentence_id(span.start),
            "word_index": self.word_index(span.start),
        }

    def joined(self, spans: Iterable[Span], between: str = " … ") -> str | None:
        """Text of ``spans`` in one line of a table; ``None`` for no span."""
        return between.join(span.of(self.text) for span in spans) or None


def first_char(spans: Iterable[Span]) -> int | None:
    """First character of the first of ``spans``."""
    return min((span.start for span in spans), default=None)


def in_reading_order(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows by their place in the text; rows of one place keep their order."""
    return iter(sorted(rows, key=lambda row: (row["start_char"], row["end_char"])))
