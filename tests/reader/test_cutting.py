"""Long pages cut, nothing lost."""

import pytest

from analysis.document import Span
from analysis.quotation import find_quotations
from analysis.reader.cutting import GROUP, LONGEST, cut_long, in_groups

SENTENCE = "The bridge stays closed until June. "


@pytest.mark.parametrize(
    "text",
    [SENTENCE, SENTENCE * 3000, "word " * 20_000, "x" * 90_000],
    ids=["short", "sentences", "words", "no blank"],
)
def test_the_parts_are_the_whole(text):
    parts = cut_long(text, [Span(0, len(text))])
    assert "".join(part.of(text) for part in parts) == text
    assert all(0 < len(part) <= LONGEST for part in parts)


def test_cuts_fall_between_sentences():
    text = SENTENCE * 3000
    parts = cut_long(text, [Span(0, len(text))])
    assert all(part.of(text).startswith("The bridge") for part in parts)


def test_cuts_fall_outside_of_quotations():
    text = "“It rains. It rains. It rains,” she said. " * 1500
    region = Span(0, len(text))
    quotations = find_quotations(text, [region])
    parts = cut_long(text, [region], quotations)
    assert len(parts) > 1
    assert all(part.of(text)[0] in "“s" for part in parts)
    assert all(part.of(text).startswith("“It") for part in parts)


def test_groups_are_small_and_in_order():
    regions = [Span(i * 9000, (i + 1) * 9000) for i in range(40)]
    groups = list(in_groups(regions))
    assert [region for group in groups for region in group] == regions
    assert all(sum(map(len, group)) <= GROUP for group in groups)
    assert list(in_groups([])) == []
