"""Corrections of what is speech: which is not, and which was not found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.attribution.assembly import kind_of
from analysis.attribution.contents import MARKS, Part, fit_content
from analysis.corrections.anchors import Anchor, Unanchored, find_place
from analysis.corrections.records import Correction, Corrections, Unmatched
from analysis.document import Article, Attribution, Quotation, Span
from analysis.quotation import find_quotations
from analysis.words import count_words

# Never read for speech; what stands there may repeat the article's words.
UNREAD = ("chrome", "related", "credit", "comment", "prompt")
# Two stretches are the same speech when they share this much of what both cover.
SAME_SHARE = 0.5


def correct_attributions(
    attributions: Sequence[Attribution], article: Article, corrections: Corrections
) -> tuple[tuple[Attribution, ...], tuple[Unmatched, ...]]:
    """Attributions without what is no speech, and with speech that was not found.

    Who speaks is corrected with the actors.
    """
    found, unmatched = tuple(attributions), []
    for correction in corrections.of_kind("speech", "not_speech"):
        try:
            found = _corrected(found, article, correction)
        except Unanchored as error:
            unmatched.append(Unmatched(correction, str(error)))
    return found, tuple(unmatched)


def _corrected(
    found: tuple[Attribution, ...], article: Article, correction: Correction
) -> tuple[Attribution, ...]:
    anchor = correction.about[0]
    if correction.kind == "not_speech":
        return _without(found, article, anchor)
    text = article.page.text
    place = find_place(text, anchor, speech_regions(article))
    if meant_speech(text, found, place, anchor):
        return found
    _refuse_overlap(found, place)
    return _with(found, article, place)


def _refuse_overlap(found: Sequence[Attribution], place: Span) -> None:
    if any(span.overlaps(place) for a in found for span in a.content):
        raise Unanchored("the words are now part of other speech")


def speech_regions(article: Article) -> tuple[Span, ...]:
    """What may hold speech of the article."""
    return tuple(p.span for p in article.paragraphs if p.kind not in UNREAD)


def hull(attribution: Attribution) -> Span:
    """From the first character of a content to its last, cues between included."""
    return Span(attribution.content[0].start, attribution.content[-1].end)


def meant_speech(
    text: str, attributions: Sequence[Attribution], place: Span, anchor: Anchor
) -> tuple[Attribution, ...]:
    """The attributions that the words at ``place`` mean.

    The one that covers much the same; else the innermost that holds the words, but
    for words in quotation marks of their own, which may be somebody else's; else all
    that lie within the words, where the kit now takes the speech for several.
    """
    same = _same_speech(attributions, place, anchor)
    if same is not None:
        return (same,)
    around = [a for a in attributions if any(s.contains(place) for s in a.content)]
    if around:
        if not anchor.is_bare and _is_quotation(text, place):
            return ()
        return (min(around, key=lambda a: len(hull(a))),)
    inside = [a for a in attributions if place.contains(hull(a))]
    ids = {a.id for a in inside}
    return tuple(a for a in inside if a.nested_in not in ids)


def _is_quotation(text: str, place: Span) -> bool:
    opening = {text[place.start], text[max(0, place.start - 1)]}
    closing = {text[place.end - 1], text[min(place.end, len(text) - 1)]}
    return bool(opening & set(MARKS)) and bool(closing & set(MARKS))


def _same_speech(
    attributions: Sequence[Attribution], place: Span, anchor: Anchor
) -> Attribution | None:
    shares = [(_share(hull(a), place, anchor.is_beginning), a) for a in attributions]
    best = max(shares, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= SAME_SHARE else None


def _share(content: Span, place: Span, is_beginning: bool) -> float:
    """How much two stretches share of what they cover together."""
    end = min(content.end, place.end)
    shared = end - max(content.start, place.start)
    if shared <= 0:
        return 0.0
    # Of a long speech the anchor holds the beginning only.
    reach = end if is_beginning and place.end < content.end else content.end
    return shared / (max(reach, place.end) - min(content.start, place.start))


def _without(
    found: tuple[Attribution, ...], article: Article, anchor: Anchor
) -> tuple[Attribution, ...]:
    """Without the attribution meant; what it holds moves up to what held it."""
    text, regions = article.page.text, speech_regions(article)
    try:
        place = find_place(text, anchor, regions)
    except Unanchored:
        find_place(text, anchor)  # raises where the words are not on the page at all
        return found
    same = _same_speech(found, place, anchor)
    if same is None:
        _refuse_overlap(found, place)
        return found
    kept = [
        replace(a, nested_in=same.nested_in) if a.nested_in == same.id else a
        for a in found
        if a is not same
    ]
    return renumbered(kept)


def _with(
    found: tuple[Attribution, ...], article: Article, place: Span
) -> tuple[Attribution, ...]:
    """With speech that the kit did not find, as the analyst marks it."""
    text = article.page.text
    around = tuple(p.span for p in article.paragraphs if p.span.overlaps(place))
    outermost = [q for q in find_quotations(text, around) if q.depth == 0]
    parts = _parts(text, place, [q for q in outermost if q.outer.overlaps(place)])
    if not parts:
        raise Unanchored("no words are left without the quotation marks")
    quoted = count_words(text, [part.span for part in parts if part.is_quoted])
    words = count_words(text, [part.span for part in parts])
    headlines = [p.span for p in article.of_kind("headline")]
    new = Attribution(
        id=max((a.id for a in found), default=-1) + 1,
        content=tuple(part.span for part in parts),
        kind=kind_of(quoted, words),
        zone="headline" if any(h.overlaps(place) for h in headlines) else "body",
        quoted_words=quoted,
        content_words=words,
    )
    return renumbered(_nest(found, new))


def _parts(text: str, place: Span, quotations: Sequence[Quotation]) -> tuple[Part, ...]:
    """From the first to the last mark only what is quoted: a cue interrupts it."""
    if quotations and _opens(place, quotations[0]) and _closes(place, quotations[-1]):
        return tuple(Part(q.inner, True) for q in quotations if len(q.inner))
    return fit_content(text, place, quotations)


def _opens(place: Span, quotation: Quotation) -> bool:
    return place.start in (quotation.outer.start, quotation.inner.start)


def _closes(place: Span, quotation: Quotation) -> bool:
    return place.end in (quotation.outer.end, quotation.inner.end)


def _nest(found: Sequence[Attribution], new: Attribution) -> list[Attribution]:
    outer = [a for a in found if _holds(a, new)]
    if outer:
        new = replace(new, nested_in=min(outer, key=lambda a: len(hull(a))).id)
    return [
        replace(a, nested_in=new.id)
        if a.nested_in == new.nested_in and _holds(new, a)
        else a
        for a in found
    ] + [new]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return all(any(o.contains(i) for o in outer.content) for i in inner.content)


def renumbered(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """In reading order, with ids from 0."""
    ordered = sorted(attributions, key=lambda a: (hull(a).start, -hull(a).end))
    ids = {a.id: new for new, a in enumerate(ordered)}
    return tuple(
        replace(
            a,
            id=ids[a.id],
            nested_in=None if a.nested_in is None else ids.get(a.nested_in),
        )
        for a in ordered
    )
