from datetime import date

import pytest

from analysis.cleaning import clean
from analysis.errors import PageError
from analysis.sources import open_pages

TODAY = date(2026, 6, 1)
FIRST = "The old mill by the river was sold on Tuesday, its owner told the council."
SECOND = '"We had no choice but to sell it," she said after the meeting in the hall.'
THIRD = "The buyers want to turn the building into flats before the end of the year."
BODY = (FIRST, SECOND, THIRD)


def article_of(text, **options):
    return clean(open_pages("page", text=text)[0], today=TODAY, **options)


def kinds_of(article):
    return {p.span.of(article.page.text): p.kind for p in article.paragraphs}


def page_of(*lines):
    return "\n\n".join(lines)


def html_of(*parts, head=""):
    return f"<html><head>{head}</head><body>{''.join(parts)}</body></html>"


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_plain_copy_is_headline_and_body():
    article = article_of(page_of("Mill sold to builders", *BODY))
    kinds = kinds_of(article)
    assert kinds.pop("Mill sold to builders") == "headline"
    assert kinds == dict.fromkeys(BODY, "body")
    assert article.title == "Mill sold to builders"


def test_a_headline_may_name_its_genre():
    title, link = "Analysis: Why builders want the mill", "Opinion: Sell the ferry too"
    article = article_of(page_of(title, "By Ida Moss", *BODY, link))
    assert article.title == title
    assert kinds_of(article)[link] == "related"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Skip to main content", "chrome"),
        ("Share this article", "chrome"),
        ("Share on Facebook", "chrome"),
        ("© 2020 The Crier. All rights reserved.", "chrome"),
        ("Advertisement", "chrome"),
        ("Read more: Ferry strike ends after a week", "related"),
        ("Most read in Business", "related"),
        ("Sign up for our morning newsletter", "prompt"),
        ("Leave a comment", "comment"),
        ("Ida Moss and Bo Fenn contributed to this report.", "credit"),
        ("(Reporting by Ida Moss; editing by Bo Fenn)", "credit"),
        ("The mill in spring. (Photo: Ida Moss)", "caption"),
        ("Ida Moss (right) greets Bo Fenn at the mill in spring.", "caption"),
        ("Gov. Ida Moss (R) greeted Bo Fenn at the mill in spring.", "body"),
        ("By Ida Moss", "credit"),
        ("What comes next", "heading"),
        ("What comes next?", "heading"),
        ("Published: 3 May 2020, 10:15", "chrome"),
    ],
)
def test_what_pages_write_between_paragraphs(line, kind):
    article = article_of(page_of("Mill sold", FIRST, line, SECOND, THIRD))
    kinds = kinds_of(article)
    assert kinds[line] == kind
    assert [kinds[text] for text in BODY] == ["body"] * 3


def test_a_caption_glued_to_related_headlines_is_cut_there():
    glued = "Workers leave the mill on Monday.Photos: Mills of the north Ferry sinks"
    kinds = kinds_of(article_of(page_of("Mill sold", FIRST, glued, SECOND, THIRD)))
    assert kinds["Workers leave the mill on Monday."] == "caption"
    assert kinds["Photos: Mills of the north Ferry sinks"] == "related"


def test_headlines_run_together_are_no_paragraph():
    glued = "Storm hits the north coastFerry sinks off the island Mayor: We need help"
    kinds = kinds_of(article_of(page_of("Mill sold", FIRST, glued, SECOND, THIRD)))
    assert kinds[glued] == "related"


def test_comments_are_not_the_story():
    comment = "My uncle worked there for thirty years and nobody ever thanked him."
    article = article_of(page_of("Mill sold", *BODY, "2 comments", comment))
    assert kinds_of(article)[comment] == "comment"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wraps_join_and_line_ends_stay(end):
    wrapped = end.join(["The old mill by the river was", "sold on Tuesday, she said."])
    article = article_of(wrapped + end * 2 + SECOND)
    assert article.page.text == wrapped + end * 2 + SECOND
    assert [p.span.of(article.page.text) for p in article.of_kind("body")] == [
        wrapped,
        SECOND,
    ]


def test_a_list_of_links_is_no_wrapped_paragraph():
    article = article_of("Home\nNews\nSport\n\n" + page_of(*BODY))
    assert {"Home", "News", "Sport"} <= set(kinds_of(article))


def test_the_dateline_is_a_paragraph_of_its_own():
    article = article_of(page_of("Mill sold", f"LEEDS (Wire) -- {FIRST}", SECOND))
    assert kinds_of(article)["LEEDS (Wire) --"] == "dateline"
    assert (article.dateline.place, article.dateline.outlet) == ("LEEDS", "Wire")


