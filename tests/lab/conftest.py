"""A desk without a notebook: what would be displayed is kept in a list."""

from dataclasses import replace

import IPython.display
import pytest

from analysis.lab import Desk
from analysis.reading import LoadedArticle
from tests.made_articles import small


class Handle:
    """Stands in for the place of an output, and keeps what was shown there."""

    def __init__(self, first):
        self.shown = [first]

    def update(self, shown):
        self.shown.append(shown)


@pytest.fixture
def outputs(monkeypatch):
    """Every output of the cell, each with all that was shown in its place."""
    handles = []

    def display(shown, *, display_id=None):
        handles.append(Handle(shown))
        return handles[-1] if display_id else None

    monkeypatch.setattr(IPython.display, "display", display)
    return handles


@pytest.fixture
def article(tmp_path):
    file = str(tmp_path / "small.corrections.yaml")
    return LoadedArticle(replace(small(), corrections_file=file))


@pytest.fixture
def other():
    read = small()
    titled = replace(read.article, title="Another headline")
    return LoadedArticle(replace(read, article=titled))


@pytest.fixture
def desk(article):
    return Desk(article)
