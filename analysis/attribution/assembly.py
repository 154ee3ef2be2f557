"""Attributions from role spans and links.

One attribution is what one source says by one cue. A cue or a mark in the middle of
a sentence interrupts a content and does not end it; where the cue closes its
sentence, the speech that follows is an attribution of its own, carried over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.attribution.contents import Part, fit_content
from analysis.attribution.cues import (
    before_speech,
    completed,
    is_spoken_of,
    own_cue,
    says_nothing,
    tells_no_words,
)
from analysis.attribution.layout import find_layout_speech
from analysis.attribution.left_out import (
    CONFIDENCE,
    LeftOut,
    find_left_out,
    lead_in,
)
from analysis.attribution.telling import is_told, kind_of_cue
from analysis.document import (
    Article,
    Attribution,
    Quotation,
    Reading,
    Sentence,
    Span,
)
from analysis.words import count_words

SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’»]?\s")
# "A," she said, and then, in English, "B": two utterances in one sentence.
NEXT_UTTERANCE = re.compile(r"[,;]\s+(?:and|but)\s+(?:then|later|afterwards)\b")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*[\"'“‘„«‚‹]?\s*$")
# "She said:" in front of a quotation that is a paragraph of its own.
LEADING_PRONOUN = re.compile(r"\b(?:he|she|they)\b(?=[^.!?]*:\s*$)", re.IGNORECASE)
# An attribution with neither source nor cue is kept only when it is as long as a
# spoken sentence and stands in quotation marks: shorter ones are titles, nicknames
# and scare quotes.
LEAST_WORDS_ALONE = 4
# What the model holds for less likely than this is more often a phrase than speech.
# Reported speech without a source must be likelier than not. On PolNeAR dev the first
# brings attributions from 79.4 to 79.8 (half covered, F1), the second to 80.4.
LEAST_CONFIDENCE = 0.2
LEAST_CONFIDENCE_ALONE = 0.5
# Words less sure than this are kept and do not count for who speaks. Where they were
# read through, more than half of those that are reported were no speech below .6, and
# below .7 where the cue is one like "consider"; hardly any with one like "say".
LEAST_SURE = {"plain": 0.4, "speech": 0.6, "other": 0.7}


@dataclass(frozen=True, slots=True)
class Piece:
    """One content with what it is linked to.

    ``is_speech`` is true where that is known though neither source nor cue is there.
    """

    parts: tuple[Part, ...]
    source: Span | None
    cue: Span | None
    confidence: float
    is_speech: bool = False

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.parts[0].span.start

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.parts[-1].span.end


def assemble_attributions(
    article: Article,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    reading: Reading,
) -> tuple[Attribution, ...]:
    """Attributions of body and headline in reading order, without speakers."""
    text = article.page.text
    layout = find_layout_speech(article)
    taken = [span for attribution in layout for span in attribution.content]
    outermost = [q for q in quotations if q.depth == 0]
    pieces = [
        piece
        for piece in _pieces(text, outermost, reading)
        if not any(piece.parts[0].span.overlaps(span) for span in taken)
    ]
    held = [*taken, *(part.span for piece in pieces for part in piece.parts)]
    left_out = find_left_out(article, outermost, reading.names, held)
    pieces += [_piece_of(left, pieces) for left in left_out]
    pieces = _led_in(article, sorted(pieces, key=lambda p: p.start), reading)
    groups = _groups(text, pieces, outermost)
    found = [a for group in groups if (a := _attribution(text, group))]
    found = _zoned([*found, *layout], article)
    ordered = sorted(found, key=lambda a: (a.content[0].start, -a.content[-1].end))
    return _nested(tuple(replace(a, id=i) for i, a in enumerate(ordered)))


def _led_in(article: Article, pieces: Sequence[Piece], reading: Reading) -> list[Piece]:
    """Speech without a source takes it from the line that leads in to it."""
    text, body = article.page.text, article.of_kind("body")
    sources = sorted(r.span for r in reading.roles if r.role == "source")
    cues = sorted(r.span for r in reading.roles if r.role == "cue")
    names = [n.span for n in reading.names if n.type != "GPE"]
    starts = [paragraph.span.start for paragraph in body]
    found = []
    for piece in pieces:
        at = bisect_right(starts, piece.start) - 1
        if piece.source is None and piece.cue is None and at > 0:
            before = body[at - 1].span
            pronouns = [
                Span(*found.span())
                for found in LEADING_PRONOUN.finditer(text, before.start, before.end)
            ]
            source = next(
                filter(
                    None,
                    (
                        lead_in(text, piece.start, body, at, candidates)
                        for candidates in (sources, names, pronouns)
                    ),
                ),
                None,
            )
            cue = lead_in(text, piece.start, body, at, cues)
            piece = replace(piece, source=source, cue=source and cue)
        found.append(piece)
    return found


def _piece_of(left: LeftOut, pieces: Sequence[Piece]) -> Piece:
    parts = (Part(left.quotation.inner, True),)
    for piece in pieces:
        if left.goes_on is not None and piece.parts[-1].span == left.goes_on:
            return replace(piece, parts=parts)
    return Piece(parts, left.source, None, CONFIDENCE, True)


def _pieces(
    text: str, quotations: Sequence[Quotation], reading: Reading
) -> list[Piece]:
    roles = reading.roles
    pieces = []
    for link in reading.links:
        content = roles[link.content].span
        parts = fit_content(text, content, _near(quotations, content))
        if parts and link.confidence >= LEAST_CONFIDENCE:
            source = None if link.source is None else roles[link.source].span
            cue = None if link.cue is None else roles[link.cue].span
            if cue is None or not says_nothing(text, cue):
                if source is not None:
                    source = completed(text, source)
                    source = before_speech(text, source, _near(quotations, source))
                source, cue = _in_own_sentence(text, parts, source, cue)
                if source and cue and is_spoken_of(text, source, cue):
                    source = None
                pieces.append(Piece(parts, source, cue, link.confidence))
    return sorted(pieces, key=lambda piece: piece.start)


def _in_own_sentence(
    text: str, parts: Sequence[Part], source: Span | None, cue: Span | None
) -> tuple[Span | None, Span | None]:
    """Source and cue, from the quotation's own sentence where it names them.

    The model sometimes links a quotation to the sentence before it though its own
    goes on with a cue that it does not know.
    """
    last = parts[-1]
    if len(parts) > 1 or not last.is_quoted:
        return source, cue
    found = own_cue(text, last.span)
    is_near = source is not None and not SENTENCE_BREAK.search(
        text, min(source.end, last.span.end), max(source.start, last.span.start)
    )
    return (source, cue) if found is None or is_near else found


def _near(quotations: Sequence[Quotation], span: Span) -> list[Quotation]:
    """The quotations that touch a span, found by bisection."""
    low, high = 0, len(quotations)
    while low < high:
        middle = (low + high) // 2
        if quotations[middle].outer.end <= span.start:
            low = middle + 1
        else:
            high = middle
    near = []
    while low < len(quotations) and quotations[low].outer.start < span.end:
        near.append(quotations[low])
        low += 1
    return near


def _groups(
    text: str, pieces: Sequence[Piece], quotations: Sequence[Quotation]
) -> list[list[Piece]]:
    """Pieces that are one attribution; a carried-over piece has lost its source."""
    carried_on = {q.inner.start for q in quotations if q.continues}
    groups: list[list[Piece]] = []
    for piece in pieces:
        before = groups[-1] if groups else None
        if before is None or not _belongs(text, before[-1], piece, carried_on):
            groups.append([piece])
        elif _is_new_sentence(text, before, piece, carried_on):
            groups.append([replace(piece, source=None, cue=None, is_speech=True)])
        else:
            before.append(piece)
    return groups


def _belongs(text: str, before: Piece, piece: Piece, carried_on: set[int]) -> bool:
    """Whether a piece has the source of the piece before it."""
    if piece.start in carried_on and piece.source in (None, before.source):
        return True
    if before.end > piece.start:
        return False
    shares_cue = piece.cue is not None and piece.cue == before.cue
    shares_source = piece.source is not None and piece.source == before.source
    if shares_cue or (shares_source and piece.cue in (None, before.cue)):
        return True
    is_blank_between = not re.search(r"\w", text[before.end : piece.start])
    return is_blank_between and piece.source is None and piece.cue is None


def _is_new_sentence(
    text: str, group: Sequence[Piece], piece: Piece, carried_on: set[int]
) -> bool:
    if piece.start in carried_on:
        return False
    gap = text[group[-1].end : piece.start]
    if NEXT_UTTERANCE.search(gap):
        return True
    has_cue_between = re.search(r"\w", gap) is not None
    return has_cue_between and SENTENCE_END.search(gap) is not None


def _attribution(text: str, group: Sequence[Piece]) -> Attribution | None:
    parts = [part for piece in group for part in piece.parts]
    quoted = count_words(text, [part.span for part in parts if part.is_quoted])
    words = count_words(text, [part.span for part in parts])
    sources = _distinct(piece.source for piece in group)
    cues = _distinct(piece.cue for piece in group)
    is_known = any(piece.is_speech for piece in group)
    is_alone = not sources and not cues and not is_known
    if is_alone and (quoted < words or words < LEAST_WORDS_ALONE):
        return None
    confidence = max(piece.confidence for piece in group)
    content = parts[0].span
    if not quoted and not _is_reported(text, sources, cues, content, confidence):
        return None
    contents = tuple(part.span for part in parts)
    return Attribution(
        id=0,
        content=contents,
        source=sources,
        cue=cues,
        kind=kind_of(quoted, words),
        is_speech=is_known
        or _counts(text, sources, cues, contents, confidence, quoted / max(words, 1)),
        quoted_words=quoted,
        content_words=words,
        confidence=confidence,
    )


def _counts(
    text: str,
    sources: Sequence[Span],
    cues: Sequence[Span],
    contents: Sequence[Span],
    confidence: float,
    quoted: float,
) -> bool:
    """Whether somebody is given a voice, by words of which a share is ``quoted``.

    A quotation does. Reported words do where the text names a source for them, and
    "you" in the article's own words is nobody.
    """
    if quoted == 1 or (quoted and not cues):
        return True
    told_by = " ".join(cue.of(text) for cue in cues)
    if confidence < LEAST_SURE["plain" if quoted else kind_of_cue(told_by)]:
        return False
    named = any(source.of(text).lower() != "you" for source in sources)
    return quoted > 0 or (named and is_told(text, cues, contents, sources))


def _is_reported(
    text: str,
    sources: Sequence[Span],
    cues: Sequence[Span],
    content: Span,
    confidence: float,
) -> bool:
    """Whether words without quotation marks were said, as far as one can tell."""
    if not sources and confidence < LEAST_CONFIDENCE_ALONE:
        return False
    return not any(tells_no_words(text, cue, content) for cue in cues)


def kind_of(quoted_words: int, content_words: int) -> str:
    """direct: all words in quotation marks; mixed: some; indirect: none."""
    if quoted_words == 0:
        return "indirect"
    return "direct" if quoted_words == content_words else "mixed"


def _distinct(spans: Iterable[Span | None]) -> tuple[Span, ...]:
    return tuple(sorted({span for span in spans if span is not None}))


def _zoned(attributions: list[Attribution], article: Article) -> list[Attribution]:
    """With their zone; speech in section headings echoes the body and is left out."""
    headlines = [p.span for p in article.of_kind("headline")]
    headings = [p.span for p in article.of_kind("heading")]
    return [
        replace(a, zone="headline") if _stands_in(a, headlines) else a
        for a in attributions
        if not _stands_in(a, headings)
    ]


def _stands_in(attribution: Attribution, spans: Sequence[Span]) -> bool:
    return any(span.contains(attribution.content[0]) for span in spans)


def _nested(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Each attribution with the id of the innermost one whose content holds it."""
    around: list[Attribution] = []
    found = []
    for attribution in attributions:
        while around and around[-1].content[-1].end <= attribution.content[0].start:
            around.pop()
        outer = [a for a in around if _holds(a, attribution)]
        found.append(
            replace(attribution, nested_in=outer[-1].id) if outer else attribution
        )
        around.append(attribution)
    return tuple(found)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return all(any(o.contains(i) for o in outer.content) for i in inner.content)
