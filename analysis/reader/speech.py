"""From scores to role spans and links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.document import Link, RoleSpan
from analysis.reader.decoding import decode, log_softmax, tagged_spans
from analysis.reader.encoding import (
    INSIDE,
    INSIDE_CONTINUED,
    INSIDE_CONTINUED_OPEN,
    INSIDE_OPEN,
    NESTED,
    SIGN,
    Encoded,
)
from analysis.reader.labels import ROLES
from analysis.reader.linking import Choice, Pointer
from analysis.reader.model import Scores

CONTENT = ROLES.index("content")
QUOTED = (INSIDE, INSIDE_OPEN, INSIDE_CONTINUED, INSIDE_CONTINUED_OPEN, NESTED)


@dataclass(frozen=True, slots=True)
class Found:
    """A role span in words of its paragraph, with how sure the tags are."""

    words: tuple[int, int]
    kind: int
    confidence: float


class SpeechReader:
    """Finds sources, cues and contents, and what goes with what.

    ``transitions``, ``switch`` and ``bias`` are what its decoding adds to the model's
    scores.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        roles = settings["roles"]
        weight = roles["transition_weight"]
        self.transitions = weight * np.array(roles["transitions"], np.float32)
        self.bias = np.array([0, *np.repeat(roles["biases"], 2)], np.float32)
        self.switch = _content_switch() * -roles["quote_price"]
        self._source = Pointer(settings["link"], 0)
        self._cue = Pointer(settings["link"], 1)
        self._calibration = settings["confidence"]

    def read(
        self,
        encoded: Sequence[Encoded],
        scores: Sequence[Scores],
        roles: list[RoleSpan],
        links: list[Link],
    ) -> None:
        """Add role spans in reading order to ``roles``, and to ``links`` one a content.

        Links count the role spans from the first in ``roles``.
        """
        logs = [log_softmax(s.roles) for s in scores]
        paths = self.paths(logs, encoded)
        for paragraph, log, path, score in zip(
            encoded, logs, paths, scores, strict=True
        ):
            found = found_spans(paragraph, path, log)
            links += self._links(found, score.link, len(roles))
            roles += [
                RoleSpan(paragraph.span(*f.words), ROLES[f.kind], f.confidence)
                for f in found
            ]

    def paths(
        self, logs: Sequence[np.ndarray], encoded: Sequence[Encoded]
    ) -> list[np.ndarray]:
        """The best tags of each paragraph from log probabilities of its words."""
        return decode(
            [log + self.bias for log in logs],
            self.transitions,
            [within_quotation(e) for e in encoded],
            self.switch,
        )

    def _links(self, found: Sequence[Found], link: np.ndarray, at: int) -> list[Link]:
        indexes = [i for i, f in enumerate(found) if f.kind == CONTENT]
        return [
            Link(
                at + index,
                None if source.index is None else at + source.index,
                None if cue.index is None else at + cue.index,
                self._confidence(content, source, cue),
            )
            for index, (content, source, cue) in zip(
                indexes, self.choices(found, link), strict=True
            )
        ]

    def choices(
        self, found: Sequence[Found], link: np.ndarray
    ) -> Iterator[tuple[Found, Choice, Choice]]:
        """Each content with its source and its cue, as indexes into ``found``."""
        contents = [f for f in found if f.kind == CONTENT]
        words = [f.words for f in contents]
        chosen = []
        for kind, pointer in enumerate((self._source, self._cue)):
            listed = [i for i, f in enumerate(found) if f.kind == kind]
            choices = pointer.choose(link, words, [found[i].words for i in listed])
            chosen.append([choice.among(listed) for choice in choices])
        return zip(contents, *chosen, strict=True)

    def _confidence(self, content: Found, source: Choice, cue: Choice) -> float:
        clues = confidence_clues(content.confidence, source, cue)
        weights = self._calibration["weights"]
        total = self._calibration["bias"] + float(np.dot(weights, clues))
        return round(1 / (1 + float(np.exp(-total))), 4)


def confidence_clues(content: float, source: Choice, cue: Choice) -> list[float]:
    """What the confidence of an attribution is told from."""
    return [
        _logit(content),
        _logit(source.probability),
        _logit(cue.probability),
        float(source.index is None),
        float(cue.index is None),
    ]


def _logit(probability: float) -> float:
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return float(np.log(kept / (1 - kept)))


def within_quotation(paragraph: Encoded) -> np.ndarray:
    """1 for each word that stands, like the word before it, inside a quotation.

    There a content neither begins nor ends without reason.
    """
    quoted = np.isin(paragraph.place[paragraph.first], QUOTED)
    steps = np.zeros(len(quoted), np.float32)
    steps[1:] = quoted[1:] & quoted[:-1]
    return steps


def _content_switch() -> np.ndarray:
    """1 for each change of tags that begins or ends a content."""
    tags = 1 + 2 * len(ROLES)
    is_content = np.arange(tags) >= 1 + 2 * CONTENT
    switch = (is_content[:, None] != is_content[None, :]).astype(np.float32)
    switch[is_content, 1 + 2 * CONTENT] = 1
    return switch


def found_spans(paragraph: Encoded, path: np.ndarray, log: np.ndarray) -> list[Found]:
    """Spans of the best path, without the signs at their ends."""
    is_sign = paragraph.shape[paragraph.first] % 10 == SIGN
    found = []
    for start, end, kind in tagged_spans(path):
        sure = float(np.exp(log[np.arange(start, end), path[start:end]].mean()))
        while kind == CONTENT and start < end and is_sign[start]:
            start += 1
        while kind == CONTENT and start < end and is_sign[end - 1]:
            end -= 1
        if start < end:
            found.append(Found((start, end), kind, round(sure, 4)))
    return found
