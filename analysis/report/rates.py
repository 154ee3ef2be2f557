"""The kit's error rates in words that a reader of a report understands.

The scoreboard has every figure; a report has those that its charts rest on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from analysis.quality import load_record

# By the name in the published figures: what is read, as a reader would call it. All
# are measured in per cent.
RATES = {
    "attribution_cover": "Who says what: speech with the words that name its source",
    "direct_recall": "Quotations: how many are found with their source",
    "indirect_recall": "Reported speech: how much is found with its source",
    "names_web": "Names of people, organisations and places",
    "tone_macro_f1": "Tone of a sentence about an actor: against, neither or for",
    "dates_value": "Days and times, with their place on the calendar",
    "cleaning_raw": "Copied pages: what is article, and what is not",
    "cleaning_html": "Saved pages: what is article, and what is not",
}


@dataclass(frozen=True, slots=True)
class Rate:
    """How much is read right of one thing, in per cent."""

    what: str
    right: str
    between: str
    measured_on: str


@dataclass(frozen=True, slots=True)
class Rates:
    """The last measurement, as far as a report tells it."""

    measured: str
    kit: str
    told: tuple[Rate, ...]


def load_rates() -> Rates | None:
    """The figures behind a report's charts; ``None`` without a measurement."""
    record = load_record()
    if record is None:
        return None
    figures = {figure["name"]: figure for figure in record["figures"]}
    told = tuple(
        _rate(what, figures[name]) for name, what in RATES.items() if name in figures
    )
    if not told:
        return None
    return Rates(str(record.get("measured", "")), str(record.get("kit", "")), told)


def _rate(what: str, figure: dict[str, Any]) -> Rate:
    low, high = figure.get("low"), figure.get("high")
    return Rate(
        what=what,
        right=f"{figure['value']:.0f}",
        between="" if low is None else f"{low:.0f} to {high:.0f}",
        measured_on=str(figure["data"]),
    )
