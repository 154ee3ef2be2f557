"""Whom a pronoun means: agreement first, then who was in the sentence's focus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.actors.discourse import Discourse, Seen
from analysis.actors.drafts import Draft, Pronoun

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
THIRD = MALE | FEMALE | NEUTER | PLURAL
SUBJECTS = frozenset({"he", "she", "it", "they"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})

# Sentences back beyond which no antecedent is looked for.
REACH = {"m": 5, "f": 5, "n": 2, "p": 3}
# Weights set by hand on the dev split of GUM (figures: the scoreboard).
DISTANCE = -1.0
SUBJECT = 1.0
QUOTED = -0.9
NAMED = 0.2
AGREES = 1.2
FREQUENT = 0.12
LAST_SPEAKER = 0.5
CONTENT_OF = 1.3
OWN_QUOTE = -2.5
# Nobody speaks of himself by name in his own words.
IN_OWN_CONTENT = -3.0
IN_CONTENT = -0.4
SAME_CLAUSE_OBJECT = -0.6
NOT_PLURAL = -0.8
BODY = -0.3
# A neuter pronoun often refers to no actor at all, so it needs more support.
SOURCE_SLACK = 2.0
FLOORS = {"m": -3.5, "f": -3.5, "n": 0.6, "p": -0.6}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands: what is said around it and by whom."""

    unit: int
    is_quoted: bool
    is_source: bool
    speakers: tuple[Draft, ...] = ()
    attribution: int = -1


def agreement(word: str) -> str:
    """What a third-person pronoun asks for: "m", "f", "n" (thing), "p" (several)."""
    for kind, words in (("m", MALE), ("f", FEMALE), ("n", NEUTER)):
        if word in words:
            return kind
    return "p"


def resolve_pronoun(pronoun: Pronoun, place: Place, discourse: Discourse) -> None:
    """Set the actors that a third-person pronoun means; none where none fits."""
    wanted = agreement(pronoun.word)
    best: dict[tuple[Draft, ...], float] = {}
    for rank, seen in enumerate(discourse.recent()):
        if place.unit - seen.unit > REACH[wanted]:
            break
        if not _agrees(seen.drafts, wanted):
            continue
        score = _score(pronoun, place, seen, discourse, wanted) - 0.02 * rank
        if score > best.get(seen.drafts, -99.0):
            best[seen.drafts] = score
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < FLOORS[wanted] - place.is_source * SOURCE_SLACK:
        return
    pronoun.drafts = ranked[0][0]
    pronoun.margin = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else 9.0


def _agrees(drafts: tuple[Draft, ...], wanted: str) -> bool:
    if wanted == "p":
        plural = len(drafts) > 1 or drafts[0].type in ("GROUP", "ORG")
        return plural or drafts[0].is_plural
    if len(drafts) > 1:
        return False
    draft = drafts[0]
    if wanted == "n":
        return draft.type in ("ORG", "GPE", "DOCUMENT", "LOC")
    return draft.type == "PERSON" and draft.gender() in ("", wanted)


def _score(
    pronoun: Pronoun, place: Place, seen: Seen, discourse: Discourse, wanted: str
) -> float:
    distance = place.unit - seen.unit
    score = DISTANCE * min(distance, 4) + SUBJECT * seen.is_subject
    score += NAMED * seen.is_named
    if seen.is_quoted and not place.is_quoted:
        score += QUOTED
    one = seen.drafts[0]
    if wanted in "mf" and one.gender() == wanted:
        score += AGREES
    score += FREQUENT * min(discourse.counts.get(one, 0), 8)
    if wanted == "p" and len(seen.drafts) == 1 and one.type != "GROUP":
        score += NOT_PLURAL
    if wanted == "n" and one.type in ("LOC", "DOCUMENT"):
        score += BODY
    return score + _speech_score(pronoun, place, seen, discourse)


def _speech_score(
    pronoun: Pronoun, place: Place, seen: Seen, discourse: Discourse
) -> float:
    score, drafts = 0.0, seen.drafts
    if seen.speech >= 0:
        own = seen.speech == place.attribution
        score += IN_OWN_CONTENT if own else IN_CONTENT
    recent = place.unit - discourse.last_speech_unit <= 3
    if place.is_source and recent and drafts == discourse.last_speaker:
        score += LAST_SPEAKER
    if place.speakers and set(drafts) & set(place.speakers):
        score += OWN_QUOTE if place.is_quoted else CONTENT_OF
    is_object = pronoun.word in ("him", "them") and seen.unit == place.unit
    if is_object and seen.is_subject:
        score += SAME_CLAUSE_OBJECT
    if pronoun.word in REFLEXIVE:
        score -= 0.2 * (pronoun.at - seen.at)
    return score


def learn_genders(
    words: Iterable[tuple[str, int]], persons: dict[int, set[Draft]]
) -> None:
    """Votes from sentences that have one person and pronouns of one gender.

    ``words`` are pronouns with the index of their sentence, ``persons`` the people
    named in each sentence.
    """
    kinds: dict[int, set[str]] = {}
    for word, unit in words:
        kind = agreement(word) if word in THIRD else ""
        if kind in ("m", "f"):
            kinds.setdefault(unit, set()).add(kind)
    for unit, found in kinds.items():
        nearby = persons.get(unit, set())
        if len(found) == 1 and len(nearby) == 1:
            next(iter(nearby)).vote(next(iter(found)), 0.4)
