"""Charts by the numbers of their artists, and by where their words are drawn."""

import dataclasses
import itertools
import warnings
from datetime import date

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis import charts, measures
from analysis.document import Event, Publication, TimeExpression
from analysis.tables import build_tables
from tests.made_articles import AWKWARD_NAMES, crowd, small

HEADINGS = ("What comes next", "A rather long heading for its place", "At the end")
VALUES = ["2014-03-16", "2014-W10", "1954-02", "2014-03-14T09:30", "1991", "2013-11"]
VALUES += [f"2014-{1 + i % 9:02d}-{1 + i % 28:02d}" for i in range(40)]

CHARTS = {
    "who_speaks": measures.share_of_voice,
    "sentiment_by_actor": measures.tone_by_actor,
    "mention_timeline": measures.mention_timeline,
    "who_about_whom": measures.who_about_whom,
    "tone_over_article": measures.tone_over_article,
    "calendar": measures.calendar_dates,
    "co_mentions": measures.co_mentions,
    "mention_density": measures.mention_density,
}


def article(actors):
    """A crowd with awkward names, headings, dates and a guessed publication."""
    read = crowd(actors, names=AWKWARD_NAMES, headings=HEADINGS)
    values = VALUES[: max(3, actors)]
    dates = tuple(
        TimeExpression(
            read.sentences[i % len(read.sentences)].span,
            value,
            "DATE",
            is_guessed=i % 3 == 0,
        )
        for i, value in enumerate(values)
    )
    events = (Event(0, "the vote", values[0], (read.sentences[0].span,)),)
    told = Publication(date(2014, 3, 14), "guess")
    dated = dataclasses.replace(read.article, publication=told)
    return dataclasses.replace(read, dates=dates, events=events, article=dated)


@pytest.fixture(scope="module")
def prepared():
    """The prepared table of each chart, by number of actors."""
    made = {n: build_tables(article(n)) for n in (3, 40)}
    made[0] = build_tables(crowd(0))
    made["small"] = build_tables(small())
    return {
        size: {name: measure(tables) for name, measure in CHARTS.items()}
        for size, tables in made.items()
    }


def plot(name, table, **options):
    return getattr(charts, f"plot_{name}")(table, **options)


def drawn_texts(figure):
    """Words and their boxes in dots, as drawn."""
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    hidden = set().union(*map(undrawn_labels, figure.axes))
    return [
        (text.get_text(), text.get_window_extent(renderer))
        for text in figure.findobj(Text)
        if text.get_visible() and text.get_text().strip() and text not in hidden
    ]


def undrawn_labels(ax):
    """Labels of ticks outside the axes' limits, and all where there are no axes."""
    hidden = set()
    for axis in (ax.xaxis, ax.yaxis):
        shown = set(axis._update_ticks()) if ax.axison else set()
        ticks = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
        hidden |= {
            t for tick in ticks if tick not in shown for t in (tick.label1, tick.label2)
        }
    return hidden


