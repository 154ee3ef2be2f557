"""What an analyst can correct, as records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from analysis.corrections.anchors import Anchor, shown
from analysis.document import Problem

ACTOR_TYPES = ("PERSON", "ORG", "GPE", "LOC", "GROUP", "DOCUMENT")
PARAGRAPH_KINDS = (
    "chrome",
    "headline",
    "dateline",
    "heading",
    "caption",
    "embed",
    "credit",
    "related",
    "comment",
    "prompt",
)
STEP = "corrections"


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of correction is written.

    ``about`` is what its anchors point at: actors, speech, a paragraph, or a day
    (no anchor). ``value_key`` is the key of what it says of them, ``values`` what
    may stand there: text, flag, actors, or one of the words listed; ``default`` is
    what a missing one means, ``None`` that it must be there.
    """

    about: str
    least: int = 1
    most: int = 1
    value_key: str | None = None
    values: tuple[str, ...] | str = "text"
    default: str | bool | None = None


MANY = 1000
FORMS: Mapping[str, Form] = {
    "same_actor": Form("actor", least=2, most=MANY),
    "not_same_actor": Form("actor", least=2, most=MANY),
    "rename": Form("actor", value_key="to"),
    "type": Form("actor", value_key="to", values=ACTOR_TYPES),
    "anonymous": Form("actor", value_key="to", values="flag", default=True),
    "role": Form("actor", value_key="to"),
    "affiliation": Form("actor", value_key="to"),
    "source_kind": Form("actor", value_key="to"),
    "drop": Form("actor"),
    "speech": Form("speech", value_key="by", values="actors"),
    "not_speech": Form("speech"),
    "body": Form("paragraph"),
    "not_body": Form(
        "paragraph", value_key="as", values=PARAGRAPH_KINDS, default="chrome"
    ),
    "published": Form("day", least=0, most=0),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: a kind of ``FORMS``, the words it is about, what it says.

    ``by`` are the actors who speak, for ``speech`` (none: nobody can tell).
    ``article`` counts the articles of one file from 0. ``line`` is where it stands
    in its file, ``number`` its place there, both from 1. Two corrections that say
    the same are equal, wherever they stand.
    """

    kind: str
    about: tuple[Anchor, ...] = ()
    value: str | bool | date | None = None
    by: tuple[Anchor, ...] = ()
    article: int = 0
    note: str | None = field(default=None, compare=False)
    number: int = field(default=0, compare=False)
    line: int = field(default=0, compare=False)

    def __str__(self) -> str:
        joint = " = " if self.kind == "same_actor" else ", "
        about = joint.join(map(str, self.about))
        return f"{self.kind}: {about}{self._says()}"

    def _says(self) -> str:
        if self.kind == "speech":
            return f" by {' and '.join(map(str, self.by)) or 'nobody who can be told'}"
        if isinstance(self.value, date):
            return self.value.isoformat()
        if isinstance(self.value, bool):
            return "" if self.value else " (no)"
        key = FORMS[self.kind].value_key
        return f" {key} {shown(self.value)}" if self.value else ""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A correction that could not be applied, and why."""

    correction: Correction
    reason: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of one article, in the order in which they were written.

    ``problems`` tells what could not be read in the file.
    """

    file: Path | None = None
    made: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of_kind(self, *kinds: str) -> tuple[Correction, ...]:
        """The corrections of some kinds, in order."""
        return tuple(c for c in self.made if c.kind in kinds)

    def tell(self, unmatched: Iterable[Unmatched]) -> tuple[Problem, ...]:
        """Every problem, each correction once: the first reason is the cause."""
        reasons = _reasons(unmatched)
        told = (self._problem(c, reasons[c]) for c in self.made if c in reasons)
        return (*self.problems, *told)

    def applied(self, unmatched: Iterable[Unmatched]) -> tuple[str, ...]:
        """The corrections that hold, in words, for the manifest."""
        reasons = _reasons(unmatched)
        return tuple(str(c) for c in self.made if c not in reasons)

    def _problem(self, correction: Correction, reason: str) -> Problem:
        return Problem(
            STEP,
            "correction_unmatched",
            f"{self.file}, line {correction.line}: {correction} "
            f"was not applied: {reason}.",
        )


def _reasons(unmatched: Iterable[Unmatched]) -> dict[Correction, str]:
    reasons: dict[Correction, str] = {}
    for left in unmatched:
        reasons.setdefault(left.correction, left.reason)
    return reasons
