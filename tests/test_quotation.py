"""Quotation marks are told from apostrophes, and paired, in every style."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Span
from analysis.quotation import find_quotations


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in find_quotations(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"A," he said, "B."', ["A,", "B."], id="straight-double"),
        pytest.param("“We’re in,” she said.", ["We’re in,"], id="curly-double"),
        pytest.param("'We can't stay,' he said.", ["We can't stay,"], id="single"),
        pytest.param(
            "The fans' 'loud protest,' which he saw",
            ["loud protest,"],
            id="plural-possessive-before-an-opening-mark",
        ),
        pytest.param(
            "'The boys' mother said so,' he said.",
            ["The boys' mother said so,"],
            id="plural-possessive-inside",
        ),
        pytest.param("'We like the boys' and left.", ["We like the boys"], id="s-end"),
        pytest.param("‘It’s the dogs’ park,’ he said", ["It’s the dogs’ park,"]),
        pytest.param("« Oui », dit-il.", [" Oui "], id="guillemets"),
        pytest.param("„Ja“, sagte er.", ["Ja"], id="low-high"),
        pytest.param("``Yes,'' he said.", ["Yes,"], id="typewriter"),
        pytest.param('“Mixed," he said.', ["Mixed,"], id="mixed-curly-straight"),
        pytest.param('A 12" pipe and a 6\'2" man.', [], id="inches-and-feet"),
        pytest.param("rock 'n' roll in the '90s", [], id="elisions"),
        pytest.param("Workers' pay and drivers' hours.", [], id="possessives-only"),
    ],
)
def test_quotations_of_one_paragraph(text, expected):
    assert inner(text) == expected


def test_a_quotation_inside_a_quotation_is_one_deeper():
    text = "\"He said 'no' to us,\" she said. 'And \"yes\" to you.'"
    depths = [
        (q.inner.of(text), q.depth) for q in find_quotations(text, [Span(0, len(text))])
    ]
    assert depths == [
        ("He said 'no' to us,", 0),
        ("no", 1),
        ('And "yes" to you.', 0),
        ("yes", 1),
    ]


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = '"Fine," he said. "We shall see \n\nNobody came.'
    regions = [Span(0, 31), Span(33, len(text))]
    last = find_quotations(text, regions)[-1]
    assert (last.inner.of(text), last.is_closed) == ("We shall see", False)


def test_a_forgotten_closing_mark_does_not_swallow_the_next_quotation():
    assert inner("“So it goes, she said. “I am here,” he said.") == [
        "So it goes, she said.",
        "I am here,",
    ]


def test_speech_over_paragraphs_carries_on_until_it_is_closed():
    text = '"One.\n\n"Two.\n\n"Three," he said.\n\n"Four."'
    regions, at = [], 0
    for paragraph in text.split("\n\n"):
        regions.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    found = find_quotations(text, regions)
    assert [(q.inner.of(text), q.is_closed, q.continues) for q in found] == [
        ("One.", False, False),
        ("Two.", False, True),
        ("Three,", True, True),
        ("Four.", True, False),
    ]


MARKS = st.text(alphabet="ab s.,?\n\"'“”‘’«»„‚`-0", max_size=80)


@given(MARKS)
def test_any_marks_give_ordered_quotations_that_do_not_cross(text):
    found = find_quotations(text, [Span(0, len(text))])
    assert [q.outer.start for q in found] == sorted(q.outer.start for q in found)
    for a in found:
        assert a.outer.contains(a.inner)
        for b in found:
            crosses = a.outer.start < b.outer.start < a.outer.end < b.outer.end
            assert not crosses, (a, b)
