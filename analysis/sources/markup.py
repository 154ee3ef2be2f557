"""Whether a text is HTML: a whole page or a piece of one."""

from __future__ import annotations

import re

# Elements that text about a page seldom names in angle brackets, opened and closed.
ELEMENTS = (
    "html|head|body|div|p|article|section|main|span|h[1-6]|ul|ol|li|table|tr|td|"
    "blockquote|figure|header|footer|nav|aside|a|b|i|em|strong|font|center|title"
)
PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
FIRST_TAG = re.compile(
    rf"\s*(?:<!--.*?-->\s*)*<(?:{ELEMENTS}|meta|link|script|style|br|img)\b[^<>]*>",
    re.I | re.S,
)
CLOSING = re.compile(rf"</(?:{ELEMENTS})\s*>", re.I)
BREAKS = re.compile(r"<(?:br\s*/?|p|/p|/div|/h[1-6]|/li)\s*>", re.I)
HEAD = 65_536
QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
# A tag so long without what stands in quotation marks has very many attributes.
LONG_TAG = re.compile(r"<[a-zA-Z][^>]{6000,}")
# A pasted text with this many closing tags or breaks is a piece of a page even if
# it begins with words.
MANY_TAGS = 4


def looks_like_html(text: str) -> bool:
    """Whether ``text`` is HTML, judged by its beginning.

    >>> looks_like_html("<p>One.</p>"), looks_like_html("a < b > c")
    (True, False)
    """
    head = text[:HEAD]
    if PAGE.match(head):
        return True
    if FIRST_TAG.match(head) and CLOSING.search(head):
        return True
    return len(BREAKS.findall(head)) >= MANY_TAGS and bool(CLOSING.search(head))


def most_attributes(markup: str) -> int:
    """How many attributes the element has that has most, where they are very many."""
    bare = QUOTED.sub("= ", markup)
    return max((len(tag.split()) for tag in LONG_TAG.findall(bare)), default=0)
