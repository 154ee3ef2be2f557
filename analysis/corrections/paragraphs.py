"""Corrections of the article itself: what is body, and the day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from analysis.corrections.anchors import Unanchored, find_place
from analysis.corrections.records import Correction, Corrections, Unmatched
from analysis.document import Article, Paragraph, Publication, Span

REASON = "corrected by the analyst"
# A paragraph is meant when this share of it, or of the words named, is in both.
MEANT_SHARE = 0.5


def correct_article(
    article: Article, corrections: Corrections
) -> tuple[Article, tuple[Unmatched, ...]]:
    """The article with its body and its day as the analyst says."""
    unmatched = []
    for correction in corrections.of_kind("body", "not_body", "published"):
        try:
            article = _corrected(article, correction)
        except Unanchored as error:
            unmatched.append(Unmatched(correction, str(error)))
    return article, tuple(unmatched)


def _corrected(article: Article, correction: Correction) -> Article:
    if isinstance(correction.value, date):
        return _published(article, correction.value)
    kind = "body" if correction.kind == "body" else str(correction.value)
    place = find_place(article.page.text, correction.about[0])
    meant = meant_paragraphs(article.paragraphs, place)
    return replace(
        article,
        paragraphs=tuple(
            replace(p, kind=kind, reason=REASON) if p in meant and p.kind != kind else p
            for p in article.paragraphs
        ),
    )


def meant_paragraphs(
    paragraphs: Sequence[Paragraph], place: Span
) -> tuple[Paragraph, ...]:
    """The paragraphs that a stretch of the page means.

    Raises:
        Unanchored: none, as where the words are a small part of two.
    """
    meant = tuple(p for p in paragraphs if _is_meant(p.span, place))
    if not meant:
        raise Unanchored("no paragraph begins and ends there any more")
    return meant


def _is_meant(paragraph: Span, place: Span) -> bool:
    shared = min(paragraph.end, place.end) - max(paragraph.start, place.start)
    return shared > 0 and (
        shared >= MEANT_SHARE * len(paragraph) or shared > MEANT_SHARE * len(place)
    )


def _published(article: Article, day: date) -> Article:
    """The day told for this run holds over the file's, which is older."""
    said = article.publication
    if said.origin == "option" and said.day != day:
        raise Unanchored(f"{said.day} was given for this run")
    problems = tuple(p for p in article.problems if p.kind != "date_guessed")
    return replace(article, publication=Publication(day, "option"), problems=problems)
