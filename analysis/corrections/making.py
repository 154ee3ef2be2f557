"""Making corrections from a notebook: one call, one entry in the corrections file.

An actor, speech or paragraph is named by its words, by its id in the tables, or by
its span; what is written is an anchor. Words that may mean several are refused with
what they may mean. The page shows a correction when it is read again.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Protocol

from analysis.corrections import editing, pointing
from analysis.corrections.anchors import Anchor
from analysis.corrections.files import (
    corrections_file,
    parse,
)
from analysis.corrections.nodes import WrongFile, read_text
from analysis.corrections.pointing import Pointer
from analysis.corrections.records import FORMS, Correction
from analysis.document import ReadArticle

MADE_COLUMNS = ("number", "kind", "correction", "state", "note", "line")


class Loaded(Protocol):
    """What `analysis.load` gives: something that holds the records read."""

    read: ReadArticle


Source = ReadArticle | Loaded


def same_actor(
    article: Source, actor: Pointer, *others: Pointer, note: str | None = None
) -> Correction:
    """These are one actor; the first one's id and kind stay.

    >>> same_actor(article, "Ama Osei", "the mayor")  # doctest: +SKIP
    """
    read = _read(article)
    about = tuple(pointing.actor_anchor(read, who) for who in (actor, *others))
    return _add(read, Correction("same_actor", about, note=note))


def not_same_actor(
    article: Source, actor: Pointer, *mentions: Pointer, note: str | None = None
) -> Correction:
    """These mentions are not that actor: they become an actor of their own.

    Words mean every mention of the actor in these words, a span the one there.
    """
    read = _read(article)
    about = pointing.split_anchors(read, actor, mentions)
    return _add(read, Correction("not_same_actor", about, note=note))


def rename(
    article: Source, actor: Pointer, to: str, note: str | None = None
) -> Correction:
    """The actor is shown by this name."""
    return _describe(article, "rename", actor, to, note)


def set_type(
    article: Source, actor: Pointer, to: str, note: str | None = None
) -> Correction:
    """The actor is a PERSON, ORG, GPE, LOC, GROUP or DOCUMENT."""
    return _describe(article, "type", actor, to, note)


def set_role(
    article: Source, actor: Pointer, to: str, note: str | None = None
) -> Correction:
    """The actor's office or function."""
    return _describe(article, "role", actor, to, note)


def set_affiliation(
    article: Source, actor: Pointer, to: str, note: str | None = None
) -> Correction:
    """Whom the actor belongs to."""
    return _describe(article, "affiliation", actor, to, note)


def set_source_kind(
    article: Source, actor: Pointer, to: str, note: str | None = None
) -> Correction:
    """The actor's group among sources: government, business, citizen, ..."""
    return _describe(article, "source_kind", actor, to, note)


def anonymous(
    article: Source, actor: Pointer, to: bool = True, note: str | None = None
) -> Correction:
    """The article keeps this source unnamed, or does not."""
    return _describe(article, "anonymous", actor, bool(to), note)


def drop(article: Source, actor: Pointer, note: str | None = None) -> Correction:
    """This is no actor: its mentions go, and nobody has said what it said."""
    return _describe(article, "drop", actor, None, note)


def speech_by(
    article: Source, speech: Pointer, *actors: Pointer, note: str | None = None
) -> Correction:
    """This speech is by these actors; by none where nobody can tell.

    Speech that the kit did not find is added; so is an actor.
    """
    read = _read(article)
    about = (pointing.speech_anchor(read, speech),)
    by = tuple(pointing.actor_anchor(read, who) for who in actors)
    return _add(read, Correction("speech", about, by=by, note=note))


def not_speech(article: Source, speech: Pointer, note: str | None = None) -> Correction:
    """This is not speech."""
    read = _read(article)
    about = (pointing.speech_anchor(read, speech, must_be_read=True),)
    return _add(read, Correction("not_speech", about, note=note))


def body(article: Source, paragraph: Pointer, note: str | None = None) -> Correction:
    """This paragraph is part of the article."""
    read = _read(article)
    about = (pointing.paragraph_anchor(read, paragraph),)
    return _add(read, Correction("body", about, note=note))


def not_body(
    article: Source,
    paragraph: Pointer,
    kind: str = "chrome",
    note: str | None = None,
) -> Correction:
    """This paragraph is not part of the article, but of some other kind."""
    read = _read(article)
    about = (pointing.paragraph_anchor(read, paragraph),)
    return _add(read, Correction("not_body", about, kind, note=note))


def published(article: Source, day: date | str, note: str | None = None) -> Correction:
    """The day of publication, such as 2014-03-14.

    Raises:
        ValueError: no such day.
    """
    said = day if isinstance(day, date) else date.fromisoformat(day)
    return _add(_read(article), Correction("published", value=said, note=note))


def undo(article: Source, number: int | None = None) -> Correction:
    """Take back a correction, the last one unless a number of `made` is given.

    Raises:
        ValueError: there is none.
    """
    read = _read(article)
    own = _made(read)
    if not own:
        raise ValueError(f"{file_of(read)} has no corrections of this article.")
    return editing.remove(file_of(read), own[-1].number if number is None else number)


def made(article: Source) -> list[dict[str, Any]]:
    """One row a correction, as the file has them now: ready for a DataFrame.

    ``state`` is ``applied``, the reason why it was not, or that the page must be
    read again to see it.

    Raises:
        ValueError: the file is wrong; says where.
    """
    read = _read(article)
    rows = (
        (c.number, c.kind, str(c), _state(read, c), c.note, c.line) for c in _made(read)
    )
    return [dict(zip(MADE_COLUMNS, row, strict=True)) for row in rows]


def file_of(article: Source) -> Path:
    """Where an article's corrections are, or would be, written."""
    read = _read(article)
    if read.corrections_file is not None:
        return Path(read.corrections_file)
    return corrections_file(read.article.page)


def _read(article: Source) -> ReadArticle:
    return article if isinstance(article, ReadArticle) else article.read


def _made(read: ReadArticle) -> tuple[Correction, ...]:
    path = file_of(read)
    if not path.exists():
        return ()
    try:
        found, _ = parse(read_text(path))
    except WrongFile as error:
        raise ValueError(f"{path}, line {error.line}: {error}.") from None
    return tuple(c for c in found if c.article == read.article.page.article)


def _state(read: ReadArticle, correction: Correction) -> str:
    told = f"{correction} was not applied: "
    for problem in read.problems:
        if told in problem.message:
            return problem.message.partition(told)[2]
    if str(correction) in read.corrections:
        return "applied"
    return "to be applied when the page is read again"


def _describe(
    article: Source,
    kind: str,
    actor: Pointer,
    value: str | bool | None,
    note: str | None,
) -> Correction:
    read = _read(article)
    about: tuple[Anchor, ...] = (pointing.actor_anchor(read, actor),)
    return _add(read, Correction(kind, about, value, note=note))


def _add(read: ReadArticle, correction: Correction) -> Correction:
    allowed = FORMS[correction.kind].values
    if isinstance(allowed, tuple) and correction.value not in allowed:
        raise ValueError(f"Must be one of {allowed}; not {correction.value!r}.")
    page = read.article.page
    numbered = Correction(
        correction.kind,
        correction.about,
        _folded(correction.value),
        correction.by,
        page.article,
        _folded(correction.note),
    )
    editing.add(file_of(read), page, numbered)
    return numbered


def _folded(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value
