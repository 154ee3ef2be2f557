"""Words for happenings, in families whose members may name one event.

A family has ``heads``, which tell what it was, ``loose`` words, which stand for any
head of the family ("the vote" for a referendum or an election), and verbs. A small
table on purpose: an event that is missed costs less than two that are mixed up.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Nouns and verbs of one kind of happening; plurals only where they are usual."""

    name: str
    heads: tuple[str, ...]
    loose: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


def _family(name: str, heads: str, loose: str = "", verbs: str = "") -> Family:
    return Family(name, *(tuple(w.split()) for w in (heads, loose, verbs)))


FAMILIES = (
    _family(
        "vote",
        "referendum plebiscite election elections by-election runoff primary caucuses",
        "vote voting",
        "vote votes voted voting",
    ),
    _family(
        "talks",
        "talks negotiations summit meeting",
        "discussions",
        "meet meets met meeting negotiating",
    ),
    _family("drill", "drill drills exercise exercises manoeuvres maneuvers"),
    _family(
        "protest",
        "protest protests demonstration demonstrations march sit-in riot riots",
        "",
        "protested protesting demonstrated demonstrating rioted",
    ),
    _family("rally", "rally"),
    _family("clashes", "clashes fighting", "violence", "clashed fought"),
    _family(
        "attack",
        "bombing bombings shooting shootings massacre stabbing siege ambush raid "
        "airstrike airstrikes explosion explosions blast blasts",
        "attack attacks assault",
        "attacked bombed exploded stormed",
    ),
    _family(
        "crash",
        "crash collision derailment wreck",
        "accident disaster",
        "crashed collided derailed",
    ),
    _family("fire", "wildfire fire blaze", "inferno"),
    _family(
        "quake",
        "earthquake tsunami hurricane cyclone typhoon tornado eruption flood floods "
        "landslide avalanche storm",
        "quake tremor flooding disaster",
        "erupted",
    ),
    _family("outbreak", "outbreak epidemic pandemic"),
    _family("trial", "trial retrial inquest court-martial", "proceedings"),
    _family("hearing", "hearing hearings", "testimony", "testified testify"),
    _family("strike", "walkout stoppage strike", "", ""),
    _family("debate", "debate"),
    _family("convention", "convention"),
    _family("coup", "coup ouster overthrow uprising revolution", "", "ousted toppled"),
    _family(
        "invasion",
        "invasion annexation incursion intervention",
        "",
        "invaded annexed intervened",
    ),
    _family("truce", "ceasefire cease-fire truce armistice"),
    _family("killing", "murder assassination lynching", "killing", "murdered"),
    _family("merger", "merger takeover acquisition buyout", "", "merged acquired"),
    _family("bailout", "bailout"),
    _family("shutdown", "shutdown lockdown blackout outage"),
    _family("evacuation", "evacuation", "", "evacuated"),
    _family("visit", "visit trip"),
    _family("speech", "speech"),
    _family("launch", "launch lift-off liftoff", "", ""),
    _family("ceremony", "inauguration funeral wedding ceremony festival parade"),
    _family("contest", "tournament championship marathon olympics"),
    _family("inquiry", "inquiry investigation", "probe", "investigated investigating"),
    _family("lawsuit", "lawsuit", "suit", "sued"),
    _family("resignation", "resignation", "departure", "resigned"),
    _family("arrest", "arrest arrests", "", "arrested"),
    _family("recall", "recall", "", "recalled"),
)

NOUNS = {w: (f, w in f.heads) for f in FAMILIES for w in (*f.heads, *f.loose)}
VERBS = {w: f for f in FAMILIES for w in f.verbs}
# Words for one and the same thing: number, spelling, synonym.
SYNONYMS = (
    "election elections",
    "talks negotiations",
    "drill drills exercise exercises manoeuvres maneuvers",
    "protest protests demonstration demonstrations",
    "riot riots",
    "clashes fighting",
    "bombing bombings",
    "shooting shootings",
    "airstrike airstrikes",
    "explosion explosions blast blasts",
    "fire wildfire blaze",
    "flood floods",
    "hearing hearings",
    "ceasefire cease-fire truce armistice",
    "murder assassination",
    "merger takeover acquisition buyout",
    "launch lift-off liftoff",
    "inquiry investigation",
    "lawsuit suit",
    "arrest arrests",
    "attack attacks",
)
SAME_HEAD = {w: group.split()[0] for group in SYNONYMS for w in group.split()}
# Plurals that name one happening; other plurals speak of many.
ONE_IN_PLURAL = frozenset(
    """talks negotiations discussions drills exercises manoeuvres maneuvers protests
    demonstrations riots clashes elections caucuses floods olympics proceedings
    violence fighting""".split()
)
# Events that have names of their own; other capitals are a body's ("the Caucus").
NAMED = frozenset(
    """summit olympics hurricane typhoon cyclone festival marathon
    championship parade referendum""".split()
)
# Of these an article has often several: a mark of its own opens an event of its own.
RECURRING = frozenset(
    """debate primary caucuses election runoff rally speech visit trip meeting hearing
    attack shooting bombing protest raid trial convention vote""".split()
)
# Of these an article has seldom two: "a referendum" twice is one.
ONE_OF_A_KIND = frozenset(
    """referendum plebiscite summit convention earthquake tsunami hurricane cyclone
    typhoon pandemic outbreak coup merger bailout inauguration""".split()
)
# A party's, told of any vote that it holds: two of them may be two events.
PARTY_WORDS = frozenset(
    """democratic democrat democrats republican republicans gop labour tory
    conservative conservatives liberal party""".split()
)
# One of these is named as its whole season is: "the primary" far from one is neither.
SEASONS = frozenset({"primary"})
# Verbs and loose words that go with few heads only: one votes for every war, and in
# an American primary "the vote" is mostly a share of it.
VERB_HEADS = {"vote": frozenset({"referendum", "plebiscite"})}
LOOSE_HEADS = {"vote": VERB_HEADS["vote"] | {"election", "by-election", "runoff"}}
# An exercise may be gymnastics, a strike a bomb's: these ask for one of their kind
# somewhere in the article.
VIOLENCE = frozenset(
    """killed dead wounded injured gunmen gunman terrorist terrorists militants bomb
    bombs soldiers victims""".split()
)
COMPANY = {
    "attack": VIOLENCE,
    "attacks": VIOLENCE,
    "assault": VIOLENCE,
    "exercise": frozenset({"military", "naval", "troops", "army", "forces", "drill"}),
    "exercises": frozenset({"military", "naval", "troops", "army", "forces", "drill"}),
    "drill": frozenset({"military", "naval", "troops", "army", "fire", "exercises"}),
    "drills": frozenset({"military", "naval", "troops", "army", "fire", "exercises"}),
    "strike": frozenset({"union", "unions", "workers", "strikers", "walkout"}),
    "march": frozenset({"protest", "protesters", "marchers", "demonstrators"}),
    "primary": frozenset({"election", "vote", "voters", "candidate", "candidates"}),
}
