"""Who has been spoken of so far: what nominals and pronouns look back on."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.actors.drafts import Draft

# Beyond this many mentions nothing looked back for was found (GUM, dev).
MEMORY = 60


@dataclass(slots=True)
class Seen:
    """A mention passed by: whose, where, and how it stood in its sentence.

    ``speech`` is the attribution in whose content it stands, -1 for none.
    """

    at: int
    unit: int
    paragraph: int
    drafts: tuple[Draft, ...]
    is_subject: bool
    is_quoted: bool
    is_named: bool
    is_pronoun: bool = False
    is_owner: bool = False
    is_source: bool = False
    speech: int = -1


@dataclass(slots=True)
class Discourse:
    """Mentions in reading order, the latest last."""

    seen: list[Seen] = field(default_factory=list)
    counts: dict[Draft, int] = field(default_factory=dict)
    last_place: dict[Draft, int] = field(default_factory=dict)
    last_speaker: tuple[Draft, ...] = ()
    last_speech_unit: int = -10

    def add(self, seen: Seen) -> None:
        """Pass by a mention."""
        self.seen.append(seen)
        for draft in seen.drafts:
            self.counts[draft] = self.counts.get(draft, 0) + 1
            self.last_place[draft] = seen.at

    def recent(self) -> list[Seen]:
        """The latest mentions, the latest first."""
        return self.seen[: -MEMORY - 1 : -1]
