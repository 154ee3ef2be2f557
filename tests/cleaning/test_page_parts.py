"""Parts of a page beside its running text: each is told for what it is."""

import pytest

from tests.cleaning.test_article import (
    BODY,
    FIRST,
    SECOND,
    THIRD,
    article_of,
    html_of,
    kinds_of,
    page_of,
    paragraphs,
)

LANDED = (
    "Crews brought the first families to the mainland at noon, the coastguard said."
)
DROPPED = "The second ferry will sail as soon as the wind has dropped, its master said."
CLOSED = "Schools on the island stay closed until Monday, the council said on its site."
ENTRIES = (LANDED, DROPPED, CLOSED)
COMMENT = "My uncle worked there for thirty years and nobody ever thanked him."
POST = "So proud of every one of you tonight."
SIGNATURE = "Mill Union (@mill_union) 17 October 2024"


def story_of(*parts):
    return kinds_of(article_of(html_of("<article><h1>Mill sold</h1>", *parts)))


def copy_of(*lines):
    return kinds_of(article_of(page_of("Mill sold", *lines)))


def body_in(kinds):
    return [text for text, kind in kinds.items() if kind == "body"]


@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_headings_between_paragraphs(tag):
    heading = f"<{tag}>Eleven ships at anchor</{tag}>"
    kinds = story_of(paragraphs(FIRST), heading, paragraphs(SECOND, THIRD))
    assert kinds["Eleven ships at anchor"] == "heading"
    assert body_in(kinds) == list(BODY)


def test_paragraphs_that_are_marked_up_as_headings_stay_body():
    assert body_in(story_of(*(f"<h3>{text}</h3>" for text in BODY))) == list(BODY)


@pytest.mark.parametrize(
    "post",
    [
        f'<blockquote class="social-post"><p>{POST}</p><footer>{SIGNATURE}</footer>'
        "</blockquote>",
        f"<blockquote><p>{POST}</p><p>{SIGNATURE}</p></blockquote>",
        f"<blockquote><p>{POST}</p><p>— <a href='x'>{SIGNATURE}</a></p></blockquote>",
    ],
    ids="marked signed linked".split(),
)
def test_a_post_put_into_the_page(post):
    kinds = story_of(paragraphs(FIRST), post, paragraphs(SECOND, THIRD))
    assert kinds[POST] == "embed"
    assert body_in(kinds) == list(BODY)


def test_a_block_quotation_is_the_storys():
    block = f"<blockquote><p>{COMMENT}</p></blockquote>"
    kinds = story_of(paragraphs(FIRST), block, paragraphs(SECOND, THIRD))
    assert kinds[COMMENT] == "body"


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "spaced"])
@pytest.mark.parametrize(
    "times",
    [("10:15", "09.40", "08:05"), ("10:15 BST", "9:40 a.m. ET", "8.05am")],
    ids=["clock", "zones"],
)
def test_entries_of_a_live_page(gap, times):
    heads = ("Families land", "Wind drops", "Schools closed")
    entries = [x for e in zip(times, heads, ENTRIES, strict=True) for x in e]
    kinds = kinds_of(article_of(gap.join(["Ferry rescue: live updates", *entries])))
    assert body_in(kinds) == list(ENTRIES)
    assert not {kinds[time] for time in times} & {"body", "headline"}


def test_entries_of_a_live_page_as_saved():
    entries = [
        f"<section><time>{time}</time><h2>{head}</h2><p>{text}</p></section>"
        for time, head, text in zip(
            ("10:15", "9 a.m.", "08.05"), ("Land", "Wind", "Schools"), ENTRIES,
            strict=True,
        )
    ]  # fmt: skip
    kinds = story_of(*entries)
    assert body_in(kinds) == list(ENTRIES)
    assert kinds["Wind"] == "heading"


@pytest.mark.parametrize("quote", ['"We had no choice but to sell it"'])
def test_a_pull_quote_counts_once(quote):
    kinds = copy_of(FIRST, SECOND, quote, THIRD)
    assert kinds[quote] == "chrome"
    marked = f'<blockquote class="pullquote"><p>{quote}</p><cite>Ann Lee</cite>'
    kinds = story_of(paragraphs(FIRST), marked, "</blockquote>", paragraphs(*BODY[1:]))
    assert kinds[quote] == kinds["Ann Lee"] == "chrome"
    assert body_in(kinds) == list(BODY)


