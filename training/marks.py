"""Quotation marks rewritten in other styles, so that style does not matter."""

from __future__ import annotations

import random
from collections.abc import Sequence

from analysis.document import Quotation

# (outer marks, inner marks, apostrophe). Straight single marks are the hardest, since
# their closing mark is the apostrophe too, so they come up most.
STYLES = (
    ("''", '""', "'"),
    ("''", '""', "'"),
    ("‘’", "“”", "’"),
    ("‘’", "“”", "’"),
    ('""', "''", "'"),
    ("“”", "‘’", "’"),
    ("«»", "‹›", "’"),
    ("„“", "‚‘", "’"),
)


def restyle(text: str, quotations: Sequence[Quotation], rng: random.Random) -> str:
    """The text with its marks in one other style; no character moves."""
    outer, inner, apostrophe = rng.choice(STYLES)
    chars = list(text.replace("’", apostrophe).replace("'", apostrophe))
    for quotation in quotations:
        pair = inner if quotation.depth % 2 else outer
        if quotation.inner.start - quotation.outer.start == 1:
            chars[quotation.outer.start] = pair[0]
        if quotation.outer.end - quotation.inner.end == 1:
            chars[quotation.inner.end] = pair[1]
    return "".join(chars)
