"""Corpora made by hand from records, for tests that need no model.

A corpus is written as articles of sayings: who, in which role, says how many words,
about whom, and what tone the sentence has about the speaker.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pandas as pd

from analysis.corpus.together import ArticlesTogether
from analysis.document import (
    Actor,
    ActorTone,
    Article,
    Attribution,
    Mention,
    Metadata,
    Page,
    Paragraph,
    Publication,
    ReadArticle,
    Sentence,
    Span,
)
from analysis.tables import build_tables


@dataclass(frozen=True)
class Said:
    """One sentence: ``who`` (``type``, ``role``) says ``words`` words on ``about``.

    ``pronoun`` is a second mention; without ``who`` nobody can be told.
    """

    who: str | None
    words: int = 10
    role: str | None = None
    type: str = "PERSON"
    about: str | None = None
    tone: float | None = None
    affiliation: str | None = None
    pronoun: str | None = None
    is_anonymous: bool = False


@dataclass
class _Page:
    """An article under construction."""

    text: str = ""
    actors: dict[str, Actor] = field(default_factory=dict)
    sentences: list[Sentence] = field(default_factory=list)
    said: list[Attribution] = field(default_factory=list)
    tone: list[ActorTone] = field(default_factory=list)

    def write(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def mention(self, said: Said, name: str, words: str, kind: str = "name") -> int:
        mention = Mention(self.write(words), kind)
        known = self.actors.get(name)
        if known is None:
            is_speaker = name == said.who
            known = Actor(
                len(self.actors),
                name,
                said.type if is_speaker else "PERSON",
                role=said.role if is_speaker else None,
                affiliation=said.affiliation if is_speaker else None,
                is_anonymous=said.is_anonymous and is_speaker,
            )
        self.actors[name] = replace(known, mentions=(*known.mentions, mention))
        return known.id

    def add(self, said: Said, seed: str) -> None:
        start = len(self.text)
        by = self.mention(said, said.who, said.who) if said.who else None
        self.write(" said ")
        words = [f"{seed}{len(self.said)}x{i}" for i in range(said.words)]
        content = self.write(" ".join(words))
        if said.about:
            self.write(" ")
            self.mention(said, said.about, said.about)
            content = Span(content.start, len(self.text))
        if said.pronoun and said.who:
            self.write(", and ")
            self.mention(said, said.who, said.pronoun, "pronoun")
        self.write(". ")
        self.sentences.append(Sentence(Span(start, len(self.text)), 0))
        self.said.append(
            Attribution(
                len(self.said),
                (content,),
                content_words=said.words,
                speakers=() if by is None else (by,),
                resolved_via="unresolved" if by is None else "name",
            )
        )
        if said.tone is not None and by is not None:
            span = self.sentences[-1].span
            self.tone.append(ActorTone(by, span, None, said.tone, 0.9))


def article(
    page: str,
    sayings: Sequence[Said],
    *,
    day: str | None = "2025-03-03",
    outlet: str | None = None,
    text_of: str | None = None,
) -> ReadArticle:
    """One article; two with the same ``text_of`` are one text."""
    made = _Page()
    seed = hashlib.sha256((text_of or page).encode()).hexdigest()[:6]
    for said in sayings:
        made.add(said, seed)
    metadata = Metadata(outlet=outlet)
    digest = hashlib.sha256(page.encode()).hexdigest()
    published = Publication(date.fromisoformat(day), "text") if day else Publication()
    body = Paragraph(Span(0, len(made.text)), "body")
    return ReadArticle(
        Article(
            Page(page, made.text, digest, metadata=metadata),
            (body,),
            outlet=outlet,
            publication=published,
        ),
        tuple(made.sentences),
        tuple(made.said),
        tuple(made.actors.values()),
        tuple(made.tone),
    )


def joined(articles: Sequence[ReadArticle]) -> dict[str, pd.DataFrame]:
    """The tables of all articles, one after another."""
    each = [build_tables(read, is_checked=False) for read in articles]
    return {
        name: pd.concat([tables[name] for tables in each], ignore_index=True)
        for name in each[0]
    }


class MadeCorpus(ArticlesTogether):
    """A corpus of articles made by hand."""

    def __init__(
        self, articles: Sequence[ReadArticle], folder: Path | None = None
    ) -> None:
        self.tables = joined(articles)
        self.folder = folder
