"""Whether a page shows only the beginning of its article."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.cleaning.lines import Line

# A stub holds a few paragraphs. A complete article under a subscription offer is
# longer, or has the offer only in the page's frame.
MOST_STUB_WORDS = 250


def is_cut_off(kinds: Sequence[str], lines: Sequence[Line]) -> bool:
    """Whether an offer to pay stands where the article should go on.

    ``kinds`` and ``lines`` are the page's lines and what they were taken for. The
    offer must stand behind a short body with hardly any body after it, in the
    article's place, not in the frame further down.
    """
    body = [i for i, kind in enumerate(kinds) if kind == "body"]
    if not body:
        return False
    words = sum(len(lines[i].words) for i in body)
    if words > MOST_STUB_WORDS:
        return False
    return any(
        kinds[i] == "prompt" and "paywall" in lines[i].phrases
        for i in range(body[0], min(len(kinds), body[-1] + 4))
    )