@pytest.mark.parametrize(
    ("size", "look"),
    [
        (3, charts.PAGE),
        (40, charts.PAGE),
        ("small", charts.SLIDE),
        ("small", charts.Look(width=4.5)),
    ],
    ids=["3-page", "40-page", "small-slide", "small-column"],
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
        # Boxes have room for descenders: a line's may reach into the next by a dot.
        assert wide <= 1 or high <= 2, f"{one!r} meets {other!r}"


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_chart_says_why(name, prepared):
    table = prepared[0][name].iloc[:0]
    ax = plot(name, table)
    texts = (text for text, _ in drawn_texts(ax.figure))
    words = " ".join(" ".join(texts).split())
    alt_text = getattr(charts, f"alt_text_{name}")(table)
    title, why = alt_text.split(". ", 1)
    assert why in words and title in words
    assert ax.figure.alt_text == alt_text
    assert not ax.axison


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_draws_on_the_axes_given_and_leaves_settings_alone(name, prepared):
    before = dict(mpl.rcParams)
    ax = Figure(figsize=(8, 8)).add_subplot()
    assert plot(name, prepared[3][name], ax=ax) is ax
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_changes_nothing_and_its_alt_text_has_its_title(name, prepared):
    table = prepared[40][name]
    copy = table.copy()
    ax = plot(name, table)
    assert table.equals(copy)
    title = getattr(charts, f"title_{name}")(table)
    assert " ".join(ax.get_title(loc="left").split()) == title
    assert title in ax.figure.alt_text


def test_bars_are_quoted_and_reported_words(prepared):
    ax = plot("who_speaks", prepared["small"]["who_speaks"])
    bars = [(bar.get_x(), bar.get_width()) for bar in ax.patches]
    assert bars == [(0, 10), (10, 3), (0, 6), (6, 8), (0, 1), (1, 0)]
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == ["Ama Osei", "Bo Lund", "Unresolved speech"]
    hatches = [bar.get_hatch() for bar in ax.patches]
    assert hatches[:4] == [None] * 4
    assert all(hatches[4:])
    ends = [text.get_text() for text in ax.texts]
    assert ends[:3] == ["3 attributions", "2", "1"]


def test_who_speaks_tells_its_finding_and_every_number(prepared):
    table = prepared["small"]["who_speaks"]
    title = charts.title_who_speaks(table)
    assert title == (
        "Ama Osei is quoted most, 10 words; Bo Lund is given most in all, 14"
    )
    one = table[table["name"] == "Ama Osei"].replace("Ama Osei", "one docker")
    title = charts.title_who_speaks(one)
    assert title == "One docker speaks most: 10 quoted words"
    told = charts.alt_text_who_speaks(table)
    assert "Bo Lund: 6 quoted and 8 reported words in 2 attributions" in told
    assert "Unresolved speech: 1 quoted" in told


def test_points_are_told_tones_and_the_rest_say_too_few(prepared):
    table = prepared[40]["sentiment_by_actor"]
    about = table[table["voice"].isin(["article", "others"])]
    ax = plot("sentiment_by_actor", table)
    points = [line for line in ax.lines if line.get_marker() in "oD"]
    told = about[about["is_told"]]
    drawn = sorted(float(line.get_xdata()[0]) for line in points)
    assert drawn == pytest.approx(sorted(told["tone"]))
    few = [text for text in ax.texts if "too few to tell" in text.get_text()]
    has_told = about.groupby("actor_id")["is_told"].any()
    mixed = about[about["actor_id"].map(has_told)]
    assert len(few) == (~mixed["is_told"]).sum()
    assert len(ax.get_yticklabels()) == has_told.sum()
    assert any("Too few to tell as well: " in text.get_text() for text in ax.texts)
    small = prepared["small"]["sentiment_by_actor"]
    rows = [t.get_text() for t in plot("sentiment_by_actor", small).texts]
    assert rows.count(" too few to tell") == len(small) == 3


def test_a_chart_is_not_filled_with_rows_that_tell_nothing(prepared):
    table = prepared[40]["sentiment_by_actor"]
    few = table[table["actor_rank"] <= 11]
    told = few["actor_rank"].eq(1)
    ax = plot("sentiment_by_actor", few.assign(is_told=told.astype("boolean")))
    assert len(ax.get_yticklabels()) == 1 + 4
    note = " ".join(ax.texts[-1].get_text().split())
    assert note.count("(") >= 5  # the others are named with their counts


def test_no_finding_where_every_interval_holds_zero(prepared):
    table = prepared["small"]["sentiment_by_actor"]
    assert "Too few" in charts.title_sentiment_by_actor(table)
    told = table.assign(is_told=True, tone_low=-0.5, tone_high=0.5)
    assert "No actor" in charts.title_sentiment_by_actor(told)
    against = told.assign(tone=-0.4, tone_high=-0.1)
    assert "most negative: −0.40" in charts.title_sentiment_by_actor(against)


def test_the_timeline_s_finding(prepared):
    table = prepared["small"]["mention_timeline"]
    assert charts.title_mention_timeline(table) == "Ama Osei comes up most: 4 mentions"
    one = table[table["name"] == "the crew"]
    assert charts.title_mention_timeline(one) == "The crew comes up: 1 mention"


def test_one_actor_may_stand_out_in_every_chart(prepared):
    look = charts.PAGE.on(2)
    assert charts.actor_color(2, look) == charts.actor_color(2)
    assert charts.actor_color(1, look) == charts.actor_color(None, look)
    assert charts.actor_color(9, charts.PAGE.on(9)) == look.ink
    ax = plot("who_speaks", prepared["small"]["who_speaks"], look=look)
    colors = [to_hex(bar.get_facecolor()) for bar in ax.patches[::2]]
    assert colors[1] == charts.actor_color(2).lower() and colors[0] != colors[1]


def test_timeline_marks_mentions_and_bars_as_long_as_words(prepared):
    table = prepared["small"]["mention_timeline"]
    ax = plot("mention_timeline", table)
    ticks = [c for c in ax.collections if type(c).__name__ == "LineCollection"]
    marks = [len(c.get_segments()) for c in ticks]
    assert marks[:3] == [4, 3, 1]
    bars = [c for c in ax.collections if type(c).__name__ == "PolyCollection"]
    long = [round(float(np.ptp(path.vertices[:, 0]))) for path in bars[0].get_paths()]
    speech = table[(table["name"] == "Ama Osei") & (table["kind"] == "speech")]
    assert long == speech["words"].tolist()
    assert [t.get_text() for t in ax.get_yticklabels()][-1] == "Unresolved speech"


def test_a_row_has_a_line_from_where_it_enters_to_where_it_leaves(prepared):
    table = prepared["small"]["mention_timeline"]
    lines = plot("mention_timeline", table).lines
    own = table[table["name"] == "Bo Lund"]
    ends = own["word_index"].min(), (own["word_index"] + own["words"]).max()
    assert ends in [tuple(line.get_xdata()) for line in lines]


def test_no_heading_stands_across_the_line_of_another(prepared):
    table = prepared[40]["mention_timeline"]
    ax = plot("mention_timeline", table)
    ax.figure.canvas.draw()
    words = table.loc[table["row_type"] == "heading", "name"].tolist()
    texts = {text.get_text(): text for text in ax.texts}
    boxes = {word: texts[word].get_window_extent() for word in words}
    for word, other in itertools.permutations(words, 2):
        line = ax.transData.transform((texts[other].xy[0], 0))[0]
        is_below = boxes[other].y0 < boxes[word].y0
        assert is_below or not boxes[word].x0 < line < boxes[word].x1


def test_bars_of_pairs_are_as_long_as_their_sentences(prepared):
    table = prepared["small"]["co_mentions"]
    ax = plot("co_mentions", table)
    assert [bar.get_width() for bar in ax.patches] == table["sentences"].tolist()
    assert ax.texts[0].get_text() == "2 sentences, 67%"
    title = charts.title_co_mentions(table)
    assert title == "Ama Osei and Bo Lund come up together most: in 2 sentences"
    tied = table.assign(sentences=1)
    assert "No pair stands out: 3" in charts.title_co_mentions(tied)


def test_bars_of_density_are_mentions_on_one_scale(prepared):
    table = prepared["small"]["mention_density"]
    ax = plot("mention_density", table)
    high = np.array([-bar.get_height() for bar in ax.patches])
    unit = high.max() / table["mentions"].max()
    assert high / unit == pytest.approx(table["mentions"].astype(float))
    ends = [text.get_text() for text in ax.texts][:4]
    assert ends == ["8 mentions", "4", "3", "1"]
    peak = table.assign(mentions=[9, *table["mentions"][1:]])
    told = charts.title_mention_density(peak)
    assert told == "Mentions are densest 5 to 10 % into the article: 9 mentions"


def test_matrix_has_a_cell_for_each_pair(prepared):
    table = prepared[3]["who_about_whom"]
    ax = plot("who_about_whom", table)
    assert len(ax.patches) == len(table)
    assert sum("n = " in text.get_text() for text in ax.texts) == len(table)


def test_guesses_are_hollow_and_the_day_of_publication_is_marked(prepared):
    table = prepared[3]["calendar"]
    ax = plot("calendar", table)
    marks = [line for line in ax.lines if line.get_marker() in ("o", "D")]
    hollow = [line.get_markerfacecolor() == charts.PAGE.ground for line in marks]
    rows = table[table["row_type"] != "publication"]
    assert hollow == rows["is_guessed"].tolist()
    words = [text.get_text() for text in ax.texts]
    assert "Published 14 Mar 2014, a guess" in words


@pytest.mark.parametrize(
    ("values", "title"),
    [
        (["2014-03-10", "2014-03-14"], "2 dates, 10 to 14 Mar 2014"),
        (["2013", "2014-03-14T23:00"], "2 dates, 2013 to 14 Mar 2014"),
        (["2014-03-15", "2014-05"], "2 dates, 15 Mar to May 2014, 2 still to come"),
        (["2014-03-16TNI"], "1 date on the calendar: 16 Mar 2014, night"),
    ],
)
def test_the_calendar_says_what_was_still_to_come(values, title):
    assert charts.title_calendar(dated(values)) == title


def dated(values, published=date(2014, 3, 14)):
    """A calendar of ``values``."""
    read = article(8)
    told = Publication(published, "text" if published else None)
    read = dataclasses.replace(
        read, article=dataclasses.replace(read.article, publication=told)
    )
    dates = tuple(
        TimeExpression(sentence.span, value, "DATE")
        for sentence, value in zip(read.sentences, values, strict=False)
    )
    return measures.calendar_dates(
        build_tables(dataclasses.replace(read, dates=dates, events=()))
    )


@pytest.mark.parametrize(
    ("values", "ticks", "label"),
    [
        (["2014-03-14T09:30", "2014-03-14T12:10"], "10:00", "Time, 14 Mar 2014"),
        (["2014-03-13T09:30", "2014-03-14"], "12:00", "Time, 2014"),
        (["2014-03-10", "2014-03-16"], "11 Mar", "Date, 2014"),
        (["2013-12-20", "2014-01-09"], "1 Jan", "Date, 2013 to 2014"),
        (["2013-05-20", "2014-02-20"], "Jul 2013", "Date"),
        (["2014-05-20", "2014-09-20"], "Jul", "Date, 2014"),
        (["1954", "2013"], "1960", "Year"),
    ],
)
def test_the_axis_goes_from_hours_to_decades(values, ticks, label):
    ax = plot("calendar", dated(values, published=None))
    assert ax.get_xlabel() == label
    assert ticks in [tick.get_text() for tick in ax.get_xticklabels()]


@pytest.mark.parametrize(
    "values",
    [
        ["2014-03-16", "2014-03-17", "2014-02-20"],
        ["2014-03-14T09:30", "2014-03-18", "2014-03-01"],
        ["2013-11", "2014-W10", "2014-03-13", "2014-03-16"],
    ],
)
def test_no_date_ahead_is_written_across_the_day_of_publication(values):
    ax = plot("calendar", dated(values))
    day = next(line for line in ax.lines if line.get_linestyle() == "--")
    ax.figure.canvas.draw()
    across = ax.transData.transform((day.get_xdata()[0], 0))[0]
    dates = [text for text in ax.texts if " 2014" in text.get_text()]
    ahead = [text for text in dates if text.xy[0] > day.get_xdata()[0]]
    assert ahead
    for text in ahead:
        box = text.get_window_extent()
        assert not box.x0 < across < box.x1, text.get_text()


def test_the_calendar_keeps_its_colours_where_an_actor_stands_out(prepared):
    table = prepared[3]["calendar"]
    plain, chosen = (
        [line.get_color() for line in plot("calendar", table, look=look).lines]
        for look in (charts.PAGE, charts.PAGE.on(2))
    )
    assert plain == chosen


def test_an_actor_who_stands_out_has_a_row_of_density(prepared):
    table = prepared[40]["mention_density"]
    name = table.loc[table["actor_rank"] == 20, "name"].iloc[0]
    labels = []
    for look in (charts.PAGE, charts.PAGE.on(20)):
        ax = plot("mention_density", table, look=look)
        labels.append([" ".join(t.get_text().split()) for t in ax.get_yticklabels()])
    assert name not in labels[0] and labels[1] == [*labels[0], name]


@pytest.mark.parametrize("published", [date(2014, 3, 14), None])
def test_an_empty_calendar_says_whether_the_day_of_publication_is_missing(published):
    words = " ".join(
        text for text, _ in drawn_texts(plot("calendar", dated([], published)).figure)
    )
    assert "No date or event" in words
    assert ("--published" in words) == (published is None)


def test_a_far_date_makes_the_calendar_shrink_and_says_so(prepared):
    near = prepared[3]["calendar"].query("precision != 'month'")
    far = prepared[3]["calendar"]
    for table, is_shrunk in ((near, False), (far, True)):
        words = " ".join(text.get_text() for text in plot("calendar", table).texts)
        assert ("shrinks" in words) == is_shrunk


def test_an_actor_has_one_colour_in_every_chart(prepared):
    tables = prepared["small"]
    bar = plot("who_speaks", tables["who_speaks"]).patches[0]
    timeline = plot("mention_timeline", tables["mention_timeline"])
    mark = next(c for c in timeline.collections if type(c).__name__ == "LineCollection")
    told = tables["sentiment_by_actor"].assign(is_told=True)
    point = [
        line
        for line in plot("sentiment_by_actor", told).lines
        if line.get_marker() == "o"
    ]
    first = mpl.colors.to_hex(bar.get_facecolor())
    assert (
        first == mpl.colors.to_hex(mark.get_color()[0]) == charts.actor_color(1).lower()
    )
    assert first in [line.get_markeredgecolor().lower() for line in point]


def test_notebooks_get_a_picture_with_alt_text(prepared):
    figure = plot("who_speaks", prepared["small"]["who_speaks"]).figure
    shown, about = figure._repr_mimebundle_()
    assert shown["image/png"].startswith(b"\x89PNG")
    assert about["image/png"]["alt"] == figure.alt_text != ""
