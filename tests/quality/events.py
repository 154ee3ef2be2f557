"""Recurring events against their reading by hand, on training articles of PolNeAR.

The sheet in `tests/quality/events_by_hand` was filled from the articles alone, before
the kit was asked; it holds places, and no text.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analysis.document import Event, ReadArticle, Span
from analysis.pipeline import ReadOptions, read_pages
from tests.quality.figures import ROOT, Figure

BY_HAND = ROOT / "tests/quality/events_by_hand"
TEXTS = "data/polnear/train.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An event as a careful reader has it.

    ``values`` are all calendar values that the text allows, an empty one among them
    where it tells none. ``is_sure`` where no reader would doubt that it is a happening
    which comes up again: only these can be missed.
    """

    number: int
    mentions: tuple[Span, ...]
    values: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """One event of the kit's, and which of the reader's its label names, if any."""

    event: Event
    number: int | None
    right_mentions: int
    is_right: bool
    is_value_right: bool


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table of the sheet."""
    with (BY_HAND / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by_hand() -> dict[str, list[Wanted]]:
    """The reader's events by article; an article may have none."""
    wanted: dict[str, list[Wanted]] = {
        row["article"]: [] for row in rows("articles.csv")
    }
    events: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in rows("answers.csv"):
        events.setdefault((row["article"], row["event"]), []).append(row)
    for (article, number), own in events.items():
        spans = tuple(Span(int(row["start"]), int(row["end"])) for row in own)
        values = tuple(own[0]["values"].split("|"))
        is_sure = own[0]["is_sure"] == "yes"
        wanted[article].append(Wanted(int(number), spans, values, is_sure))
    return wanted


def judge(event: Event, text: str, wanted: Sequence[Wanted]) -> Judged:
    """Which event a label names, and how much of what is under it is of that event.

    The label is taken from one mention or several: what that speaks of is what the
    label names. It is right where a reader has that event, and where at least half of
    the mentions are of it.
    """
    ofs = [_of(mention, wanted) for mention in event.mentions]
    named = {n for at in _labelled(event, text) for n in ofs[at]}
    counts = Counter(n for numbers in ofs for n in numbers if n in named)
    if not counts:
        return Judged(event, None, 0, False, False)
    best = max(counts, key=lambda n: (counts[n], -n))
    is_right = 2 * counts[best] >= len(ofs)
    values = next(w.values for w in wanted if w.number == best)
    return Judged(
        event, best, counts[best], is_right, is_right and event.value in values
    )


def _of(mention: Span, wanted: Iterable[Wanted]) -> set[int]:
    return {w.number for w in wanted if any(mention.overlaps(m) for m in w.mentions)}


def _labelled(event: Event, text: str) -> list[int]:
    """The mentions whose words are most like the label's, from the last word on."""
    alike = [_same_end(event.label, text[: m.end]) for m in event.mentions]
    return [i for i, size in enumerate(alike) if size == max(alike)]


def _same_end(label: str, text: str) -> int:
    words = label.lower().split()
    last = text[-len(label) - 20 :].lower().split()
    size = 0
    while size < min(len(words), len(last)) and words[-1 - size] == last[-1 - size]:
        size += 1
    return size


def day_of(article: str) -> date:
    """The day of publication, which is part of an article's name."""
    found = re.search(r"_(\d{4}-\d\d-\d\d)_", article)
    if found is None:
        raise ValueError(f"{article!r} holds no day such as _2016-03-01_.")
    return date.fromisoformat(found[1])


def read_events(texts: Mapping[str, str]) -> dict[str, ReadArticle]:
    """The kit's reading of the articles, told their day of publication."""
    read = {}
    for article, text in texts.items():
        options = ReadOptions(published=day_of(article))
        data = text.encode("utf-8")
        (found,) = read_pages(f"{article}.txt", data=data, options=options)
        if not isinstance(found, ReadArticle):
            raise found
        read[article] = found
    return read


def texts_of(shared: Path, articles: Iterable[str]) -> dict[str, str]:
    """The articles' texts, from the shared data."""
    wanted = set(articles)
    with gzip.open(shared / TEXTS, "rt", encoding="utf-8") as lines:
        found = {row["name"]: row["text"] for row in map(json.loads, lines)}
    return {name: found[name] for name in sorted(wanted)}


def judged(
    read: Mapping[str, ReadArticle], wanted: Mapping[str, Sequence[Wanted]]
) -> dict[str, list[Judged]]:
    """The kit's events of every article, each judged by the sheet."""
    return {
        name: [judge(e, own.article.page.text, wanted[name]) for e in own.events]
        for name, own in read.items()
    }


def figures(
    found: Mapping[str, Sequence[Judged]], wanted: Mapping[str, Sequence[Wanted]]
) -> list[Figure]:
    """Of the kit's events, mentions and values how many are right; of the sure how
    many are found."""
    every = [j for own in found.values() for j in own]
    valued = [j for j in every if j.event.value]
    mentions = sum(len(j.event.mentions) for j in every)
    sure = {(name, w.number) for name, own in wanted.items() for w in own if w.is_sure}
    met = {(name, j.number) for name, own in found.items() for j in own if j.is_right}
    data = (
        f"PolNeAR train, {len(wanted)} articles read by hand, most known to its makers"
    )
    precision, recall = "precision, %", "recall, %"
    counted = (
        ("events_labels", sum(j.is_right for j in every), len(every), precision),
        ("events_mentions", sum(j.right_mentions for j in every), mentions, precision),
        (
            "events_values",
            sum(j.is_value_right for j in valued),
            len(valued),
            precision,
        ),
        ("events_found", len(sure & met), len(sure), recall),
    )
    return [
        Figure(name, round(100 * right / max(1, n), 1), unit, n, data)
        for name, right, n, unit in counted
    ]


def recurring_events(shared: Path, folder: Path) -> list[Figure]:
    """Recurring events: labels, mentions and values that are right, events found."""
    wanted = by_hand()
    read = read_events(texts_of(shared, wanted))
    return figures(judged(read, wanted), wanted)
