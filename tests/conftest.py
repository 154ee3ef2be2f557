"""What all tests share: where the repository and the shared data lie.

The shared data (articles, cases, gold) are not part of the repository. They lie
beside the checkout, in ``../shared``, or where ``SOUNDBITE_SHARED`` points. A test
that needs them asks for the fixture `shared` and is skipped where they are absent.
"""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


def shared_folder() -> Path:
    """Where the shared data should lie; whether they do is for the caller to ask."""
    stated = os.environ.get("SOUNDBITE_SHARED")
    return Path(stated) if stated else REPOSITORY.parent / "shared"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data's folder; skips the test where this machine has none."""
    folder = shared_folder()
    if not (folder / "data").is_dir():
        pytest.skip(
            f"no shared data at {folder}: set SOUNDBITE_SHARED or put them beside "
            "the checkout"
        )
    return folder
