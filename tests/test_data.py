"""The articles in ``data/`` are what their README says they are.

``tests/data/reading_by_hand.json`` holds who says what in each of them, read by
hand. Contents are without their outer quotation marks, one string a span, and each
stands once in the page; a lone function word between a cue and a quotation ("to",
"and") is left out. ``optional`` rows are those that a careful reader may leave out,
``nested`` ones lie within another row's content, ``layout`` ones are speech without
quotation marks. ``body`` holds how each body paragraph begins, ``persons`` who of
the speakers is a person, ``not_speech`` what is quoted and said by nobody.
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
ARTICLES = sorted(
    path
    for path in (REPOSITORY / "data" / "articles").glob("*.*")
    if path.suffix != ".yaml"
)
BY_HAND = json.loads(
    (REPOSITORY / "tests" / "data" / "reading_by_hand.json").read_text("utf-8")
)
WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
# A mark opens after a blank and closes before a blank or punctuation; what stands
# between letters is an apostrophe. That is enough for our own page and for the
# mission's, where nothing in quotation marks holds a plural possessive.
QUOTED = re.compile(r"(?<!\S)'(?=\S)(.+?)'(?=[\s.,;:]|$)|\"([^\"\n]*)\"", re.MULTILINE)


class _VisibleText(HTMLParser):
    """The text of a page without its head, scripts and styles."""

    HIDDEN = ("head", "script", "style")

    def __init__(self) -> None:
        super().__init__()
        self.depth, self.parts = 0, []

    def handle_starttag(self, tag, attrs):
        self.depth += tag in self.HIDDEN

    def handle_endtag(self, tag):
        self.depth -= tag in self.HIDDEN

    def handle_data(self, data):
        if not self.depth:
            self.parts.append(data)


def visible_text(path: Path) -> str:
    """What a reader of the page sees."""
    text = path.read_text("utf-8")
    if path.suffix != ".html":
        return text
    parser = _VisibleText()
    parser.feed(text)
    return "".join(parser.parts)


def runs(text: str, length: int = 5) -> set[tuple[str, ...]]:
    """All runs of ``length`` words that stand outside quotation marks."""
    found = set()
    for part in QUOTED.sub("\0", text).split("\0"):
        words = [word.lower() for word in WORD.findall(part)]
        found |= set(zip(*(words[i:] for i in range(length)), strict=False))
    return found


@pytest.fixture(scope="module")
def talks() -> str:
    return (REPOSITORY / "data/articles/london_talks.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def harbour() -> str:
    return (REPOSITORY / "data/articles/harbour_strike.html").read_text("utf-8")


@pytest.fixture(scope="module")
def mill() -> str:
    return (REPOSITORY / "data/articles/mill_closure.txt").read_text("utf-8")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_readme_tells_of_each_article(article):
    readme = (REPOSITORY / "data" / "README.md").read_text("utf-8")
    assert f"`articles/{article.name}`" in readme


def test_talks_are_long_enough(talks):
    assert len(talks.split()) >= 900


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\ASkip to content .*\n\n", id="menu first"),
        pytest.param(r"\n\nLondon \(Soundbite\) -- \w", id="dateline"),
        pytest.param(r"Thursday, March 13\b.*\w\.Gallery: ", id="glued caption"),
        pytest.param(r"'\w[^'\n]*\w'\w[^'\n]*'", id="apostrophe inside speech"),
        pytest.param(r"\ws' '\w", id="plural possessive before an opening mark"),
        pytest.param(r"\n\n\n'\w.*\w'.*\w\n\n\n", id="heading with quotation marks"),
        pytest.param(r"senior State Department official", id="unnamed official"),
        pytest.param(r"according to the ambassador\.", id="speaker by title"),
        pytest.param(r"' he asked\.", id="speaker by pronoun"),
        pytest.param(r"Foreign Ministry laid", id="speaker by institution"),
        pytest.param(r"statement .* website\.", id="statement on a website"),
        pytest.param(r"\n\n\nSoundbite staff contributed", id="contributors"),
    ],
)
def test_talks_have_the_quirks_of_a_raw_copy(talks, pattern):
    assert re.search(pattern, talks)


def test_talks_end_with_the_truncated_headline_again(talks):
    headline = talks.split("\n\n")[1]
    assert not re.search(r"[.!?]$", headline)
    assert talks.rstrip().endswith(f'"{headline}"')


def test_talks_paragraphs_stand_two_blank_lines_apart(talks):
    assert talks.count("\n\n\n") > 30
    assert "\n\n\n\n" not in talks


def test_talks_quote_a_dozen_words_at_the_most(talks):
    quoted = [m.group(1) for m in QUOTED.finditer(talks) if m.group(1)]
    assert len(quoted) > 30
    assert [q for q in quoted if len(WORD.findall(q)) > 12] == []


def test_talks_never_name_their_year(talks):
    assert not re.search(r"\b(?:19|20)\d\d\b", talks)


def test_talks_share_no_wording_with_the_missions_page(talks, shared):
    page = (shared / "data/articles/crimea_talks_page.txt").read_text("utf-8")
    assert runs(talks) & runs(page) == set()


def test_talks_put_nothing_into_a_mouth(talks, shared):
    page = (shared / "data/articles/crimea_talks_page.txt").read_text("utf-8").lower()
    quoted = [m.group(1) for m in QUOTED.finditer(talks) if m.group(1)]
    assert [q for q in quoted if q.rstrip(".,").lower() not in page] == []


def test_harbour_page_tells_its_dates_in_json_ld(harbour):
    block = re.search(r'ld\+json">(.*?)</script>', harbour, re.DOTALL)
    record = json.loads(block.group(1))
    assert record["datePublished"] < record["dateModified"]
    assert record["headline"] in re.search(r"<h1>(.*?)</h1>", harbour).group(1)


def test_harbour_comments_hold_quotations(harbour):
    comments = harbour.partition('id="comments"')[2]
    assert comments.count("“") == comments.count("”") >= 2


def test_harbour_text_uses_curly_marks_only(harbour):
    text = visible_text(REPOSITORY / "data/articles/harbour_strike.html")
    assert '"' not in text
    assert "'" not in text


def test_mill_quotation_closes_once_over_three_paragraphs(mill):
    marks = [line.count('"') for line in mill.split("\n") if line.startswith('"')]
    assert marks[1:4] == [1, 1, 2]


def test_mill_text_uses_straight_marks_only(mill):
    assert not re.search("[“”‘’]", mill)


@pytest.mark.parametrize("reading", BY_HAND, ids=lambda reading: reading["page"])
class TestReadingByHand:
    """The reading by hand points at words that stand in its page."""

    def test_each_article_is_read(self, reading):
        assert {REPOSITORY / r["page"] for r in BY_HAND} == set(ARTICLES)

    def test_contents_stand_once_in_the_page(self, reading):
        text = visible_text(REPOSITORY / reading["page"])
        contents = [c for a in reading["attributions"] for c in a["content"]]
        assert [c for c in contents if text.count(c) != 1] == []

    def test_sources_and_cues_stand_beside_their_content(self, reading):
        text = visible_text(REPOSITORY / reading["page"])
        far = []
        for row in reading["attributions"]:
            start = text.index(row["content"][0])
            end = text.index(row["content"][-1]) + len(row["content"][-1])
            around = text[max(0, start - 200) : end + 200]
            far += [row[k] for k in ("source", "cue") if (row[k] or "") not in around]
        assert far == []

    def test_kinds_and_speakers_are_declared(self, reading):
        rows = reading["attributions"]
        assert {row["kind"] for row in rows} <= {"direct", "indirect", "mixed"}
        assert all(row["speakers"] for row in rows)
        spoke = {name for row in rows for name in row["speakers"]}
        assert set(reading["persons"]) <= spoke

    def test_body_paragraphs_begin_once_in_the_page(self, reading):
        text = visible_text(REPOSITORY / reading["page"])
        assert [b for b in reading["body"] if text.count(b) != 1] == []

    def test_quotations_that_are_no_speech_stand_in_the_page(self, reading):
        text = visible_text(REPOSITORY / reading["page"])
        assert [q for q in reading["not_speech"] if q not in text] == []
