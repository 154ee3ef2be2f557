"""The script that makes evidence searchable, and its hash, which lets it alone run.

It works offline and in exported pages. A page that allows this hash and no other
runs no script that an article may hold.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Hashable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

# Columns that say whom a row is about, the first that a table has.
ABOUT = ("speaker", "name", "actors")
BETWEEN = "; "


@cache
def script() -> str:
    """The script's text, which holds nothing of any page."""
    return Path(__file__).with_name("search.js").read_text("utf-8")


@cache
def script_hash() -> str:
    """What a page's Content-Security-Policy says of the script.

    Browsers hash what stands between the tags.
    """
    digest = hashlib.sha256(script().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def actors_of(row: Mapping[Hashable, Any]) -> list[str]:
    """The actors that a row of evidence is about; none where it does not say."""
    column = next((name for name in ABOUT if name in row), None)
    told = None if column is None else row[column]
    if told is None or pd.isna(told):
        return []
    return str(told).split(BETWEEN) if column == "actors" else [str(told)]


def in_attribute(names: list[str]) -> str:
    """Names as the script reads them from an attribute."""
    return escape(json.dumps(names), quote=True)
