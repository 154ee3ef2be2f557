"""Where an article speaks of a happening: nominals and their verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.dates.happenings import (
    COMPANY,
    NAMED,
    NOUNS,
    ONE_IN_PLURAL,
    SAME_HEAD,
    VERBS,
)
from analysis.dates.nominal_words import (
    DEFINITE,
    FOLLOWERS,
    GERUND_LEADS,
    IDLE,
    INDEFINITE,
    KINDS,
    MANY,
    PLACES_IN_ROW,
    PLANNED,
    STOPS,
    UNSURE,
)
from analysis.dates.scene import Scene
from analysis.dates.tense import IRREGULAR_PAST
from analysis.dates.vocabulary import MONTHS, WEEKDAYS

WORD = re.compile(
    r"[A-Za-z0-9\u00c0-\u024f]+(?:[.'\u2019-][A-Za-z0-9\u00c0-\u024f]+)*\.?"
)
DAYS_OF_SPEECH = frozenset("today yesterday tomorrow week weekend month year".split())
MAX_MODIFIERS = 5
POSSESSIVE = re.compile(r"(?:['\u2019]s|s['\u2019])$")
# "The attacked town", "was attacked": something else is spoken of.
NOT_ACTIVE = frozenset("the a an be been was were is are not".split())
SHARE_LEAD = re.compile(
    r"(?:percent|%|share|portion|part|bulk|majority|most|rest|fraction) of "
    r"(?:the|their) (?:[\w-]+ ){0,2}$|\bcast (?:[\w-]+ ){0,3}$"
)
PERSONAL_LEAD = re.compile(
    r"\b(?:his|her|my|your|their|our|anti-\w+) (?:[\w-]+ ){0,2}$"
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One mention of a happening, at ``scene.text[start:end]``.

    ``head`` is the head noun, one of its synonyms for all, and ``None`` for a verb;
    ``is_sure_head`` where it is not a loose word such as "vote" for an election.
    ``is_new`` after "a". ``marks`` tell it from its like: names, years, kinds.
    ``modifiers`` are the words in front of it that a label may keep.
    """

    start: int
    end: int
    family: str
    word: str
    head: str | None
    is_sure_head: bool = False
    is_definite: bool = False
    is_new: bool = False
    marks: frozenset[str] = frozenset()
    modifiers: tuple[str, ...] = ()


def find_happenings(
    scene: Scene, bounds: tuple[int, int], vocabulary: frozenset[str]
) -> Iterator[Happening]:
    """Mentions within one sentence; ``vocabulary`` are the article's words."""
    words = list(WORD.finditer(scene.text, *bounds))
    lows = [w[0].rstrip(".").lower().replace("\u2019", "'") for w in words]
    for index, low in enumerate(lows):
        if low not in NOUNS and low not in VERBS:
            continue
        if low in NOUNS and _is_noun(index, words, lows, scene):
            needed = COMPANY.get(low)
            if needed is None or needed & vocabulary:
                yield from _nominal(index, words, lows, scene)
        elif low in VERBS and _is_verb(index, lows, words):
            start = words[index].start()
            family = VERBS[low].name
            yield Happening(start, start + len(low), family, low, None)


def _is_noun(
    index: int, words: Sequence[re.Match[str]], lows: Sequence[str], scene: Scene
) -> bool:
    """A head noun: not a verb, and not in front of the noun that is the head."""
    low = lows[index]
    is_name = words[index][0][0].isupper() and not scene.is_title and index > 0
    if is_name and low not in NAMED:
        return False
    before = lows[index - 1] if index else ""
    if before in ("to", "will", "would", "not", "who", "they", "we"):
        return False
    if low.endswith("ing") and before not in GERUND_LEADS and low in VERBS:
        return False
    return _ends_nominal(index, words, lows, scene)


def _ends_nominal(
    index: int, words: Sequence[re.Match[str]], lows: Sequence[str], scene: Scene
) -> bool:
    end = words[index].end()
    if index + 1 == len(words) or scene.text[end : words[index + 1].start()] != " ":
        return True
    following, raw = lows[index + 1], words[index + 1][0]
    if following in FOLLOWERS or following in WEEKDAYS or following in MONTHS:
        return True
    return following.endswith(("ed", "ly")) or raw[0].isdigit()


def _is_verb(index: int, lows: Sequence[str], words: Sequence[re.Match[str]]) -> bool:
    low, before = lows[index], lows[index - 1] if index else ""
    if low.endswith("ed") or low in ("met", "fought"):
        return before not in NOT_ACTIVE and words[index][0][0].islower()
    if low.endswith("ing"):
        return before in ("are", "is", "were", "was", "again", "now", "been")
    if before == "to":
        return index > 1 and lows[index - 2] in PLANNED
    return before in ("will", "would", "they", "who", "not", "'ll")


