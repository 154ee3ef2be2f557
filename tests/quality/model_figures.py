"""Figures of the reading model and the dates, by the scorers in ``training/``."""

from __future__ import annotations

from pathlib import Path

from tests.quality.figures import Figure


def reading_model(shared: Path, folder: Path) -> list[Figure]:
    """Role spans, names and tone of the packaged model, on what it never saw."""
    from analysis.reader.model import FOLDER
    from training.measure import measure

    told = measure(FOLDER, shared / "data")
    return [*_roles(told["polnear_dev"]), *_names(told["names"]), *_tone(told["tone"])]


def _roles(told: dict) -> list[Figure]:
    data = "PolNeAR dev, gold tokens"
    return [
        Figure(
            f"exact_{role}",
            value,
            "F1, %",
            83,
            data,
            beside=f"published, a model four times as large: "
            f"{told['published_exact_f1'][role]}",
        )
        for role, value in told["exact_f1"].items()
        if role in told["published_exact_f1"]
    ] + [
        Figure(
            "confidence_calibration",
            round(1 - told["confidence_ece"], 4),
            "1 - expected calibration error",
            told["told_with_0.9"],
            data,
            beside=f"of those told with 0.9, {told['right_of_those_told_with_0.9']} % "
            "are right",
        )
    ]


def _names(told: dict) -> list[Figure]:
    return [
        Figure(
            "names_web",
            told["uner_dev"]["f1"],
            "F1, %",
            2001,
            "Universal NER, EWT dev (web text), sentences",
            beside="spaCy's medium English model 64.8",
        ),
        Figure(
            "names_encyclopedia",
            told["wikigold_held_back"],
            "F1, %",
            14,
            "WikiGold, documents held back",
        ),
    ]


def _tone(told: dict) -> list[Figure]:
    data = "NewsMTSC, articles held back"
    swaps = told["changed_by_swaps"]
    return [
        Figure(
            "tone_macro_f1",
            told["macro_f1"],
            "macro-F1, %",
            told["targets"],
            data,
            beside="VADER 56; n-grams 70.6; a model of 500 MB 83",
        ),
        Figure(
            "tone_calibration",
            round(1 - told["ece"], 4),
            "1 - expected calibration error",
            told["targets"],
            data,
        ),
        Figure(
            "tone_unmoved_by_names",
            round(100 - swaps["percent"], 1),
            "% of answers that stay when the name changes",
            swaps["targets"],
            data,
        ),
    ]


def dates(shared: Path, folder: Path) -> list[Figure]:
    """Time expressions with their values, on MEANTIME's development documents."""
    from training.score_dates import load, score

    documents = load(shared / "data/timex/meantime_dev.jsonl.gz")
    told = score(documents)
    apart = score(documents, with_date_lines=False)
    data = f"MEANTIME dev, {len(documents)} documents"
    return [
        Figure(
            "dates_value",
            round(100 * told["value_f1"], 1),
            "F1, %",
            told["gold"],
            data,
            beside="HeidelTime 84.8",
        ),
        Figure(
            "dates_span", round(100 * told["strict_f1"], 1), "F1, %", told["gold"], data
        ),
        Figure(
            "dates_value_in_text",
            round(100 * apart["value_f1"], 1),
            "F1, %",
            apart["gold"],
            f"{data}, date lines left out",
        ),
    ]
