"""Which folder a page's report goes into."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from analysis.document import Page
from analysis.export import safe_stem

MANIFEST = "manifest.json"


def page_key(page: Page) -> str:
    """Tells a page from another of the same name, without telling where it lies.

    The same file gives the same key after it was edited, and so its report takes
    the place of the earlier one.
    """
    path = Path(page.name)
    try:
        place = str(path.resolve()) if path.is_file() else f"{page.name} {page.sha256}"
    except (OSError, ValueError):  # too long for a path, or with a null character
        place = f"{page.name} {page.sha256}"
    told = f"{place} {page.article}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()[:16]


def report_folder(out: Path, page: Page) -> Path:
    """The folder named by the page's stem; by its ``article_id`` where that is taken.

    Taken is a folder that holds another page's report, or anything but a report.

    Raises:
        FileExistsError: both names are taken by folders that are not reports.
    """
    key = page_key(page)
    for name in filter(None, (safe_stem(page.name), page.article_id)):
        folder = out / name
        if not folder.exists() or _key_in(folder) == key:
            return folder
    if _key_in(folder) is not None:  # the same bytes under another name
        return folder
    raise FileExistsError(
        f"{folder} is there already and holds no report; move it away, or write "
        "elsewhere with --out"
    )


def _key_in(folder: Path) -> str | None:
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        return str(manifest["page_key"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
