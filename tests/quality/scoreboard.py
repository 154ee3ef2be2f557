"""Everything that the scoreboard shows, in its order."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.quality.events import recurring_events
from tests.quality.figures import Figure, attributions, cases, mission_page, pages
from tests.quality.harbour import harbour
from tests.quality.model_figures import dates, reading_model
from tests.quality.own_pages import own_pages

MEASURES = (
    attributions,
    mission_page,
    own_pages,
    harbour,
    reading_model,
    dates,
    recurring_events,
    pages,
    cases,
)


def all_figures(shared: Path) -> list[Figure]:
    """Every figure, measured anew."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            figure for measure in MEASURES for figure in measure(shared, Path(folder))
        ]
