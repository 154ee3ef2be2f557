"""What is told of the check by hand is what its sheet says."""

import csv
import re
from pathlib import Path

FOLDER = Path(__file__).parent
NO_SPEECH = "not speech"


def answers() -> list[dict[str, str]]:
    with (FOLDER / "answers.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def yes(rows: list[dict[str, str]], column: str) -> int:
    return sum(row[column] == "yes" for row in rows)


def by_both(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Rows that both readers call no speech."""
    return [r for r in rows if r["reader_1"] == NO_SPEECH == r["reader_2"]]


def test_the_figures_told_are_those_of_the_sheet():
    rows = answers()
    speech = [row for row in rows if row["is_speech"] == "yes"]
    others = [row for row in rows if row["is_speech"] == "no"]
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    table = [int(number) for number in re.findall(r"\| (\d+) \|", told)]
    assert (len(speech), len(others)) == (100, 40)
    assert table == [
        yes(speech, "agree"),
        yes(speech, "kit_right"),
        yes(speech, "kit_as_reader_1"),
        yes(speech, "kit_as_reader_2"),
        len(by_both(speech)),
        len(by_both(others)),
    ]


def test_only_what_both_say_can_be_right():
    for row in answers():
        both = (row["agree"], row["kit_as_reader_1"], row["kit_as_reader_2"])
        assert (row["kit_right"] == "yes") == (both == ("yes",) * 3)


def test_no_place_is_one_that_the_kit_was_mended_by():
    with (FOLDER / "earlier.csv").open(encoding="utf-8", newline="") as lines:
        earlier = {(row["article"], row["end"]) for row in csv.DictReader(lines)}
    assert earlier
    assert not earlier & {(row["article"], row["end"]) for row in answers()}
