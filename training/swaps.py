"""How often the tone changes when only the target's name does."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from analysis.document import Span
from analysis.reader.reader import Reader
from training.corpora import is_held_back, rows, tone_key

# Made-up people; what is asked is only whether a name as such sways the answer.
PEOPLE = (
    "Anna Keller,Tomas Lindqvist,Grace Okafor,Daniel Reyes,Mei Tanaka,Omar Haddad,"
    "Ruth Goldman,Pavel Novak,Lucia Moretti,Samuel Osei,Priya Nair,Jack Thornton,"
    "Fatima Zahra,Erik Johansson,Carmen Vega,Yusuf Demir,Helen Marsh,Andre Laurent,"
    "Nadia Petrova,Kofi Mensah"
).split(",")
HELD_TONE = 10


def changed_by_swaps(reader: Reader, data: Path, seed: int = 0) -> dict[str, Any]:
    """Percent of answers that change, over held-back targets with two capital words."""
    rng = random.Random(seed)
    changed = asked = 0
    for row in rows(data / "newsmtsc" / "train.jsonl.gz"):
        if not is_held_back(tone_key(row["id"]), HELD_TONE):
            continue
        for target in row["targets"]:
            span = Span(target["start"], target["end"])
            words = span.of(row["text"]).split()
            if len(words) == 2 and all(w[0].isupper() and w.isalpha() for w in words):
                name = rng.choice(PEOPLE)
                swapped = row["text"][: span.start] + name + row["text"][span.end :]
                other = Span(span.start, span.start + len(name))
                changed += _class(reader, row["text"], span) != _class(
                    reader, swapped, other
                )
                asked += 1
    return {"percent": round(100 * changed / max(1, asked), 1), "targets": asked}


def _class(reader: Reader, text: str, target: Span) -> int:
    chances = reader.tone(text, [Span(0, len(text))], [[target]])[0][0]
    return max(range(3), key=lambda k: chances[k])
