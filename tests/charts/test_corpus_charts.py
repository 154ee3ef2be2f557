"""Charts over many articles, by the numbers of their artists and by their words."""

import itertools
import warnings

import pytest
from matplotlib.colors import to_hex

from analysis import charts, measures
from tests.charts.test_charts import drawn_texts
from tests.made_articles import AWKWARD_NAMES
from tests.made_corpora import MadeCorpus, Said, article

DAY = "2025-03-24"
CHARTS = {
    "voice_by_outlet": measures.voice_by_outlet,
    "tone_by_outlet": measures.tone_by_outlet,
    "voice_by_week": measures.voice_by_week,
    "tone_by_week": measures.tone_by_week,
    "mentions_by_day": measures.mentions_by_day,
    "quoted_on": measures.quoted_on,
    "before_and_after": lambda tables: measures.before_and_after(tables, DAY),
}
NAMES = [f"{name} Surname" for name in AWKWARD_NAMES] + ["Ann Lee", "Bo Lund"]


def made(articles, outlets, *, names=NAMES):
    """A corpus in which everybody speaks of the next; every fifth text has a copy."""
    reads = []
    for at in range(articles):
        outlet = f"Outlet Number {at % outlets}"
        day = f"2025-{3 + at // 28:02d}-{1 + at % 28:02d}"
        said = [
            Said(
                name,
                4 + (at * 7 + place * 5) % 23,
                about=names[(place + 1 + at % 3) % len(names)],
                tone=((at + place) % 9 - 4) / 5,
            )
            for place, name in enumerate(names)
            if (at + place) % 3
        ]
        text_of = f"text {at - at % 5 // 4}"
        page = f"{outlet}/{at}.txt"
        reads.append(article(page, said, day=day, outlet=outlet, text_of=text_of))
    return MadeCorpus(reads).counted("each")


@pytest.fixture(scope="module")
def prepared():
    """The table of each chart: a few articles, many, and none that says anything."""
    corpora = {
        "few": made(4, 2),
        "many": made(56, 8),
        "nothing": made(1, 1, names=[]),
    }
    return {
        size: {name: measure(tables) for name, measure in CHARTS.items()}
        for size, tables in corpora.items()
    }


def plot(name, table, **options):
    return getattr(charts, f"plot_{name}")(table, **options)


@pytest.mark.parametrize(
    ("size", "look"),
    [
        ("few", charts.PAGE),
        ("many", charts.PAGE),
        ("many", charts.SLIDE.dark()),
        ("few", charts.Look(width=4.5)),
    ],
    ids=["few-page", "many-page", "many-dark-slide", "few-column"],
)
@pytest.mark.parametrize("name", CHARTS)
def test_no_word_is_cut_or_meets_another(name, size, look, prepared):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = plot(name, prepared[size][name], look=look, source="Gazette, 3 May 2021")
        texts = drawn_texts(ax.figure)
    whole = ax.figure.bbox
    for words, box in texts:
        assert whole.x0 <= box.x0 and box.x1 <= whole.x1, f"cut at the side: {words}"
        assert whole.y0 <= box.y0 and box.y1 <= whole.y1, f"cut above/below: {words}"
    for (one, a), (other, b) in itertools.combinations(texts, 2):
        wide = min(a.x1, b.x1) - max(a.x0, b.x0)
        high = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert wide <= 1 or high <= 2, f"{one!r} meets {other!r}"


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_chart_says_why(name, prepared):
    ax = plot(name, prepared["nothing"][name])
    told = ax.figure.alt_text
    assert told.count(".") >= 2 and len(told) > 40
    assert not ax.patches and not ax.lines


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_says_how_copies_were_counted(name, prepared):
    table = prepared["many"][name]
    ax = plot(name, table)
    words = " ".join(words for words, _ in drawn_texts(ax.figure)).replace("\n", " ")
    told = "56 articles; 8 of them are 4 groups of the same text, every copy counted."
    assert told in words and told in ax.figure.alt_text
    once = plot(name, table.assign(is_counted_once=True)).figure.alt_text
    assert "each text counted once" in once


@pytest.mark.parametrize("name", CHARTS)
def test_the_alt_text_has_the_title(name, prepared):
    table = prepared["many"][name]
    title = getattr(charts, f"title_{name}")(table)
    assert title in getattr(charts, f"alt_text_{name}")(table)
    assert "nan" not in title.lower() and "<NA>" not in title


def marks(ax):
    """Places of all single points with their colours."""
    single = [line for line in ax.lines if len(line.get_xdata()) == 1]
    return [(float(m.get_xdata()[0]), to_hex(m.get_markeredgecolor())) for m in single]


def test_points_stand_at_the_shares_and_outlets_keep_their_colour(prepared):
    rows = prepared["few"]["voice_by_outlet"]
    told = rows[rows["is_told"]]
    assert told.empty  # two articles an outlet
    rows = rows.assign(is_told=True)
    points = marks(charts.plot_voice_by_outlet(rows))
    assert sorted(x for x, _ in points) == pytest.approx(sorted(rows["value"]))
    assert {color for _, color in points} == {"#0072b2", "#d55e00"}


def test_what_is_not_told_is_not_drawn(prepared):
    rows = prepared["few"]["voice_by_outlet"]
    ax = charts.plot_voice_by_outlet(rows)
    assert marks(ax) == []
    words = [words.strip() for words, _ in drawn_texts(ax.figure)]
    assert words.count("too few to tell") == len(rows)


def test_only_the_largest_outlets_are_drawn_and_the_rest_counted(prepared):
    ax = charts.plot_voice_by_outlet(prepared["many"]["voice_by_outlet"])
    words = " ".join(words for words, _ in drawn_texts(ax.figure))
    assert "2 smaller outlets are not drawn" in words
    assert len(ax.get_legend().get_texts()) == 6


def test_bars_are_as_high_as_the_mentions(prepared):
    rows = prepared["few"]["mentions_by_day"]
    ax = charts.plot_mentions_by_day(rows)
    heights = [abs(bar.get_height()) for bar in ax.patches]
    unit = max(heights) / rows.groupby(["actor_key", "day"])["mentions"].sum().max()
    assert sum(heights) / unit == pytest.approx(rows["mentions"].sum())


def test_a_course_breaks_where_a_week_tells_nothing(prepared):
    rows = prepared["many"]["voice_by_week"].assign(is_told=True)
    lines = len(charts.plot_voice_by_week(rows).lines)
    middle = rows["week"].unique()[3]
    broken = rows.assign(is_told=rows["week"] != middle)
    actors = rows["actor_key"].nunique()
    # For each actor two lines, an interval and a point less, a row of hollow ones more.
    assert len(charts.plot_voice_by_week(broken).lines) <= lines - 3 * actors


def test_cells_hold_the_counts(prepared):
    rows = prepared["few"]["quoted_on"]
    ax = charts.plot_quoted_on(rows)
    assert len(ax.patches) == len(rows)
    numbers = [text.get_text() for text in ax.texts if text.get_text().isdigit()]
    assert sorted(map(int, numbers)) == sorted(rows["attributions"])


def test_clear_changes_are_named_in_the_title(prepared):
    rows = prepared["many"]["before_and_after"]
    none = rows.assign(is_clear=False)
    told = "No clear change in who speaks from 24 Mar 2025 on"
    assert charts.title_before_and_after(none) == told
    first = rows.head(1).assign(is_clear=True, after=0.4, before=0.004)
    title = charts.title_before_and_after(first)
    assert title.endswith("has 40 % of the speech; before, <1 %")
