"""Whom a pronoun means: agreement first, then who was in the sentence's focus."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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
OBJECTS = frozenset({"him", "them"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})

# Sentences back beyond which no antecedent is looked for.
REACH = {"m": 5, "f": 5, "n": 2, "p": 3}
# Which set of weights serves a pronoun. They are set by hand: those learnt on GUM
# (training/coreference.py) give more of the news' pronouns to the wrong speaker.
WEIGHTS = {"m": "person", "f": "person", "n": "thing", "p": "several"}
# A source must be someone, so that less support is asked of whom it may mean.
SOURCE_SLACK = 2.0
LATEST_SPEECH = 3
# Mentions beyond which an actor is named no more often (as logarithm).
OFTEN = 2.0


@cache
def weights() -> dict[str, dict[str, float]]:
    """For each kind of pronoun, what each feature of a candidate counts."""
    raw = files("analysis.actors").joinpath("pronoun_weights.json").read_text("utf-8")
    return json.loads(raw)["weights"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands: what is said around it and by whom."""

    unit: int
    paragraph: int
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
    weight = weights()[WEIGHTS[agreement(pronoun.word)]]
    best: dict[tuple[Draft, ...], float] = {}
    for seen, features in candidates(pronoun, place, discourse):
        score = sum(weight.get(name, 0.0) * value for name, value in features.items())
        if score > best.get(seen.drafts, -99.0):
            best[seen.drafts] = score
    ranked = sorted(best.items(), key=lambda item: -item[1])
    floor = weight["floor"] - place.is_source * SOURCE_SLACK
    if not ranked or ranked[0][1] < floor:
        return
    pronoun.drafts = ranked[0][0]
    pronoun.margin = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else 9.0


def candidates(
    pronoun: Pronoun, place: Place, discourse: Discourse
) -> Iterator[tuple[Seen, dict[str, float]]]:
    """Mentions that agree with the pronoun, the latest first, with their features."""
    wanted = agreement(pronoun.word)
    newer: set[tuple[Draft, ...]] = set()
    for seen in discourse.recent():
        if place.unit - seen.unit > REACH[wanted]:
            break
        if not _agrees(seen.drafts, wanted):
            continue
        features = _features(pronoun, place, seen, discourse)
        features |= _speech_features(pronoun, place, seen, discourse)
        features["newer"] = len(newer - {seen.drafts})
        newer.add(seen.drafts)
        yield seen, features


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


def _features(
    pronoun: Pronoun, place: Place, seen: Seen, discourse: Discourse
) -> dict[str, float]:
    one, distance = seen.drafts[0], place.unit - seen.unit
    here = pronoun.word in SUBJECTS
    return {
        f"distance {min(distance, 4)}": 1,
        "subject": seen.is_subject,
        "subject of the sentence before": seen.is_subject and distance == 1,
        "subject for subject": seen.is_subject and here,
        "subject of the same sentence": seen.is_subject and distance == 0,
        "named": seen.is_named,
        "pronoun": seen.is_pronoun,
        "possessor": seen.is_owner,
        "same paragraph": seen.paragraph == place.paragraph,
        "agrees": one.gender() == agreement(pronoun.word),
        "frequency": min(math.log1p(discourse.counts.get(one, 0)), OFTEN),
        "one of many": len(seen.drafts) == 1 and one.type != "GROUP",
        "place or paper": one.type in ("LOC", "DOCUMENT"),
        "itself": -min(pronoun.at - seen.at, 30) * (pronoun.word in REFLEXIVE),
        "object of it": distance == 0 and seen.is_subject and pronoun.word in OBJECTS,
    }


def _speech_features(
    pronoun: Pronoun, place: Place, seen: Seen, discourse: Discourse
) -> dict[str, float]:
    recent = place.unit - discourse.last_speech_unit <= LATEST_SPEECH
    spoke_last = recent and seen.drafts == discourse.last_speaker
    speaks = bool(place.speakers and set(seen.drafts) & set(place.speakers))
    own = seen.speech >= 0 and seen.speech == place.attribution
    return {
        "in quotation": seen.is_quoted and not place.is_quoted,
        "in speech": seen.speech >= 0 and not own,
        "in speech, for a source": seen.speech >= 0 and place.is_source,
        "source for source": seen.is_source and place.is_source,
        # Nobody speaks of himself by name in his own words.
        "in own speech": own,
        "spoke last": spoke_last and place.is_source,
        "speaker of it": speaks and not place.is_quoted,
        "speaker of the quotation": speaks and place.is_quoted,
    }


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
