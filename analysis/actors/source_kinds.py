"""The analyst's grouping of sources, proposed from the words that describe them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from analysis.actors.tokens import WORD, fold

# What a source is called says more than where it belongs.
ROLE_CONFIDENCE = 0.8
NAME_CONFIDENCE = 0.75
AFFILIATION_CONFIDENCE = 0.55
TYPE_CONFIDENCE = 0.4


@cache
def _kinds() -> dict[str, str]:
    raw = files("analysis.actors").joinpath("source_kinds.toml").read_text("utf-8")
    return {
        word: kind
        for kind, words in tomllib.loads(raw)["words"].items()
        for word in map(fold, words.split())
    }


def propose_source_kind(
    name: str, type_: str, role: str | None, affiliation: str | None
) -> tuple[str | None, float | None]:
    """A kind and how sure it is, (``None``, ``None``) where nothing tells.

    >>> propose_source_kind("Ann Lee", "PERSON", "police chief", None)
    ('police and courts', 0.8)
    """
    named = name if type_ != "PERSON" or role is None else ""
    for text, confidence in (
        (role, ROLE_CONFIDENCE),
        (named, NAME_CONFIDENCE),
        (affiliation, AFFILIATION_CONFIDENCE),
    ):
        kind = _kind_of(text or "")
        if kind is not None:
            return kind, confidence
    return ("government", TYPE_CONFIDENCE) if type_ == "GPE" else (None, None)


def _kind_of(text: str) -> str | None:
    """The kind that most words of the text tell; of equals, the earliest word's."""
    table, votes = _kinds(), {}
    for match in WORD.finditer(text):
        word = fold(match[0]).strip(".")
        kind = table.get(word) or table.get(word.removesuffix("s"))
        if kind is not None:
            votes[kind] = votes.get(kind, 0) + 1
    return max(votes, key=votes.__getitem__, default=None)
