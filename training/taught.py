"""Sentences with what the larger network tells of the tone towards their targets.

The sentences are those of NewsMTSC that are trained on, and of news articles as the
kit reads them, with the mentions of actors that it finds: what tone is asked of later.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tokenizers import Tokenizer

from analysis.document import ReadArticle, Span
from analysis.pipeline import read_pages
from training.corpora import (
    Example,
    Target,
    is_held_back,
    rows,
    tone_key,
    toned,
)
from training.teacher import Marked, train_teacher, unpacked

ARTICLES = 420
SENTENCES = 4600
ASKED = 2  # targets a sentence; the others are masked as they are when read
LONGEST = 500
MOST_TARGETS = 12
SEED = 11


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its targets, and which of them the teacher is asked about."""

    group: str
    text: str
    targets: tuple[Target, ...]
    asked: tuple[int, ...]


def taught_tone(
    data: Path, work: Path, tokenizer: Tokenizer, held_back: int
) -> list[Example]:
    """Examples with the teacher's chances; the teacher is trained first."""
    known = [
        sentence
        for sentence in _judged(data / "newsmtsc" / "train.jsonl.gz")
        if not is_held_back(sentence.group, held_back)
    ]
    teacher = train_teacher(
        unpacked(work),
        [
            Marked(s.text, t.span.start, t.span.end, t.tone)
            for s in known
            for t in s.targets
        ],
    )
    every = [*known, *_unjudged(data / "polnear" / "train.jsonl.gz")]
    questions = [
        Marked(s.text, s.targets[i].span.start, s.targets[i].span.end)
        for s in every
        for i in s.asked
    ]
    answers = iter(teacher.chances(questions).tolist())
    found = []
    for sentence in every:
        targets = list(sentence.targets)
        for i in sentence.asked:
            targets[i] = replace(targets[i], chances=tuple(next(answers)))
        found += toned(tokenizer, sentence.group, sentence.text, targets)
    return found


def _judged(path: Path) -> Iterator[_Sentence]:
    for row in rows(path):
        targets = tuple(
            Target(Span(t["start"], t["end"]), t["polarity"] + 1)
            for t in row["targets"]
        )
        asked = tuple(range(len(targets)))
        yield _Sentence(tone_key(row["id"]), row["text"], targets, asked)


def _unjudged(path: Path) -> list[_Sentence]:
    """Sentences of articles with the mentions in each, those with several mentions."""
    rng = random.Random(SEED)
    articles = list(rows(path))
    rng.shuffle(articles)
    every = [
        _Sentence(row["name"], text, targets, tuple(rng.sample(order, ASKED)))
        for row in articles[:ARTICLES]
        for read in read_pages(row["name"], text=row["text"])
        if isinstance(read, ReadArticle)
        for text, targets in _sentences(read)
        for order in [range(len(targets))]
    ]
    rng.shuffle(every)
    return every[:SENTENCES]


def _sentences(read: ReadArticle) -> Iterator[tuple[str, tuple[Target, ...]]]:
    mentions = sorted(m.span for actor in read.actors for m in actor.mentions)
    for sentence in read.sentences:
        start = sentence.span.start
        inside = tuple(
            Target(Span(m.start - start, m.end - start))
            for m in mentions
            if sentence.span.contains(m)
        )
        if 1 < len(inside) <= MOST_TARGETS and len(sentence.span) < LONGEST:
            yield sentence.span.of(read.article.page.text), inside
