"""Repairs of cues and sources that need no model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.document import Quotation, Span
from analysis.words import count_words

MOST_NAMED_WORDS = 3

# "She declined to comment" tells that nothing was said.
NOTHING_SAID = re.compile(
    r"(?:declin|refus)\w*|(?:could not|couldn['’]t|did not|didn['’]t) (?:immediately )?"
    r"(?:be reached|respond|reply|return)|(?:was|were)(?: not|n['’]t) available",
    re.IGNORECASE,
)
TO_COMMENT = re.compile(
    r"\W*(?:(?:to|for|with|a|an|any|all|further|public|publicly|immediate|immediately|"
    r"its|his|her|their|repeated|several|numerous|multiple)\W+)*"
    r"(?:comment|commenting|elaborat\w+|respond|reply|answer|be (?:named|identified|"
    r"interviewed)|requests?|questions?|calls?|e-?mails?|messages?|reached)",
    re.IGNORECASE,
)
# A source does not end with one of these; its head follows.
UNFINISHED = re.compile(
    r"(?:^|\W)(?:the|a|an|of|at|in|for|to|on|with|from|by|his|her|their|its|our|my)$",
    re.IGNORECASE,
)
# A short noun phrase and a verb in the past, up to the next mark.
BEHIND = re.compile(
    r"[\"'”’»]\s+(?P<source>(?:(?:the|a|an|his|her|its|their|one|another)\s+)"
    r"(?:[\w'’\-]+\s+){0,4}?[\w'’\-]+)\s+(?P<cue>\w+(?:ed|said|says|read|ran|went|"
    r"wrote|told))(?=[.,;])"
)
NEXT_WORDS = re.compile(r"(?:\s+[\w'’\-]+){1,3}?(?=[.,;:!?]|\s*$)")


# An act or a state, and no words: a body weighs a bill, a step represents a break, a
# group is divided or angry, an order is issued. PolNeAR counts some of these as
# attitudes (4 in its development articles), a reader of who speaks does not.
NO_WORDS = re.compile(
    r"\b(?:weigh(?:s|ed|ing)?|represent(?:s|ed|ing)?|divided|angry|"
    r"(?:issu|sign)(?:e|es|ed|ing) (?:an?|the) (?:\w+ )?order)\b",
    re.IGNORECASE,
)


# In the passive the one named in front is spoken to or of: "Orr was told that ...".
SPOKEN_TO_OR_OF = re.compile(
    r"(?:\b(?:was|were|is|are|been|being|be)|['’](?:s|re|m))\s+(?:\w+\s+){0,2}?"
    r"(?:told|asked|urged|warned|advised|informed|assured|ordered|instructed|reminded|"
    r"briefed|notified|accused|critici[sz]ed|blamed|condemned|denounced|pilloried|"
    r"mocked|ridiculed|attacked|slammed|faulted|rebuked|praised|hailed|lauded|"
    r"applauded|credited|charged|expected|believed|thought|considered|described|called|"
    r"dubbed|named|reported|rumou?red|alleged|suspected|regarded|viewed|seen)\b"
    r"(?!\s+by\b)",
    re.IGNORECASE,
)


def is_spoken_of(text: str, source: Span, cue: Span) -> bool:
    """Whether a passive cue makes the words in front those spoken to or of.

    >>> text = "They have often been criticized for being slow."
    >>> is_spoken_of(text, Span(0, 4), Span(5, 35))
    True
    """
    between = text[source.end : cue.start]
    if cue.start < source.end or len(between.split()) > 2:
        return False
    return SPOKEN_TO_OR_OF.search(text, source.end, cue.end) is not None


def tells_no_words(text: str, cue: Span, content: Span) -> bool:
    """Whether a cue of reported speech names an act or a state and no saying.

    >>> tells_no_words("The senate is weighing a bill.", Span(11, 22), Span(23, 29))
    True
    >>> tells_no_words("She signed an order.", Span(4, 10), Span(11, 19))
    True
    """
    is_next = 0 <= content.start - cue.end <= 1
    end = content.end if is_next else cue.end
    found = NO_WORDS.search(text, cue.start, end)
    return found is not None and found.start() < cue.end


def says_nothing(text: str, cue: Span) -> bool:
    """Whether the cue tells that somebody would not or could not say anything.

    >>> says_nothing("He declined to comment.", Span(3, 11))
    True
    """
    found = NOTHING_SAID.search(text, cue.start, cue.end)
    return found is not None and TO_COMMENT.match(text, found.end()) is not None


def completed(text: str, source: Span) -> Span:
    """A source that stops at an article or a preposition, with its last words.

    >>> text = "cried a boy in the crowd."
    >>> completed(text, Span(6, 18)).of(text)
    'a boy in the crowd'
    """
    if not UNFINISHED.search(text, source.start, source.end):
        return source
    rest = NEXT_WORDS.match(text, source.end)
    return Span(source.start, rest.end()) if rest else source


def before_speech(text: str, source: Span, quotations: Sequence[Quotation]) -> Span:
    """A source that runs into a quotation of several words, without it.

    A nickname or a title inside a source ("Ida 'the Oak' Orr") stays.
    """
    for quotation in quotations:
        if source.start < quotation.outer.start < source.end:
            words = count_words(text, [quotation.inner])
            if words > MOST_NAMED_WORDS and not source.contains(quotation.outer):
                cut = source.start + len(
                    text[source.start : quotation.outer.start].rstrip(" ,")
                )
                return Span(source.start, cut)
    return source


def own_cue(text: str, inner: Span) -> tuple[Span, Span] | None:
    """(source, cue) behind a quotation that ends with a comma, in its own sentence.

    Where the comma stands inside the marks, the sentence goes on with who says it.

    >>> text = '"Bring bread," the short list started. It was dated.'
    >>> [span.of(text) for span in own_cue(text, Span(1, 13))]
    ['the short list', 'started']
    """
    if text[inner.end - 1 : inner.end] != ",":
        return None
    behind = BEHIND.match(text, inner.end)
    if behind is None:
        return None
    return Span(*behind.span("source")), Span(*behind.span("cue"))
