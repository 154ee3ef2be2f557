"""Every table, declared once: what a row is, its columns, what tells rows apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what a row is, its columns in order, the columns that tell rows apart.

    ``optional`` names columns that are ``<NA>`` on some rows of this table only,
    ``key`` is empty where two rows may be alike.
    """

    meaning: str
    columns: tuple[str, ...]
    key: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


# The contract's tables call several things "kind" and "type"; what they may be
# differs by table, so they are declared under names of their own.
SHOWN_AS = {
    "paragraph_kind": "kind",
    "speech_kind": "kind",
    "mention_kind": "kind",
    "problem_kind": "kind",
    "actor_type": "type",
    "time_type": "type",
}

_WHO = ("actor_id", "name", "actor_type", "role", "affiliation", "is_anonymous")
_CHARS = ("start_char", "end_char")

TABLES: Mapping[str, Table] = {
    "articles": Table(
        "One row an article.",
        (
            "article_id",
            "page",
            "title",
            "authors",
            "outlet",
            "place",
            "language",
            "published_date",
            "published_from",
            "words",
        ),
        key=("article_id",),
    ),
    "paragraphs": Table(
        "One row a stretch of the page, with what it was taken for.",
        (
            "article_id",
            "paragraph_id",
            "paragraph_kind",
            "reason",
            "words",
            "word_index",
            *_CHARS,
            "text",
        ),
        key=("article_id", "paragraph_id"),
    ),
    "sentences": Table(
        "One row a sentence of the body.",
        (
            "article_id",
            "sentence_id",
            "paragraph_id",
            *_CHARS,
            "text",
            "words",
            "word_index",
            "tone",
            "vader_tone",
        ),
        key=("article_id", "sentence_id"),
    ),
    "quotes": Table(
        "One row an attribution: something said, and who said it.",
        (
            "article_id",
            "attribution_id",
            "speech_kind",
            "zone",
            "source",
            "cue",
            "content",
            "is_speech",
            "speaker_id",
            "speaker",
            "quoted_words",
            "content_words",
            "confidence",
            "resolved_via",
            "nested_in_id",
            *_CHARS,
        ),
        key=("article_id", "attribution_id"),
    ),
    "quote_speakers": Table(
        "One row an attribution and one of its speakers.",
        ("article_id", "attribution_id", "actor_id"),
        key=("article_id", "attribution_id", "actor_id"),
    ),
    "quote_spans": Table(
        "One row a piece of an attribution, as it stands in the text.",
        (
            "article_id",
            "attribution_id",
            "part",
            *_CHARS,
            "words",
            "word_index",
            "text",
        ),
    ),
    "speakers": Table(
        "One row an actor who speaks in the body, most quoted first; unresolved speech "
        "is the last row.",
        (
            "article_id",
            *_WHO,
            "actor_rank",
            "attributions",
            "quoted_words",
            "content_words",
            "quoted_share",
            "content_share",
            "first_char",
        ),
        optional=("actor_id",),
    ),
    "entities": Table(
        "One row an actor, most mentioned first.",
        (
            "article_id",
            *_WHO,
            "source_kind",
            "actor_rank",
            "mentions",
            "first_char",
            "tone",
            "tone_low",
            "tone_high",
            "tone_sentences",
            "tone_from",
        ),
        key=("article_id", "actor_id"),
    ),
    "mentions": Table(
        "One row a mention of an actor, in reading order.",
        (
            "article_id",
            "actor_id",
            "mention_kind",
            "text",
            "words",
            "sentence_id",
            "word_index",
            *_CHARS,
        ),
        optional=("sentence_id",),
    ),
    "tone": Table(
        "One row an actor and a sentence (or content) about it.",
        (
            "article_id",
            "actor_id",
            "by_actor_id",
            "sentence_id",
            *_CHARS,
            "text",
            "polarity",
            "confidence",
        ),
        optional=("sentence_id",),
    ),
    "dates": Table(
        "One row a time expression, in reading order.",
        (
            "article_id",
            "text",
            "value",
            "time_type",
            "is_guessed",
            "sentence_id",
            *_CHARS,
        ),
        optional=("sentence_id",),
    ),
    "events": Table(
        "One row an event that comes up again.",
        ("article_id", "event_id", "label", "value", "mentions", "first_char"),
        key=("article_id", "event_id"),
        optional=("value",),
    ),
    "event_mentions": Table(
        "One row a mention of an event, in reading order.",
        (
            "article_id",
            "event_id",
            "text",
            "words",
            "sentence_id",
            "word_index",
            *_CHARS,
        ),
        optional=("sentence_id",),
    ),
    "problems": Table(
        "One row a thing that the reader of a chart should know of the page.",
        ("article_id", "step", "problem_kind", "message"),
    ),
}

# What many articles have together. These do not come of one article's reading, but of
# the tables of all of them.
ACROSS_TABLES: Mapping[str, Table] = {
    "stories": Table(
        "One row an article, with the text that it shares with others.",
        ("article_id", "story_id", "story_articles", "is_copy", "overlap_share"),
        key=("article_id",),
    ),
    "actors": Table(
        "One row an actor across articles, the most prominent first.",
        (
            "actor_key",
            "name",
            "actor_type",
            "roles",
            "affiliations",
            "other_names",
            "actor_rank",
            "articles",
            "outlets",
            "mentions",
            "attributions",
            "content_words",
            "first_date",
            "last_date",
            "is_ambiguous",
            "may_be",
        ),
        key=("actor_key",),
    ),
    "actor_links": Table(
        "One row an actor of an article that is told across articles.",
        ("article_id", "actor_id", "actor_key", "linked_by"),
        key=("article_id", "actor_id"),
    ),
}
ALL_TABLES: Mapping[str, Table] = {**TABLES, **ACROSS_TABLES}


def column_names(table: str) -> list[str]:
    """Columns of a table in order, under the names that they are shown by."""
    return [SHOWN_AS.get(name, name) for name in ALL_TABLES[table].columns]
