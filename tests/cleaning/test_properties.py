"""Whatever comes in: an article that covers the page, or one of the kit's errors."""

import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysis.cleaning import clean
from analysis.errors import PageError
from analysis.sources import open_pages

TODAY = date(2026, 1, 1)
PIECES = st.sampled_from(
    "<p>|</p>|<div class=comments>|<br>|"
    "<a href=x>|</a>|<h1>|<script>|</script>|"
    "<blockquote class=twitter-tweet>|"
    "&#0;|&#xD800;|<!--|-->|\r\n|\n\n|\t|\u00a0|"
    "\u200b|By Ida Moss|Photos:|LEEDS (Wire) -- |Key points|Comments (3)|"
    "© 2020|Friday, May 3|"
    "She said it was late.|“We lost it all,” he said.|Subscribe now to read the rest.|"
    "Q: Why?|— A B (@ab) May 3|Read more: X|\x0b|\u2028|\u202e|😀|A.".split("|")
)
PAGES = st.lists(PIECES, max_size=40).map(" ".join)
RELAXED = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck)
)


def check(pages, text=None):
    for page in pages:
        if text is not None and page.form == "text":
            assert page.text == text.removeprefix("\ufeff")
        try:
            article = clean(page, today=TODAY)
        except PageError as error:
            assert error.kind == "no_article_text"
            continue
        covered = [0] * len(page.text)
        last = 0
        for paragraph in article.paragraphs:
            assert last <= paragraph.span.start < paragraph.span.end <= len(page.text)
            last = paragraph.span.end
            for i in range(paragraph.span.start, paragraph.span.end):
                covered[i] += 1
        assert all(
            count == 1 or char.isspace()
            for count, char in zip(covered, page.text, strict=True)
        )


@RELAXED
@given(PAGES | st.text(max_size=300))
@example("Photos: ")
@example("a.Photos:x")
@example("\u200b\n\nShe said it was late in the day.")
def test_any_text(text):
    try:
        pages = open_pages("any", text=text)
    except PageError:
        return
    check(pages, text)


@RELAXED
@given(PAGES.map(lambda t: t.encode("utf-8")) | st.binary(max_size=300))
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf")
def test_any_bytes(data):
    try:
        pages = open_pages("any", data=data)
    except PageError:
        return
    check(pages)


@pytest.mark.parametrize(
    "text",
    ["word " * 100_000, "a" * 200_000, "- " * 50_000, "A. " * 50_000, "x\n" * 20_000,
     "<b>" * 20_000 + "x</b>", "(" * 50_000, "Photos:" * 20_000, "1 of " * 30_000],
    ids="words letter dashes initials lines tags parens labels numbers".split(),
)  # fmt: skip
def test_nothing_takes_its_time(text):
    start = time.process_time()
    with suppress(PageError):
        check(open_pages("long", text=text))
    assert time.process_time() - start < 20
