"""From scores to names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from analysis.document import Name, Span
from analysis.reader.decoding import decode, log_softmax, tagged_spans
from analysis.reader.encoding import Encoded
from analysis.reader.labels import NAME_TYPES
from analysis.reader.model import Scores

# The parts of a web or mail address look like names and are none.
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+(?:\.[\w-]+)*\."
    r"(?:com|org|net|gov|edu|info|co\.uk|tv|html?)\b(?:/\S*)?",
    re.IGNORECASE,
)
ADDRESS_SIGN = re.compile(r"@|://|www\.|\.[a-z]{2,4}\b", re.IGNORECASE)
# The data sets that the model learnt from do not tell states and towns from mountains
# and streets; a name's own words do.
NATURE = re.compile(
    r"\b(?:rivers?|lakes?|seas?|oceans?|bays?|gulf|straits?|canal|mountains?|mounts?|"
    r"mt|hills?|valleys?|deserts?|forests?|islands?|isles?|peninsula|coast|beach|"
    r"cape|glacier|canyon|streets?|avenue|roads?|boulevard|squares?|bridges?|"
    r"airports?|stations?|parks?|harbou?r|port|palace|castle|tower|halls?|house|"
    r"stadium|cathedral|church|mosque|temple|museum|hotel|hospital)\b",
    re.IGNORECASE,
)
LINKING_END = re.compile(r"(?<=\S)\s+(?:of|and|the|for|in|at|by|to|with)\s*\Z")


class NameReader:
    """Finds names of people, organisations, places and peoples."""

    def __init__(self, settings: dict[str, Any]) -> None:
        names = settings["names"]
        weight = names["transition_weight"]
        self._transitions = weight * np.array(names["transitions"], np.float32)
        self._bias = np.zeros(1 + 2 * len(NAME_TYPES), np.float32)
        self._bias[0] = names["outside_bias"]

    def read(
        self, text: str, encoded: Sequence[Encoded], scores: Sequence[Scores]
    ) -> list[tuple[Name, ...]]:
        """The names of each paragraph, in reading order."""
        logs = [log_softmax(s.names) for s in scores]
        paths = decode([log + self._bias for log in logs], self._transitions)
        return [
            tuple(self._of_paragraph(text, *row))
            for row in zip(encoded, logs, paths, strict=True)
        ]

    def _of_paragraph(
        self, text: str, paragraph: Encoded, log: np.ndarray, path: np.ndarray
    ) -> list[Name]:
        addresses = _addresses(text, paragraph.region)
        found = []
        for start, end, kind in tagged_spans(path):
            span = _without_linking_end(text, paragraph.span(start, end))
            if NAME_TYPES[kind] == "MISC" or any(map(span.overlaps, addresses)):
                continue
            if not any(char.isalnum() for char in span.of(text)):
                continue
            rows = np.exp(log[start:end])
            sure = rows[:, 1 + 2 * kind : 3 + 2 * kind].sum(1).mean()
            name_type = type_of(NAME_TYPES[kind], span.of(text))
            found.append(Name(span, name_type, round(float(sure), 4)))
        return found


def _without_linking_end(text: str, span: Span) -> Span:
    """A name does not end in "of" or "and", which some training names led on by."""
    match = LINKING_END.search(text, span.start, span.end)
    return span if match is None else Span(span.start, match.start())


def type_of(kind: str, words: str) -> str:
    """The contract's type of a name.

    >>> type_of("LOC", "Chad"), type_of("LOC", "Lake Chad"), type_of("PER", "Chad")
    ('GPE', 'LOC', 'PERSON')
    """
    if kind == "PER":
        return "PERSON"
    if kind == "LOC":
        return "LOC" if NATURE.search(words) else "GPE"
    return kind


def _addresses(text: str, region: Span) -> list[Span]:
    if ADDRESS_SIGN.search(text, region.start, region.end) is None:
        return []
    return [
        Span(*match.span())
        for match in ADDRESS.finditer(text, region.start, region.end)
    ]
