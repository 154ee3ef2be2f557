"""What a cue tells of its source: something said or held, or an act or a wish only.

"She said that it leaks" gives her a voice; "she opposes the road" and "she wants to
leave" tell where she stands and none of her words. Corpora of attribution call the
second attitudes (PARC, PolNeAR); a count of who speaks leaves them out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence, Set
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from analysis.document import Span
from analysis.words import WORD

if TYPE_CHECKING:
    from nltk.stem.porter import PorterStemmer

# What begins a clause, and the verbs that only a clause has.
OPENS_CLAUSE = re.compile(
    r"\W*(?:that|how|what|why|who|whom|whose|which|when|where|whether|if|there)\b",
    re.IGNORECASE,
)
HAS_FINITE_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|do|"
    r"does|did|won['’]t|\w+n['’]t)\b|['’](?:s|re|ve|ll|d|m) (?:not|a|an|the|\w+ing|"
    r"\w+ed)\b",
    re.IGNORECASE,
)
# Words that somebody keeps back: "did not say whether", "never mentioned the strike".
KEPT_BACK = re.compile(
    r"\b(?:not|cannot|never|nobody|none|without|unclear|declin\w+|refus\w+|"
    r"stop\w* short|avoid\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
# What is said all the same: "did not deny", "would not rule out", "could not help".
SAID_ALL_THE_SAME = re.compile(
    r"\b(?:den(?:y|ied|ies)|disput\w+|rul\w+ out|resist\w*|help|only|hesitat\w+)\b",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"\W*(?:if|whether|how|why|when|where|what|who|which)\b", re.IGNORECASE
)
# Somebody is spoken of, by nobody that is named: "was charged with", "is considered".
PASSIVE = re.compile(
    r"(?:\b(?:was|were|is|are|been|being|be)|['’](?:s|re))\s+(?:\w+\s+){0,2}?"
    r"(?!convinced|concerned|worried|determined|inclined)\w+(?:ed|aid|old|wn|ught)\b"
    r"(?!.*\b(?:by|saying|telling)\b)",
    re.IGNORECASE,
)
# Words that come from others ("faces questions about", "drew criticism for"), what
# is still to be said ("must decide"), and what only looks like a verb of speech
# ("regarding").
NOT_TOLD = re.compile(
    r"\b(?:fac(?:e[sd]?|ing)|dr(?:aw|aws|ew|awn|awing)|regarding|debates? against|"
    r"under (?:\w+ )?(?:questioning|criticism|attack|fire|pressure)|"
    r"(?:dogged|haunted|plagued|beset|stung) by|must|should|might|ought to|needs? to|"
    r"would do well)\b",
    re.IGNORECASE,
)
# What looks like a cue and is none, beside one ("said in response to") or alone.
NO_CUE = re.compile(
    r"\b(?:(?:in )?response to|think(?:ing)? through|understanding of|words of|"
    r"link(?:s|ed|ing) to|known as|called in(?:to)?|"
    r"rul(?:es?|ed|ing) (?:against|for|in favou?r of)|"
    r"for (?:advice|comment|guidance)(?: on)?)\b",
    re.IGNORECASE,
)
# Whom words are aimed at, and none of the words: "attacked her", "praised Ida Orr".
ONLY_A_TARGET = re.compile(
    r"\W*(?:(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep)\.?\s+)?"
    r"(?:him|her|them|us|me|it|[A-ZÀ-Þ][\w.]*(?:[ '’-][A-ZÀ-Þ][\w.]*){0,3})\W*"
)
# Speech in words that alone are none: "shot back that", "weighed in on".
PHRASES = re.compile(
    r"\b(?:(?:sh(?:oot|oots|ot|ooting)|fir(?:es?|ed|ing)|hit(?:s|ting)?|push(?:es|ed|ing)?|"
    r"clap(?:s|ped|ping)?) back|(?:chim(?:es?|ed|ing)|weigh(?:s|ed|ing)?) in|"
    r"sound(?:s|ed|ing)? off|play(?:s|ed|ing)? down|doubl(?:es?|ed|ing) down)\b",
    re.IGNORECASE,
)
# Research says what it shows.
RESEARCH = re.compile(
    r"\b(?:polls?|polling|surveys?|stud(?:y|ies)|analys[ie]s|data|research|census|"
    r"findings?|figures|statistics|records)\b",
    re.IGNORECASE,
)
# An act thought about: "is considering running".
WEIGHED = re.compile(r"\bconsider(?:s|ed|ing)?$", re.IGNORECASE)
ACT = re.compile(r"\W*(?!being|having)\w+ing\b", re.IGNORECASE)
# Found out, and told by none, but by papers: "the Herald has learned that".
FOUND_OUT = re.compile(r"\b(?:learn|discover|notice|hear)", re.IGNORECASE)
HAS = re.compile(r"\b(?:has|have)\b", re.IGNORECASE)
BY = re.compile(r"\bby (?:\w+ ){0,2}$", re.IGNORECASE)
# Said or written all the same: "unleashed tweets criticizing Ida Orr".
SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|tweets?|statements?|letters?|speech|interviews?|posts?)\b",
    re.IGNORECASE,
)
# "She called a meeting" is no name-calling.
CALLED = re.compile(r"\bcall(?:s|ed|ing)?$", re.IGNORECASE)
MEETING = re.compile(
    r"\W*(?:an?|the|another|\w+ed)\s+(?:[\w“\"'-]+\s+){0,2}?(?:meeting|hearing|election|vote|"
    r"session|strike|conference|referendum|summit|ballot|inquiry|police)\b",
    re.IGNORECASE,
)


@cache
def _stems() -> dict[str, str]:
    """Which list of ``telling.toml`` a stem stands in, "plain" aside."""
    lists = {name: words for name, words in _lists().items() if name != "plain"}
    return {_stem(w): name for name in reversed(lists) for w in lists[name].split()}


@cache
def _plain_stems() -> frozenset[str]:
    return frozenset(map(_stem, _lists()["plain"].split()))


@cache
def _lists() -> dict[str, str]:
    raw = files("analysis.attribution").joinpath("telling.toml").read_text("utf-8")
    return tomllib.loads(raw)


@cache
def _stemmer() -> PorterStemmer:
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()


@cache
def _stem(word: str) -> str:
    return _stemmer().stem(word.lower())


def kind_of_cue(cue: str) -> str:
    """How sure a cue makes that words are said: "plain", "speech" or "other".

    >>> [kind_of_cue(cue) for cue in ("later told reporters", "slammed", "considers")]
    ['plain', 'speech', 'other']
    """
    stems = {_stem(word) for word in WORD.findall(cue)}
    if stems & _plain_stems() or not stems:
        return "plain"
    return "speech" if any(_stems().get(s) == "speech" for s in stems) else "other"


def is_told(
    text: str,
    cue: Sequence[Span],
    content: Sequence[Span],
    source: Sequence[Span] = (),
) -> bool:
    """Whether words without quotation marks are told as said or held by their source.

    Where there is no word for a cue, they are. What a poll or a report shows is what it
    says.

    >>> def told(text, cue, content):
    ...     at, to = text.index(cue), text.index(content)
    ...     cues = [Span(at, at + len(cue))]
    ...     return is_told(text, cues, [Span(to, to + len(content))])
    >>> told("She warned of a flood.", "warned", "of a flood")
    True
    >>> told("She opposed the road.", "opposed", "the road")
    False
    >>> told("It showed that she left.", "showed", "that she left")
    True
    >>> told("She did not say why she left.", "did not say", "why she left")
    False
    """
    if not any(WORD.search(span.of(text)) for span in cue):
        return True  # none, or a colon
    words = NO_CUE.sub(" ", " ".join(span.of(text) for span in cue))
    said = " ".join(span.of(text) for span in content)
    kinds = {_stems().get(_stem(word)) for word in WORD.findall(words)} - {None}
    kinds |= {"speech"} if PHRASES.search(words) else set()
    if _is_kept_back(words, said, kinds) or NOT_TOLD.search(words):
        return False
    if _is_act(words, said):
        return False
    is_by = any(BY.search(text, max(0, s.start - 60), s.start) for s in source)
    if PASSIVE.search(words) and not (OPENS_CLAUSE.match(said) or is_by):
        return False
    is_research = any(RESEARCH.search(span.of(text)) for span in source)
    if is_research and (kinds or words.lower() == "in"):
        return True  # "In this poll, Orr leads"
    if kinds == {"insight"}:
        return _is_clause(said) and _is_claimed(words, said)
    return bool(kinds & {"speech", "thought"}) or (
        "with_clause" in kinds and _is_clause(said)
    )


def _is_act(words: str, said: str) -> bool:
    """Whether words that may be a cue tell what somebody does to whom, or may do."""
    if ONLY_A_TARGET.fullmatch(said) and not SAYS.search(words):
        return True
    return any(
        cue.search(words.rstrip()) and act.match(said)
        for cue, act in ((CALLED, MEETING), (WEIGHED, ACT))
    )


def _is_claimed(words: str, said: str) -> bool:
    """Whether an insight is one that its holder tells: "sees that", not "sees how"."""
    return not ASKED.match(said) and not (
        FOUND_OUT.search(words) and not HAS.search(words)
    )


def _is_kept_back(words: str, said: str, kinds: Set[str]) -> bool:
    """Whether a cue tells that something was not said; a view denied is one held."""
    if not KEPT_BACK.search(words) or SAID_ALL_THE_SAME.search(words):
        return False
    return ASKED.match(said) is not None or "thought" not in kinds


def _is_clause(said: str) -> bool:
    if OPENS_CLAUSE.match(said):
        return True
    return not said.lower().startswith("to ") and bool(HAS_FINITE_VERB.search(said))
