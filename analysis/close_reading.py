"""The article as text, with its speech and its actors marked, to read closely.

Pure HTML and CSS. Words of the page are escaped. Every actor has a number, which
stands behind each of its mentions, and the colour that it has in the charts, so that
nothing rests on colour alone. Each mention is a link to the actor's next one: a
click, or Tab and Enter, steps through them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import pairwise
from pathlib import Path

import pandas as pd

from analysis.charts import PAGE, actor_color
from analysis.document import Actor, Attribution, Paragraph, ReadArticle, Span
from analysis.reading import LoadedArticle

STYLE_SHEET = Path(__file__).with_name("close_reading.css")
READ_KINDS = {"headline": "h2", "heading": "h3", "body": "p"}
# More left out in one place than this many lines is folded away.
FOLD_LINES = 3
# A browser takes long over more; the tables hold all of it.
MAX_CHARS = 400_000
ATTITUDE = "an act, a wish or a feeling: not counted as speech"
# Within one another from the outside: speech, who says it, the verb, mentions.
_SPEECH, _SOURCE, _CUE, _MENTION = range(4)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that is marked: ``first`` opens it, ``more`` goes on with it.

    Marks that overlap without one holding the other are cut where they cross; only
    the first piece can be reached by keyboard and linked to.
    """

    span: Span
    layer: int
    first: str
    more: str
    tag: str = "span"


@dataclass(frozen=True)
class CloseReading:
    """One article to read closely; a notebook shows it as HTML.

    ``actor`` is the name of the one that is chosen in its list to begin with.
    """

    article: LoadedArticle
    actor: str | None = None

    def __repr__(self) -> str:
        return f"Close reading of {self.article!r}"

    def _repr_html_(self) -> str:
        return f"<style>{STYLE_SHEET.read_text('utf-8')}</style>{self.html()}"

    def html(self) -> str:
        """The article with its key, without the style sheet."""
        return (
            f'<div class="close-reading" id="{self._id}">'
            f"{self._key()}<div class='text'>{''.join(self._paragraphs())}</div></div>"
        )

    @property
    def _read(self) -> ReadArticle:
        return self.article.read

    @property
    def _id(self) -> str:
        return f"sb-{self._read.article.page.article_id}"

    @cached_property
    def _ranks(self) -> dict[int, int]:
        entities = self.article.entities
        return dict(zip(entities["actor_id"], entities["actor_rank"], strict=True))

    @cached_property
    def _actors(self) -> dict[int, Actor]:
        return {actor.id: actor for actor in self._read.actors}

    def _color(self, actor_id: int | None) -> str:
        rank = pd.NA if actor_id is None else self._ranks[actor_id]
        dark = actor_color(rank, PAGE.dark())
        return f"--light:{actor_color(rank)};--dark:{dark}"

    def _key(self) -> str:
        """The actors, most mentioned first: choosing one shows where it is."""
        if not self._read.actors:
            return "<p>No actor comes up in this article.</p>"
        ordered = sorted(self._read.actors, key=lambda actor: self._ranks[actor.id])
        choices = [self._choice(None, "all"), *map(self._actor_choice, ordered)]
        return (
            '<fieldset class="key"><legend>Actors: choose one to see where it is'
            f"</legend>{''.join(choices)}</fieldset>"
            f"<style>{''.join(self._chosen(a) for a in ordered)}</style>"
        )

    def _actor_choice(self, actor: Actor) -> str:
        told = (
            f'<span class="name" style="{self._color(actor.id)}">{_text(actor.name)}'
            f"</span> <sup>{self._ranks[actor.id]}</sup>"
        )
        first = self._mention_id(actor.id, 0)
        count = len(actor.mentions)
        link = f'<a href="#{first}">{count} mention{"" if count == 1 else "s"}</a>'
        return self._choice(actor.id, told, f" {link}" if count else "")

    @cached_property
    def _chosen_id(self) -> int | None:
        return next((a.id for a in self._read.actors if a.name == self.actor), None)

    def _choice(self, actor_id: int | None, told: str, link: str = "") -> str:
        value = "all" if actor_id is None else str(actor_id)
        checked = " checked" if actor_id == self._chosen_id else ""
        return (
            f'<span class="choice"><label><input type="radio" name="{self._id}" '
            f'value="{value}"{checked}> {told}</label>{link}</span>'
        )

    def _chosen(self, actor: Actor) -> str:
        """While the actor is chosen, what is not its own steps back."""
        chosen = f'#{self._id}:has(input[value="{actor.id}"]:checked)'
        return (
            f"{chosen} .text p{{color:GrayText}}"
            f"{chosen} .a{actor.id}{{color:CanvasText;outline:2px solid var(--actor)}}"
        )

    def _mention_id(self, actor_id: int, number: int) -> str:
        return f"{self._id}-a{actor_id}-{number}"

    def _paragraphs(self) -> Iterator[str]:
        marks = sorted(self._marks(), key=lambda mark: mark.span)
        left: list[Paragraph] = []
        for paragraph in self._read.article.paragraphs:
            if paragraph.span.start > MAX_CHARS:
                break
            if paragraph.kind not in READ_KINDS:
                left.append(paragraph)
                continue
            yield from self._left_out(left)
            left = []
            yield self._paragraph(paragraph, marks)
        yield from self._left_out(left)
        if len(self.article.text) > MAX_CHARS:
            yield "<p class='left'>The page goes on; its tables hold all of it.</p>"

    def _left_out(self, left: Sequence[Paragraph]) -> Iterator[str]:
        lines = [
            f"<p class='left'><span class='why'>{_text(_why(p))}</span> "
            f"{_text(p.span.of(self.article.text))}</p>"
            for p in left
        ]
        if len(lines) <= FOLD_LINES:
            yield from lines
            return
        told = f"<summary>{len(lines)} parts of the page left out here</summary>"
        yield f"<details class='left'>{told}{''.join(lines)}</details>"

    def _paragraph(self, paragraph: Paragraph, marks: Sequence[Mark]) -> str:
        own = [mark for mark in marks if mark.span.overlaps(paragraph.span)]
        tag = READ_KINDS[paragraph.kind]
        return (
            f"<{tag}>{''.join(_marked(self.article.text, paragraph.span, own))}</{tag}>"
        )

    def _marks(self) -> Iterator[Mark]:
        for said in self._read.attributions:
            yield from self._speech(said)
        for actor in self._read.actors:
            yield from self._mentions(actor)

    def _speech(self, said: Attribution) -> Iterator[Mark]:
        own = " ".join(f"a{i}" for i in said.speakers)
        told = escape(self._told(said), quote=True)
        who = escape(self._who(said), quote=True)
        kind = "quoted" if said.kind == "direct" else said.kind
        kind = kind if said.is_speech else "attitude"
        style = self._color(said.speakers[0] if said.speakers else None)
        state = "" if said.speakers else " open"
        look = f'class="said {kind}{state} {own}" style="{style}" title="{told}"'
        begins = f' tabindex="0" role="note" data-who="{who}" data-told="{told}"'
        for number, span in enumerate(sorted(said.content)):
            yield Mark(span, _SPEECH, look if number else look + begins, look)
        for layer, spans in ((_SOURCE, said.source), (_CUE, said.cue)):
            part = f'class="{"source" if layer == _SOURCE else "cue"}"'
            yield from (Mark(span, layer, part, part) for span in spans)

    def _who(self, said: Attribution) -> str:
        names = [self._actors[i].name for i in said.speakers]
        who = " and ".join(names) or "speaker unknown"
        return who if said.is_speech else f"{who} (no speech)"

    def _told(self, said: Attribution) -> str:
        """What stands behind a piece of speech, in one line."""
        text = self.article.text
        source = " … ".join(_line(span.of(text)) for span in said.source)
        cue = " … ".join(_line(span.of(text)) for span in said.cue)
        parts = [
            self._who(said),
            f"told by {said.resolved_via.replace('_', ' ')}" if said.speakers else None,
            f"source: {source}" if source else "no source beside the words",
            f"cue: {cue}" if cue else None,
            f"{said.kind}, {said.content_words} words" if said.is_speech else ATTITUDE,
            f"confidence {said.confidence:.2f}",
        ]
        return "; ".join(part for part in parts if part)

    def _mentions(self, actor: Actor) -> Iterator[Mark]:
        ordered = sorted(actor.mentions, key=lambda mention: mention.span)
        for number, mention in enumerate(ordered):
            following = (number + 1) % len(ordered)
            told = f"{actor.name}, by {mention.kind}; {number + 1} of {len(ordered)}"
            look = (
                f'class="mention a{actor.id}" style="{self._color(actor.id)}" '
                f'title="{escape(told, quote=True)}" '
                f'href="#{self._mention_id(actor.id, following)}"'
            )
            begins = (
                f' id="{self._mention_id(actor.id, number)}" '
                f'data-rank="{self._ranks[actor.id]}"'
            )
            yield Mark(mention.span, _MENTION, look + begins, look, tag="a")


