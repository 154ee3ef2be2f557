import pytest

from analysis.errors import PageError
from analysis.sources import open_pages

ROOT = "<html><body>{}</body></html>"


def lines_of(markup):
    (page,) = open_pages("x.html", text=ROOT.format(markup))
    assert page.form == "html"
    return page.text.split("\n")


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>One <b>t</b>wo\n three.</p><p>Four.</p>", ["One two three.", "Four."]),
        ("<p>One.<br>Two.</p>", ["One.", "Two."]),
        ("<div>Loose<p>inner</p>tail</div>", ["Loose", "inner", "tail"]),
        ("<p>a<script>x()</script>b</p>", ["ab"]),
        ("<p>a<!-- c -->b</p>", ["ab"]),
        ("<p hidden>no</p><p>yes</p>", ["yes"]),
        ('<p style="color:red; display: none">no</p><p>yes</p>', ["yes"]),
        ("<template><p>no</p></template><noscript>no</noscript><p>yes</p>", ["yes"]),
        ("<p>&lt;b&gt; &amp; &copy;</p>", ["<b> & ©"]),
        ("<ul><li><span>a</span></li><li>b</li></ul>", ["a", "b"]),
        ("<pre>one\ntwo</pre>", ["one", "two"]),
        ("<p>no\u00a0break</p>", ["no\u00a0break"]),
    ],
)
def test_text_is_what_a_reader_sees(markup, lines):
    assert lines_of(markup) == lines


def test_blocks_know_their_place_in_the_page():
    markup = '<article><div class="newsletterBox"><p>Go <a href="/">here</a></p></div>'
    (page,) = open_pages("x.html", text=ROOT.format(markup + "</article>"))
    (block,) = page.blocks
    assert block.tags[-3:] == ("article", "div", "p")
    assert {"newsletter", "box"} <= set(block.hints)
    assert block.link_chars == 4


def test_a_deep_page_is_read():
    assert lines_of("<div>" * 1500 + "deep") == ["deep"]


def test_a_page_too_deep_to_be_read_whole_is_refused():
    with pytest.raises(PageError) as caught:
        lines_of("<div>" * 3000 + "deep")
    assert caught.value.kind == "too_large"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<p>A piece.</p>", "html"),
        ("<h1>Head</h1><p>Text", "html"),
        ("<!-- saved --><!DOCTYPE html><p>x", "html"),
        ("\n<body><p>x</p></body>", "html"),
        ("She wrote <p> on the board.", "text"),
        ("1 < 2 and 3 > 2", "text"),
        ("<Anna> hello there", "text"),
    ],
)
def test_html_is_known_by_its_content(text, form):
    (page,) = open_pages("x", text=text)
    assert page.form == form
