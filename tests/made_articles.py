"""Articles made by hand from records, for tests that need no model.

``small`` is a whole article of four sentences with nested, joint, headline and
unresolved speech; ``crowd`` has as many actors as asked for.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date

from analysis.document import (
    Actor,
    ActorTone,
    Article,
    Attribution,
    Event,
    Mention,
    Page,
    Paragraph,
    Problem,
    Publication,
    ReadArticle,
    Sentence,
    SentenceTone,
    Span,
    TimeExpression,
)

AWKWARD_NAMES = (
    "Ca$h $ Money$",
    "\u7530\u4e2d \u592a\u90ce",
    "Ana \U0001f41f Reyes",
    "Upper Valley Federation of Ferry Pilots, Lock Keepers, Tow Crews and "
    "Independent Harbour Chandlers",
    "\u0645\u0631\u064a\u0645",
    "odd\u202ename\x07\nhere",
    "\u0926\u0947\u0935 $x^2$",
)

SMALL_TEXT = (
    "Bridge to close, Osei says\r\n"
    "\r\n"
    'Mayor Ama Osei said "the bridge isn\u2019t safe" on Monday. '
    "Osei and Bo Lund thanked the crew. "
    'Lund said that Osei had told him "we must hurry, all of us".\r\n'
    "What comes next\r\n"
    'A terrible, horrible loss, one voice called it: "shameful".\r\n'
    "Share this page\r\n"
)


def at(text: str, words: str, nth: int = 0) -> Span:
    """The ``nth`` place of ``words`` in ``text``."""
    starts = [m.start() for m in re.finditer(re.escape(words), text)]
    return Span(starts[nth], starts[nth] + len(words))


def small() -> ReadArticle:
    """Two named actors and a crew; the same records on every call."""
    text = SMALL_TEXT

    def place(words: str, nth: int = 0) -> Span:
        return at(text, words, nth)

    lines = [Span(*m.span()) for m in re.finditer(r"[^\r\n]+", text)]
    kinds = ("headline", "body", "heading", "body", "chrome")
    page = Page(name="small.txt", text=text, sha256="ab" * 32)
    article = Article(
        page=page,
        paragraphs=tuple(map(Paragraph, lines, kinds)),
        title="Bridge to close, Osei says",
        publication=Publication(date(2021, 5, 3), "text"),
        problems=(Problem("cleaning", "unclosed_quote", "One is open."),),
    )
    first = text.index("Mayor")
    ends = [text.index("Osei and Bo"), text.index("Lund said"), lines[1].end]
    spans = [first, *ends]
    body = [Sentence(Span(a, b), 1) for a, b in itertools.pairwise(spans)]
    body.append(Sentence(lines[3], 3))
    return ReadArticle(
        article=article,
        sentences=tuple(body),
        attributions=_small_attributions(place),
        actors=_small_actors(place),
        sentence_tone=(SentenceTone(0, -0.4),),
        dates=(TimeExpression(place("Monday"), "2021-05-03", "DATE"),),
        events=(Event(0, "the loss", None, (place("loss"),)),),
        problems=(Problem("cleaning", "unclosed_quote", "One is open."),),
    )


def _small_attributions(place) -> tuple[Attribution, ...]:
    return (
        Attribution(
            0,
            (place("Bridge to close"),),
            (place("Osei"),),
            (place("says"),),
            zone="headline",
            content_words=3,
            speakers=(0,),
            resolved_via="name",
        ),
        Attribution(
            1,
            (place("the bridge isn\u2019t safe"),),
            (place("Mayor Ama Osei"),),
            (place("said"),),
            kind="direct",
            quoted_words=4,
            content_words=4,
            speakers=(0,),
            resolved_via="name",
        ),
        Attribution(
            2,
            (place("thanked the crew"),),
            (place("Osei and Bo Lund"),),
            content_words=3,
            speakers=(0, 1),
            resolved_via="name",
        ),
        Attribution(
            3,
            (place('that Osei had told him "we must hurry, all of us'),),
            (place("Lund", 1),),
            (place("said", 1),),
            kind="mixed",
            quoted_words=6,
            content_words=11,
            speakers=(1,),
            resolved_via="name",
        ),
        Attribution(
            4,
            (place("we must hurry, all of us"),),
            (place("Osei", 3),),
            (place("told"),),
            kind="direct",
            quoted_words=6,
            content_words=6,
            nested_in=3,
            speakers=(0,),
            resolved_via="name",
        ),
        Attribution(
            5,
            (place("shameful"),),
            (place("one voice"),),
            (place("called"),),
            kind="direct",
            quoted_words=1,
            content_words=1,
        ),
    )


def _small_actors(place) -> tuple[Actor, ...]:
    return (
        Actor(
            0,
            "Ama Osei",
            "PERSON",
            role="Mayor",
            mentions=(
                Mention(place("Osei"), "name"),
                Mention(place("Mayor Ama Osei"), "name"),
                Mention(place("Osei", 2), "name"),
                Mention(place("Osei", 3), "name"),
            ),
        ),
        Actor(
            1,
            "Bo Lund",
            "PERSON",
            mentions=(
                Mention(place("Bo Lund"), "name"),
                Mention(place("Lund", 1), "name"),
                Mention(place("him"), "pronoun"),
            ),
        ),
        Actor(
            2,
            "the crew",
            "GROUP",
            is_anonymous=True,
            mentions=(Mention(place("the crew"), "nominal"),),
        ),
    )


def crowd(
    actors: int, *, names: Sequence[str] = (), with_tone: bool = True
) -> ReadArticle:
    """An article in which each of ``actors`` speaks once and comes up twice."""
    shown = [*names, *(f"Speaker Number {i}" for i in range(len(names), actors))]
    pieces, sentences, said, people, tones = [], [], [], [], []
    cursor = 0
    for i, name in enumerate(shown[:actors]):
        quote = " ".join(["word"] * (3 + (i * 7) % 11))
        sentence = f'{name} said "{quote}" and {name} left. '
        start = cursor
        first, last = start, start + sentence.rindex(name)
        inner = start + sentence.index('"') + 1
        sentences.append(Sentence(Span(start, start + len(sentence) - 1), 0))
        content = Span(inner, inner + len(quote))
        words = len(quote.split())
        said.append(
            Attribution(
                i,
                (content,),
                (Span(first, first + len(name)),),
                (),
                kind="direct" if i % 3 else "indirect",
                quoted_words=words if i % 3 else 0,
                content_words=words,
                speakers=(i,) if i % 9 != 8 else (),
                resolved_via="name" if i % 9 != 8 else "unresolved",
            )
        )
        mentions = (
            Mention(Span(first, first + len(name)), "name"),
            Mention(Span(last, last + len(name)), "name"),
        )
        people.append(Actor(i, name, "PERSON", mentions=mentions))
        pieces.append(sentence)
        cursor += len(sentence)
    if with_tone:
        for i in range(actors):
            for k in range(i % 8):
                span = sentences[k].span if k < len(sentences) else sentences[0].span
                tones.append(
                    ActorTone(
                        i,
                        span,
                        None if k % 2 else (i + 1) % actors,
                        ((i * 5 + k * 3) % 9 - 4) / 5,
                        0.8,
                    )
                )
    text = "".join(pieces) or "Nobody speaks."
    page = Page(name="crowd.txt", text=text, sha256="cd" * 32)
    article = Article(page, (Paragraph(Span(0, len(text)), "body"),))
    return ReadArticle(
        article, tuple(sentences), tuple(said), tuple(people), tuple(tones)
    )
