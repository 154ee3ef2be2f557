"""Recurring events: happenings that an article comes back to."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.document import Article, Event, Name, Sentence, TimeExpression


def find_events(
    article: Article,
    sentences: Sequence[Sentence],
    dates: Sequence[TimeExpression],
    names: Sequence[Name],
) -> tuple[Event, ...]:
    """Events that come up at least twice; none are found yet."""
    return ()
