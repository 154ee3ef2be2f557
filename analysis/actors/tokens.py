"""Words of the stretches that are read, each with what a walk over them needs."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.document import Article, Attribution, Sentence, Span

READ_KINDS = frozenset({"headline", "heading", "body"})
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|[\w$@#]+(?:[-'’.&{INVISIBLE}]+[\w$]+)*(?<!_)", re.UNICODE
)
CLITIC = re.compile(r"['’](?:s|m|re|ve|d|ll)$", re.IGNORECASE)
# "The workers' union": a possessive without an s, where no quotation is open.
PLURAL_OWNER = re.compile(r"['’] (?=\w)")
OPEN_QUOTE = re.compile(r"(?<!\w)['‘](?=\w)(?:(?![,.?!]?['’](?!\w)).)*$", re.DOTALL)
UNSEEN = re.compile(f"[{INVISIBLE}]")
BLANKS = re.compile(r"\s+")


def tidy(text: str) -> str:
    """Without invisible characters, each run of white space one blank."""
    return BLANKS.sub(" ", UNSEEN.sub("", text)).strip()


def fold(text: str) -> str:
    """Lower case without marks on letters, for comparing.

    >>> fold("Élysée’s")
    "elysee's"
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", UNSEEN.sub("", text).replace("’", "'"))
    return "".join(c for c in text if not unicodedata.combining(c)).lower()


@dataclass(slots=True)
class Token:
    """A word; ``before`` is the punctuation between it and the word in front.

    ``is_owner`` is true where a possessive ending follows, which the span leaves
    out. ``unit`` counts sentences, headlines and headings in reading order.
    """

    start: int
    end: int
    text: str
    lower: str
    before: str
    is_owner: bool
    is_capital: bool
    unit: int
    opens_unit: bool


class Words:
    """The tokens of an article's read stretches, found again by character."""

    def __init__(
        self, text: str, units: Sequence[Span], paragraphs: Sequence[int]
    ) -> None:
        self.text = text
        self.units = tuple(units)
        self._paragraphs = tuple(paragraphs)
        self.tokens: list[Token] = []
        for index, unit in enumerate(units):
            self._add_unit(index, unit)
        self.starts = [t.start for t in self.tokens]

    def _add_unit(self, index: int, unit: Span) -> None:
        text, last, opens = self.text, unit.start, True
        for match in WORD.finditer(text, unit.start, unit.end):
            start, end = match.span()
            clitic = CLITIC.search(match[0])
            is_owner = clitic is not None and clitic[0][1:].lower() == "s"
            is_owner = is_owner or self._owns_as_plural(unit.start, start, end)
            if clitic is not None and clitic.start():
                end = start + clitic.start()
            word = text[start:end]
            self.tokens.append(
                Token(
                    start,
                    end,
                    word,
                    fold(word).rstrip(".") if "." in word else fold(word),
                    text[last:start].strip(),
                    is_owner,
                    word[0].isupper() or _is_caseless(word),
                    index,
                    opens,
                )
            )
            last, opens = match.end(), False

    def _owns_as_plural(self, unit: int, start: int, end: int) -> bool:
        ends = self.text[end - 1 : end] in ("s", "S")
        if not ends or not PLURAL_OWNER.match(self.text, end):
            return False
        return OPEN_QUOTE.search(self.text[max(unit, start - 400) : start]) is None

    def within(self, span: Span) -> tuple[int, int]:
        """Indexes [first, last) of the tokens that ``span`` touches."""
        first = bisect_right(self.starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        return first, max(first, bisect_left(self.starts, span.end))

    def paragraph(self, at: int) -> int:
        """The paragraph that a token stands in."""
        return self._paragraphs[self.tokens[at].unit]

    def unit_at(self, char: int) -> int:
        """The sentence of the last token that begins at or before ``char``."""
        at = max(0, bisect_right(self.starts, char) - 1)
        return self.tokens[at].unit

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens [first, last)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def adjoins(self, index: int) -> bool:
        """Whether nothing but white space parts a token from the one in front.

        A full stop after a short form ("Dr. Smith") does not part.
        """
        token = self.tokens[index]
        if token.opens_unit:
            return False
        if not token.before:
            return True
        front = self.tokens[index - 1]
        return token.before == "." and len(front.lower) <= 4 and front.is_capital


def _is_caseless(word: str) -> bool:
    return word[0].isalpha() and not word.isascii() and word.upper() == word.lower()


def read_words(
    article: Article,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
) -> Words:
    """Tokens of headline, headings and body, and of whatever holds speech."""
    spoken = sorted(s for a in attributions for s in (*a.source, *a.content))
    by_paragraph: dict[int, list[Span]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence.span)
    units: list[tuple[Span, int]] = []
    for index, paragraph in enumerate(article.paragraphs):
        if index in by_paragraph:
            units += [(span, index) for span in by_paragraph[index]]
        elif paragraph.kind in READ_KINDS or _touches(paragraph.span, spoken):
            units.append((paragraph.span, index))
    units.sort()
    spans = [span for span, _ in units]
    return Words(article.page.text, spans, [index for _, index in units])


def _touches(span: Span, spoken: Sequence[Span]) -> bool:
    at = bisect_left(spoken, Span(span.start, span.start))
    return any(span.overlaps(s) for s in spoken[max(0, at - 1) : at + 1])
