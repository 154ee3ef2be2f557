"""The package's word lists, read once when first needed."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analysis.actors.tokens import fold

STARTING = frozenset("the a an this that his her its their our my".split())
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your", "whose"})
INDEFINITE = frozenset({"a", "an", "another", "one", "some", "several", "two"})
PREPOSITIONS = frozenset(
    "of for in at from with on to near about by inside within among across against "
    "under outside behind between over during after before through via without "
    "despite amid around toward towards since until".split()
)
PRONOUNS = frozenset(
    "he she it they we i him her them himself herself itself themselves his its their "
    "hers theirs our us my me who which that you one both".split()
)
FUNCTION_WORDS = (
    DETERMINERS
    | OWNERS
    | PREPOSITIONS
    | frozenset(
        "and but or nor so yet as if when while since although though because then "
        "than like unlike until where how why what who which that not no yes he she "
        "it they we you i him them us me is was are were be been has have had will "
        "would can could may might must should do does did said says told asked "
        "also still now just even only meanwhile however today yesterday".split()
    )
)
# What a city's paper is called at home: "the Ayr Post", "the Post".
PAPERS = frozenset(
    "times post journal herald tribune globe sun star chronicle gazette examiner "
    "inquirer observer courier dispatch daily".split()
)
# Of a country, and nobody's name for who lives there.
ONLY_ADJECTIVES = frozenset("icelandic philippine western soviet".split())
IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "staff": "staffer",
    "police": "police",
    "media": "media",
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What kinds of words there are; all are folded to lower case."""

    person: frozenset[str]
    group: frozenset[str]
    institution: frozenset[str]
    document: frozenset[str]
    voice: frozenset[str]
    modifiers: frozenset[str]
    honorifics: dict[str, str]
    ranks: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    endings: frozenset[str]
    synonyms: dict[str, frozenset[str]]
    gendered: dict[str, str]
    institution_kinds: dict[str, frozenset[str]]
    given_names: dict[str, str]
    nicknames: dict[str, frozenset[str]]
    states: frozenset[str]
    postal: dict[str, str]

    def head_kind(self, word: str) -> tuple[str, str, bool] | None:
        """(kind, singular, is plural) of a head, ``None`` when it is no head.

        >>> lexicon().head_kind("officials")
        ('person', 'official', True)
        """
        for singular, is_plural in _singulars(word):
            for kind in ("person", "institution", "document"):
                if singular in getattr(self, kind):
                    return kind, singular, is_plural
        if word in self.group:
            return "group", word, True
        return None


def _singulars(word: str) -> list[tuple[str, bool]]:
    word = word.rsplit("-", 1)[-1] if word.count("-") > 1 else word
    word = word.removeprefix("ex-").removeprefix("co-")
    if word in IRREGULAR:
        return [(IRREGULAR[word], True)]
    forms = [(word, False)]
    if word.endswith("ies"):
        forms.append((word[:-3] + "y", True))
    elif word.endswith("men"):
        forms.append((word[:-2] + "an", True))
    elif word.endswith("s") and not word.endswith("ss"):
        forms.append((word[:-1], True))
        if word.endswith("es"):
            forms.append((word[:-2], True))
    return forms


def _text(name: str) -> str:
    return files("analysis.actors").joinpath(name).read_text(encoding="utf-8")


def _words(value: str) -> frozenset[str]:
    return frozenset(map(fold, value.split()))


@cache
def lexicon() -> Lexicon:
    """The word lists of ``lexicon``, ``given_names`` and ``states.toml``."""
    raw, names, states = (
        tomllib.loads(_text(f"{file}.toml"))
        for file in ("lexicon", "given_names", "states")
    )
    sides = {"male": "m", "female": "f", "any": ""}
    male, female = _words(names["male"]), _words(names["female"])
    given = dict.fromkeys(male - female, "m") | dict.fromkeys(female - male, "f")
    return Lexicon(
        **{
            key: _words(raw[key]["words"])
            for key in (
                "person group institution document voice modifiers ranks "
                "particles suffixes endings"
            ).split()
        },
        honorifics={
            word: sides[side]
            for side, words in raw["honorifics"].items()
            for word in _words(words)
        },
        synonyms={key: _words(value) for key, value in raw["synonyms"].items()},
        gendered={
            word: sides[side]
            for side, words in raw["gendered"].items()
            for word in _words(words)
        },
        institution_kinds={
            key: _words(value) for key, value in raw["institution_kinds"].items()
        },
        given_names=given | dict.fromkeys(male & female, ""),
        nicknames={key: frozenset(v) for key, v in names["nicknames"].items()},
        states=frozenset(states),
        postal={
            short: state for state, shorts in states.items() for short in shorts.split()
        },
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Countries and what stands for them; keys are folded.

    ``names`` gives the country of a country's names, ``demonyms`` of adjectives
    and peoples, ``capitals`` of capitals, ``seats`` of seats of power.
    """

    names: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]
    seats: dict[str, str]

    def country(self, word: str) -> str | None:
        """The country that a name, an adjective or a people belongs to."""
        return self.names.get(word) or self.demonyms.get(word)


def is_one_of_a_people(word: str) -> bool:
    """Whether a word names one of a country, and not only what is of it.

    >>> [is_one_of_a_people(word) for word in ("swede", "italian", "swedish", "danes")]
    [True, True, False, False]
    """
    if word not in places().demonyms or word in ONLY_ADJECTIVES:
        return False
    return word == "czech" or not word.endswith(("s", "ese", "sh", "ch"))


def place_key(text: str) -> str:
    """A place's name for looking up: folded, without stops and article."""
    return fold(text).replace(".", "").removeprefix("the ").strip()


@cache
def places() -> Places:
    """The table ``countries.csv``."""
    tables: tuple[dict[str, str], ...] = ({}, {}, {}, {})
    for row in csv.DictReader(_text("countries.csv").splitlines()):
        cells = (
            [row["name"], *row["other_names"].split("|")],
            row["demonyms"].split("|"),
            row["capital"].split("|"),
            row["seats"].split("|"),
        )
        for table, values in zip(tables, cells, strict=True):
            for value in filter(None, values):
                table.setdefault(place_key(value), row["name"])
    for demonym, country in list(tables[1].items()):
        tables[1].setdefault(demonym + "s", country)
    return Places(*tables)
