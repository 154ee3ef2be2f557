"""Rules for times of day."""

from __future__ import annotations

import re

from analysis.dates.rule import Rule
from analysis.dates.scene import Hit, Scene

ZONES = "utc gmt z et est edt bst cet cest pt pst pdt ct cst cdt mst mdt ist jst msk"
ZONE = rf"(?: (?P<zone>{'|'.join(ZONES.split())})\b)?"
ZERO_ZONES = frozenset({"utc", "gmt", "z"})
CLOCK_LEADS = re.compile(
    r"\b(?:at|by|until|till|from|around|about|before|after|since|between|to|and) $"
)


def _clock(match: re.Match[str], scene: Scene) -> list[Hit]:
    """Reads "6:40 p.m.", "18:00 UTC", "10 a.m."; the day is joined to it later."""
    hour, minute = int(match["hour"]), match["minute"] or "00"
    half = (match["half"] or "").replace(".", "").replace(" ", "")
    if half:
        if not 1 <= hour <= 12:
            return []
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif not _is_clock(match, scene):
        return []
    if hour > 23 or int(minute) > 59:
        return []
    zero = "Z" if match["zone"] in ZERO_ZONES else ""
    return [Hit(*match.span(), f"T{hour:02d}:{minute}{zero}", "TIME")]


def _is_clock(match: re.Match[str], scene: Scene) -> bool:
    """Without a.m. or p.m., "2:1" is a score and "3:16" may be a verse."""
    if match["minute"] is None or match["mark"] == ".":
        return False
    lead = scene.before(match.start())
    return bool(match["zone"]) or bool(CLOCK_LEADS.search(lead))


def _noon(match: re.Match[str], scene: Scene) -> list[Hit]:
    value = "T12:00" if match["name"] in ("noon", "midday") else "T00:00"
    return [Hit(*match.span(), value, "TIME")]


RULES = (
    Rule(
        r"(?P<hour>[0-2]?\d)(?:(?P<mark>[:.])(?P<minute>[0-5]\d))?"
        rf"(?: ?(?P<half>[ap]\.? ?m\b\.?))?{ZONE}(?![\d%]|[.,:]\d|(?<!\.)\w)",
        _clock,
    ),
    Rule(r"(?P<name>noon|midday|midnight)\b", _noon),
)
