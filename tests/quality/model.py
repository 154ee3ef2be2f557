"""Which kit and which model were measured."""

from __future__ import annotations

import analysis
from analysis.reader import load_reader


def kit_version() -> str:
    """The kit's version."""
    return analysis.__version__


def model_version() -> str:
    """The reading model's version and the first digits of its file's hash."""
    reader = load_reader()
    return f"{reader.version} ({reader.sha256[:12]})"
