"""What made a report: page, options, versions, time, and the files' hashes."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from analysis.reading import LoadedArticle
from analysis.report.places import MANIFEST, page_key
from analysis.version import __version__

PACKAGE = Path(__file__).resolve().parents[1]
# What takes part in reading, counting, drawing and writing.
PACKAGES = (
    "charset-normalizer",
    "jinja2",
    "lxml",
    "lxml_html_clean",
    "matplotlib",
    "nbclient",
    "nbconvert",
    "nltk",
    "numpy",
    "onnxruntime",
    "openpyxl",
    "pandas",
    "pandera",
    "py3langid",
    "pyarrow",
    "pypdf",
    "python-docx",
    "ruamel.yaml",
    "striprtf",
    "tokenizers",
    "trafilatura",
    "vaderSentiment",
)


def made_by() -> dict[str, Any]:
    """Versions of the kit, of its model and of what it stands on."""
    return {
        "soundbite": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "packages": {name: _version(name) for name in PACKAGES},
        "models": models(),
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


@cache
def models() -> dict[str, str]:
    """SHA-256 of each model that the kit ships, by file name."""
    found = sorted(PACKAGE.rglob("*.onnx"))
    return {path.relative_to(PACKAGE).as_posix(): file_hash(path) for path in found}


def file_hash(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def about(article: LoadedArticle) -> dict[str, Any]:
    """What was read and how: the same on every run with the same input."""
    read, options = article.read.article, article.options
    page, publication = read.page, read.publication
    return {
        "page": page.name,
        "page_key": page_key(page),
        "article": page.article,
        "article_id": page.article_id,
        "sha256": page.sha256,
        "encoding": page.encoding,
        "title": read.title,
        "published": publication.day and publication.day.isoformat(),
        "published_from": publication.origin,
        "options": {"published": options.published and options.published.isoformat()},
        "corrections": corrections_of(article),
        "counted_as_today": (options.today or date.today()).isoformat(),
        "problems": article.problems.drop(columns="article_id").to_dict("records"),
    }


def corrections_of(article: LoadedArticle) -> dict[str, Any] | None:
    """The corrections file and what of it was applied; ``None`` without a file."""
    path = corrections_path(article)
    if path is None:
        return None
    applied = list(article.read.corrections)
    return {"file": path.name, "sha256": file_hash(path), "applied": applied}


def corrections_path(article: LoadedArticle) -> Path | None:
    """The corrections file that the article was read with, where there is one."""
    stated = article.options.corrections or article.read.corrections_file
    path = Path(stated) if stated else None
    return path if path is not None and path.is_file() else None


def write_manifest(article: LoadedArticle, folder: Path) -> None:
    """Write ``manifest.json`` about all that lies in ``folder`` by now.

    It alone tells the time, so that all other files are the same on every run.
    """
    manifest = {
        **about(article),
        "written_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "made_by": made_by(),
        "files": dict(_files(folder)),
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    path = folder / MANIFEST
    path.write_text(f"{text}\n", "utf-8", errors="backslashreplace", newline="\n")


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), file_hash(path)
