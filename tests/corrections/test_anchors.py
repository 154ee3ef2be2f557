"""Anchors find the words they were made of, or say that they cannot."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corrections.anchors import Anchor, Unanchored, find_place, make_anchor
from analysis.document import Span
from analysis.tidy import fold

WORDS = st.sampled_from("ash birch cedar it's e.g. Elm-tree — « ... 3.5 été 木".split())
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=6)
BLANKS = st.sampled_from([" ", "  ", "\u00a0", "\r\n", " \n\t", "\u00ad \u200b"])


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("one elm", Anchor("elm"), Span(4, 7)),
        ("elms, one elm", Anchor("elm"), Span(10, 13)),
        ("a tall\r\n elm.", Anchor("tall elm."), Span(2, 13)),
        ("so\u00adft rain", Anchor("soft rain"), Span(0, 10)),
        ("an elm, my elm", Anchor("elm", before="my"), Span(11, 14)),
        ("an elm, my elm", Anchor("elm", after=", my"), Span(3, 6)),
        ("an\nelm and an\n\nelm or", Anchor("elm", "an", "or"), Span(15, 18)),
        ("her Elm", Anchor("Elm", before="my"), Span(4, 7)),
        ("Elmside, Elmtown", Anchor("Elm", after="town"), Span(9, 12)),
        ("a (b) a [b]", Anchor("[b]"), Span(8, 11)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_are_found(text, anchor, expected):
    assert find_place(text, anchor) == expected


@pytest.mark.parametrize(
    ("text", "anchor", "told"),
    [
        ("an oak", Anchor("elm"), '"elm" are not there any more'),
        ("elm, elm", Anchor("elm"), '"elm" stand 2 times, and nothing says'),
        ("an elm, an elm", Anchor("elm", before="an"), "with the same words around"),
        ("an elm, an elm", Anchor("elm", before="my"), "with other words around"),
        ("an Elm", Anchor("elm"), "not there"),
        ("an elm", Anchor("elm", before="my"), "stand once, with other words"),
        ("elms", Anchor("elm"), "not there"),
        ("elms", Anchor("elm", before="my"), "with other words around"),
        ("", Anchor("elm"), "not there"),
        ("elm", Anchor("  "), "not there"),
    ],
)
def test_words_that_are_not_found_are_told(text, anchor, told):
    with pytest.raises(Unanchored, match=re.escape(told)):
        find_place(text, anchor)


def test_only_what_counts_is_searched():
    assert find_place("elm | elm", Anchor("elm"), [Span(5, 9)]) == Span(6, 9)


def test_long_words_are_kept_to_their_beginning():
    text = "An elm. " + "word " * 1000
    anchor = make_anchor(text, Span(0, len(text)))
    assert anchor.is_beginning
    assert len(anchor.words) <= 600
    assert find_place(text, anchor).start == 0


def test_words_of_a_line_that_stands_twice_reach_beyond_it():
    text = "First\nShare\nSecond\nShare\n"
    anchor = make_anchor(text, Span(19, 24))
    assert find_place(text, anchor) == Span(19, 24)
    assert find_place("Menu\n" + text, anchor) == Span(24, 29)


def test_what_cannot_be_told_apart_is_refused():
    with pytest.raises(ValueError, match="several times"):
        make_anchor("elm " * 1000, Span(2000, 2003))


def _page(lines, blank=" "):
    return "\n".join(blank.join(line) for line in lines)


def _word_spans(text):
    return [Span(*m.span()) for m in re.finditer(r"\S+", text)]


@settings(deadline=None)
@given(LINES, st.data())
def test_an_anchor_finds_its_words_again(lines, data):
    text = _page(lines)
    spans = _word_spans(text)
    first = data.draw(st.integers(0, len(spans) - 1))
    last = data.draw(st.integers(first, len(spans) - 1))
    span = Span(spans[first].start, spans[last].end)
    try:
        anchor = make_anchor(text, span)
    except ValueError:
        assert text.count(fold(span.of(text)).split()[0]) > 1
        return
    assert find_place(text, anchor) == span


@settings(deadline=None)
@given(LINES, BLANKS, LINES, LINES, st.data())
def test_an_anchor_finds_the_same_words_on_another_copy_or_none(
    lines, blank, above, below, data
):
    """Other chrome, other blanks: the same place, or it is told; never another."""
    text = _page(lines)
    spans = _word_spans(text)
    number = data.draw(st.integers(0, len(spans) - 1))
    try:
        anchor = make_anchor(text, spans[number])
    except ValueError:
        return
    top, bottom = _page(above), _page(below)
    copy = f"{top}\n\n{_page(lines, blank)}\n{bottom}"
    expected = _word_spans(copy)[len(_word_spans(top)) + number]
    try:
        place = find_place(copy, anchor)
    except Unanchored:
        return
    same = fold(place.of(copy)) == fold(spans[number].of(text))
    assert same
    if not expected.contains(place):  # the chrome has the very same words around them
        assert _around(copy, place, anchor)


def _around(copy, place, anchor):
    head = fold(copy[: place.start])
    tail = fold(copy[place.end :])
    return head.endswith(anchor.before) and tail.startswith(anchor.after)


@settings(deadline=None)
@given(LINES, BLANKS, st.data())
def test_blanks_alone_lose_nothing(lines, blank, data):
    text = _page(lines)
    spans = _word_spans(text)
    number = data.draw(st.integers(0, len(spans) - 1))
    try:
        anchor = make_anchor(text, spans[number])
    except ValueError:
        return
    copy = _page(lines, blank)
    place, expected = find_place(copy, anchor), _word_spans(copy)[number]
    assert expected.contains(place)  # but for invisible characters at its ends
    assert fold(place.of(copy)) == fold(expected.of(copy))
