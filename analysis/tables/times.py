"""Rows about time: time expressions, events, and where events come up."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.tables.places import Places, Row, first_char, in_reading_order


def date_rows(places: Places) -> Iterator[Row]:
    """Time expressions in reading order."""
    return in_reading_order(
        places.span_row(date.span)
        | {"value": date.value, "type": date.type, "is_guessed": date.is_guessed}
        for date in places.read.dates
    )


def event_rows(places: Places) -> Iterator[Row]:
    """Events in the order in which the article brings them up."""
    for event in sorted(places.read.events, key=lambda e: first_char(e.mentions) or 0):
        yield {
            "event_id": event.id,
            "label": event.label,
            "value": event.value,
            "mentions": len(event.mentions),
            "first_char": first_char(event.mentions),
        }


def event_mention_rows(places: Places) -> Iterator[Row]:
    """Every mention of every event, in reading order."""
    return in_reading_order(
        places.span_row(span) | {"event_id": event.id}
        for event in places.read.events
        for span in event.mentions
    )
