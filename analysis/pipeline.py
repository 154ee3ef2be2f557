"""The order of the steps, which nothing else in the kit knows.

A page goes in, and everything that the kit read in it comes out. Each step takes
frozen records and returns new ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.document import (
    Article,
    Name,
    Page,
    Problem,
    Quotation,
    ReadArticle,
    Span,
)
from analysis.errors import PageError

if TYPE_CHECKING:
    from analysis.corrections import Corrections

# What is read for speech and names. Captions, posts and the rest are left out.
READ_KINDS = ("headline", "heading", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user settles: day of publication, today (for guesses), corrections.

    ``corrections`` is their file, or what has been read of it already.
    """

    published: date | None = None
    today: date | None = None
    corrections: Path | Corrections | None = None


def read_pages(
    name: str,
    *,
    data: bytes | None = None,
    text: str | None = None,
    options: ReadOptions = ReadOptions(),
) -> Iterator[ReadArticle | PageError]:
    """Read every article of one file, of bytes, or of a pasted text.

    One of several that cannot be read costs the others nothing: its error is given
    in its place.

    Raises:
        PageError: when the file cannot be read, or its only article cannot.
    """
    from analysis.sources import open_pages

    pages = open_pages(name, data=data, text=text)
    for page in pages:
        try:
            yield read_article(page, options)
        except PageError as error:
            if len(pages) == 1:
                raise
            error.article = page.article
            yield error


def read_article(page: Page, options: ReadOptions = ReadOptions()) -> ReadArticle:
    """Read one article from beginning to end.

    Raises:
        PageError: when there is no article on the page.
    """
    if page.failure:
        raise PageError(page.failure.kind, page.failure.message)
    return _with_tone_and_times(*_read_speech(page, options))


def _read_speech(
    page: Page, options: ReadOptions
) -> tuple[ReadArticle, tuple[Name, ...]]:
    """Speech, actors and corrections of a page, and the names found on it."""
    from analysis import corrections
    from analysis.actors import identify_actors
    from analysis.attribution import assemble_attributions
    from analysis.cleaning import clean
    from analysis.quotation import find_quotations
    from analysis.reader import load_reader
    from analysis.sentences import split_sentences

    made = corrections.read_corrections(page, options.corrections)
    article = clean(page, published=options.published, today=options.today)
    article, left = corrections.correct_article(article, made)
    sentences = split_sentences(article)
    regions = _regions(article)
    quotations = find_quotations(page.text, regions)
    reading = load_reader().read(page.text, regions)
    attributions = assemble_attributions(article, sentences, quotations, reading)
    attributions, unsaid = corrections.correct_attributions(attributions, article, made)
    actors, attributions = identify_actors(article, sentences, reading, attributions)
    actors, attributions, unmet = corrections.correct_actors(
        actors, attributions, article, made
    )
    unmatched = (*left, *unsaid, *unmet)
    read = ReadArticle(
        article=article,
        sentences=sentences,
        attributions=attributions,
        actors=actors,
        problems=(*_problems(article, quotations), *made.tell(unmatched)),
        corrections=made.applied(unmatched),
        corrections_file=str(made.file),
    )
    return read, reading.names


def _with_tone_and_times(read: ReadArticle, names: tuple[Name, ...]) -> ReadArticle:
    """What rests on actors, speech and sentences, and on which nothing else does."""
    from analysis.dates import find_dates, find_events
    from analysis.reader import load_reader
    from analysis.tone.about import read_tone

    article, sentences = read.article, read.sentences
    tone, own = read_tone(
        article.page.text, sentences, read.actors, read.attributions, load_reader()
    )
    dates = find_dates(article, sentences)
    return replace(
        read,
        tone=tone,
        sentence_tone=own,
        dates=dates,
        events=find_events(article, sentences, dates, names),
    )


def _regions(article: Article) -> tuple[Span, ...]:
    return tuple(paragraph.span for paragraph in article.of_kind(*READ_KINDS))


def _problems(
    article: Article, quotations: tuple[Quotation, ...]
) -> tuple[Problem, ...]:
    page = article.page
    return (*page.problems, *article.problems, *_unclosed(page.text, quotations))


def _unclosed(text: str, quotations: tuple[Quotation, ...]) -> Iterator[Problem]:
    """A quotation left open that nothing carries on."""
    for index, quotation in enumerate(quotations):
        following = [q for q in quotations[index + 1 : index + 8] if q.depth == 0]
        carried_on = bool(following) and following[0].continues
        if not quotation.is_closed and not carried_on:
            start = quotation.inner.of(text)[:40]
            yield Problem(
                "reader",
                "unclosed_quote",
                f"The quotation that starts with {start!r} has no closing mark; "
                "it was taken to end with its paragraph.",
            )
