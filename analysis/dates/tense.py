"""Whether the words around a date speak of what was or of what will be.

No parser: the verb group nearest to the left in the clause decides, then the nearest
to the right, then those of the sentence. Good enough for "met Thursday" and "will meet
Monday"; adjectives in -ed are the price.
"""

from __future__ import annotations

import re

# How far a verb may stand from its date, in characters; also what keeps a line
# of any length cheap.
LEFT_CHARS = 220
RIGHT_CHARS = 90

IRREGULAR_PAST = frozenset(
    """said told met held took was were had went began came made gave left found got
    saw won lost ran led sent spoke wrote rose fell grew cut hit struck shot broke
    brought bought built caught chose drew drove felt fought flew kept knew laid lay
    paid put quit sat sold shook spent stood stole swore taught thought threw
    understood woke wore beat became bore bent bid blew dealt did forbade forgot froze
    hid hung lent lit meant overtook read rode rang sang sank sought set slept slid
    slew split spread stuck sued swam swept swung tore underwent upheld withdrew
    withstood ate bred clung crept drank dug fled flung forgave knelt leapt overcame
    overthrew shone shrank shut sprang strode stung wept
    been gone done seen taken given shown known born""".split()
)
FUTURE_WORDS = frozenset(
    """will 'll won't shall would may might should must upcoming looms looming due
    scheduled slated planned plans expects expected hopes intends aims ahead tomorrow
    forthcoming coming awaits can could""".split()
)
# Verbs whose "to" opens what is still to come: "agreed to meet Monday".
TO_COME = frozenset(
    """agreed agrees agree plan plans planned planning expected expects ask asked order
    ordered vow vowed vows promised promises intend intends hope hopes hoped set due
    want wants wanted urged threatened threatens scheduled decided prepare prepares
    preparing prepared need needs has have had likely ready about going told is are was
    were slated poised deadline invited pledged refused called asking trying""".split()
)
NOT_VERBS = frozenset("united red need bed speed indeed embed armed hundred".split())
CLAUSE_END = re.compile(
    r"[;:()\u2014\u2013\u201c\u201d\"]|--|, (?:and|but|while|although|though|whereas) "
)
WORD = re.compile(r"'ll|[a-z]+(?:'[a-z]+)?")
WAS = frozenset({"was", "were"})
PRESENT_BE = frozenset({"is", "are", "being"})
AUXILIARIES = frozenset("will would shall may might should must can could to".split())


def tense_at(
    low: str, start: int, end: int, first: int, last: int, *, in_clause: bool = False
) -> str | None:
    """``past``, ``future`` or ``None`` for the date at ``low[start:end]``.

    ``first`` and ``last`` bound its sentence. Its own clause is asked first, what
    stands before the date before what stands after it; ``in_clause`` asks no other.
    """
    first, last = max(first, start - LEFT_CHARS), min(last, end + RIGHT_CHARS)
    clause = max(
        (m.end() for m in CLAUSE_END.finditer(low, first, start)), default=first
    )
    stop = CLAUSE_END.search(low, end, last)
    clause_end = stop.start() if stop else last
    looks = (
        (clause, start, -1),
        (end, clause_end, 1),
        (first, start, -1),
        (end, last, 1),
    )
    for begin, stop_at, step in looks[: 2 if in_clause else 4]:
        words = WORD.findall(low, begin, stop_at)
        for index in range(len(words))[::step]:
            if found := _tense_of(words, index):
                return found
    return None


def _tense_of(words: list[str], index: int) -> str | None:
    word = words[index]
    before = words[max(0, index - 3) : index]
    if word in FUTURE_WORDS:
        # What was due has been, or should have.
        if word == "due" and WAS & set(before[-1:]):
            return "past"
        return None if word in ("may", "coming") and not before else "future"
    if word == "to":
        is_open = bool(TO_COME & set(before[-2:])) and "yet" not in before
        return "future" if is_open else None
    if not (word in IRREGULAR_PAST or _is_regular_past(word)):
        return None
    # "At a contested convention in July" tells nothing of when.
    if word not in IRREGULAR_PAST and before[-1:] in (["a"], ["an"]):
        return None
    if _still_to_come(before):
        return "future"
    # "When figures are presented in March" is not past.
    return None if PRESENT_BE & set(before[-2:]) else "past"


def _is_regular_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word not in NOT_VERBS


def _still_to_come(before: list[str]) -> bool:
    """Holds for "will be asked", "is to be held", not for "will, he said"."""
    return "be" in before[-2:] or bool(AUXILIARIES & set(before[-1:]))
