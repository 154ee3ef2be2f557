"""What an analyst should look at: the doubtful decisions, each with a way to settle it.

``correction`` is an entry ready for the corpus's corrections file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pandas as pd

from analysis.corpus.cast_file import CastCorrection, as_text
from analysis.corpus.linking import BY_NAME, Group

COLUMNS = ("question", "name", "other", "why", "articles", "pages", "correction")
MOST_PAGES = 3
LEAST_WORDS = 2
WHY = {
    "surname": "one word alone, and only this actor fits the article",
    "short_form": "an initial or short form, and the articles have something in common",
    "acronym": "no other body is shortened so",
}


def review_of(
    groups: list[Group], keys: Mapping[int, str], articles: pd.DataFrame
) -> pd.DataFrame:
    """One row a decision to look at: ambiguous, perhaps the same, apart, joined.

    ``articles`` counts those that it is about; ``pages`` names some.
    """
    pages = dict(zip(articles["article_id"], articles["page"], strict=True))
    rows = [
        *_ambiguous(groups, keys),
        *_perhaps_same(groups),
        *_apart(groups, keys),
        *_joined(groups),
    ]
    for row in rows:
        about = list(dict.fromkeys(pages[a] for a in row.pop("article_ids")))
        row["articles"] = len(about)
        row["pages"] = "; ".join(about[:MOST_PAGES])
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    words = dict.fromkeys(set(COLUMNS) - {"articles"}, "string")
    return table.astype({**words, "articles": "Int64"})


def _size(group: Group) -> int:
    return len(group.members)


def _ids(group: Group) -> list[str]:
    return [s.article_id for s in group.members]


def _row(question: str, name: str, other: str, why: str, ids: list[str]) -> dict:
    told = {"question": question, "name": name, "other": other, "why": why}
    return {**told, "article_ids": ids, "correction": None}


def _ambiguous(groups: list[Group], keys: Mapping[int, str]) -> Iterator[dict]:
    for group in groups:
        meant = [other for other in group.may_be if id(other) in keys]
        if meant:
            names = " or ".join(other.name for other in meant)
            why = "the articles do not tell which of them is meant"
            row = _row("who is it?", group.name, names, why, _ids(group))
            wanted = CastCorrection("same_actor", (keys[id(meant[0])], keys[id(group)]))
            yield row | {"correction": as_text(wanted)}


def _perhaps_same(groups: list[Group]) -> Iterator[dict]:
    """Bodies of which one's name lies within the other's, where an article has both."""
    bodies = [group for group in groups if group.type == "ORG"]
    by_key: dict[str, list[Group]] = defaultdict(list)
    for group in bodies:
        by_key[group.members[0].key].append(group)
    for group in bodies:
        for part in _parts(group.members[0].key):
            for other in by_key.get(part, []):
                if not set(_ids(group)) & set(_ids(other)):
                    continue
                wanted = CastCorrection("same_actor", (group.name, other.name))
                why = "one name stands within the other"
                row = _row("the same?", group.name, other.name, why, _ids(other))
                yield row | {"correction": as_text(wanted)}


def _parts(key: str) -> Iterator[str]:
    words = key.split()
    for size in range(LEAST_WORDS, len(words)):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _apart(groups: list[Group], keys: Mapping[int, str]) -> Iterator[dict]:
    """Each of those of one name beside the one that comes up in most articles."""
    for group in groups:
        same = [own for own in (*group.apart_from, group) if id(own) in keys]
        # Of two as frequent the one that comes up first.
        most = max(sorted(same, key=lambda own: keys[id(own)]), key=_size)
        if most is not group and group.apart_from:
            why = "one name, but no role, body or company in common"
            pair = (keys[id(most)], keys[id(group)])
            row = _row("two persons?", *pair, why, _ids(group))
            yield row | {"correction": as_text(CastCorrection("same_actor", pair))}


def _joined(groups: list[Group]) -> Iterator[dict]:
    for group in groups:
        ways: dict[tuple[str, str], list[str]] = defaultdict(list)
        for sighting in group.members:
            how = group.linked_by.get(id(sighting), BY_NAME)
            if how in WHY:
                ways[how, sighting.name].append(sighting.article_id)
        for (how, name), ids in ways.items():
            yield _row("rightly joined?", group.name, name, WHY[how], ids)
