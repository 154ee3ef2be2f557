"""Lines that hold more than one thing: captions glued to links, datelines."""

from __future__ import annotations

import re

from analysis.document import Span

# A label of a gallery or of related videos without a blank before it: two elements
# of the page came to stand in one line when it was copied.
GLUED_LABEL = re.compile(
    r"(?<=[.!?\"'”’)a-z])(?:Photos?|Videos?|Gallery|Pictures?|Slideshow|Related|"
    r"Read more|More|Watch|See also)\s*:\s*"
)
# Two words of two elements without a blank between them ("windLocal").
GLUED_WORDS = re.compile(r"\b[a-z]{3,}[A-Z][a-z]+\b|[a-z]{2}[.!?][A-Z][a-z]+ ")
# Names written like this are one word.
ONE_WORD = re.compile(
    r"\b(?:Mc|Mac|De|La|Van|i|e|You|Face|Pay|Linked|Word|Time|Tik|Git)[A-Z]"
)


def glued_label(text: str, span: Span) -> Span | None:
    """Where in the line a label is glued to the text in front of it."""
    found = GLUED_LABEL.search(text, span.start + 1, span.end)
    return Span(*found.span()) if found else None


def glued_words(line: str) -> int:
    """How often two words of the line stand together without a blank."""
    found = (m[0] for m in GLUED_WORDS.finditer(line))
    return sum(not ONE_WORD.search(word) for word in found)
