"""Figures for recurring events, from a sample judged by hand.

Run from the repository: ``python training/score_events.py``. The judgements lie in
``events_by_hand.csv``, one row an event that the kit found. The sample: after the
rules were made on PolNeAR's training articles and 46 of its 83 development articles,
24 of the other 37 were drawn (``random.Random``'s ``sample``, seed 5, in file order)
and every event in them was read in its article. A mention is right where it speaks of
the event that most of the event's mentions and its label name; a value where the
article tells that day, week or year of the event. What was not found is not counted:
the rules are made to be right, not to be complete.
"""

from __future__ import annotations

import csv
from pathlib import Path

JUDGED = Path(__file__).with_name("events_by_hand.csv")


def main() -> None:
    """Prints the shares that were right."""
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    valued = [row for row in rows if row["is_value_right"]]
    for name, right, total in (
        ("events with a right label", _total(rows, "is_label_right"), len(rows)),
        ("mentions", _total(rows, "right_mentions"), _total(rows, "mentions")),
        ("values", _total(valued, "is_value_right"), len(valued)),
    ):
        print(f"{name}: {right} of {total} ({right / total:.0%})")


def _total(rows: list[dict[str, str]], column: str) -> int:
    return sum(int(row[column]) for row in rows)


if __name__ == "__main__":
    main()
