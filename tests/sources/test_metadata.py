from datetime import date

import pytest

from analysis.sources import open_pages

STORY = (
    '{{"@type":"NewsArticle","headline":"Owls move in",'
    '"datePublished":"2020-05-04T23:30:00+02:00","dateModified":"2020-05-06",'
    '"author":{author},"publisher":{{"name":"The Crier"}}}}'
)


def page_of(head, body="<p>It rained all day.</p>"):
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return open_pages("x.html", text=page)[0]


def metadata_of(*parts):
    return page_of(*parts).metadata


def json_ld(text):
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('{"name":"Ida Moss"}', ("Ida Moss",)),
        ('[{"name":"Ida Moss"},{"name":"Bo Fenn"}]', ("Ida Moss", "Bo Fenn")),
        ('"By IDA MOSS, Staff Writer"', ("Ida Moss",)),
        ('"https://crier.example/ida"', ()),
        ("null", ()),
    ],
)
def test_json_ld_tells_the_story(author, names):
    found = metadata_of(json_ld(STORY.format(author=author)))
    assert found.title == "Owls move in"
    assert found.published == date(2020, 5, 4)
    assert found.modified == date(2020, 5, 6)
    assert found.outlet == "The Crier"
    assert found.authors == names


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"@type": "NewsArticle", "datePublished": "2020-05-04",}',
        '{"@graph": [{"@type": "WebPage"}, {"@type": ["Thing", "NewsArticle"],'
        ' "datePublished": "2020-05-04"}]}',
        '<!-- {"@type": "Report", "datePublished": "20200504"} -->',
        "[" * 2000,
        '{"@type": 7, "author": [[[{}]]], "datePublished": ["x", 3]}',
        '{"headline": "A", "datePublished": "2020-05-04", "x": "a" b}',
    ],
    ids="cut comma graph comment deep types broken".split(),
)
def test_odd_json_costs_nothing_but_itself(text):
    assert metadata_of(json_ld(text)).published in (date(2020, 5, 4), None)


def test_published_is_not_modified():
    head = (
        '<meta property="article:modified_time" content="2021-02-03">'
        '<meta name="date" content="2021-02-01">'
    )
    found = metadata_of(head)
    assert (found.published, found.modified) == (date(2021, 2, 1), date(2021, 2, 3))


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ('<p>x</p><time datetime="2021-02-01T08:00">Monday</time>', date(2021, 2, 1)),
        ('<time datetime="2021-02-01">a</time><time datetime="2021-03-01">b</time>',
         None),
        ('<time datetime="2021-02-01">a</time>'
         '<time itemprop="datePublished" datetime="2021-03-01">b</time>',
         date(2021, 3, 1)),
        ('<time datetime="2021-13-45">a</time>', None),
    ],
)  # fmt: skip
def test_time_tags(body, day):
    assert metadata_of("", body).published == day


def test_open_graph_names_title_and_outlet():
    found = metadata_of(
        '<title>Owls | Crier</title><meta property="og:title" content="Owls &amp; men">'
        '<meta property="og:site_name" content="The Crier">'
    )
    assert (found.title, found.outlet) == ("Owls & men", "The Crier")


def both(linked, *tags):
    """A head that tells the same things twice, in JSON-LD and in tags."""
    metas = (f'<meta property="{name}" content="{told}">' for name, told in tags)
    return json_ld('{"@type":"NewsArticle",' + linked + "}") + "".join(metas)


@pytest.mark.parametrize(
    ("linked", "tag", "words"),
    [
        ('"headline":"Owls move in"', ("og:title", "Mill is sold"), "titles"),
        ('"author":"Ida Moss"', ("author", "Bo Fenn"), "authors"),
        ('"publisher":{"name":"The Crier"}', ("og:site_name", "Leeds Wire"), "outlets"),
        ('"datePublished":"2020-05-04"', ("date", "2020-05-09"), "2020-05-09 (meta"),
    ],
)
def test_what_is_told_in_two_ways_is_told(linked, tag, words):
    (problem,) = page_of(both(linked, tag)).problems
    assert problem.kind == "metadata_disagrees"
    assert words in problem.message and "JSON-LD" in problem.message


@pytest.mark.parametrize(
    ("linked", "tag"),
    [
        ('"headline":"Owls move in"', ("og:title", "Owls move in | The Crier")),
        ('"headline":"Owls move in with us"', ("og:title", "Why owls move to towns")),
        ('"author":"Ida Moss"', ("author", "By Ida J. Moss, Staff Writer")),
        ('"author":"Ida Moss"', ("author", "")),
        ('"author":"Ida Moss","publisher":"The Crier"', ("author", "The Crier")),
        ('"publisher":"The Town Crier"', ("og:site_name", "Crier")),
        ('"publisher":"Leeds Broadcasting Union"', ("og:site_name", "LBU")),
        ('"datePublished":"2020-05-04T23:30:00Z"', ("date", "2020-05-05")),
        ('"datePublished":"2020-05-04"', ("article:modified_time", "2020-06-05")),
        ('"datePublished":"2020-05-04","dateModified":"2020-06-05"',
         ("date", "2020-06-05")),
    ],
)  # fmt: skip
def test_what_agrees_well_enough_is_not(linked, tag):
    assert page_of(both(linked, tag)).problems == ()


def test_a_time_tag_that_disagrees_is_told():
    tag = '<time itemprop="datePublished" datetime="2021-03-01">1 March</time>'
    (problem,) = page_of(both('"datePublished":"2021-02-01"'), tag).problems
    assert "2021-03-01 (time tag)" in problem.message


def test_markup_in_what_a_page_tells_stays_text_on_one_line():
    head = both(r'"author":"Ida\n\u202e\u0000 Moss"', ("author", "Bo Fenn"))
    (problem,) = page_of(head).problems
    assert problem.message.isprintable()


@pytest.mark.parametrize(
    "stamp",
    [
        *("2021-02-03T08:00:00Z", "20210203", "Wed, 03 Feb 2021 08:00:00 GMT"),
        *("February 3, 2021", "3 February 2021 8:00"),
    ],
)
def test_days_as_meta_tags_write_them(stamp):
    assert metadata_of(f'<meta name="pubdate" content="{stamp}">').published == date(
        2021, 2, 3
    )


def test_people_and_outlet_that_json_ld_only_points_to():
    found = metadata_of(
        json_ld(
            '{"@graph":[{"@type":"NewsArticle","headline":"Owls move in",'
            '"author":[{"@id":"#ida"},{"@id":"#gone"}],"publisher":{"@id":"#crier"}},'
            '{"@type":"Person","@id":"#ida","name":"Ida Moss"},'
            '{"@type":"Organization","@id":"#crier","name":"The Crier"}]}'
        )
    )
    assert (found.authors, found.outlet) == (("Ida Moss",), "The Crier")


def test_half_of_a_surrogate_pair_is_no_part_of_a_title():
    head = json_ld(r'{"@type":"NewsArticle","headline":"Owls \ud83d\ude00 \ud800"}')
    assert metadata_of(head).title == "Owls 😀 \ufffd"
