"""Reading with a network of a few lines: what is made of its scores."""

import pytest

from analysis.document import Span

SOURCE, CUE, CONTENT, MORE = 1, 3, 5, 6
SPEECH = {"ann": SOURCE, "bo": SOURCE, "said": CUE, "says": CUE, "it": CONTENT}
SPEECH |= {"rains": MORE, "the": CONTENT, "plan": MORE, "works": MORE}


def whole(text):
    return [Span(0, len(text))]


def told(reading, text):
    """(content, source, cue) of each link, as words."""
    words = [role.span.of(text) for role in reading.roles]
    return [
        tuple(None if i is None else words[i] for i in (k.content, k.source, k.cue))
        for k in reading.links
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann said it rains.", [("it rains", "Ann", "said")]),
        ("“It rains,” Ann said.", [("It rains", "Ann", "said")]),
        ("It rains.", [("It rains", None, None)]),
        ("It\u00ad rains, says\nBo.", [("It\u00ad rains", "Bo", "says")]),
        (
            "Ann said it rains, Bo says the plan works.",
            [("it rains", "Ann", "said"), ("the plan works", "Bo", "says")],
        ),
        ("Ann and Bo.", []),
    ],
    ids=["indirect", "direct", "no source", "typed oddly", "two", "no content"],
)
def test_contents_with_source_and_cue(fake_reader, text, expected):
    assert told(fake_reader(SPEECH).read(text, whole(text)), text) == expected


def test_sources_of_another_paragraph_are_not_linked(fake_reader):
    text = "Ann said.\nIt rains."
    reading = fake_reader(SPEECH).read(text, [Span(0, 9), Span(10, 19)])
    assert told(reading, text) == [("It rains", None, None)]


def test_only_the_regions_are_read(fake_reader):
    text = "Ann said it rains. Bo says the plan works."
    reading = fake_reader(SPEECH).read(text, [Span(19, len(text))])
    assert told(reading, text) == [("the plan works", "Bo", "says")]


def test_a_content_does_not_end_within_its_quotation(fake_reader):
    text = "“It rains that it rains,” Ann said."
    weak = fake_reader({**SPEECH, "that": 0})
    (content,) = [r for r in weak.read(text, whole(text)).roles if r.role == "content"][
        :1
    ]
    assert 0 < content.confidence <= 1


def test_nothing_in_nothing(fake_reader):
    reading = fake_reader(SPEECH).read("", [])
    assert (reading.names, reading.roles, reading.links) == ((), (), ())


NAMES = {"ann": 1, "ltd": 3, "paris": 5, "x": 9}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann and Ltd.", [("Ann", "PERSON"), ("Ltd", "ORG")]),
        ("Paris!", [("Paris", "GPE")]),
        ("x", []),
        ("ann@paris.com", []),
    ],
    ids=["types", "place", "works are not told", "addresses are no names"],
)
def test_names(fake_reader, text, expected):
    (names,) = fake_reader(names=NAMES).names([text])
    assert [(n.span.of(text), n.type) for n in names] == expected


def test_tone_of_each_target(fake_reader):
    text = "Ann said it rains. The plan works."
    sentences = [Span(0, 18), Span(19, 34)]
    targets = [[Span(0, 3), Span(9, 11)], []]
    first, second = fake_reader().tone(text, sentences, targets)
    assert [c.index(max(c)) for c in first] == [0, 2]
    assert sum(first[0]) == pytest.approx(1)
    assert second == []


def test_a_target_without_a_word_is_neutral(fake_reader):
    ((chances,),) = fake_reader().tone("Ann works", [Span(0, 9)], [[Span(3, 4)]])
    assert chances == (0, 1, 0)
