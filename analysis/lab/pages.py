"""The pages that a picker offers, and names for pages that came without a file."""

from __future__ import annotations

from pathlib import Path

from analysis.export import safe_stem
from analysis.reading import find_page

DATA = Path(__file__).resolve().parents[2] / "data"
# Notes and corrections lie beside the pages.
NOT_PAGES = {".md", ".yaml", ".yml"}
# More than this nobody looks through in a list.
MOST_PAGES = 500
LONGEST_ENDING = 9


def kit_pages(folder: Path = DATA) -> dict[str, str]:
    """Path of each page in the kit's ``data``, by the name to show, in order."""
    files = sorted(path for path in folder.rglob("*") if _is_page(path, folder))
    return {
        path.relative_to(folder).as_posix(): find_page(str(path))
        for path in files[:MOST_PAGES]
    }


def _is_page(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    hidden = any(part.startswith(".") for part in parts)
    return path.is_file() and not hidden and path.suffix.lower() not in NOT_PAGES


def name_of_upload(given: str) -> str:
    r"""What to call an uploaded file: never a path, whatever its sender named it.

    >>> name_of_upload("../../etc/passwd")
    'passwd (uploaded)'
    >>> name_of_upload("C:\\pages\\Übersicht.html")
    'Übersicht (uploaded).html'
    """
    stem = safe_stem(given) or "page"
    ending = Path(given.replace("\\", "/")).suffix if given.isprintable() else ""
    is_plain = (
        ending[1:].isalnum() and ending.isascii() and len(ending) < LONGEST_ENDING
    )
    name = f"{stem} (uploaded){ending if is_plain else ''}"
    # Else its corrections would be written beside that file.
    return f"{name} again" if Path(name).exists() else name
