"""Short news articles by a seeded generator: as many as a benchmark needs.

They say nothing, but they are built as such articles are: a headline, a dateline, a
lead, speech in and out of quotation marks, persons with roles, pronouns, days.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

GIVEN = (
    "Mara Tobin Ilse Ned Priya Owen Salma Curt Wanda Amos Greta Hugh Lila Bram".split()
)
FAMILY = (
    "Ashdown Berrow Calloway Denholm Eastry Farrant Gidding Holloway Ivers Jessop "
    "Kettering Lomax Merrow Norbury Oakes Pelling"
).split()
ROLES = (
    "council leader,head teacher,union secretary,finance minister,harbour master,"
    "police chief,hospital director,shopkeeper,professor of economics,farmer"
).split(",")
BODIES = (
    "Water Board,Transport Office,Growers' League,City Council,Housing Trust,"
    "Ferry Company,Teachers' Union,Energy Agency"
).split(",")
TOWNS = "Marlow Thornby Eskdale Withern Castleford Brill Oakham Selby".split()
OUTLETS = "Evening Star,Northern Post,County Herald,Daily Ledger".split(",")
THINGS = (
    "bridge,museum,school,ferry,stadium,hospital,market,pipeline,reservoir,tram,"
    "library,power station"
).split(",")
CLAIMS = (
    "the {thing} will cost twice what was promised",
    "nobody had asked the people who use the {thing}",
    "the {thing} would open before the end of the year",
    "closing the {thing} was the only honest answer",
    "there is no money left for the {thing}",
    "the plan for the {thing} is a disgrace",
    "the {thing} has served this town well",
    "we were told about the {thing} far too late",
)
TOLD = (
    '"{claim}," said {who}, the {role} of {town}.',
    "{who}, {role} at the {body}, said that {claim}.",
    '{who} told reporters on {day}: "{claim}."',
    "According to the {body}, {claim}.",
    'A spokesman for the {body} said: "{claim}."',
    "{surname} added that {claim}.",
    '"{claim}," {pronoun} said.',
    "{surname} denied that {claim}.",
)
PLAIN = (
    "The {body} met on {day} to discuss the {thing}.",
    "Work on the {thing} began in {town} last spring.",
    "About {number} people gathered outside the {thing} in {town}.",
    "The {thing} has been closed since {day}.",
    "A vote on the {thing} is expected next week.",
)
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()
FIRST_DAY = date(2025, 1, 6)


def articles(count: int, *, seed: int = 1) -> Iterator[dict[str, str]]:
    """``count`` articles as rows of a table, the same for the same seed."""
    for number in range(count):
        yield _article(random.Random(f"{seed}-{number}"))


def write_table(path: Path, count: int, *, seed: int = 1) -> int:
    """Write articles as JSON Lines; gives how many words they have."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for row in articles(count, seed=seed):
            words += len(row["text"].split())
            file.write(json.dumps(row) + "\n")
    return words


def write_pages(folder: Path, count: int, *, seed: int = 1) -> None:
    """Write articles as a text file each."""
    folder.mkdir(parents=True)
    for number, row in enumerate(articles(count, seed=seed)):
        (folder / f"{number:06}.txt").write_text(row["text"], "utf-8")


def _article(chance: random.Random) -> dict[str, str]:
    town, thing = chance.choice(TOWNS), chance.choice(THINGS)
    cast = [_person(chance) for _ in range(3)]
    day = FIRST_DAY + timedelta(days=chance.randrange(360))
    title = f"{town} argues over its {thing}"
    lead = f"{town.upper()} — The {chance.choice(BODIES)} has put off the {thing}."
    paragraphs = [
        _paragraph(chance, town, thing, chance.choice(cast))
        for _ in range(chance.randint(4, 9))
    ]
    return {
        "text": "\n\n".join([title, lead, *paragraphs]) + "\n",
        "title": title,
        "outlet": chance.choice(OUTLETS),
        "published": day.isoformat(),
    }


def _person(chance: random.Random) -> dict[str, str]:
    given, family = chance.choice(GIVEN), chance.choice(FAMILY)
    return {
        "who": f"{given} {family}",
        "surname": family,
        "role": chance.choice(ROLES),
        "pronoun": chance.choice(("he", "she")),
    }


def _paragraph(
    chance: random.Random, town: str, thing: str, person: dict[str, str]
) -> str:
    sentences = []
    for form in (chance.choice(PLAIN), chance.choice(TOLD)):
        claim = chance.choice(CLAIMS).format(thing=thing)
        opening = form.startswith('"{claim}') or ': "{claim}' in form
        sentences.append(
            form.format(
                claim=claim[0].upper() + claim[1:] if opening else claim,
                town=town,
                thing=thing,
                body=chance.choice(BODIES),
                day=chance.choice(DAYS),
                number=chance.randrange(20, 900, 10),
                **person,
            )
        )
    return " ".join(sentences)