def show(article: LoadedArticle, actor: str | None = None) -> CloseReading:
    """The article to read closely, with one actor chosen; put it last in a cell."""
    return CloseReading(article, actor)


def _why(paragraph: Paragraph) -> str:
    reason = f": {paragraph.reason}" if paragraph.reason else ""
    return f"left out as {paragraph.kind}{reason}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _text(text: str) -> str:
    return escape(_line(text), quote=True)


def _marked(text: str, span: Span, marks: Sequence[Mark]) -> Iterator[str]:
    """The text of ``span`` with its marks as well-formed HTML."""
    cuts = {span.start, span.end}
    for mark in marks:
        cuts |= {mark.span.start, mark.span.end}
    places = sorted(place for place in cuts if span.start <= place <= span.end)
    opened: list[Mark] = []
    begun: set[int] = set()
    for start, end in pairwise(places):
        here = _covering(marks, Span(start, end))
        kept = _shared(opened, here)
        yield from (f"</{mark.tag}>" for mark in reversed(opened[kept:]))
        for mark in here[kept:]:
            yield f"<{mark.tag} {mark.more if id(mark) in begun else mark.first}>"
            begun.add(id(mark))
        opened = here
        yield escape(text[start:end])
    yield from (f"</{mark.tag}>" for mark in reversed(opened))


def _covering(marks: Sequence[Mark], span: Span) -> list[Mark]:
    """The marks around a stretch, outermost first; of several mentions the shortest."""
    here = [mark for mark in marks if mark.span.contains(span)]
    here.sort(key=lambda mark: (mark.layer == _MENTION, -len(mark.span), mark.layer))
    mentions = [mark for mark in here if mark.layer == _MENTION]
    # A link within a link is no HTML.
    return [m for m in here if m.layer != _MENTION] + mentions[-1:]


def _shared(one: Sequence[Mark], other: Sequence[Mark]) -> int:
    """How many marks from the outside are the same in both."""
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine is not yours:
            break
        count += 1
    return count
