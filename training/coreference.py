"""Learn what a pronoun's candidates are weighed by: analysis/actors.

    python -m training.coreference DATA/gum [--write]

For each pronoun of GUM's training split that means a person, every person mentioned
before it and agreeing with it is a candidate, described by the same features as when
the kit reads. The weights maximise the likelihood of the right one (softmax over the
candidates, each by the best of its mentions; a pull towards zero keeps them small).
Printed before and after: precision, recall and F1 over the pronouns whose gold
entity has a name, on both splits. With ``--write`` the file of weights is replaced.

What was learnt so far is not what ships: it wins on GUM (dev F1 .88 against .80),
whose texts are mostly about one person, and loses on news with several speakers (the
file's note has the figures).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from analysis.actors import identify_actors, pronouns, reading
from analysis.actors.drafts import Draft, Pronoun
from training.gum_actors import GumDocument, documents

WEIGHTS = Path(pronouns.__file__).with_name("pronoun_weights.json")
PERSONAL = pronouns.MALE | pronouns.FEMALE
# What is known beforehand of the news, of which GUM has little: who is a source goes
# on being one, and does not speak of himself by name.
PRIOR = {
    "distance 1": -1.0,
    "distance 2": -2.0,
    "distance 3": -3.0,
    "distance 4": -4.0,
    "subject": 1.0,
    "named": 0.2,
    "agrees": 1.2,
    "frequency": 0.4,
    "same paragraph": 0.6,
    "newer": -0.2,
    "itself": 0.2,
    "object of it": -0.6,
    "in quotation": -0.9,
    "in speech": -0.4,
    "in speech, for a source": -1.0,
    "in own speech": -3.0,
    "source for source": 0.4,
    "spoke last": 0.5,
    "speaker of it": 1.3,
    "speaker of the quotation": -2.5,
}
# The weights are pulled towards those by this much for each pronoun learnt from.
RIDGE = 0.05
STEPS = 600
RATE = 0.3

Row = tuple[Draft, dict[str, float]]


class Recorder:
    """Stands in for ``resolve_pronoun`` and keeps the candidates that it saw."""

    def __init__(self) -> None:
        self.seen: list[tuple[Pronoun, list[Row]]] = []
        self.resolve = pronouns.resolve_pronoun

    def __call__(
        self,
        pronoun: Pronoun,
        place: pronouns.Place,
        discourse: pronouns.Discourse,
    ) -> None:
        """Note the candidates, then resolve as the kit does."""
        if pronoun.word in PERSONAL:
            found = pronouns.candidates(pronoun, place, discourse)
            rows = [(seen.drafts[0], features) for seen, features in found]
            self.seen.append((pronoun, rows))
        self.resolve(pronoun, place, discourse)


def record(document: GumDocument) -> list[tuple[list[Row], set[Draft], int, Pronoun]]:
    """Pronouns of a document: candidates, the right ones, the gold entity."""
    recorder, words_of = Recorder(), []
    make = reading.find_pronouns

    def note_words(words: object) -> list[Pronoun]:
        words_of.append(words)
        return make(words)

    kept = reading.resolve_pronoun, identify_actors.__globals__["find_pronouns"]
    reading.resolve_pronoun = recorder
    identify_actors.__globals__["find_pronouns"] = note_words
    try:
        identify_actors(
            document.article,
            document.sentences,
            document.reading,
            document.attributions,
        )
    finally:
        reading.resolve_pronoun = kept[0]
        identify_actors.__globals__["find_pronouns"] = kept[1]
    found, clusters = [], {}
    for pronoun, rows in recorder.seen:
        token = words_of[0].tokens[pronoun.at]
        gold = document.heads.get((token.start, token.end), -1)
        right = set()
        for draft in {draft for draft, _ in rows}:
            if draft not in clusters:
                clusters[draft] = _cluster(draft, document)
            if clusters[draft] == gold:
                right.add(draft)
        found.append((rows, right, gold, pronoun))
    return found


def _cluster(draft: Draft, document: GumDocument) -> int:
    """The gold entity that most of an actor's names and descriptions mean."""
    votes: Counter[int] = Counter()
    for (start, end), kind in draft.mentions.items():
        if kind == "pronoun":
            continue
        for (first, _), cluster in document.heads.items():
            if start <= first < end:
                votes[cluster] += 2 if kind == "name" else 1
    return votes.most_common(1)[0][0] if votes else -2


