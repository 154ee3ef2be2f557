"""Sentences and word tokens, with offsets, by NLTK and parameters of our own.

Punkt (Kiss and Strunk 2006) decides where a full stop ends a sentence. Its
parameters are listed here, not downloaded: abbreviations, and words that clearly
start a sentence when they follow an abbreviation with a capital. What Punkt cannot
know of the news is mended after it: a question inside quotation marks goes on with
its cue (``"Why?" asked Ms Orr``), and lower case never starts a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from analysis.document import Article, Sentence, Span
from analysis.tidy import tidy

if TYPE_CHECKING:
    from nltk.tokenize import NLTKWordTokenizer
    from nltk.tokenize.punkt import PunktSentenceTokenizer

ABBREVIATIONS = """
mr mrs ms mx messrs mme mlle dr prof rev fr sr jr hon st ste mt ft esq
sen sens rep reps gov govs lt gen col maj capt cmdr cpl sgt pvt adm brig insp supt
det asst dep atty dist pres
p pp no nos vol vols vs v art arts sec secs ch fig figs ed eds op approx est dept
inc corp co cos ltd llc plc bros assn univ assoc intl natl
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
ave blvd rd hwy pkwy apt bldg
ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo
mont neb nev okla ore pa penn tenn tex va vt wash wis wyo
u.s u.k u.n e.u u.s.a d.c n.y l.a u.a.e n.j n.c s.c n.h n.m r.i p.r b.c
a.m p.m e.g i.e etc al cf ph.d m.d b.a m.a j.d ll.b r.i.p p.o a.k.a
""".split()

# Words that start a sentence when they stand, with a capital, after an abbreviation.
STARTERS = frozenset(
    """
the a an this that these those it its he she they we you i his her their our there
here but and or so yet when while if as in on at for after before since although
though because however meanwhile nor what who why how where in some many most all
both no not one two three such last next then now another
""".split()
)

# Cues that may stand, after a name, behind a quotation that ends in "?", "!" or ".".
CUES = (
    "said says say asked asks added adds told tells wondered shouted shouts cried "
    "cries replied replies answered answers continued continues recalled demanded "
    "joked quipped exclaimed whispered yelled insisted explained wrote writes"
).split()

CLOSERS = "\"')\\]}”’»›“"
QUOTED_END = re.compile(rf"[?!.…][{CLOSERS}]+\s*$")
NAMED_CUE = re.compile(
    rf"(?:(?-i:[A-Z])[\w.'’\-]*\s+){{1,5}}(?:{'|'.join(CUES)})\b", re.IGNORECASE
)
LOWER_START = re.compile(r"[\s\"'“‘«(\[—–-]*[a-zß-öø-ÿ]")
# Initials written together ("J.P. Moss"); Punkt knows only those that stand alone.
INITIALS_END = re.compile(r"(?:^|[\s(\"'“‘])(?:[A-Z]\.-?){2,}$")
FIRST_WORD = re.compile(r"[\s\"'“‘]*([^\W\d_]+)")
LABEL_END = re.compile(r"^\W*\w{1,2}[.)]\s*$")
# Beyond this length a stretch is cut at blanks: no sentence of a newspaper is longer,
# and what follows must not hold a page of one line in one piece.
LONGEST_CHARS = 4000


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Sentences of the body paragraphs, list items too, in reading order.

    Spans begin and end at visible characters; together they cover every non-blank
    character of the body. A quotation and its cue stay together.
    """
    return tuple(
        Sentence(span, index)
        for index, paragraph in enumerate(article.paragraphs)
        if paragraph.kind == "body"
        for span in sentence_spans(article.page.text, paragraph.span)
    )


def sentence_spans(text: str, region: Span) -> list[Span]:
    """Sentences of one paragraph of ``text``.

    >>> text = "He met Sen. Orr at 9 a.m. Monday. It rained."
    >>> [s.of(text) for s in sentence_spans(text, Span(0, len(text)))]
    ['He met Sen. Orr at 9 a.m. Monday.', 'It rained.']
    """
    tidied = tidy(text, region)
    pieces = _merged(tidied.text, _tokenizer().span_tokenize(tidied.text))
    spans = [
        tidied.to_raw(*cut) for piece in pieces for cut in _cut(tidied.text, piece)
    ]
    return [s for s in (_trimmed(text, span) for span in spans) if len(s)]


def tokens(text: str, span: Span) -> list[Span]:
    """Word and punctuation tokens of ``span`` by NLTK's destructive rules, offsets."""
    tidied = tidy(text, span)
    return [tidied.to_raw(*token) for token in _words().span_tokenize(tidied.text)]


def _merged(text: str, pieces: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in pieces:
        if merged and _goes_on(text[merged[-1][0] : merged[-1][1]], text[start:end]):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _goes_on(before: str, after: str) -> bool:
    """Whether a piece is the rest of the sentence before it."""
    if LABEL_END.match(before) or not any(c.isalnum() for c in after):
        return True
    if LOWER_START.match(after):
        return True
    if INITIALS_END.search(before[-16:]):
        word = FIRST_WORD.match(after)
        return word is not None and word[1].lower() not in STARTERS
    return bool(QUOTED_END.search(before[-8:]) and NAMED_CUE.match(after))


def _cut(text: str, piece: tuple[int, int]) -> Iterable[tuple[int, int]]:
    start, end = piece
    while end - start > LONGEST_CHARS:
        at = text.rfind(" ", start + 1, start + LONGEST_CHARS)
        at = at if at > start else start + LONGEST_CHARS
        yield start, at
        start = at
    yield start, end


def _trimmed(text: str, span: Span) -> Span:
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import (
        PunktLanguageVars,
        PunktParameters,
        PunktSentenceTokenizer,
    )

    class NewsLanguage(PunktLanguageVars):
        """Punkt's marks, and those of curly and foreign quotation marks."""

        sent_end_chars = (".", "?", "!", "…")
        re_boundary_realignment = re.compile(
            rf"[{CLOSERS}]+?(?:\s+|(?=--)|$)", re.MULTILINE
        )

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    parameters.sent_starters = set(STARTERS)
    return PunktSentenceTokenizer(parameters, lang_vars=NewsLanguage())


@cache
def _words() -> NLTKWordTokenizer:
    from nltk.tokenize import NLTKWordTokenizer

    return NLTKWordTokenizer()
