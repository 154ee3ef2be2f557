"""Rows about the page itself: article, paragraphs, sentences, problems."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.tables.places import Places, Row
from analysis.tone.vader import vader_tone


def article_rows(places: Places) -> Iterator[Row]:
    """The article's one row."""
    article = places.read.article
    day = article.publication.day
    yield {
        "page": article.page.name,
        "title": article.title or None,
        "authors": "; ".join(article.authors) or None,
        "outlet": article.outlet or None,
        "place": article.dateline.place if article.dateline else None,
        "language": article.language,
        "published_date": day.isoformat() if day else None,
        "published_from": article.publication.origin,
        "words": places.words,
    }


def paragraph_rows(places: Places) -> Iterator[Row]:
    """Every stretch of the page, chrome and comments too."""
    for number, paragraph in enumerate(places.read.article.paragraphs):
        yield places.span_row(paragraph.span) | {
            "paragraph_id": number,
            "kind": paragraph.kind,
            "reason": paragraph.reason or None,
        }


def sentence_rows(places: Places) -> Iterator[Row]:
    """Sentences of the body with the model's tone (where read) and VADER's."""
    tone = {t.sentence: t.polarity for t in places.read.sentence_tone}
    for number, sentence in enumerate(places.read.sentences):
        row = places.span_row(sentence.span)
        yield row | {
            "sentence_id": number,
            "paragraph_id": sentence.paragraph,
            "tone": tone.get(number),
            "vader_tone": vader_tone(row["text"]),
        }


def problem_rows(places: Places) -> Iterator[Row]:
    """Problems of every step, each once, in the order in which they were met."""
    read = places.read
    met = (*read.article.page.problems, *read.article.problems, *read.problems)
    for problem in dict.fromkeys(met):
        yield {"step": problem.step, "kind": problem.kind, "message": problem.message}
