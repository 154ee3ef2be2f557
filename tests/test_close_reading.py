from dataclasses import replace
from html.parser import HTMLParser

import pytest

from analysis.close_reading import show
from analysis.document import Paragraph, Span
from analysis.reading import LoadedArticle
from tests.made_articles import AWKWARD_NAMES, crowd, small

HOSTILE = '<script>alert("x")</script><a href=http://example.org onclick=alert(1)>'
VOID = {"input"}


class Elements(HTMLParser):
    """Every element with its attributes and text; raises where tags are crossed."""

    def __init__(self, html):
        super().__init__()
        self.found, self.open = [], []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", **dict(attrs)}
        self.found.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def of_class(self, name):
        return [e for e in self.found if name in (e.get("class") or "").split()]


def elements(read):
    return Elements(show(LoadedArticle(read)).html())


def test_the_article_stands_there_word_for_word():
    read = small()
    told = elements(read).of_class("text")[0]["text"]
    for paragraph in read.article.paragraphs:
        assert paragraph.span.of(read.article.page.text) in told


def test_speech_says_who_speaks_and_how_that_was_told():
    said = elements(small()).of_class("said")
    first = next(e for e in said if e["text"] == "the bridge isn’t safe")
    assert first["data-who"] == "Ama Osei" and first["tabindex"] == "0"
    for part in ("told by name", "source: Mayor Ama Osei", "cue: said", "1.00"):
        assert part in first["title"] and part in first["data-told"]
    open_one = next(e for e in said if e["text"] == "shameful")
    assert open_one["data-who"] == "speaker unknown" and "open" in open_one["class"]


def test_what_is_no_speech_says_so():
    read = small()
    none = tuple(replace(a, is_speech=a.id != 2) for a in read.attributions)
    said = elements(replace(read, attributions=none)).of_class("attitude")
    assert [e["text"] for e in said] == ["thanked the crew"]
    assert said[0]["data-who"] == "Ama Osei and Bo Lund (no speech)"


def test_mentions_lead_round_to_the_first():
    found = elements(small()).of_class("a0")
    mentions = [e for e in found if e["tag"] == "a" and "id" in e]
    ids = [e["id"] for e in mentions]
    assert [e["href"] for e in mentions] == [f"#{i}" for i in [*ids[1:], ids[0]]]
    assert {e["data-rank"] for e in mentions} == {"1"}


def test_every_link_leads_somewhere():
    found = elements(small()).found
    ids = {e.get("id") for e in found}
    links = [e["href"] for e in found if "href" in e]
    assert links and all(link[1:] in ids for link in links)


def test_what_was_left_out_is_there_with_its_reason():
    read = small()
    lines = list(read.article.paragraphs)
    lines[-1] = replace(lines[-1], reason="a line of the menu")
    read = replace(read, article=replace(read.article, paragraphs=tuple(lines)))
    told = elements(read).of_class("left")[0]["text"]
    assert told == "left out as chrome: a line of the menu Share this page"


def test_much_that_was_left_out_is_folded():
    read = small()
    end = len(read.article.page.text)
    more = tuple(Paragraph(Span(end - 1, end), "related") for _ in range(9))
    paragraphs = (*read.article.paragraphs, *more)
    read = replace(read, article=replace(read.article, paragraphs=paragraphs))
    assert elements(read).of_class("left")[0]["tag"] == "details"


@pytest.mark.parametrize("actors", [0, 1, 60])
def test_no_speech_and_a_crowd(actors):
    found = elements(crowd(actors)).found
    assert len([e for e in found if e["tag"] == "input"]) == (
        actors + 1 if actors else 0
    )


def test_words_of_the_page_never_become_html():
    read = crowd(3, names=[HOSTILE, '" onmouseover="x', "'><b>"])
    actors = tuple(replace(actor, role=HOSTILE) for actor in read.actors)
    found = elements(replace(read, actors=actors)).found
    assert not {e["tag"] for e in found} & {"script", "b", "img"}
    assert not any(key.startswith("on") for e in found for key in e)
    assert all(e["href"].startswith("#") for e in found if "href" in e)


def test_names_of_every_script_have_a_choice_of_their_own():
    read = crowd(len(AWKWARD_NAMES), names=AWKWARD_NAMES)
    told = elements(read).of_class("key")[0]["text"]
    assert all(" ".join(name.split()) in told for name in AWKWARD_NAMES)


def test_marks_that_cross_are_cut_not_lost():
    read = small()
    said = read.attributions[1]
    start = said.content[0].start - 5  # begins within the mention before it
    crossing = replace(said, content=(Span(start, said.content[0].end),))
    attributions = (read.attributions[0], crossing, *read.attributions[2:])
    found = elements(replace(read, attributions=attributions))
    assert "said" in found.of_class("said")[1]["class"]
