"""What the model tells of a word, in the order of its outputs."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
# What MISC names are (events, works, products) is told apart in training so that
# they are not taken for organisations, and dropped in reading.
NAME_TYPES = ("PER", "ORG", "LOC", "GROUP", "MISC")
TONES = ("negative", "neutral", "positive")


def tag_count(kinds: tuple[str, ...]) -> int:
    """Tags of a BIO scheme: outside, then "begins" and "goes on" of each kind."""
    return 1 + 2 * len(kinds)
