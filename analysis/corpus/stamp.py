"""What tables depend on beside the pages: the kit, its model, the code that reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import analysis.version

PACKAGE = Path(analysis.version.__file__).parent
# What reads, from bytes to tables. A new chart is no reason to read 100,000 articles
# again; anything in these is, released or not.
READS = (
    "actors attribution cleaning corrections dates document.py pipeline.py "
    "quotation.py reader schema sentences.py sources tables tidy.py tone words.py"
).split()
WEIGHTS = (".onnx", ".pyc")  # known by the hashes in the model's settings


@cache
def stamp_of(reader: str) -> Mapping[str, str]:
    """The kit's version, a hash of its reading code and data, and who reads a page."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.relative_to(PACKAGE).as_posix().encode("utf-8") + b"\0")
        # However git wrote the line ends.
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return {
        "kit": analysis.version.__version__,
        "code": digest.hexdigest()[:16],
        "reader": reader,
    }


def _files() -> Iterator[Path]:
    for name in READS:
        path = PACKAGE / name
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (f for f in found if f.is_file() and f.suffix not in WEIGHTS)
