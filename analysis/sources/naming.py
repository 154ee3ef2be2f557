"""How a page is named in a message: on one line, whatever the name holds."""

from __future__ import annotations

LONGEST_NAME = 200


def shown(name: str) -> str:
    r"""``name`` without line breaks, control characters or lone surrogates.

    >>> shown("a\nb.txt")
    'a\\nb.txt'
    """
    plain = "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii")
        for c in name
    )
    if len(plain) > LONGEST_NAME:
        plain = f"{plain[: LONGEST_NAME - 1]}…"
    return plain or "(no name)"
