"""The chart of reading quality: its points are the figures, or it says why not."""

import pandas as pd
import pytest

from analysis import charts, quality


@pytest.fixture
def figures(tmp_path):
    record = tmp_path / "quality.json"
    record.write_text(
        '{"figures": ['
        '{"name": "attribution_cover", "value": 80.4, "low": 78.0, "high": 82.5,'
        ' "unit": "F1, %", "n": 2104, "data": "made", "beside": "peer 51.4"},'
        '{"name": "cases", "value": 66, "low": null, "high": null,'
        ' "unit": "cases that hold", "n": 70, "data": "made", "beside": ""},'
        '{"name": "names_web", "value": 72.2, "low": null, "high": null,'
        ' "unit": "F1, %", "n": 2001, "data": "made", "beside": ""}]}'
    )
    return quality.load_quality(record)


def test_points_are_the_figures_in_per_cent(figures):
    ax = charts.plot_quality(figures)
    drawn = [line.get_xdata()[0] for line in ax.lines if len(line.get_xdata()) == 1]
    assert drawn == pytest.approx([80.4, 72.2])
    intervals = [
        list(line.get_xdata()) for line in ax.lines if len(line.get_xdata()) == 2
    ]
    assert [78.0, 82.5] in intervals
    assert "80 of 100" in charts.title_quality(figures)


def test_the_alt_text_tells_every_point(figures):
    told = charts.alt_text_quality(figures)
    assert "attribution cover, F1: 80.4 (78.0 to 82.5)" in told
    assert "names web, F1: 72.2" in told


def test_without_a_measurement_the_chart_says_so(tmp_path):
    empty = quality.load_quality(tmp_path / "none.json")
    assert isinstance(empty, pd.DataFrame) and empty.empty
    assert "No measurement" in charts.alt_text_quality(empty)
    assert charts.plot_quality(empty).texts


def test_a_broken_file_is_no_measurement(tmp_path):
    (tmp_path / "bad.json").write_text("{")
    assert quality.load_record(tmp_path / "bad.json") is None
