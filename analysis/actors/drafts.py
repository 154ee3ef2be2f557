"""What this step works on while it reads: mentions found and actors in the making.

These records change while the step runs and never leave the package; the step
returns frozen ``Actor`` records.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.document import Span


@dataclass(slots=True)
class Role:
    """A role as the article gives it: the words, their head and what narrows it.

    ``is_inferred`` holds where it was told by a description far from the name,
    ``is_owned`` where it was somebody's ("his lawyer, Ida Orr"), and ``owner`` is the
    last word of his name, where it was told.
    """

    text: str
    head: str
    words: frozenset[str]
    country: str | None = None
    affiliation: str | None = None
    is_inferred: bool = False
    is_owned: bool = False
    owner: str = ""


@dataclass(slots=True, eq=False)
class Draft:
    """An actor in the making.

    ``genders`` holds votes for "m" and "f" from titles, given names and words of
    kinship: evidence for pronouns only. ``head`` and ``words`` describe an actor
    without a name ("senior", "official"), ``owner`` is whose it is. ``known`` are
    words told beside the roles (the party), ``regions`` the states that he is of.
    """

    type: str
    name: str = ""
    is_named: bool = True
    forms: dict[str, int] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)
    affiliation: str | None = None
    country: str | None = None
    head: str = ""
    words: frozenset[str] = frozenset()
    is_plural: bool = False
    owner: Draft | None = None
    known: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    genders: dict[str, float] = field(default_factory=dict)
    mentions: dict[tuple[int, int], str] = field(default_factory=dict)
    speaks: bool = False

    def gender(self) -> str:
        """Give "m" or "f" where the evidence leans one way, else ""."""
        male, female = self.genders.get("m", 0.0), self.genders.get("f", 0.0)
        if abs(male - female) < 0.5:
            return ""
        return "m" if male > female else "f"

    def vote(self, gender: str, weight: float = 1.0) -> None:
        """Count evidence for a gender ("" is none)."""
        if gender:
            self.genders[gender] = self.genders.get(gender, 0.0) + weight

    def mention(self, span: Span, kind: str) -> None:
        """Note a mention; the first kind given to a span stays."""
        self.mentions.setdefault((span.start, span.end), kind)


@dataclass(slots=True, eq=False)
class NameMention:
    """A name in the text as token indexes [first, last), and what it means.

    ``title_first`` is where the title in front of it begins (``first`` if none).
    ``key`` are its folded words without particles, titles and suffix.
    """

    first: int
    last: int
    type: str
    confidence: float
    key: tuple[str, ...] = ()
    suffix: str = ""
    honorific: str | None = None
    title_first: int = 0
    shared_surname: str | None = None
    draft: Draft | None = None
    family: tuple[Draft, ...] = ()


@dataclass(slots=True, eq=False)
class Nominal:
    """A noun phrase that describes rather than names: "the senior official".

    ``kind`` is person, group, institution or document; ``owner`` the token index
    of a possessor ("its", "Lee's") in front, or -1, and ``owned_by`` who that is;
    ``pair`` the two named before whom "both men" means; ``holds_list`` is true where
    a list stands behind its preposition ("leaders of Chad, Mali and Togo").
    """

    first: int
    last: int
    head_at: int
    kind: str
    head: str
    words: frozenset[str]
    determiner: str
    is_plural: bool
    owner: int = -1
    country: str | None = None
    span_last: int = 0
    draft: Draft | None = None
    pair: tuple[Draft, ...] = ()
    owned_by: Draft | None = None
    holds_list: bool = False


@dataclass(slots=True, eq=False)
class Pronoun:
    """A pronoun at a token index and the actors that it means."""

    at: int
    word: str
    drafts: tuple[Draft, ...] = ()
    margin: float = 0.0
