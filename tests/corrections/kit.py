"""A kit of three rules that reads made pages, so that no model is needed.

``read`` does what the pipeline does: each step, then its corrections. ``first_id``
stands for another version of the kit, whose ids are others.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from analysis.corrections import (
    correct_actors,
    correct_article,
    correct_attributions,
    read_corrections,
)
from analysis.document import (
    Actor,
    Article,
    Attribution,
    Mention,
    Page,
    Paragraph,
    Publication,
    ReadArticle,
    Span,
)
from analysis.words import count_words

STORY = """\
Ferry to stop in winter
The ferry "won't run after October", Ines Moreau told the council. Moreau, the \
harbour master, said it had no money.
"We will fight this," said Tarik Aslan, who fishes there. Moreau shrugged. Aslan \
left. He came back later.
The master added that "nothing is settled" yet. Moreau waved.
Read more of our coverage here
"""
# Who the kit takes for one: the harbour master is nobody, two people are one.
CAST = (
    ("Ines Moreau", "PERSON", ("Ines Moreau", "Moreau", "He")),
    ("Tarik Aslan", "PERSON", ("Tarik Aslan", "Aslan", "The master")),
    ("the council", "GROUP", ("the council",)),
    ("October", "ORG", ("October",)),
)
SPEECH = (
    ("won't run after October", "Ines Moreau"),
    ("We will fight this,", "Tarik Aslan"),
    ("nothing is settled", "The master"),
)
# What the kit takes for an act and no speech.
NO_SPEECH = "nothing is settled"
CHROME = ("Menu", "Share", "Follow us")


def spans_of(text: str, words: str) -> list[Span]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [Span(*m.span()) for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]


def read(
    path,
    *,
    text: str | None = None,
    first_id: int = 0,
    speech=SPEECH,
    cast=CAST,
    corrections=None,
    published: date | None = None,
    number: int = 0,
) -> ReadArticle:
    """The page at ``path``, or ``text`` under that name, read and corrected."""
    if text is None:
        text = path.read_bytes().decode()
    page = Page(name=str(path), text=text, sha256="ab" * 32, article=number)
    found = read_corrections(page, corrections)
    article, left = correct_article(_article(page, published), found)
    attributions, unsaid = correct_attributions(_said(article, speech), article, found)
    actors, attributions = _who(article, attributions, cast, speech, first_id)
    actors, attributions, unmet = correct_actors(actors, attributions, article, found)
    unmatched = (*left, *unsaid, *unmet)
    return ReadArticle(
        article,
        attributions=attributions,
        actors=actors,
        problems=(*article.problems, *found.tell(unmatched)),
        corrections=found.applied(unmatched),
        corrections_file=str(found.file),
    )


def _article(page: Page, published: date | None) -> Article:
    lines = [Span(*m.span()) for m in re.finditer(r"[^\s].*[^\s]|[^\s]", page.text)]
    kinds = [
        "chrome" if line.of(page.text).startswith(CHROME) else "body" for line in lines
    ]
    origin = "guess" if published is None else "option"
    return Article(
        page,
        tuple(map(Paragraph, lines, kinds)),
        publication=Publication(published or date(2001, 1, 1), origin),
    )


def _said(article: Article, speech) -> tuple[Attribution, ...]:
    text = article.page.text
    body = [p.span for p in article.of_kind("body")]
    found = [
        Attribution(
            0,
            (span,),
            tuple(spans_of(text, source)[:1]),
            kind="direct",
            is_speech=words != NO_SPEECH,
            quoted_words=count_words(text, [span]),
            content_words=count_words(text, [span]),
            confidence=0.6,
        )
        for words, source in speech
        for span in spans_of(text, words)[:1]
        if any(p.contains(span) for p in body)
    ]
    found.sort(key=lambda a: a.content[0])
    return tuple(replace(a, id=i) for i, a in enumerate(found))


def _who(article, attributions, cast, speech, first_id):
    text = article.page.text
    body = [p.span for p in article.of_kind("body")]
    actors = []
    for number, (name, kind, words) in enumerate(cast, start=first_id):
        taken: list[Span] = []
        mentions = []
        for each in words:
            for span in spans_of(text, each):
                inside = any(p.contains(span) for p in body)
                if inside and not any(span.overlaps(t) for t in taken):
                    taken.append(span)
                    how = "pronoun" if each == "He" else "name"
                    how = "nominal" if each.lower().startswith("the ") else how
                    mentions.append(Mention(span, how))
        if mentions:
            ordered = tuple(sorted(mentions, key=lambda m: m.span))
            actors.append(Actor(number, name, kind, mentions=ordered))
    resolved = []
    for attribution in attributions:
        who = [
            actor.id
            for actor in actors
            if any(m.span in attribution.source for m in actor.mentions)
        ]
        via = "name" if who else "unresolved"
        resolved.append(replace(attribution, speakers=tuple(who), resolved_via=via))
    return tuple(actors), tuple(resolved)


def actor(read: ReadArticle, name: str) -> Actor:
    """The one actor who is called so."""
    (found,) = [a for a in read.actors if a.name == name]
    return found


def words_of(read: ReadArticle, name: str) -> list[str]:
    """An actor's mentions, as the page has them."""
    text = read.article.page.text
    return [" ".join(m.span.of(text).split()) for m in actor(read, name).mentions]


def speakers(read: ReadArticle, words: str) -> list[str]:
    """Names of those who say what begins so."""
    (found,) = [
        a
        for a in read.attributions
        if a.content[0].of(read.article.page.text).startswith(words)
    ]
    return [next(a.name for a in read.actors if a.id == i) for i in found.speakers]
