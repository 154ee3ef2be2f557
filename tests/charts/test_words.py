"""Names made safe to draw, and lines broken to a width."""

import pytest

from analysis.charts.style import PAGE
from analysis.charts.words import broken, counted, shown, signed, width_points

LONG = "Upper Valley Federation of Ferry Pilots and Independent Harbour Chandlers"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Ca$h $x^2$", "Ca$h $x^2$"),
        ("odd\u202ename\u2066", "oddname"),
        ("two\r\nlines\x07", "two lines"),
        ("half\ud83d", "half"),
        ("no\uffff\ufdd0ne", "none"),
        ("stack" + "\u0301" * 30, "stack\u0301\u0301"),
        ("fami\u200dly", "fami\u200dly"),
        ("  \u200b ", "(no name)"),
        ("", "(no name)"),
    ],
)
def test_shown(name, safe):
    assert shown(name) == safe


@pytest.mark.parametrize("text", [LONG, "x" * 400, "\u6771" * 80, "a b"])
@pytest.mark.parametrize("lines", [1, 2, None])
def test_lines_fit_their_width(text, lines):
    told = broken(text, PAGE, 120, lines=lines)
    assert lines is None or len(told) <= lines
    assert all(width_points(line, PAGE) <= 120 for line in told)


def test_both_ends_of_a_long_name_are_kept_in_whole_words():
    told = " ".join(broken(LONG, PAGE, 120, lines=2))
    assert told.startswith("Upper Valley") and told.endswith("Chandlers")
    assert set(told.split()) - {"…"} <= set(LONG.split())


@pytest.mark.parametrize(
    ("tone", "told"), [(0.254, "+0.25"), (-0.4, "−0.40"), (-0.001, "0.00"), (0, "0.00")]
)
def test_signed(tone, told):
    assert signed(tone) == told


def test_counted():
    assert [counted(n, "word") for n in (0, 1, 1200)] == [
        "0 words",
        "1 word",
        "1,200 words",
    ]
