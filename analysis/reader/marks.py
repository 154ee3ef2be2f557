"""A paragraph as the model reads it: quotation marks of every style written alike.

Marks that belong together become curly ones (double outside, single inside), marks
without a partner straight ones, and every apostrophe a straight one. So a page that
uses guillemets or single marks reads like any other, as far as its marks were paired.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from analysis.document import Quotation, Span
from analysis.tidy import Tidied, tidy

CANONICAL = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("’‘‚‹›ʼ´`", "'"))
OPENING = "“‘"
CLOSING = "”’"


def with_like_marks(
    text: str, region: Span, quotations: Iterable[Quotation] = ()
) -> Tidied:
    """The tidied characters of ``region``; ``quotations`` start in it."""
    tidied = tidy(text, region)
    chars = tidied.text.translate(CANONICAL)
    signs: list[str] | None = None
    for quotation in quotations:
        signs = list(chars) if signs is None else signs
        level = quotation.depth % 2
        outer, inner = quotation.outer, quotation.inner
        opens = _places(tidied, outer.start, inner.start)
        closes = _places(tidied, inner.end, outer.end)
        _write(signs, opens, OPENING[level], -1)
        _write(signs, closes, CLOSING[level], 0)
    return (
        tidied
        if signs is None and chars == tidied.text
        else Tidied(chars if signs is None else "".join(signs), tidied.raw)
    )


def _places(tidied: Tidied, start: int, end: int) -> range:
    return range(bisect_left(tidied.raw, start), bisect_left(tidied.raw, end))


def _write(signs: list[str], places: range, mark: str, kept: int) -> None:
    """A mark of two characters (two grave accents) becomes one and a blank."""
    for i in places:
        signs[i] = " "
    if places:
        signs[places[kept]] = mark
