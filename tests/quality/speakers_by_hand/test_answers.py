"""What is told of the check by hand is what its sheet says."""

import csv
import re
from pathlib import Path

FOLDER = Path(__file__).parent
NO_SPEECH = "not speech"


def answers() -> list[dict[str, str]]:
    with (FOLDER / "answers.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def test_the_figures_told_are_those_of_the_sheet():
    rows = answers()
    agreed = [row for row in rows if row["agree"] == "yes"]
    speech = [row for row in agreed if row["reader_1"] != NO_SPEECH]
    none = [row for row in agreed if row["reader_1"] == NO_SPEECH]
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    table = [int(number) for number in re.findall(r"\| (\d+) \|", told)]

    def right(chosen):
        return sum(row["kit_right"] == "yes" for row in chosen)

    assert len(rows) == 100
    assert table == [len(agreed), right(rows)]
    assert f"call {len(speech)} of the hundred" in told
    assert f"the\nsame speaker; of these the kit has {right(speech)} right" in told
    assert f"the {len(none)} that both call no speech" in told
    assert f"it leaves out {right(none)}." in told


def test_only_what_both_say_can_be_right():
    for row in answers():
        if row["kit_right"] == "yes":
            assert row["agree"] == "yes"
            is_none = row["reader_1"] == NO_SPEECH
            assert is_none == (row["kit"] == "not found")
