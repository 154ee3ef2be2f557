"""The records that travel through the kit: frozen, and nothing but data.

Every record points into the text as received by half-open spans, so that
``page.text[span.start:span.end]`` is what a chart's evidence shows. A step takes
records and returns new ones; nothing is filled in later.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of one page's text as received (code points)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(
                f"A span needs 0 <= start <= end; not [{self.start}, {self.end})."
            )

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of the span."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies within this span, ends included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the reader of a chart should know of the page.

    ``step`` is the step that met it, ``kind`` one of the contract's kinds
    (``unclosed_quote``, ``date_guessed``, ...), ``message`` one plain sentence.
    """

    step: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page: a line of a raw copy, or a block element of HTML.

    ``tags`` are the names of the element and of those around it, outermost first,
    and ``hints`` the words of their class, id and role attributes; both are empty
    for a raw copy. ``link_chars`` counts the characters that stand in links.
    ``voted_body`` is trafilatura's vote; ``None`` where nobody voted.
    """

    span: Span
    tags: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    link_chars: int = 0
    voted_body: bool | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page or its export tells of itself beside its text."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: date | None = None
    modified: date | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one article of a file cannot be read: a kind of ``PageError``, one line."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Page:
    """One article's text as received, decoded, with line ends as they are.

    ``name`` is the page as the user named it, ``article`` counts the articles of
    one file from 0, ``sha256`` is of the file's bytes, ``form`` is ``text`` or
    ``html``. ``blocks`` cover every non-blank character once, in order. A ``failure``
    stands for an article that cannot be read beside others that can. ``received``
    are the bytes of a page that lies in no file, as one from the web.
    """

    name: str
    text: str
    sha256: str
    form: str = "text"
    encoding: str = "utf-8"
    article: int = 0
    metadata: Metadata = field(default_factory=Metadata)
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()
    failure: Failure | None = None
    received: bytes | None = field(default=None, repr=False)

    @property
    def article_id(self) -> str:
        """First 12 hex digits of the file's hash, a dash, and ``article``."""
        return f"{self.sha256[:12]}-{self.article}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the page and what it was taken for.

    ``kind`` is one of body, headline, dateline, heading, caption, embed, chrome,
    credit, related, comment, prompt. ``reason`` says in a few words why.
    """

    span: Span
    kind: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and outlet in front of the first paragraph ("London (CNN) --")."""

    span: Span
    place: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """The day of publication and where it came from.

    ``origin`` is ``text``, ``metadata``, ``option``, ``guess`` or ``None``;
    ``others`` are the other days that fit a page which tells no year.
    """

    day: date | None = None
    origin: str | None = None
    others: tuple[date, ...] = ()

    @property
    def is_guessed(self) -> bool:
        """Whether values that rest on the day are guesses too."""
        return self.origin == "guess"

    @property
    def told(self) -> str | None:
        """The day as ``2014-03-14``, a guessed one called a guess; None without one."""
        if self.day is None:
            return None
        return f"{self.day}, a guess" if self.is_guessed else f"{self.day}"


@dataclass(frozen=True, slots=True)
class Article:
    """What is the article on a page, and what was left out and why.

    ``paragraphs`` cover every non-blank character of the page once, in order.
    """

    page: Page
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    dateline: Dateline | None = None
    publication: Publication = field(default_factory=Publication)
    modified: date | None = None
    language: str | None = "en"
    problems: tuple[Problem, ...] = ()

    def of_kind(self, *kinds: str) -> tuple[Paragraph, ...]:
        """The paragraphs taken for one of ``kinds``, in reading order."""
        return tuple(p for p in self.paragraphs if p.kind in kinds)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body; ``paragraph`` indexes ``Article.paragraphs``."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch set in quotation marks.

    ``inner`` excludes the marks, ``outer`` includes those that are there.
    ``is_closed`` is false where no closing mark was found. ``depth`` is 0 for the
    outermost. ``continues`` is true where the quotation before it was left open at
    the end of its paragraph and this one carries on.
    """

    inner: Span
    outer: Span
    is_closed: bool = True
    depth: int = 0
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name. ``type`` is PERSON, ORG, GPE, LOC or GROUP.

    ``confidence`` is the reader's, 0 to 1.
    """

    span: Span
    type: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A stretch that plays a part in an attribution: source, cue or content."""

    span: Span
    role: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Link:
    """A content and the cue and source it goes with (indexes of role spans).

    ``cue`` or ``source`` is ``None`` where the text names none.
    """

    content: int
    source: int | None
    cue: int | None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reading model sees in the text: names, role spans, links."""

    names: tuple[Name, ...] = ()
    roles: tuple[RoleSpan, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something said or thought, and who said it: source, cue and content.

    ``content`` excludes outer quotation marks and has several spans where a cue or
    a mark interrupts it. ``kind`` is direct, indirect or mixed, ``zone`` body or
    headline. ``speakers`` are ids of actors, empty while or where nobody can be
    told; ``resolved_via`` says how (name, title, pronoun, nominal, institution,
    document, carried_over, unresolved). ``is_speech`` is false where an act, a wish
    or a feeling is told and no words. Words as in the contract. ``confidence``
    is 0 to 1.
    """

    id: int
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    kind: str = "indirect"
    zone: str = "body"
    is_speech: bool = True
    quoted_words: int = 0
    content_words: int = 0
    confidence: float = 1.0
    nested_in: int | None = None
    speakers: tuple[int, ...] = ()
    resolved_via: str = "unresolved"

    @property
    def spans(self) -> tuple[Span, ...]:
        """All that belongs to it: contents, sources, cues."""
        return (*self.content, *self.source, *self.cue)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an actor. ``kind``: name, title, nominal or pronoun."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a set of mentions means.

    ``type`` is PERSON, ORG, GPE, LOC, GROUP or DOCUMENT. ``is_anonymous`` marks a
    source that the article keeps unnamed. ``source_kind`` is the analyst's
    grouping (government, business, citizen, ...), with ``source_kind_confidence``.
    """

    id: int
    name: str
    type: str
    role: str | None = None
    affiliation: str | None = None
    is_anonymous: bool = False
    mentions: tuple[Mention, ...] = ()
    source_kind: str | None = None
    source_kind_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class ActorTone:
    """Tone about an actor in one sentence or content, -1 (against) to 1 (for).

    ``by`` is the id of the actor whose words they are, ``None`` for the article's
    own voice.
    """

    actor: int
    span: Span
    by: int | None
    polarity: float
    confidence: float


@dataclass(frozen=True, slots=True)
class SentenceTone:
    """Tone of a sentence's own words, -1 to 1, whoever it is about."""

    sentence: int
    polarity: float


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time. ``value`` is ISO 8601 as TIMEX3 writes it.

    ``type`` is DATE, TIME, DURATION or SET; ``is_guessed`` where the value rests
    on a guessed day of publication.
    """

    span: Span
    value: str
    type: str
    is_guessed: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A happening that comes up again: label, day where told, mentions."""

    id: int
    label: str
    value: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Everything the kit read in one article.

    ``corrections`` are the analyst's corrections that were applied, in words;
    ``corrections_file`` is where they are, or would be, written.
    """

    article: Article
    sentences: tuple[Sentence, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    actors: tuple[Actor, ...] = ()
    tone: tuple[ActorTone, ...] = ()
    sentence_tone: tuple[SentenceTone, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    corrections: tuple[str, ...] = ()
    corrections_file: str | None = None
