"""Articles made by hand from records, for tests that need no model.

``small`` is a whole article of four sentences with nested, joint, headline and
unresolved speech; ``crowd`` has as many actors as asked for.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator, Sequence
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
    actors: int,
    *,
    names: Sequence[str] = (),
    headings: Sequence[str] = (),
    with_tone: bool = True,
) -> ReadArticle:
    """An article in which ``actors`` come up and speak in turn, some of them often.

    ``names`` are the first actors' names; every ninth attribution has no speaker.
    ``headings`` stand at even distances between the sentences.
    """
    numbered = (f"Speaker Number {i}" for i in range(len(names), actors))
    shown = [*names, *numbered][:actors]
    made = _Crowd(shown)
    turns = [i for i in range(actors) for _ in range(1 + (i * 3) % 5)]
    random.Random(1).shuffle(turns)
    for turn, actor in enumerate(turns):
        while made.headings < len(headings) * turn / len(turns):
            made.add_heading(headings[made.headings])
        made.add_sentence(actor)
    return made.read(with_tone=with_tone)


class _Crowd:
    """An article under construction."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.text = ""
        self.headings = 0
        self.paragraphs: list[Paragraph] = []
        self.sentences: list[Sentence] = []
        self.said: list[Attribution] = []
        self.mentions: list[list[Mention]] = [[] for _ in names]

    def _add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def add_heading(self, words: str) -> None:
        self.paragraphs.append(Paragraph(self._add(words), "heading"))
        self._add("\n")
        self.headings += 1

    def add_sentence(self, actor: int) -> None:
        start, name = len(self.text), self.names[actor]
        turn = len(self.said)
        source = self._add(name)
        self._add(' said "')
        content = self._add(" ".join(["word"] * (3 + (turn * 7) % 11)))
        self._add('" and ')
        again = self._add(name)
        self._add(" left.")
        self.mentions[actor] += [Mention(source, "name"), Mention(again, "name")]
        span = Span(start, len(self.text))
        self.sentences.append(Sentence(span, len(self.paragraphs)))
        self.paragraphs.append(Paragraph(span, "body"))
        self._add("\n")
        words, is_known = 3 + (turn * 7) % 11, turn % 9 != 8
        self.said.append(
            Attribution(
                turn,
                (content,),
                (source,),
                kind="direct" if turn % 3 else "indirect",
                quoted_words=words if turn % 3 else 0,
                content_words=words,
                speakers=(actor,) if is_known else (),
                resolved_via="name" if is_known else "unresolved",
            )
        )

    def read(self, *, with_tone: bool) -> ReadArticle:
        if not self.names:
            self.paragraphs.append(Paragraph(self._add("Nobody speaks."), "body"))
        page = Page(name="crowd.txt", text=self.text, sha256="cd" * 32)
        people = tuple(
            Actor(i, name, "PERSON", mentions=tuple(self.mentions[i]))
            for i, name in enumerate(self.names)
        )
        return ReadArticle(
            Article(page, tuple(self.paragraphs)),
            tuple(self.sentences),
            tuple(self.said),
            people,
            tuple(self._tones()) if with_tone else (),
        )

    def _tones(self) -> Iterator[ActorTone]:
        """From none to sixteen about each actor, by the article and by the next."""
        for actor in range(len(self.names)):
            for k in range((actor * 5) % 17):
                span = self.sentences[k % len(self.sentences)].span
                by = None if k % 3 else (actor + 1) % len(self.names)
                polarity = ((actor * 5 + k * 3) % 9 - 4) / 8 + (actor % 5 - 2) / 4
                yield ActorTone(actor, span, by, max(-1, min(1, polarity)), 0.8)
