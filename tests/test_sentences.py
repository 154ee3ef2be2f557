"""Sentences of the news: abbreviations, quotations, ellipses, numbers."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Article, Page, Paragraph, Span
from analysis.sentences import sentence_spans, split_sentences, tokens


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(
            ["He met Sen. Ida Orr at 9 a.m. Monday.", "It rained."], id="abbr"
        ),
        pytest.param(["She left for the U.S.", "The end."], id="abbreviation-ends"),
        pytest.param(["J. K. Moss met Ida B. Orr.", "They ate."], id="initials"),
        pytest.param(["J.P. Moss III came.", "He ate."], id="initials-together"),
        pytest.param(["It cost £1.6m, or 33.3% more.", "He paid."], id="decimals"),
        pytest.param(["He slept... and woke.", "It was late."], id="ellipsis"),
        pytest.param(['"Why now?" he asked.', '"Because."'], id="question-and-cue"),
        pytest.param(
            ['"Why now?" Ida Orr asked.', "He left."], id="question-named-cue"
        ),
        pytest.param(["'We won.'", "Ida Orr left."], id="closing-single-mark"),
        pytest.param(
            ["“It is over.”", "“Dust” is a band."], id="mark-closes-and-opens"
        ),
        pytest.param(["« C'est fini. »", "He left."], id="guillemets"),
        pytest.param(["Is that so?", "Yes!", "No."], id="short"),
    ],
)
def test_sentences_of_a_paragraph(expected):
    assert sentences(" ".join(expected)) == expected


def test_a_hard_wrap_and_a_soft_hyphen_end_nothing():
    text = "The har\u00adbour,\r\nat 9 a.m.\r\nMonday, was full. It\r\nrained."
    assert len(sentences(text)) == 2


def test_only_body_paragraphs_have_sentences():
    text = "A title. Two.\nOne here. Two here.\nRead more. Now."
    kinds = ["headline", "body", "related"]
    spans = [Span(*m.span()) for m in re.finditer("[^\n]+", text)]
    paragraphs = tuple(Paragraph(s, k) for s, k in zip(spans, kinds, strict=True))
    found = split_sentences(Article(Page("p", text, "0" * 64), paragraphs))
    assert [(s.span.of(text), s.paragraph) for s in found] == [
        ("One here.", 1),
        ("Two here.", 1),
    ]


@given(st.text(alphabet="aB .?!…'\"”“\n\u00ad\u200b1,-)", max_size=120))
def test_sentences_rebuild_the_visible_text(text):
    spans = sentence_spans(text, Span(0, len(text)))
    rebuilt = "".join(span.of(text) for span in spans)
    invisible = "[\\s\u00ad\u200b]"
    assert re.sub(invisible, "", rebuilt) == re.sub(invisible, "", text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_a_page_of_one_line_is_cut_at_blanks():
    text = "word " * 30_000
    spans = sentence_spans(text, Span(0, len(text)))
    assert max(map(len, spans)) <= 4000
    assert all(span.of(text).startswith("word") for span in spans)


@given(st.text(alphabet="ab .,'\"”“\n\u00ad%$1", max_size=80))
def test_tokens_are_in_range_and_ordered(text):
    found = tokens(text, Span(0, len(text)))
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