def test_turns_of_a_transcript_are_body():
    turns = ["HOST: Who sold it?", "GUEST: I did.", "HOST: And why?"]
    assert set(kinds_of(article_of("\n".join(turns))).values()) == {"body"}


def test_markup_tells_captions_posts_frames_and_lists():
    article = article_of(
        html_of(
            "<nav>Home</nav><article><h1>Mill sold</h1>",
            paragraphs(FIRST),
            "<figure><figcaption>The mill at dawn.</figcaption></figure>",
            '<blockquote class="twitter-tweet"><p>So sad.</p></blockquote>',
            "<ul><li>Six flats</li><li>One shop</li></ul>",
            paragraphs(SECOND, THIRD),
            "</article><footer>Contact</footer>",
        )
    )
    kinds = kinds_of(article)
    assert kinds["Mill sold"] == "headline"
    assert kinds["The mill at dawn."] == "caption"
    assert kinds["So sad."] == "embed"
    assert kinds["Six flats"] == kinds["One shop"] == "body"
    assert kinds["Home"] == kinds["Contact"] == "chrome"


def test_a_pull_quote_counts_once():
    pulled = '<aside class="pull-quote">We had no choice but to sell it</aside>'
    article = article_of(
        html_of("<h1>Mill sold</h1>", paragraphs(FIRST, SECOND), pulled,
                paragraphs(THIRD))
    )  # fmt: skip
    body = "\n".join(p.span.of(article.page.text) for p in article.of_kind("body"))
    assert body.count("We had no choice") == 1


def test_a_paragraph_that_is_all_link_stays():
    linked = "The council, which owns the road, did not reply."
    article = article_of(
        html_of(
            "<article><h1>Mill sold</h1>",
            paragraphs(FIRST, f'<a href="/c">{linked}</a>', SECOND),
            "</article>",
        )
    )
    assert kinds_of(article)[linked] == "body"


def test_nothing_but_chrome_is_no_article():
    with pytest.raises(PageError) as caught:
        article_of("Home\nNews\nSport\nLog in\nContact us\nHelp\nJobs\nWeather")
    assert caught.value.kind == "no_article_text"


def test_days_come_from_option_metadata_text_in_that_order():
    stamped = page_of("Mill sold", "Published: 3 May 2020", *BODY)
    assert article_of(stamped).publication.day == date(2020, 5, 3)
    assert article_of(stamped).publication.origin == "text"
    given = article_of(stamped, published=date(2020, 5, 9))
    assert (given.publication.day, given.publication.origin) == (
        date(2020, 5, 9),
        "option",
    )
    head = '<meta property="article:published_time" content="2020-05-04">'
    marked = article_of(html_of("<h1>Mill</h1>", paragraphs(*BODY), head=head))
    assert marked.publication.origin == "metadata"


def test_a_year_that_is_not_told_is_a_told_guess():
    dated = "Crowds gathered at the mill gates on Wednesday, June 12, in the rain."
    article = article_of(page_of("Mill sold", dated, *BODY))
    assert article.publication.is_guessed
    assert article.publication.day == date(2024, 6, 12)
    assert date(2019, 6, 12) in article.publication.others
    (problem,) = article.problems
    assert problem.kind == "date_guessed"
    assert "2019-06-12" in problem.message


@pytest.mark.parametrize(
    ("offer", "suspected"),
    [
        ("To continue reading, subscribe for 2 a week.", True),
        ("Already a member? Sign in", True),
        ("Sign up for our newsletter", False),
    ],
)
def test_a_cut_off_story_is_told(offer, suspected):
    article = article_of(html_of("<h1>Mill sold</h1>", paragraphs(FIRST, offer)))
    found = {p.kind for p in article.problems}
    assert ("paywall_suspected" in found) == suspected
    assert kinds_of(article)[offer] == "prompt"


def test_an_offer_in_the_frame_is_no_paywall():
    article = article_of(
        html_of(
            "<header><nav>Already a subscriber?</nav></header><h1>Mill sold</h1>",
            paragraphs(*BODY),
            "<footer>Subscribe now to read the full paper.</footer>",
        )
    )
    assert article.problems == ()


def test_authors_stand_in_the_byline():
    article = article_of(page_of("Mill sold", "By Ida Moss and BO FENN", *BODY))
    assert article.authors == ("Ida Moss", "Bo Fenn")
