"""Articles that are one text: wire copy, reprints, another headline, a cut ending.

Two articles are one text when enough of their runs of five words are the same. Runs
are compared as hashes. Which pairs are worth comparing is told by one run in eight,
through an index from run to articles, so that the work grows with the number of
articles and not with its square: 100,000 articles of 300 words take about half a
minute and 800 MB.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

from analysis.schema import validate
from analysis.schema.validation import TEXT
from analysis.tidy import fold
from analysis.words import WORD

RUN_WORDS = 5
# Among 837 articles of US papers (PolNeAR, train; every pair compared), seven pairs
# share 69 to 100 % of the shorter one's runs, and all others at most 21 %, but for a
# brief of which half stands in a piece seven times as long. Of the kit's own articles
# the agency's texts share 76 to 98 %, however cut, and all others at most 4 %.
SHORTER_SHARE = 0.5
# A brief within a long round-up is not that round-up.
LONGER_SHARE = 0.25
# Notes of a line or two are alike by chance.
LEAST_RUNS = 20
# One run in so many is looked up; two of those in common make a pair to compare.
SAMPLE = 8
LEAST_SAMPLED = 2

_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def find_stories(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Which articles are one text: one row an article, in the order of ``articles``.

    ``story_id`` is the article that counts where a text is counted once: the first
    published, of those of one day the longest. ``story_articles`` is how many are
    that text, ``is_copy`` says that an article is none that counts, and
    ``overlap_share`` is the share of a copy's runs of five words that stand in the
    one that counts (``<NA>`` for what is no copy).
    """
    ids = articles["article_id"].tolist()
    runs = _runs_of(ids, sentences)
    first = _first_of(articles)
    story = _groups(len(ids), _same_texts(runs), first)
    sizes = np.bincount(story, minlength=len(ids))
    overlap = [
        pd.NA if at == own else round(_shared(runs[at], runs[own]) / len(runs[at]), 4)
        for at, own in enumerate(story)
    ]
    rows = pd.DataFrame(
        {
            "article_id": pd.array(ids, TEXT),
            "story_id": pd.array([ids[own] for own in story], TEXT),
            "story_articles": pd.array(sizes[story], "Int64"),
            "is_copy": pd.array(story != np.arange(len(ids)), "boolean"),
            "overlap_share": pd.array(overlap, "Float64"),
        }
    )
    return validate("stories", rows)


def _runs_of(ids: list[str], sentences: pd.DataFrame) -> list[np.ndarray]:
    """The hashes of each article's runs of words, sorted and each once."""
    known: dict[str, int] = {}
    texts = sentences.groupby("article_id", sort=False)["text"]
    found = {key: _hashes(own.tolist(), known) for key, own in texts}
    nothing = np.empty(0, np.uint64)
    return [found.get(key, nothing) for key in ids]


def _hashes(texts: Iterable[str], known: dict[str, int]) -> np.ndarray:
    """Runs go over the ends of sentences: another cut is another text."""
    words = [
        known.get(word) or known.setdefault(word, _word_hash(word))
        for text in texts
        for word in WORD.findall(fold(text).casefold().replace("’", "'"))
    ]
    if len(words) < RUN_WORDS:
        return np.empty(0, np.uint64)
    line = np.array(words, np.uint64)
    runs = np.zeros(len(line) - RUN_WORDS + 1, np.uint64)
    for step in range(RUN_WORDS):
        runs = runs * _FACTOR + line[step : step + len(runs)]
    # The product's low bits are weak, and the sample is taken by them.
    runs ^= runs >> np.uint64(29)
    return np.unique(runs * _FACTOR >> np.uint64(3))


def _word_hash(word: str) -> int:
    """The same in every process and on every machine, unlike ``hash``."""
    coded = word.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(coded, digest_size=8).digest(), "little") | 1


def _same_texts(runs: list[np.ndarray]) -> Iterator[tuple[int, int]]:
    for one, other in _likely_pairs(runs):
        less, more = sorted((len(runs[one]), len(runs[other])))
        shared = _shared(runs[one], runs[other])
        enough = max(LEAST_RUNS, SHORTER_SHARE * less, LONGER_SHARE * more)
        if shared >= enough:
            yield one, other


def _shared(one: np.ndarray, other: np.ndarray) -> int:
    return len(np.intersect1d(one, other, assume_unique=True))


def _likely_pairs(runs: list[np.ndarray]) -> Iterator[tuple[int, int]]:
    """Pairs of articles that share some sampled runs.

    Of the articles that hold a run each is paired with the next and with the first
    only: a sentence that a thousand articles end with makes two thousand pairs and
    not half a million, and a text that a thousand papers print is still one group.
    """
    sampled = [own[own % np.uint64(SAMPLE) == 0] for own in runs]
    lengths = [len(own) for own in sampled]
    if not sum(lengths):
        return
    keys = np.concatenate(sampled)
    at = np.repeat(np.arange(len(runs), dtype=np.int64), lengths)
    order = np.argsort(keys, kind="stable")  # articles of a run stay in order
    keys, at = keys[order], at[order]
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    first = at[np.repeat(starts, np.diff(np.append(starts, len(keys))))]
    is_next = keys[1:] == keys[:-1]
    ones = np.concatenate([at[:-1][is_next], first[1:][is_next]])
    others = np.tile(at[1:][is_next], 2)
    codes, counts = np.unique(ones * len(runs) + others, return_counts=True)
    likely = codes[counts >= LEAST_SAMPLED]
    pairs = np.column_stack(np.divmod(likely, len(runs)))
    yield from ((int(one), int(other)) for one, other in pairs if one != other)


def _first_of(articles: pd.DataFrame) -> np.ndarray:
    """The place of each article in the order in which copies give way."""
    order = articles.reset_index(drop=True).sort_values(
        ["published_date", "words", "page"], ascending=[True, False, True]
    )
    place = np.empty(len(order), np.int64)
    place[order.index] = np.arange(len(order))
    return place


def _groups(
    count: int, pairs: Iterable[tuple[int, int]], first: np.ndarray
) -> np.ndarray:
    """For each article the one that counts in its place."""
    parent = np.arange(count)

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in pairs:
        ends = sorted((root(one), root(other)), key=lambda at: first[at])
        parent[ends[1]] = ends[0]
    return np.array([root(at) for at in range(count)], np.int64)
