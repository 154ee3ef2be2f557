"""Large and hostile pages: read within the bounds, or refused in one line."""

import pytest

from tests.fuzz.target import read_whole

SAID = (
    "“We lost it all,” said Ann Lee, the mayor of Leeds, on Friday. The council met in "
    "May and told the press that rents would rise. "
)


def html(*parts):
    inner = "".join(parts)
    return f"<html><body><article><h1>Ferry is late</h1>{inner}</article></body></html>"


def story(times=3):
    return f"<p>{SAID}</p>" * times


def json_ld(text):
    return f"<script type='application/ld+json'>{text}</script>"


LEVELS = "".join(
    f"<!ENTITY b{i} '{(f'&b{i - 1};' if i else 'aaaaaaaaaa') * 10}'>" for i in range(12)
)
NUMBERED = " ".join(f"a{i}=1" for i in range(5_000))
PAGES = {
    "deep": html("<div>" * 100_000, SAID, "</div>" * 100_000),
    "deep_inline": html("<b>" * 1_900, SAID, "</b>" * 1_900),
    "deep_tables": html("<table><tr><td>" * 500, SAID, "</td></tr></table>" * 500),
    "breaks": html("<br>" * 50_000, story()),
    "empty_elements": html("<p></p>" * 50_000, story()),
    "never_closed": html("<i>" * 200_000, story()),
    "long_attribute": html(f"<p class='{'x ' * 500_000}'>{SAID}</p>", story()),
    "many_attributes": html(f"<p {NUMBERED}>{SAID}</p>", story()),
    "entities": f"<!DOCTYPE html [{LEVELS}]>" + html(f"<p>&b11; {SAID}</p>", story()),
    "references": html("<p>", "&amp;" * 10_000, SAID, "</p>", story()),
    "comments": html("<!--" * 100_000, story()),
    "json": html(json_ld("[" * 200_000), story()),
    "many_json": html(json_ld('{"@type":"NewsArticle"}') * 5_000, story()),
    "controls": "".join(map(chr, range(1, 32))) * 200 + SAID * 10,
    "nulls": "\0".join(SAID * 5),
    "directions": SAID.replace(" ", "\u202e \u2066") * 20,
    "surrogates": SAID * 3 + "\ud800\udfff" * 50 + SAID,
    "marks_above": SAID + "a" + "\u0301" * 50_000 + SAID,
    "open_quotes": "“" * 5_000 + SAID,
    "quotes": "“ ” ' \" " * 1_000 + SAID,
    "brackets": "(" * 10_000 + SAID,
    "one_word": "a" * 500_000 + " " + SAID * 3,
    "empty_lines": "\n" * 500_000 + SAID * 3,
    "labels": "Ann: " * 1_000 + SAID,
    "days": "on Friday, May 3, " * 500 + SAID,
    "lines": html("<p>x</p>" * 150_001),
}
LONG = {
    "no_paragraphs": SAID * 3_800,  # one line of 100,000 words
    "one_quotation": "“" + SAID.replace("“", "").replace("”", "") * 1_000,
    "million_tags": html("<br>" * 1_000_000, story()),
    "million_characters": f"{SAID}\n\n" * 7_000,
    "short_paragraphs": html("<p>Yes.</p>" * 30_000, story()),
}
REFUSED = {
    **dict.fromkeys(("deep", "never_closed", "many_attributes", "lines"), "too_large"),
    **dict.fromkeys(("controls", "nulls"), "binary_input"),
}


@pytest.mark.parametrize("name", PAGES)
def test_hostile_pages(name):
    outcome = read_whole(PAGES[name].encode("utf-8", "surrogatepass"))
    assert outcome == REFUSED.get(name, "article")


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_long_pages(name):
    assert read_whole(LONG[name].encode()) == "article"
