"""The JSON object of one article, as other programs rely on it (DESIGN 3.3)."""

from __future__ import annotations

import json
from typing import Any

from analysis.document import (
    Actor,
    Article,
    Attribution,
    Event,
    ReadArticle,
    Span,
)
from analysis.errors import PageError


def article_line(read: ReadArticle) -> str:
    """One article as one line of ASCII JSON, without the newline."""
    return json.dumps(article_object(read), ensure_ascii=True)


def error_line(page: str, error: PageError) -> str:
    """A page, or one article of it, that could not be read: one line of ASCII JSON."""
    told = {"kind": error.kind, "message": str(error)}
    which = {} if error.article is None else {"article": error.article}
    return json.dumps({"page": page, **which, "error": told}, ensure_ascii=True)


def article_object(read: ReadArticle) -> dict[str, Any]:
    """Everything read in an article as plain lists, dicts and numbers."""
    return {
        **_page(read.article),
        "paragraphs": [
            {**_ends(p.span), "kind": p.kind} for p in read.article.paragraphs
        ],
        "sentences": _sentences(read),
        "attributions": [_attribution(a) for a in read.attributions],
        "actors": [_actor(a) for a in read.actors],
        "tone": [
            {
                "actor": t.actor,
                **_ends(t.span),
                "by": t.by,
                "polarity": round(t.polarity, 3),
                "confidence": round(t.confidence, 3),
            }
            for t in read.tone
        ],
        "dates": [
            {**_ends(d.span), "value": d.value, "type": d.type, "guessed": d.is_guessed}
            for d in read.dates
        ],
        "events": [_event(e) for e in read.events],
        "problems": [
            {"step": p.step, "kind": p.kind, "message": p.message}
            for p in read.problems
        ],
    }


def _page(article: Article) -> dict[str, Any]:
    page, publication = article.page, article.publication
    dateline = article.dateline
    return {
        "page": page.name,
        "article": page.article,
        "article_id": page.article_id,
        "sha256": page.sha256,
        "text": page.text,
        "language": article.language,
        "title": article.title,
        "authors": list(article.authors),
        "outlet": article.outlet,
        "dateline": dateline and {"place": dateline.place, "outlet": dateline.outlet},
        "published": publication.day and publication.day.isoformat(),
        "published_from": publication.origin,
        "modified": article.modified and article.modified.isoformat(),
    }


def _sentences(read: ReadArticle) -> list[dict[str, Any]]:
    tone = {t.sentence: round(t.polarity, 3) for t in read.sentence_tone}
    return [
        {**_ends(s.span), **({"tone": tone[i]} if i in tone else {})}
        for i, s in enumerate(read.sentences)
    ]


def _attribution(a: Attribution) -> dict[str, Any]:
    return {
        "id": a.id,
        "kind": a.kind,
        "zone": a.zone,
        "content": _pairs(a.content),
        "source": _pairs(a.source),
        "cue": _pairs(a.cue),
        "speakers": list(a.speakers),
        "is_speech": a.is_speech,
        "nested_in": a.nested_in,
        "quoted_words": a.quoted_words,
        "content_words": a.content_words,
        "confidence": round(a.confidence, 3),
        "resolved_via": a.resolved_via,
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "role": actor.role,
        "affiliation": actor.affiliation,
        "anonymous": actor.is_anonymous,
        "mentions": [{**_ends(m.span), "kind": m.kind} for m in actor.mentions],
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "label": event.label,
        "value": event.value,
        "mentions": [_ends(span) for span in event.mentions],
    }


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
