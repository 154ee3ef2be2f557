"""The kit's corpus against its reading by hand: who speaks in each article, who is who.

Needs no shared data, so that it runs wherever the tests do.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pandas as pd

import analysis
from analysis.corpus.together import ArticlesTogether
from analysis.grouping import key_of
from analysis.tables import build_tables
from tests.quality.figures import ROOT, Figure

CORPUS = ROOT / "data/harbour_corpus"
BY_HAND = ROOT / "tests/data/harbour_speakers.csv"


@dataclass(frozen=True)
class Wanted:
    """Somebody who speaks in an article, as a careful reader has it."""

    page: str
    names: tuple[str, ...]
    actor: str
    is_optional: bool


@dataclass(frozen=True)
class Found:
    """Somebody whom the kit lets speak, and who that is across articles."""

    page: str
    name: str
    key: str | None


def harbour(shared: Path, folder: Path) -> list[Figure]:
    """Speakers found in each article, and the same person told in many."""
    wanted, found = list(by_hand()), list(speakers(read_corpus()))
    pairs, extra = _matched(wanted, found)
    needed = [own for own in wanted if not own.is_optional]
    hits = sum(own in pairs for own in needed)
    recall, precision = hits / len(needed), 1 - extra / len(found)
    f1 = 200 * recall * precision / (recall + precision)
    count = len({own.page for own in wanted})
    data = f"the kit's {count} articles on one story, known to its makers"
    links = 100 * _link_f1(wanted, pairs)
    named = sum(bool(own.actor) for own in wanted)
    return [
        Figure("harbour_speakers", round(f1, 1), "F1, %", len(needed), data),
        Figure("harbour_actors", round(links, 1), "pairs F1, %", named, data),
    ]


def by_hand() -> Iterator[Wanted]:
    """The reading by hand, a row a speaker of an article."""
    with BY_HAND.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            names = (row["speaker"], *filter(None, row["also"].split(";")))
            is_optional = row["is_optional"] == "yes"
            yield Wanted(row["page"], names, row["actor"], is_optional)


def read_corpus() -> ArticlesTogether:
    """The corpus, read page by page in this process, without its corrections."""
    parts: dict[str, list[pd.DataFrame]] = {}
    for page in sorted(CORPUS.glob("*/*.*")):
        read = analysis.load(page).read
        for name, table in build_tables(read, is_checked=False).items():
            parts.setdefault(name, []).append(table)
    corpus = ArticlesTogether()
    corpus.tables = {
        name: pd.concat(tables, ignore_index=True) for name, tables in parts.items()
    }
    corpus.folder = None
    return corpus


def speakers(corpus: ArticlesTogether) -> Iterator[Found]:
    """Everybody with an attribution in the body of an article."""
    rows = corpus.tables["speakers"].dropna(subset="actor_id")
    rows = rows[rows["attributions"] > 0]
    keys = corpus.actor_links[["article_id", "actor_id", "actor_key"]]
    rows = rows.merge(keys, on=["article_id", "actor_id"], how="left")
    rows = rows.merge(corpus.tables["articles"][["article_id", "page"]])
    for row in rows.itertuples():
        page = Path(row.page).relative_to(CORPUS).as_posix()
        yield Found(page, row.name, None if pd.isna(row.actor_key) else row.actor_key)


def _matched(
    wanted: list[Wanted], found: list[Found]
) -> tuple[dict[Wanted, Found], int]:
    """Who was found, by whom the reader has; and how many are nobody there."""
    pairs: dict[Wanted, Found] = {}
    extra = 0
    for own in found:
        same = [w for w in wanted if w.page == own.page and _is_called(own.name, w)]
        for reader in same[:1]:
            pairs.setdefault(reader, own)
        extra += not same
    return pairs, extra


def _is_called(name: str, wanted: Wanted) -> bool:
    told = _bare(name)
    return any(
        told == own or told.endswith(f" {own}") or own.endswith(f" {told}")
        for own in map(_bare, wanted.names)
    )


def _bare(name: str) -> str:
    return key_of(name).removeprefix("the ").removeprefix("a ").removeprefix("an ")


def _link_f1(wanted: list[Wanted], pairs: dict[Wanted, Found]) -> float:
    """Pairs of speakers of two articles that are one: as the reader has it, or not.

    Speakers who were not found, or who are nobody across articles, are in no pair of
    the kit's, and so cost what they should be in.
    """
    named = [own for own in wanted if own.actor]
    counts: Counter[str] = Counter()
    for one, other in combinations(named, 2):
        is_one = one.actor == other.actor
        keys = [pairs[own].key if own in pairs else None for own in (one, other)]
        is_linked = keys[0] is not None and keys[0] == keys[1]
        counts["right"] += is_one and is_linked
        counts["wanted"] += is_one
        counts["linked"] += is_linked
    return 2 * counts["right"] / (counts["wanted"] + counts["linked"])
