"""Reading quality is published, true for the shipped model, and never falls unseen."""

import json

import pytest

from tests.quality import floors
from tests.quality.figures import Figure
from tests.quality.model import kit_version, model_version
from tests.quality.scoreboard import all_figures


def figure(value: float, name: str = "names", unit: str = "F1, %") -> Figure:
    return Figure(name, value, unit, 10, "made by hand")


def test_a_figure_within_its_noise_holds_and_one_below_is_told():
    rules = {"names": {"floor": 70.0, "noise": 0.5}}
    assert floors.below([figure(69.6)], rules) == []
    (line,) = floors.below([figure(69.4)], rules)
    assert "69.4" in line and "70.0" in line


def test_a_figure_that_is_no_longer_measured_is_told():
    (line,) = floors.below([], {"names": {"floor": 70.0, "noise": 0.5}})
    assert "not measured" in line


def test_floors_only_rise():
    rules = {"names": {"floor": 70.0, "noise": 0.5}}
    assert floors.raised([figure(69.8)], rules) == rules
    assert floors.raised([figure(72.0)], rules)["names"]["floor"] == 72.0


def test_lowering_needs_a_reason_and_is_written_down(tmp_path, monkeypatch):
    log, rules = tmp_path / "CHANGELOG.md", tmp_path / "floors.json"
    log.write_text(f"# Changes\n\n{floors.UNRELEASED}\n- Old line\n")
    rules.write_text('{"names": {"floor": 70.0, "noise": 0.5}}')
    monkeypatch.setattr(floors, "CHANGELOG", log)
    monkeypatch.setattr(floors, "FLOORS", rules)
    with pytest.raises(ValueError, match="reason"):
        floors.lower("names", [figure(60.0)], " ")
    with pytest.raises(ValueError, match="not 'tone'"):
        floors.lower("tone", [figure(60.0)], "why")
    floors.lower("names", [figure(60.0)], "a stricter scorer")
    assert "from 70.0 to 60.0: a stricter scorer" in log.read_text()


def test_published_figures_are_of_this_kit_and_model_and_hold_their_floors():
    told = json.loads(floors.QUALITY.read_text(encoding="utf-8"))
    assert (told["kit"], told["model"]) == (kit_version(), model_version()), (
        "tests/quality.json was measured with another kit or model: make measure"
    )
    published = [Figure(**row) for row in told["figures"]]
    assert floors.below(published, floors.load_floors()) == []


@pytest.mark.slow
def test_reading_quality_does_not_fall(shared):
    assert floors.below(all_figures(shared), floors.load_floors()) == []
