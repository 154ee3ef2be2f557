"""Actors against GUM's coreference, for a scorer that is not ours.

    python -m training.score_coreference DATA/gum/dev.jsonl.gz OUT
    scorch OUT/gold OUT/kit        # pip install scorch, in an environment of its own

Writes one JSON file of clusters a document, as scorch (an implementation of the
CoNLL scores) reads it. Clusters are persons and organizations; with names given by
gold, what is measured is who is who. A mention is told by its head word. ``gold``
holds clusters with a name, and of them what a name, a pronoun or a title can mean.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from analysis.actors import identify_actors
from training.gum_actors import GumDocument, documents

KINDS = {"person", "organization"}


def gold_clusters(document: GumDocument) -> dict[str, list[str]]:
    """Persons and organizations with a name: the head words of their mentions."""
    clusters: dict[str, list[str]] = defaultdict(list)
    for (start, end), cluster in document.heads.items():
        if document.types[cluster] in KINDS and cluster in document.named:
            clusters[str(cluster)].append(f"{start}-{end}")
    return dict(clusters)


def kit_clusters(document: GumDocument) -> dict[str, list[str]]:
    """The kit's persons and institutions, each head word given to one of them."""
    actors, _ = identify_actors(
        document.article,
        document.sentences,
        document.reading,
        document.attributions,
    )
    heads = sorted(document.heads)
    taken: set[str] = set()
    clusters: dict[str, list[str]] = {}
    for actor in actors:
        if actor.type not in ("PERSON", "ORG") or actor.is_anonymous:
            continue
        found = []
        for mention in actor.mentions:
            span = mention.span
            inside = [h for h in heads if span.start <= h[0] and h[1] <= span.end]
            head = inside[-1] if inside else (span.start, span.end)
            found.append(f"{head[0]}-{head[1]}")
        clusters[str(actor.id)] = [m for m in dict.fromkeys(found) if m not in taken]
        taken.update(found)
    return {name: mentions for name, mentions in clusters.items() if mentions}


def main() -> int:
    """Write both readings of one split."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("split", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    for folder in ("gold", "kit"):
        (options.out / folder).mkdir(parents=True, exist_ok=True)
    for document in documents(options.split):
        for folder, clusters in (
            ("gold", gold_clusters(document)),
            ("kit", kit_clusters(document)),
        ):
            path = options.out / folder / f"{document.name}.json"
            row = {"type": "clusters", "clusters": clusters}
            path.write_text(json.dumps(row), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
