"""Which marks are quotation marks, and which two belong together.

An apostrophe, a plural possessive, an inch mark and a closing quotation mark can be
the same character. So no mark is judged alone: over each region (a paragraph) the
cheapest assignment of all its marks to "opens", "closes" and "neither" is found by
dynamic programming over what stands left and right of each mark.

Double marks are paired first; single marks are then paired inside each of them and
outside of all of them, so that pairs never cross.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.document import Quotation, Span

# Openers and the closers that fit them, with what the pairing costs. Mixed pairs
# (“ with ") occur in real copies and cost a little; the Swedish ” ” and the Danish
# » « a little more, since a typing slip is more likely in English news.
DOUBLE = {
    '"': {'"': 0.0, "”": 0.5, "“": 2.0},
    "“": {"”": 0.0, '"': 0.5, "“": 1.5, "''": 0.5},
    "„": {"“": 0.0, "”": 0.0, '"': 0.5},
    "«": {"»": 0.0},
    "»": {"«": 1.0},
    "”": {"”": 1.5},
    "``": {"''": 0.0, '"': 0.3},
    "''": {"''": 0.0},
}
SINGLE = {
    "'": {"'": 0.0, "’": 0.5},
    "‘": {"’": 0.0, "'": 0.5},
    "‚": {"‘": 0.0, "’": 0.0, "'": 0.5},
    "‹": {"›": 0.0},
    "›": {"‹": 1.0},
}
MARK = re.compile(r"``|''|[\"“”„«»'‘’‚‹›]")
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
OPENS_ONLY = "“„«‘‚‹"
BRACKETS = "([{<"
DASHES = "-–—―/"
STOPS = ",.?!…;—–"
ELISION = re.compile(
    r"(?:\d\ds?\b|(?:em|til|till|tis|twas|cause|cos|round|bout|n|ere|neath|gainst)\b)",
    re.IGNORECASE,
)

# What it costs to leave a quotation open at the end of its paragraph, and what it
# costs where the next paragraph opens with a mark (speech that goes on). A mark that
# can only open, met inside a quotation of its own sign, says that the closing mark of
# the first was forgotten.
UNCLOSED = 2.6
UNCLOSED_GOES_ON = 0.4
NESTED_OPENER = 1.5
FORGETS = "“«‘"
NESTED_SAME = 3.5
SKIPPED_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class _Mark:
    """A character that may be a quotation mark, and what speaks for each use."""

    at: int
    sign: str
    opens: float | None  # gain when taken as an opening mark; None: cannot be one
    closes: float | None

    @property
    def end(self) -> int:
        return self.at + len(self.sign)


def find_quotations(text: str, regions: Sequence[Span]) -> tuple[Quotation, ...]:
    """All quotations in ``regions`` (paragraphs, in order), by where they start.

    Nested quotations are listed too, with their ``depth``. An opening mark without
    its partner gives a quotation up to the end of its region, ``is_closed`` false;
    where the next region carries it on, that one is marked ``continues``.
    """
    found: list[Quotation] = []
    for index, region in enumerate(regions):
        following = regions[index + 1] if index + 1 < len(regions) else None
        goes_on = _opening_sign(text, following)
        found += _of_region(text, region, goes_on)
    return tuple(_with_continuations(text, found, regions))


def _opening_sign(text: str, region: Span | None) -> str | None:
    if region is None:
        return None
    match = re.compile(r"\s*(``|[\"“„«»'‘‚‹])(?=\S)").match(text, region.start)
    return match[1] if match and match.end() <= region.end else None


def _of_region(text: str, region: Span, goes_on: str | None) -> list[Quotation]:
    doubles = _pair(text, region, DOUBLE, goes_on)
    outside = _pair(text, region, SINGLE, goes_on, leaving=doubles)
    inside = [q for d in doubles for q in _pair(text, d.inner, SINGLE, None)]
    return _with_depth(sorted(doubles + outside + inside, key=_nesting_order))


def _nesting_order(quotation: Quotation) -> tuple[int, int]:
    return quotation.outer.start, -quotation.outer.end


def _with_depth(quotations: list[Quotation]) -> list[Quotation]:
    around: list[Quotation] = []
    found = []
    for quotation in quotations:
        while around and around[-1].outer.end <= quotation.outer.start:
            around.pop()
        found.append(replace(quotation, depth=len(around)))
        around.append(quotation)
    return found


def _with_continuations(
    text: str, quotations: list[Quotation], regions: Sequence[Span]
) -> Iterator[Quotation]:
    """Mark the quotations that open their region while the last was left open."""
    ends = {region.end: index for index, region in enumerate(regions)}
    starts = {index: region.start for index, region in enumerate(regions)}
    open_until: int | None = None
    for quotation in quotations:
        if open_until is not None and quotation.depth == 0:
            start = starts.get(open_until + 1)
            opens_region = start is not None and not (
                text[start : quotation.outer.start].strip()
            )
            if opens_region:
                quotation = replace(quotation, continues=True)
        if quotation.depth == 0:
            open_until = None
            if not quotation.is_closed:
                open_until = _region_of(quotation, ends, text)
        yield quotation


def _region_of(quotation: Quotation, ends: dict[int, int], text: str) -> int | None:
    end = quotation.outer.end
    while end not in ends and end < len(text) and text[end].isspace():
        end += 1
    return ends.get(end)


def _pair(
    text: str,
    region: Span,
    partners: dict[str, dict[str, float]],
    goes_on: str | None,
    leaving: Sequence[Quotation] = (),
) -> list[Quotation]:
    """The best pairing of one family of marks in a region."""
    signs = set(partners).union(*partners.values())
    marks = [
        mark
        for match in MARK.finditer(text, region.start, region.end)
        if match[0] in signs and not _is_within(match.start(), leaving)
        for mark in [_weigh(text, match, region)]
        if mark.opens is not None or mark.closes is not None
    ]
    pairs = _best_pairs(marks, partners, goes_on)
    ends = [opener.at for opener, _ in pairs[1:]] + [region.end]
    return [
        _quotation(text, opener, closer, end)
        for (opener, closer), end in zip(pairs, ends, strict=False)
    ]


def _is_within(at: int, quotations: Sequence[Quotation]) -> bool:
    low, high = 0, len(quotations)
    while low < high:
        middle = (low + high) // 2
        if quotations[middle].outer.end <= at:
            low = middle + 1
        else:
            high = middle
    return low < len(quotations) and quotations[low].outer.start <= at


def _quotation(text: str, opener: _Mark, closer: _Mark | None, end: int) -> Quotation:
    if closer is not None:
        inner = Span(opener.end, closer.at)
        return Quotation(inner, Span(opener.at, closer.end))
    while end > opener.end and text[end - 1].isspace():
        end -= 1
    return Quotation(Span(opener.end, end), Span(opener.at, end), is_closed=False)


def _best_pairs(
    marks: list[_Mark], partners: dict[str, dict[str, float]], goes_on: str | None
) -> list[tuple[_Mark, _Mark | None]]:
    """Viterbi over "outside" (``None``) and "inside, opened by this sign"."""
    score: dict[str | None, float] = {None: 0.0}
    history: list[dict[str | None, tuple[str | None, str]]] = []
    for mark in marks:
        options = [
            (state, *option, score[state] + gain)
            for state in score
            for *option, gain in _options(mark, state, partners)
        ]
        score, back = {}, {}
        for state, after, action, total in options:
            if after not in score or total > score[after]:
                score[after], back[after] = total, (state, action)
        history.append(back)
    for state in score:
        if state is not None:
            score[state] -= UNCLOSED_GOES_ON if goes_on == state else UNCLOSED
    return _trace(marks, history, max(score, key=lambda state: score[state]))


def _options(
    mark: _Mark, state: str | None, partners: dict[str, dict[str, float]]
) -> Iterator[tuple[str | None, str, float]]:
    """(state after, action, gain) of each way to take a mark in a state."""
    opens, closes = mark.opens, mark.closes
    if state is None:
        lost = max(opens or 0.0, closes or 0.0, 0.0) * SKIPPED_SHARE
        yield None, "skip", -lost
        if opens is not None and mark.sign in partners:
            yield mark.sign, "open", opens
        return
    nested = NESTED_OPENER if opens is not None and opens > 0 else 0.0
    nested = NESTED_SAME if nested and mark.sign == state in FORGETS else nested
    lost = max(nested if closes is None else 0.0, (closes or 0.0) * SKIPPED_SHARE)
    yield state, "skip", -lost
    if opens is not None and mark.sign == state and state in FORGETS:
        yield state, "reopen", opens - UNCLOSED
    if closes is not None and mark.sign in partners[state]:
        yield None, "close", closes - partners[state][mark.sign]


def _trace(
    marks: list[_Mark],
    history: list[dict[str | None, tuple[str | None, str]]],
    state: str | None,
) -> list[tuple[_Mark, _Mark | None]]:
    """Pairs from the last to the first; an opener left open ends at the next one."""
    pairs: list[tuple[_Mark, _Mark | None]] = []
    closer: _Mark | None = None
    for mark, back in zip(reversed(marks), reversed(history), strict=True):
        state, action = back[state]
        if action == "close":
            closer = mark
        elif action in ("open", "reopen"):
            pairs.append((mark, closer))
            closer = None
    return pairs[::-1]


def _weigh(text: str, match: re.Match[str], region: Span) -> _Mark:
    sign, at = match[0], match.start()
    left = _neighbour(text, at - 1, -1, region)
    right = _neighbour(text, match.end(), 1, region)
    opens = _gain_as_opener(text, match, left, right, region)
    closes = _gain_as_closer(text, match, left, right)
    return _Mark(at, sign, opens, closes)


def _neighbour(text: str, at: int, step: int, region: Span) -> str:
    """The next visible character in a direction, "" at the end of the region."""
    while region.start <= at < region.end:
        if text[at] not in INVISIBLE:
            return text[at]
        at += step
    return ""


def _is_blank(char: str) -> bool:
    return not char or char.isspace()


def _gain_as_opener(
    text: str, match: re.Match[str], left: str, right: str, region: Span
) -> float | None:
    sign = match[0]
    if sign in "’›" or not right or (right.isspace() and sign not in "«»„“"):
        return None
    if sign in "'‘" and left.isalnum():
        return None
    if sign in '"”' and left and (left.isalnum() or left in STOPS) and left != "—":
        return None if right in STOPS or left.isdigit() else -1.0
    gain = 1.5 if sign in OPENS_ONLY else 1.0
    if sign in "»”":
        gain = 0.2
    gain += _lead_in(text, match.start(), left, region)
    if sign in "'‘" and ELISION.match(text, match.end()):
        clipped = re.match(r"n['’]", text[match.end() : match.end() + 2])
        gain -= 6.0 if clipped else 1.7
    if not (_is_blank(left) or left in BRACKETS or left in DASHES or MARK.match(left)):
        gain -= 1.0
    return gain + (0.3 if right.isupper() else 0.0)


def _lead_in(text: str, at: int, left: str, region: Span) -> float:
    """Speech begins its paragraph or follows a comma, a colon or a full stop."""
    before = text[max(region.start, at - 4) : at].rstrip()
    if not before:
        return 1.0 if at - region.start <= 4 else 0.0
    return 0.8 if _is_blank(left) and before[-1] in ",:.?!" else 0.0


def _gain_as_closer(
    text: str, match: re.Match[str], left: str, right: str
) -> float | None:
    sign = match[0]
    if not left or sign in ("„", "‹", "‚", "``"):
        return None
    if sign in "'’" and (left.isspace() or right.isalnum()):
        return None
    if left.isspace():
        return 0.5 if sign in "»«" else (-1.0 if sign in '"”' else None)
    if left in STOPS or left in "\"”’'»)]":
        return 3.0 if right == "" or not right.isalnum() else 1.0
    if sign not in "'’":
        return _gain_as_double_closer(sign, left, right)
    return _gain_as_single_closer(text, match, left, right)


def _gain_as_double_closer(sign: str, left: str, right: str) -> float:
    if sign == '"' and left.isdigit():
        return 1.0  # as likely an inch mark
    return 2.0 if not right.isalnum() else 0.5


def _gain_as_single_closer(
    text: str, match: re.Match[str], left: str, right: str
) -> float:
    """A possessive ("officials' pay") and a clipped "goin'" are weak closers."""
    follows = text[match.end() : match.end() + 2]
    is_word_next = _is_blank(right) and follows[1:2].isalnum()
    if left in "sSzx":
        return 0.4 if is_word_next else 1.5
    clipped = text[max(0, match.start() - 3) : match.start()].lower().endswith("in")
    return 0.7 if clipped and is_word_next else 2.0