def learn(
    examples: Iterable[tuple[list[Row], set[Draft]]], start: dict[str, float]
) -> dict[str, float]:
    """Weights that make the right candidates likely."""
    examples = [(rows, right) for rows, right in examples if right]
    names = sorted({n for rows, _ in examples for _, f in rows for n in f})
    index = {name: i for i, name in enumerate(names)}
    before = np.array([start.get(name, 0.0) for name in names])
    weights = before.copy()
    groups = [_matrix(rows, right, index) for rows, right in examples]
    speed = np.zeros_like(weights)
    for _ in range(STEPS):
        gradient = -RIDGE * (weights - before) * len(groups)
        for matrix, owners, is_right in groups:
            gradient += _gradient(matrix, owners, is_right, weights)
        speed = 0.9 * speed + gradient / len(groups)
        weights = weights + RATE * 0.1 * speed
    return {name: round(float(weights[i]), 3) for name, i in index.items()}


def _matrix(
    rows: list[Row], right: set[Draft], index: dict[str, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    drafts = list(dict.fromkeys(draft for draft, _ in rows))
    matrix = np.zeros((len(rows), len(index)))
    for at, (_, features) in enumerate(rows):
        for name, value in features.items():
            matrix[at, index[name]] = float(value)
    owners = np.array([drafts.index(draft) for draft, _ in rows])
    return matrix, owners, np.array([draft in right for draft in drafts])


def _gradient(
    matrix: np.ndarray, owners: np.ndarray, is_right: np.ndarray, weights: np.ndarray
) -> np.ndarray:
    scores = matrix @ weights
    best = np.array(
        [
            np.flatnonzero(owners == d)[np.argmax(scores[owners == d])]
            for d in range(len(is_right))
        ]
    )
    chances = np.exp(scores[best] - scores[best].max())
    chances /= chances.sum()
    hoped = chances * is_right
    hoped /= max(hoped.sum(), 1e-12)
    return (hoped - chances) @ matrix[best]


def measure(found: Iterable[GumDocument]) -> tuple[float, float, float]:
    """Precision, recall and F1 over third-person pronouns for one person."""
    right = given = wanted = 0
    for document in found:
        for rows, good, gold, pronoun in record(document):
            is_wanted = gold in document.named
            wanted += is_wanted
            given += bool(pronoun.drafts) and pronoun.drafts[0].is_named
            right += is_wanted and bool(set(pronoun.drafts) & good) and bool(rows)
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _report(label: str, splits: dict[str, list[GumDocument]]) -> Iterator[str]:
    for split, found in splits.items():
        for genres in (("news",), ("news", "bio"), None):
            part = [d for d in found if genres is None or d.genre in genres]
            p, r, f = measure(part)
            names = "+".join(genres) if genres else "all genres"
            yield f"{label:7} {split:6} {names:11} P {p:.3f} R {r:.3f} F1 {f:.3f}"


def main() -> int:
    """Learn, report, and write the weights when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    splits = {
        split: list(documents(options.folder / f"{split}.jsonl.gz"))
        for split in ("train", "dev")
    }
    if not options.write:
        print(*_report("before", splits), sep="\n")
    table = pronouns.weights()
    for _ in range(2):
        # Twice, since whom a pronoun meant is what the next one looks back on.
        examples = [
            (rows, right)
            for document in splits["train"]
            for rows, right, _, _ in record(document)
        ]
        table["person"] = {"floor": -99.0} | learn(examples, PRIOR)
    print(*_report("after", splits), sep="\n")
    if options.write:
        whole = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        whole["weights"] = table
        WEIGHTS.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
