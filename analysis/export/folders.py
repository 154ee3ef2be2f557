"""A folder written whole or not at all."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Both stand beside the folder, so that moving them is one step of the file system.
_PARTIAL = ".partial-"
_EARLIER = ".earlier-"


@contextmanager
def replace_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder to write into; it becomes ``target`` when all went well.

    Where anything fails, what stood at ``target`` stands there still and what was
    written is gone. An earlier folder that a power cut left aside is put back.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _put_back(target)
    partial = _beside(target, _PARTIAL)
    partial.mkdir()
    try:
        yield partial
        _swap(partial, target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _beside(target: Path, mark: str) -> Path:
    return target.with_name(f".{target.name}{mark}{uuid.uuid4().hex[:8]}")


def _put_back(target: Path) -> None:
    if target.exists():
        return
    # glob would read brackets in the name as a pattern.
    beginning = f".{target.name}{_EARLIER}"
    earlier = [p for p in target.parent.iterdir() if p.name.startswith(beginning)]
    if earlier:
        max(earlier, key=lambda path: path.stat().st_mtime).rename(target)


def _swap(partial: Path, target: Path) -> None:
    if not target.exists():
        partial.rename(target)
        return
    earlier = _beside(target, _EARLIER)
    target.rename(earlier)
    try:
        partial.rename(target)
    except BaseException:
        earlier.rename(target)
        raise
    shutil.rmtree(earlier, ignore_errors=True)
