"""Files of charts: the same bytes each time, whole or not at all."""

import pytest

from analysis import charts, measures
from analysis.tables import build_tables
from tests.made_articles import small


def figure():
    shares = measures.share_of_voice(build_tables(small()))
    return charts.plot_who_speaks(shares).figure


def test_the_same_chart_gives_the_same_bytes(tmp_path):
    first = charts.save_figure(figure(), tmp_path / "a" / "who.v1", dpi=50)
    again = charts.save_figure(figure(), tmp_path / "b" / "who.v1", dpi=50)
    assert [path.name for path in first] == ["who.v1.png", "who.v1.svg", "who.v1.pdf"]
    for one, other in zip(first, again, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_the_alt_text_is_in_the_file(tmp_path):
    (path,) = charts.save_figure(figure(), tmp_path / "who", formats=["svg"])
    assert "Ama Osei: 10 quoted" in path.read_text(encoding="utf-8")


def test_a_failed_file_leaves_the_old_one_and_nothing_else(tmp_path):
    (path,) = charts.save_figure(figure(), tmp_path / "who", formats=["svg"])
    before = path.read_bytes()
    broken = figure()
    broken.savefig = lambda *a, **k: (_ for _ in ()).throw(OSError("disk full"))
    with pytest.raises(OSError, match="disk full"):
        charts.save_figure(broken, tmp_path / "who", formats=["svg"])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_format_is_named(tmp_path):
    with pytest.raises(ValueError, match="bmp"):
        charts.save_figure(figure(), tmp_path / "who", formats=["bmp"])