@pytest.mark.parametrize("intro", [(), (FIRST,)], ids=["none", "some"])
def test_a_transcript_begins_below_its_headline(intro):
    turns = ["HOST: Who sold it?", "ANN LEE: I did, and I said so.", "HOST: Why?",
             "ANN LEE: Money."]  # fmt: skip
    kinds = kinds_of(article_of(page_of("Who sold the mill", *intro, *turns)))
    assert kinds["Who sold the mill"] == "headline"
    assert body_in(kinds) == [*intro, *turns]


@pytest.mark.parametrize("bullet", ["• ", "- ", ""], ids=["dot", "dash", "none"])
def test_points_of_a_list(bullet):
    points = [f"{bullet}{point}" for point in ("six flats", "one shop", "a park")]
    lead = "The buyers have promised the town this:"
    kinds = copy_of(FIRST, lead, "\n".join(points), SECOND, THIRD)
    assert body_in(kinds) == [FIRST, lead, *points, SECOND, THIRD]


@pytest.mark.parametrize("behind", [(SECOND, THIRD), ()], ids=["inside", "end"])
def test_stories_below_a_label_are_related(behind):
    links = ("Ferry strike ends after a week", "Council votes on tax")
    before = BODY if not behind else (FIRST,)
    kinds = copy_of(*before, "Related stories", "\n".join(links), *behind)
    assert {kinds[link] for link in links} == {"related"}
    assert body_in(kinds) == [*before, *behind]


def test_comments_behind_the_story():
    kinds = copy_of(*BODY, "2 Comments", "joe99", COMMENT, "Reply")
    assert kinds["joe99"] == kinds[COMMENT] == kinds["Reply"] == "comment"
    section = f"<section class=comments><h2>2 Comments</h2><p>{COMMENT}</p></section>"
    assert story_of(paragraphs(*BODY), section)[COMMENT] == "comment"


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: An earlier version of this article gave a wrong name of the mill.",
        "This article was amended on 4 May 2020 to correct the name of the buyer.",
        "CORRECTION (May 4): Due to an error, an earlier version gave a wrong price.",
        "Editor’s note: This story has been updated to add the price of the mill.",
        "An earlier version of this article misspelled a name. It is Lee, not Leigh.",
    ],
)
def test_notices_of_corrections_are_about_the_story(notice):
    assert copy_of(*BODY, notice)[notice] == "credit"
    assert story_of(f"<p><em>{notice}</em></p>", paragraphs(*BODY))[notice] == "credit"


@pytest.mark.parametrize(
    "sentence",
    [
        "Correction of the price came late: the council had asked for it in May.",
        "The earlier version of the plan had no park, she said, and no shop at all.",
    ],
)
def test_stories_about_corrections_are_stories(sentence):
    assert copy_of(FIRST, sentence, SECOND, THIRD)[sentence] == "body"


@pytest.mark.parametrize(
    "offer",
    [
        "This article is for subscribers only.",
        "Subscribe to continue reading.",
        "You have reached your limit of free articles. Subscribe now.",
        "Create a free account to continue reading.",
        "Register to read the full story.",
        "The rest of this article is for members only.",
        "To read the full story, start a free trial.",
        "Sign in to read this article.",
    ],
)
def test_offers_where_the_story_is_cut_off_are_told(offer):
    article = article_of(page_of("Mill sold", FIRST, offer))
    assert [p.kind for p in article.problems] == ["paywall_suspected"]
    assert kinds_of(article)[offer] == "prompt"


@pytest.mark.parametrize(
    "sentence",
    [
        "Readers must register to see the mill on the day, the council said in May.",
        "She had subscribed to the plan to sell it, and to read of it was a shock.",
    ],
)
def test_no_false_alarm(sentence):
    article = article_of(page_of("Mill sold", FIRST, sentence))
    assert article.problems == ()
    assert kinds_of(article)[sentence] == "body"


def test_what_stands_behind_the_pages_end_is_on_the_page():
    page = html_of("<h1>Mill sold</h1>", paragraphs(FIRST, SECOND)) + paragraphs(THIRD)
    assert {*BODY, "Mill sold"} == set(kinds_of(article_of(page)))
