"""What a page tells of itself: JSON-LD, OpenGraph, meta and time tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import unescape
from typing import Any, TypeVar

from lxml import etree

from analysis.document import Metadata, Problem
from analysis.sources.days import written_day
from analysis.sources.disagreement import disagreements
from analysis.tidy import whole

T = TypeVar("T")
# What the page states itself in, by the names that a message gives them.
LINKED, OPEN_GRAPH, TAGS, TIMES = "JSON-LD", "OpenGraph", "meta tags", "time tag"
ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlog|Review)", re.I)
TAG = re.compile(r"<[^>]*>")
BROKEN_ENDS = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\]\]>)\s*;?\s*$"
)
PUBLISHED_NAMES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "sailthru.date",
    "parsely-pub-date",
    "og:published_time",
    "article.published",
    "cxenseparse:recs:publishtime",
    "date.release",
)
MODIFIED_NAMES = (
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "last-modified",
    "dcterms.modified",
    "lastmod",
    "revised",
)
AUTHOR_NAMES = (
    "author",
    "byl",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "article:author_name",
)
BY = re.compile(r"^\s*by:?\s+", re.I)
# "Ann Lee, AP Business Writer", "Ann Lee | Town Crier", "Ann Lee, crier.example".
BEHIND_NAME = re.compile(
    r"\s*[|•·]\s*|,\s*(?=[^,]*\b(?:writer|reporter|editor|correspondent|staff|news|"
    r"press|media|columnist|bureau)\b|\S+\.(?:com|org|net|co)\b)",
    re.I,
)
MAX_JSON = 1_000_000
MAX_NODES = 5_000


def read_metadata(root: etree._Element) -> tuple[Metadata, tuple[Problem, ...]]:
    """Title, authors, outlet, days and address as the page states them.

    JSON-LD wins over OpenGraph, which wins over other tags; where one states
    another thing than the other, that is told beside.
    """
    story, metas = _story(root), _metas(root)
    titles = {LINKED: _words(story.get("headline")), OPEN_GRAPH: _og_title(metas)}
    authors = {LINKED: _authors(story.get("author")), TAGS: _meta_authors(metas)}
    outlets = {
        LINKED: _name(story.get("publisher")),
        OPEN_GRAPH: _words(metas.get("og:site_name")),
    }
    days = {
        LINKED: _first_day(story.get("datePublished")),
        TAGS: _meta_day(metas, PUBLISHED_NAMES),
        TIMES: _marked_time(root),
    }
    modified = _first_day(story.get("dateModified")) or _meta_day(metas, MODIFIED_NAMES)
    if days[LINKED] and days[TAGS] == modified:
        del days[TAGS]  # a plain "date" may be the last change's
    metadata = Metadata(
        title=_first(titles) or _title_tag(root),
        authors=_first(authors) or (),
        outlet=_first(outlets),
        published=_first(days) or _only_time(root),
        modified=modified,
        address=_address(root, metas),
    )
    return metadata, tuple(disagreements(titles, authors, outlets, days))


def _first(told: Mapping[str, T]) -> T | None:
    return next(filter(None, told.values()), None)


def _first_day(value: object) -> date | None:
    for one in value if isinstance(value, list) else [value]:
        day = written_day(one)
        if day:
            return day
    return None


def _story(root: etree._Element) -> dict[str, Any]:
    """The JSON-LD node of the article with the most to tell; empty if none."""
    best: dict[str, Any] = {}
    nodes = list(_json_nodes(root))
    for node in nodes:
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        is_article = any(isinstance(k, str) and ARTICLE_TYPE.search(k) for k in kinds)
        if is_article and _worth(node) > _worth(best):
            best = node
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    return {key: _resolved(value, named) for key, value in best.items()}


def _resolved(value: object, named: Mapping[str, dict[str, Any]]) -> object:
    """A node that stands elsewhere and is only pointed to: ``{"@id": "#ida"}``."""
    if isinstance(value, list):
        return [_resolved(one, named) for one in value]
    if isinstance(value, dict) and "name" not in value:
        key = value.get("@id")
        return named.get(key, value) if isinstance(key, str) else value
    return value


def _worth(node: dict[str, Any]) -> int:
    return sum(
        bool(node.get(k)) for k in ("headline", "datePublished", "author", "publisher")
    )


def _json_nodes(root: etree._Element) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        waiting, seen = [_loads(script.text or "")], 0
        while waiting and seen < MAX_NODES:
            node = waiting.pop()
            seen += 1
            if isinstance(node, dict):
                yield node
                waiting += [v for k, v in node.items() if k in ("@graph", "mainEntity")]
            elif isinstance(node, list):
                waiting += reversed(node)


def _loads(text: str) -> object:
    """The JSON in ``text``, mended where pages break it; ``None`` where hopeless."""
    if len(text) > MAX_JSON:
        return None
    text = BROKEN_ENDS.sub("", text.strip())
    for attempt in (text, re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvaged(text)


def _salvaged(text: str) -> object:
    """The plain string fields of broken JSON."""
    fields = re.findall(
        r'"(headline|datePublished|dateModified)"\s*:\s*"((?:[^"\\]|\\.){1,500})"', text
    )
    return {"@type": "Article", **dict(reversed(fields))} if fields else None


def _metas(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = meta.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = meta.get(attribute)
            if key and content and content.strip():
                found.setdefault(key.strip().lower(), content.strip())
    return found


def _meta_day(metas: dict[str, str], names: tuple[str, ...]) -> date | None:
    return next(filter(None, (written_day(metas.get(n)) for n in names)), None)


def _og_title(metas: dict[str, str]) -> str | None:
    return _words(metas.get("og:title")) or _words(metas.get("twitter:title"))


def _title_tag(root: etree._Element) -> str | None:
    return next((_words(element.text) for element in root.iter("title")), None)


def _marked_time(root: etree._Element) -> date | None:
    """The day of a <time> that is marked as the publication's."""
    for element in root.iter("time"):
        marks = f"{element.get('itemprop')} {element.get('pubdate')}".lower()
        day = written_day(element.get("datetime"))
        if day and ("datepublished" in marks or "pubdate" in marks):
            return day
    return None


def _only_time(root: etree._Element) -> date | None:
    """The day of the page's <time> tags, if they name no other."""
    days = {written_day(element.get("datetime")) for element in root.iter("time")}
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _address(root: etree._Element, metas: dict[str, str]) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return link.get("href").strip()
    return metas.get("og:url")


def _words(value: object) -> str | None:
    """``value`` as one line of plain words; ``None`` where there are none."""
    if not isinstance(value, str):
        return None
    plain = " ".join(unescape(TAG.sub("", whole(value))).split())
    return plain or None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), None)
    return _words(value.get("name") if isinstance(value, dict) else value)


def _authors(value: object) -> tuple[str, ...]:
    names = [_name(v) for v in (value if isinstance(value, list) else [value])]
    return _people(n for n in names if n)


def _meta_authors(metas: dict[str, str]) -> tuple[str, ...]:
    return _people(filter(None, (_words(metas.get(n)) for n in AUTHOR_NAMES)))


def _people(values: Iterable[str]) -> tuple[str, ...]:
    """Names of authors: no addresses, no "By", no job or outlet behind, each once."""
    names = []
    for value in values:
        name = BEHIND_NAME.split(BY.sub("", value))[0].strip(" ,;")
        if name and "://" not in name and "@" not in name and len(name) < 100:
            names.append(name.title() if name.isupper() and " " in name else name)
    return tuple(dict.fromkeys(names))
