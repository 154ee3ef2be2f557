"""From an article to its time expressions.

At each place the longest pattern that holds wins, and paragraphs are read in order,
so that "two days later" and "the same day" find what was told before.

Method: rules and TIMEX3 values after HeidelTime (Strötgen and Gertz 2013) and the
TimeML guidelines (Saurí et al. 2006); rules and words are our own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from analysis.dates import absolute, clock, durations, periods, relative, years
from analysis.dates.calendar_values import VALUE
from analysis.dates.choosing import is_usable, reference_day
from analysis.dates.scene import Hit, Memory, Scene, make_scene
from analysis.dates.vocabulary import MONTH
from analysis.document import Article, Paragraph, Sentence, Span, TimeExpression

READ_KINDS = ("headline", "dateline", "heading", "body", "caption")
# A byline or credit is read for one thing: the day of publication itself.
STAMP_KINDS = ("credit", "chrome")
# Only the body tells a story in order; a caption or a headline has no "day before".
TOLD_KINDS = ("body",)
TITLE_KINDS = ("headline", "heading")

RULES = (
    *absolute.RULES,
    *years.RULES,
    *relative.RULES,
    *periods.RULES,
    *durations.RULES,
    *clock.RULES,
)
# Words that narrow a date without changing its value: "early June".
MODIFIERS = re.compile(
    r"(?:\b(?:early|earlier|late|later|mid|the (?:early|late|beginning|start|end|middle"
    r"|close|turn|first half|second half)(?: of)?)(?: in| on)?[ -])$"
)
TIME_JOINS = (" ", " on ", " at ", " at around ", " at about ")
RANGE_JOINS = (" and ", " to ", " or ", " until ", " through ", "-", "–", " - ", " – ")
OF_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
STARTS_WITH_MONTH = re.compile(rf"(?:early |late |mid-)?(?:\d+(?:\w\w)? )?{MONTH}\b")
DAY = re.compile(r"\d{4}-\d\d-\d\d$|XXXX-\d\d-\d\d$")

HONORIFICS = (
    "Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Sen|Gen|Gov|Rep|Prof|President|Minister"
)
NAME_MONTH = re.compile(
    rf"\b(?:(?:{HONORIFICS})\.? |(?P<given>[A-Z][a-z]+) )"
    r"(?P<last>May|March|April|June|August)\b"
    r"|\b(?P<first>May|April|June|August) (?=[A-Z][a-z])"
)
NO_GIVEN_NAMES = frozenset(
    """In Last Next This Since By Early Late Until From On For Of The And But Through
    During After Before Mid Till To Between Every Each Around Throughout At As With When
    If Monday Tuesday Wednesday Thursday Friday Saturday Sunday That Then Or End Past
    January February March April May June July August September October November
    December""".split()
)


def find_dates(
    article: Article, sentences: Sequence[Sentence]
) -> tuple[TimeExpression, ...]:
    """Time expressions of headline, headings, body and captions, in reading order.

    Values are TIMEX3's. What rests on a day of publication that nobody tells is left
    out; what rests on a guessed one says so. Besides, the day of publication itself
    is found where a byline tells it.
    """
    text = article.page.text
    by_paragraph: dict[int, list[Span]] = defaultdict(list)
    for sentence in sentences:
        by_paragraph[sentence.paragraph].append(sentence.span)
    memory = Memory()
    month_names = _month_names(p.span.of(text) for p in article.of_kind(*READ_KINDS))
    found: list[TimeExpression] = []
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind not in (*READ_KINDS, *STAMP_KINDS):
            continue
        scene = make_scene(
            text,
            paragraph.span,
            by_paragraph[index],
            publication=_usable(article.publication.day),
            memory=memory if paragraph.kind in TOLD_KINDS else Memory(),
            month_names=month_names,
            is_title=paragraph.kind in TITLE_KINDS,
        )
        hits = find_hits(scene)
        found += _expressions(hits, scene, article, paragraph)
    return tuple(found)


def _usable(day: date | None) -> date | None:
    """The day, unless the calendar ends so near that "next year" may not exist."""
    return day if day and is_usable(day) else None


def _expressions(
    hits: Iterable[Hit], scene: Scene, article: Article, paragraph: Paragraph
) -> Iterator[TimeExpression]:
    day = article.publication.day
    for hit in hits:
        is_stamp = day is not None and hit.value == day.isoformat()
        if paragraph.kind in STAMP_KINDS and (hit.is_relative or not is_stamp):
            continue
        yield TimeExpression(
            scene.to_raw(hit.start, hit.end),
            hit.value,
            hit.type,
            hit.is_relative and article.publication.is_guessed,
        )


def find_hits(scene: Scene) -> list[Hit]:
    """Hits of one paragraph, in order, none overlapping another."""
    hits: list[Hit] = []
    scene.memory.is_recent = False
    at = 0
    while match := _anywhere().search(scene.low, at):
        found = _longest(scene, match.start())
        at = match.start() + 1
        if not found:
            continue
        found[0] = _with_modifier(found[0], scene, hits[-1].end if hits else 0)
        hits += found
        at = found[-1].end
        _remember(found, scene.memory)
    return _join_times(_share_years(hits, scene), scene)


def _share_years(hits: list[Hit], scene: Scene) -> list[Hit]:
    """Gives "May" its year in "between May and June 2013"."""
    shared = list(hits)
    for index in range(len(hits) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        if not (
            first.is_relative
            and not second.is_relative
            and OF_MONTH.fullmatch(first.value)
            and OF_MONTH.fullmatch(second.value)
            and STARTS_WITH_MONTH.match(scene.low, first.start)
            and scene.low[first.end : second.start] in RANGE_JOINS
        ):
            continue
        year = int(second.value[:4]) - (first.value[4:] > second.value[4:])
        value = f"{year:04d}{first.value[4:]}"
        shared[index] = replace(first, value=value, is_relative=False)
    return shared


@cache
def _anywhere() -> re.Pattern[str]:
    """Where any rule may hold: one scan of the text instead of one a rule."""
    bare = (re.sub(r"\(\?P<\w+>", "(?:", rule.source) for rule in RULES)
    return re.compile(
        r"(?:(?<![\w$£€#.,/:'-])|(?<=pre-)|(?<=post-)|(?<=mid-)|(?<=[a-z]')|(?<=[ (]')"
        r"|(?<=--)|(?<=[a-z.][,:.]))" + f"(?:{'|'.join(bare)})"
    )


def _longest(scene: Scene, at: int) -> list[Hit]:
    matches = [(m, r) for r in RULES if (m := r.pattern.match(scene.low, at))]
    # Sorting keeps the order of the table among matches of one length.
    for match, rule in sorted(matches, key=lambda pair: -pair[0].end()):
        if hits := rule.resolve(match, scene):
            return hits
    return []


def _with_modifier(hit: Hit, scene: Scene, floor: int) -> Hit:
    if hit.type not in ("DATE", "TIME") or hit.value.endswith("_REF"):
        return hit
    lead = MODIFIERS.search(scene.low, max(floor, hit.start - 24), hit.start)
    return replace(hit, start=lead.start()) if lead else hit


def _remember(hits: Iterable[Hit], memory: Memory) -> None:
    for hit in hits:
        # Of "Monday night", the day.
        value = hit.value[:10] if hit.type == "TIME" else hit.value
        if hit.type in ("DATE", "TIME") and VALUE.match(value):
            memory.told.append(replace(hit, value=value, type="DATE"))
            memory.is_recent = True


def _join_times(hits: list[Hit], scene: Scene) -> list[Hit]:
    """Gives each bare time of day its day; one expression where they touch."""
    joined: list[Hit] = []
    for index, hit in enumerate(hits):
        previous = joined[-1] if joined else None
        if hit.value.startswith("T"):
            after = hits[index + 1] if index + 1 < len(hits) else None
            hit = _dated(hit, scene, [h for h in (previous, after) if h])
        if previous and _touch(previous, hit, scene):
            time = max(previous, hit, key=lambda h: "T" in h.value)
            joined[-1] = replace(time, start=previous.start, end=hit.end)
        else:
            joined.append(hit)
    return joined


def _touch(first: Hit, second: Hit, scene: Scene) -> bool:
    """Reads "18:00 on Monday" or "Monday at 18:00", of one day."""
    kinds = sorted((first.type, second.type))
    if kinds != ["DATE", "TIME"] or first.value[:10] != second.value[:10]:
        return False
    day = first if first.type == "DATE" else second
    between = scene.low[first.end : second.start]
    return bool(DAY.match(day.value)) and between in TIME_JOINS


def _dated(hit: Hit, scene: Scene, beside: list[Hit]) -> Hit:
    first, last = scene.bounds(hit.start)
    near = [h for h in beside if DAY.match(h.value[:10]) and first <= h.start < last]
    if near:
        day = min(near, key=lambda h: max(h.start - hit.end, hit.start - h.end))
        return replace(
            hit, value=day.value[:10] + hit.value, is_relative=day.is_relative
        )
    told, is_relative = reference_day(scene, "day", (hit.start, hit.end))
    day = told or scene.publication
    if day is None:
        return hit
    value = day.isoformat() + hit.value
    return replace(hit, value=value, is_relative=is_relative or told is None)


def _month_names(texts: Iterable[str]) -> frozenset[str]:
    """Months that this article has as somebody's name: "Mr. March", "April Dunn"."""
    names = set()
    for text in texts:
        for match in NAME_MONTH.finditer(text):
            if match["first"]:
                lead = text[max(0, match.start() - 12) : match.start()].split()
                if lead and (lead[-1].lower() in MONTH_LEADS):
                    continue
                names.add(match["first"].lower())
            elif match["given"] not in NO_GIVEN_NAMES:
                names.add(match["last"].lower())
    return frozenset(names)


MONTH_LEADS = frozenset(
    "in since by until till from to through during last next this early late mid of "
    "before after for between and or every each past throughout around".split()
)
