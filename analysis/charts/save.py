"""Charts to files: PNG, SVG and PDF, the same bytes for the same chart."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

FORMATS = ("png", "svg", "pdf")
PRINT_DPI = 300

# Without a fixed salt the ids in an SVG differ from run to run.
_SETTINGS = {"svg.hashsalt": "soundbite", "svg.fonttype": "path", "pdf.fonttype": 3}


def save_figure(
    figure: Figure,
    stem: str | Path,
    *,
    formats: Sequence[str] = FORMATS,
    dpi: int = PRINT_DPI,
    alt_text: str | None = None,
) -> list[Path]:
    """Write ``stem`` with the suffix of each format; gives the paths written.

    The alt text (the figure's own, where none is given) goes into each file. No
    file holds a date, so that the same chart gives the same bytes. A file is
    written whole or not at all; its folder is made where there is none.
    """
    unknown = [form for form in formats if form not in FORMATS]
    if unknown:
        raise ValueError(f"formats must be of {FORMATS}; not {unknown}.")
    told = alt_text if alt_text is not None else getattr(figure, "alt_text", "")
    stem = Path(stem)
    stem.parent.mkdir(parents=True, exist_ok=True)
    paths = [stem.with_name(f"{stem.name}.{form}") for form in formats]
    for form, path in zip(formats, paths, strict=True):
        _save_whole(figure, path, form, dpi, told)
    return paths


def _save_whole(figure: Figure, path: Path, form: str, dpi: int, told: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=f".{form}")
    os.close(handle)
    unfinished = Path(name)
    try:
        with mpl.rc_context(_SETTINGS):
            figure.savefig(
                unfinished, format=form, dpi=dpi, metadata=_about(form, told)
            )
        # mkstemp makes files that only their owner can read.
        unfinished.chmod(0o644)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _about(form: str, told: str) -> dict[str, Any]:
    """What the file says of itself: the alt text, and no date or version."""
    if form == "png":
        return {"Software": None, "Description": told}
    if form == "svg":
        return {"Date": None, "Creator": None, "Description": told}
    return {"CreationDate": None, "Creator": None, "Producer": None, "Subject": told}
