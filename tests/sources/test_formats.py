"""Each format of the README's table, in a file made by the program people use."""

import re
from datetime import date

import pytest

from analysis import load
from analysis.cleaning import clean
from analysis.sources import open_pages
from tests.sources.formats import FILES, FOLDER

ARTICLES = FOLDER.parents[2] / "data/articles"
ALSO_HERE = [ARTICLES / "harbour_strike.html"]
TODAY = date(2026, 1, 1)
STORY = ("headline", "heading", "body")
MILL = "mill_closure.txt"
MILL_FILES = [
    "mill_closure.docx",
    "mill_closure.odt",
    "mill_closure.rtf",
    "mill_closure.pdf",
    "mill_closure_columns.pdf",
    "mill_closure_printed.pdf",
]
EXPORTS = [
    "nexis.txt",
    "nexis.rtf",
    "nexis.docx",
    "factiva.txt",
    "factiva.rtf",
    "proquest.txt",
    "proquest.rtf",
]


def articles_of(path):
    return [clean(page, today=TODAY) for page in open_pages(str(path))]


def story_of(article):
    text = article.page.text
    return [(p.kind, p.span.of(text)) for p in article.paragraphs if p.kind in STORY]


def said_in(article):
    """Who says what, in the words of the article."""
    actors = {actor.id: actor.name for actor in article.read.actors}
    return [
        (
            attribution.kind,
            [span.of(article.text) for span in attribution.content],
            sorted(actors[i] for i in attribution.speakers),
        )
        for attribution in article.read.attributions
    ]


@pytest.mark.parametrize("name", MILL_FILES)
def test_a_document_has_the_story_of_the_text_and_nothing_else(name):
    (text,) = articles_of(ARTICLES / MILL)
    (document,) = articles_of(FOLDER / name)
    assert story_of(document) == story_of(text)
    assert document.authors == text.authors
    assert document.publication.day == text.publication.day
    assert document.dateline.place == text.dateline.place


@pytest.mark.parametrize("name", MILL_FILES)
def test_a_document_has_the_speech_and_speakers_of_the_text(name):
    text = load(ARTICLES / MILL)
    assert said_in(load(FOLDER / name)) == said_in(text)


def test_a_saved_page_has_the_story_and_speakers_of_its_html():
    page = ARTICLES / "harbour_strike.html"
    (html,), (saved,) = articles_of(page), articles_of(FOLDER / "harbour_strike.mhtml")
    assert story_of(saved) == story_of(html)
    assert said_in(load(FOLDER / "harbour_strike.mhtml")) == said_in(load(page))


def test_a_page_printed_to_pdf_has_nearly_the_speech_of_its_html():
    """A PDF keeps no elements, so that a post in the story is read as its text."""
    html = said_in(load(ARTICLES / "harbour_strike.html"))
    printed = said_in(load(FOLDER / "harbour_strike.pdf"))
    found = sum(said in printed for said in html)
    assert found >= 0.9 * max(len(html), len(printed))


def test_what_browsers_print_around_a_page_is_its_frame():
    (article,) = articles_of(FOLDER / "harbour_strike.pdf")
    lines = [(p.kind, p.span.of(article.page.text)) for p in article.paragraphs]
    frame = [kind for kind, text in lines if re.search(r" \d/3$|\d [AP]M ", text)]
    assert frame == ["chrome"] * 6


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_of_archives(name):
    first, second = articles_of(FOLDER / name)
    assert [first.title, second.title] == [
        "Mill sold to builders",
        "Owls move into the town hall",
    ]
    assert first.outlet == second.outlet == "The Town Crier"
    assert first.authors == ("Ida Moss", "Bo Fenn")
    assert second.authors == ()
    assert first.publication.day == date(2020, 5, 3)
    assert second.publication.day == date(2020, 5, 5)
    assert {first.publication.origin, second.publication.origin} == {"metadata"}
    assert story_of(first) == [
        ("headline", "Mill sold to builders"),
        ("body", "The old mill by the river was sold on Tuesday, its owner, Clement "
                 "Ashdown, told the council in the evening."),
        ("body", "\"Nobody asked us,\" said Dora Quill, who lives across the lane. “We "
                 "read it on the gate – in chalk.”"),
    ]  # fmt: skip
    assert [kind for kind, _ in story_of(second)] == ["headline", "body"]


@pytest.mark.parametrize(
    "name", ["articles.csv", "articles.xlsx", "articles.json", "articles.jsonl"]
)
def test_tables_of_articles(name):
    first, second = open_pages(str(FOLDER / name))
    assert first.metadata.title == "Brackwater paper mill to close after 141 years"
    assert first.metadata.outlet == "The Tarn Observer"
    assert first.metadata.published == date(2019, 2, 8)
    assert second.metadata.authors == ("Ida Moss", "Bo Fenn")
    assert second.text.startswith("Two owls were seen in the tower at dawn")


def test_an_archive_has_the_articles_of_its_files_counted_over_all():
    pages = open_pages(str(FOLDER / "articles.zip"))
    inside = ["mill_closure.docx", "nexis.rtf", "articles.csv"]
    alone = [page for name in inside for page in open_pages(str(FOLDER / name))]
    assert [page.text for page in pages] == [page.text for page in alone]
    assert [page.article for page in pages] == [0, 1, 2, 3, 4]
    assert len({page.sha256 for page in pages}) == 1


@pytest.mark.parametrize("name", ["mill_closure.pdf", "mill_closure.docx"])
def test_bytes_with_a_name_are_read_as_the_file_is(name):
    path = FOLDER / name
    assert load(data=path.read_bytes(), name="x.txt").text == load(path).text


def test_every_row_of_the_readmes_table_has_a_file_here(repository):
    readme = (repository / "README.md").read_text("utf-8")
    table = readme.partition("## What it reads")[2].partition("\n##")[0]
    rows = [row for row in table.splitlines() if row.startswith("| ")][1:]
    assert len(rows) >= 12
    endings = {path.suffix for path in [*FILES, *ALSO_HERE]}
    for row in rows:
        named = set(re.findall(r"`(\.\w+)`", row.split("|")[1]))
        assert named and named <= endings | {".mht"}, row
