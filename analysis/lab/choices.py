"""What can be chosen in an article: a label to read and an id to act on."""

from __future__ import annotations

from analysis import corrections
from analysis.evidence import UNRESOLVED
from analysis.lab.status import counted
from analysis.reading import LoadedArticle
from analysis.tidy import fold

Choices = list[tuple[str, int]]
LABEL_CHARS = 80
BODY = "body"


def actor_choices(article: LoadedArticle) -> Choices:
    """The actors, most mentioned first, with what tells two of one name apart."""
    rows = article.entities.sort_values(
        ["mentions", "name"], ascending=[False, True], kind="stable"
    )
    return _told_apart(
        (f"{row.name} ({counted(int(row.mentions), 'mention')})", int(row.actor_id))
        for row in rows[["actor_id", "name", "mentions"]].itertuples(index=False)
    )


def speech_choices(article: LoadedArticle) -> Choices:
    """The pieces of speech in the order of the page, each with its speaker."""
    names = {actor.id: actor.name for actor in article.read.actors}
    found = sorted(article.read.attributions, key=lambda a: a.content[0].start)
    labels = []
    for attribution in found:
        said = " … ".join(span.of(article.text) for span in attribution.content)
        by = ", ".join(names[who] for who in attribution.speakers) or UNRESOLVED
        labels.append((f"{by}: {_short(said)}", attribution.id))
    return _told_apart(labels)


def paragraph_choices(article: LoadedArticle) -> Choices:
    """The parts of the page in order; what is not the article's body says so."""
    labels = []
    for number, paragraph in enumerate(article.read.article.paragraphs):
        kind = "" if paragraph.kind == BODY else f"[{paragraph.kind}] "
        words = _short(paragraph.span.of(article.text))
        labels.append((f"{kind}{words}", number))
    return _told_apart(labels)


def correction_choices(article: LoadedArticle) -> Choices:
    """The corrections made, in the order in which they were made."""
    return [
        (f"{row['number']}. {_short(row['correction'])}", int(row["number"]))
        for row in corrections.made(article)
    ]


def _short(words: str) -> str:
    folded = fold(words)
    if len(folded) <= LABEL_CHARS:
        return folded
    return folded[:LABEL_CHARS].rsplit(" ", 1)[0] + " …"


def _told_apart(labels: object) -> Choices:
    """A list takes each label once: the same words again are numbered."""
    seen: dict[str, int] = {}
    told = []
    for label, value in labels:
        seen[label] = seen.get(label, 0) + 1
        again = f" (no. {seen[label]})" if seen[label] > 1 else ""
        told.append((f"{label}{again}", value))
    return told
