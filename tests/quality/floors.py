"""Floors under the figures: they only rise by themselves, and are lowered in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from tests.quality.figures import ROOT, Figure

FLOORS = ROOT / "tests/quality_floors.json"
QUALITY = ROOT / "tests/quality.json"
CHANGELOG = ROOT / "CHANGELOG.md"
UNRELEASED = "## [Unreleased]\n"


def load_floors() -> dict[str, dict[str, float]]:
    """``{name: {"floor": value, "noise": value}}``; empty where none is set yet."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def below(
    figures: Iterable[Figure], floors: Mapping[str, Mapping[str, float]]
) -> list[str]:
    """One line for each figure that lies below its floor by more than its noise.

    A floor whose figure was not measured is told too: nothing falls unseen.
    """
    measured = {figure.name: figure.value for figure in figures}
    lines = []
    for name, rule in floors.items():
        value = measured.get(name)
        if value is None:
            lines.append(f"{name}: was not measured; its floor is {rule['floor']}.")
        elif value < rule["floor"] - rule["noise"]:
            lines.append(
                f"{name}: {value} is below its floor of {rule['floor']} by more than "
                f"its noise of {rule['noise']}; mend it, or lower the floor with "
                f"--lower {name} 'REASON'."
            )
    return lines


def raised(
    figures: Iterable[Figure], floors: Mapping[str, Mapping[str, float]]
) -> dict[str, dict[str, float]]:
    """The floors, each raised to its figure where that is higher.

    Reading is deterministic, so noise is only what another processor's arithmetic
    may change: half a point of a percentage, one of a count, little of a share.
    """
    after = {name: dict(rule) for name, rule in floors.items()}
    for figure in figures:
        rule = {"floor": figure.value, "noise": _noise(figure.unit)}
        rule = after.setdefault(figure.name, rule)
        rule["floor"] = max(rule["floor"], figure.value)
    return after


def _noise(unit: str) -> float:
    if "%" in unit:
        return 0.5
    return 0.02 if unit == "share" or unit.startswith("1 -") else 1.0


def lower(name: str, figures: Iterable[Figure], reason: str) -> None:
    """Set one floor to what was measured and write the reason to the change log.

    Raises:
        ValueError: there is no such figure or floor, or no reason.
    """
    value = {figure.name: figure.value for figure in figures}.get(name)
    floors = load_floors()
    if value is None or name not in floors:
        raise ValueError(f"--lower takes one of {sorted(floors)}; not {name!r}.")
    if not reason.strip():
        raise ValueError(f"--lower {name} needs a reason, in words.")
    before = floors[name]["floor"]
    floors[name]["floor"] = value
    log = CHANGELOG.read_text(encoding="utf-8")
    line = f"- Floor of `{name}` lowered from {before} to {value}: {reason}\n"
    if UNRELEASED not in log:
        raise ValueError(f"CHANGELOG.md has no line {UNRELEASED.strip()!r}.")
    write(CHANGELOG, log.replace(UNRELEASED, UNRELEASED + line, 1))
    write(FLOORS, as_json(floors))


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def as_json(record: object) -> str:
    """Readable JSON with a newline at its end."""
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"


def quality(figures: Iterable[Figure], *, kit: str, model: str) -> dict:
    """What ``tests/quality.json`` holds: versions, day, and every figure."""
    names = ("name", "value", "unit", "n", "data", "low", "high", "beside")
    return {
        "kit": kit,
        "model": model,
        "measured": date.today().isoformat(),
        "figures": [{key: getattr(f, key) for key in names} for f in figures],
    }
