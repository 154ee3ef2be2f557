"""Names from sets that mark something wider or noisier than names."""

from __future__ import annotations

import re

# Classes of CoreNLP's recogniser, which PolNeAR's authors ran over their articles.
SILVER_TYPES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC"}
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
DEMONYM = re.compile(
    r"(?:[A-Z][\w-]*(?:ans?|ese|ish|[^aeiou]is?|ic|ics|crats?|[ft]h|ites?|ims|ews?|cks?)"
    r"|Greeks?|Dutch|Swiss|Republicans?|Democratic|GOP|Hispanics?|Latinos?)"
)
TITLES = frozenset(
    """mr mrs ms miss dr prof professor president vice senator sen rep representative
    gov governor mayor minister prime secretary chancellor king queen prince princess
    sir lord lady pope judge justice captain capt colonel col general gen lieutenant lt
    sergeant sgt major chief director chairman chairwoman ambassador congressman
    congresswoman speaker rev reverend father sister brother madam coach editor
    undersecretary deputy attorney former first""".split()
)
PARTICLES = frozenset("de la le von van der den del di da du al bin ibn - .".split())
# "Of" is part of a ministry's name; behind a person's name it says whose they are.
LINKING = PARTICLES | frozenset("of the and for &".split())


def silver_names(row: dict) -> list[tuple[int, int, str]]:
    """Runs of tokens of one class; MISC is split into peoples and the rest."""
    text, found = row["text"], []
    start = end = -1
    kind: str | None = None
    for token in [*row["tokens"], [0, 0, "", "O", "", 0]]:
        entity = token[3] if token[3] in SILVER_TYPES or token[3] == "MISC" else None
        goes_on = (
            entity == kind and entity is not None and "\n" not in text[end : token[0]]
        )
        if goes_on:
            end = token[1]
            continue
        if kind is not None and any(c.isupper() for c in text[start:end]):
            words = text[start:end]
            found.append((start, end, SILVER_TYPES.get(kind) or misc_type(words)))
        start, end, kind = token[0], token[1], entity
    return found


def misc_type(words: str) -> str:
    """GROUP for peoples, faiths and parties' members; MISC for the rest."""
    return "GROUP" if DEMONYM.fullmatch(words) else "MISC"


def gum_names(row: dict) -> list[tuple[int, int, str]]:
    """Named people, organisations and places, cut to their proper nouns."""
    found: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    entities = sorted(
        (e for e in row["entities"] if e["named"] and e["type"] in GUM_TYPES),
        key=lambda e: e["start"] - e["end"],
    )
    for entity in entities:
        core = _core(row, entity)
        if core is None or taken & set(range(*core)):
            continue
        taken |= set(range(*core))
        kind = GUM_TYPES[entity["type"]]
        if kind == "PER" and DEMONYM.fullmatch(row["text"][slice(*core)]):
            kind = "GROUP"
        found.append((*core, kind))
    return found


def _core(row: dict, entity: dict) -> tuple[int, int] | None:
    """The run of proper nouns around the head, titles in front left out."""
    inside = [t for t in row["tokens"] if entity["start"] <= t[0] < entity["end"]]
    proper = [_is_proper(row["text"], t) for t in inside]
    head = next(
        (i for i, t in enumerate(inside) if t[0] <= entity["head"][0] < t[1]), None
    )
    if head is None or not proper[head]:
        return None
    low = high = head
    linking = PARTICLES if entity["type"] == "person" else LINKING
    low = _reach(row["text"], inside, proper, low, -1, linking)
    high = _reach(row["text"], inside, proper, high, 1, linking)
    while low <= high and _is_title(row["text"], inside[low]):
        low += 1
    if low > high:
        return None
    start, end = inside[low][0], inside[high][1]
    return (start, end) if any(c.isalpha() for c in row["text"][start:end]) else None


def _is_proper(text: str, token: list) -> bool:
    """Proper nouns, and capitalised words inside names ("United", "Sea")."""
    capital = text[token[0]].isupper() and token[3] in ("ADJ", "NOUN", "VERB", "NUM")
    return token[3] == "PROPN" or capital


def _is_title(text: str, token: list) -> bool:
    return text[token[0] : token[1]].lower().strip(".") in TITLES


def _reach(
    text: str,
    inside: list[list],
    proper: list[bool],
    at: int,
    step: int,
    linking: frozenset[str],
) -> int:
    """How far proper nouns go on, over linking words between two of them."""
    best, i = at, at + step
    while 0 <= i < len(inside):
        word = text[inside[i][0] : inside[i][1]]
        if proper[i]:
            best = i
        elif word not in linking:
            break
        i += step
    return best
