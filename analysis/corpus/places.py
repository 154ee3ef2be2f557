"""Where the tables lie: a folder of this machine, or any place that fsspec reaches.

Each file is written whole or not at all. On this machine it is written beside its
place, put on the disk and renamed; elsewhere the storage itself puts a file whole.
"""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.request import url2pathname

from analysis.corpus.records import CorpusError

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+://")
OWN = "file://"
PARTIAL = ".partial"


class Place(Protocol):
    """A folder of files, named by paths with ``/`` relative to it."""

    def read(self, name: str) -> bytes | None:
        """A file's bytes; ``None`` where there is none."""

    def size(self, name: str) -> int | None:
        """A file's size; ``None`` where there is none."""

    def write(self, name: str, content: bytes) -> None:
        """Write one file whole."""

    def commit(self, files: Mapping[str, bytes], name: str, record: bytes) -> None:
        """Write files and then ``name``, which says that they stand.

        While they are put in place ``name`` is not there: whenever the power fails,
        a record that is there is right.
        """

    def remove(self, name: str) -> None:
        """Remove a file, where there is one."""

    def names(self, folder: str, ending: str) -> list[str]:
        """Names of the files in ``folder`` with this ending, sorted."""

    def held(self) -> Any:
        """A context in which no second run of this machine writes here."""


def place_of(out: str) -> Place:
    """The place that ``out`` names: an address such as s3://..., or a folder."""
    if not is_address(out):
        return LocalPlace(Path(out))
    if out.startswith(OWN):
        return LocalPlace(Path(url2pathname(out.removeprefix(OWN))))
    return RemotePlace(out)


def is_address(out: str) -> bool:
    """Whether ``out`` names a place such as s3://..., no folder of this machine."""
    return bool(ADDRESS.match(out))


class LocalPlace:
    """A folder of this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, name: str) -> bytes | None:
        """A file's bytes; ``None`` where there is none."""
        try:
            return (self.root / name).read_bytes()
        except FileNotFoundError:
            return None

    def size(self, name: str) -> int | None:
        """A file's size; ``None`` where there is none."""
        try:
            return (self.root / name).stat().st_size
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """Write one file whole."""
        self._put(self._beside({name: content}))

    def commit(self, files: Mapping[str, bytes], name: str, record: bytes) -> None:
        """All files lie on the disk before the first is put in place."""
        beside = self._beside(files)
        self.remove(name)
        self._put(beside)
        self.write(name, record)

    def _beside(self, files: Mapping[str, bytes]) -> dict[Path, Path]:
        """Write files under other names; gives both names of each."""
        mark = f".{uuid.uuid4().hex[:8]}{PARTIAL}"
        names = {self.root / n: (self.root / n).with_suffix(mark) for n in files}
        for (path, beside), content in zip(names.items(), files.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        return names

    def _put(self, names: Mapping[Path, Path]) -> None:
        for path, beside in names.items():
            beside.replace(path)
        for folder in {path.parent for path in names}:
            _sync_folder(folder)

    def remove(self, name: str) -> None:
        """Remove a file, where there is one."""
        path = self.root / name
        if path.exists():
            path.unlink(missing_ok=True)
            _sync_folder(path.parent)

    def names(self, folder: str, ending: str) -> list[str]:
        """Names of the files in ``folder`` with this ending, sorted."""
        found = (self.root / folder).glob(f"*{ending}")
        return sorted(f"{folder}/{path.name}" for path in found)

    @contextmanager
    def held(self) -> Iterator[None]:
        """One run at a time; what a run that was killed left half is removed.

        The system lets go of the lock when the process ends, however it ends.
        Windows has no such lock in the standard library's terms.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "_lock").open("w") as lock:
            with suppress(ImportError):
                import fcntl

                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    raise CorpusError(
                        f"{self.root}: another run is writing there; wait for it, "
                        "or name another folder."
                    ) from None
            for left in self.root.glob(f"*/*{PARTIAL}"):
                left.unlink(missing_ok=True)
            yield


def _sync_folder(folder: Path) -> None:
    """Put the renames themselves on the disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class RemotePlace:
    """A place that fsspec reaches, such as s3://bucket/folder."""

    def __init__(self, address: str) -> None:
        import fsspec

        try:
            self.files, self.root = fsspec.core.url_to_fs(address.rstrip("/"))
        except (ImportError, ValueError) as error:
            raise CorpusError(f"{address}: cannot be written to ({error}).") from None

    def read(self, name: str) -> bytes | None:
        """A file's bytes; ``None`` where there is none."""
        try:
            return self.files.cat_file(f"{self.root}/{name}")
        except FileNotFoundError:
            return None

    def size(self, name: str) -> int | None:
        """A file's size; ``None`` where there is none."""
        try:
            return self.files.info(f"{self.root}/{name}")["size"]
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """Write one file whole: a storage shows an object when all of it is there."""
        path = f"{self.root}/{name}"
        self.files.makedirs(path.rpartition("/")[0], exist_ok=True)
        self.files.pipe_file(path, content)

    def commit(self, files: Mapping[str, bytes], name: str, record: bytes) -> None:
        """Write files and then ``name``."""
        self.remove(name)
        for file, content in files.items():
            self.write(file, content)
        self.write(name, record)

    def remove(self, name: str) -> None:
        """Remove a file, where there is one."""
        with suppress(FileNotFoundError):
            self.files.rm_file(f"{self.root}/{name}")

    def names(self, folder: str, ending: str) -> list[str]:
        """Names of the files in ``folder`` with this ending, sorted."""
        try:
            found = self.files.ls(f"{self.root}/{folder}", detail=False)
        except FileNotFoundError:
            return []
        stems = (path.rpartition("/")[2] for path in found)
        return sorted(f"{folder}/{stem}" for stem in stems if stem.endswith(ending))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Storage has no locks: two runs at once are the user's to avoid."""
        yield