def _nominal(
    index: int, words: Sequence[re.Match[str]], lows: Sequence[str], scene: Scene
) -> Iterator[Happening]:
    low = lows[index]
    family, is_head = NOUNS[low]
    first = _first_modifier(index, words, lows, scene)
    before = lows[first - 1] if first else ""
    if before in UNSURE or UNSURE & set(lows[first:index]):
        return
    if low.endswith("s") and MANY & {before, *lows[first:index]}:
        return
    modifiers = tuple(w[0] for w in words[first:index])
    is_possessed = any(POSSESSIVE.search(m) for m in modifiers)
    is_definite = before in DEFINITE or is_possessed
    start = words[index].start()
    is_plain = is_head or (is_definite and _is_plain_loose(low, start, scene))
    if not is_plain or (low == "vote" and not _is_no_group(modifiers)):
        return
    marks = frozenset(_marks(modifiers, scene.is_title)) | _places(
        start + len(low), scene
    )
    is_plural = low.endswith("s") and low not in ONE_IN_PLURAL
    is_bare = not (is_definite or before in INDEFINITE or low in ONE_IN_PLURAL)
    if (is_plural and not is_definite) or (is_bare and not (marks or scene.is_title)):
        return
    yield Happening(
        start,
        start + len(low),
        family=family.name,
        word=low,
        head=SAME_HEAD.get(low, low),
        is_sure_head=is_head,
        is_definite=is_definite,
        is_new=before in INDEFINITE,
        marks=marks,
        modifiers=() if scene.is_title else modifiers,
    )


def _is_no_group(modifiers: Sequence[str]) -> bool:
    """The women's vote and the protest vote are people, not a happening."""
    lows = [POSSESSIVE.sub("", m).lower() for m in modifiers]
    return all(
        m[0].isupper() or low in IDLE or low in KINDS or low in DAYS_OF_SPEECH
        for m, low in zip(modifiers, lows, strict=True)
    )


def _is_plain_loose(low: str, start: int, scene: Scene) -> bool:
    """Not "40 percent of the vote", "her vote for him", "his attacks on her"."""
    lead = scene.before(start, 40)
    if SHARE_LEAD.search(lead) or PERSONAL_LEAD.search(lead):
        return False
    return not re.match(r" (?:for|share|against)\b", scene.after(start + len(low)))


def _first_modifier(
    index: int, words: Sequence[re.Match[str]], lows: Sequence[str], scene: Scene
) -> int:
    """Index of the first word in front of the noun that belongs to it; at most 4."""
    first = index
    while first > max(0, index - MAX_MODIFIERS):
        gap = scene.text[words[first - 1].end() : words[first].start()]
        low = lows[first - 1]
        if gap != " " or low in STOPS or low in DEFINITE | INDEFINITE | UNSURE:
            break
        is_adverb_or_verb = low in IRREGULAR_PAST or low.endswith(("ly", "ing"))
        if is_adverb_or_verb and low not in IDLE:
            break
        first -= 1
    first = _after_possessor(first, index, words, lows)
    is_led = first and lows[first - 1] in DEFINITE | INDEFINITE
    # "staged snap exercises": without an article, a word in -ed is the verb.
    verbs = [i for i in range(first, index) if lows[i].endswith("ed")]
    return verbs[-1] + 1 if verbs and not is_led else first


def _after_possessor(
    first: int, index: int, words: Sequence[re.Match[str]], lows: Sequence[str]
) -> int:
    """Cuts what stands before a possessor: "attend Thursday's summit"."""
    for i in range(index - 1, first - 1, -1):
        if not POSSESSIVE.search(words[i][0]):
            continue
        while i > first and words[i][0][0].isupper() and words[i - 1][0][0].isupper():
            if lows[i].split("'")[0].split("\u2019")[0] in WEEKDAYS:
                break
            i -= 1
        return i
    return first


def _marks(modifiers: Sequence[str], is_title: bool) -> Iterator[str]:
    for word in modifiers:
        bare = re.sub(r"['\u2019]s$|\.$", "", word)
        low = bare.lower()
        if low in WEEKDAYS or low in MONTHS or re.fullmatch(r"\d{1,2}", low):
            continue
        is_name = bare[:1].isupper() and "-" not in bare and not is_title
        if low in KINDS or low in PLACES_IN_ROW or bare.isdigit() or is_name:
            yield low


def _places(end: int, scene: Scene) -> frozenset[str]:
    """The name behind the noun: "the referendum in Scotland"."""
    tail = scene.text[end : end + 40]
    found = re.match(r" (?:in|on|at|of) (?:the )?([A-Z][\w.-]+)", tail)
    if not found or found[1].lower() in (*WEEKDAYS, *MONTHS):
        return frozenset()
    return frozenset({found[1].rstrip(".").lower()})
