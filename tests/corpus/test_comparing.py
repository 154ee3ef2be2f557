"""Two articles side by side, from the articles to a page."""

import re

import pytest

import analysis
from analysis.evidence.searching import script
from tests.made_articles import crowd, small
from tests.measures_of_pairs import again, pair

HOSTILE = '<script>alert("x")</script>'


def loaded(read):
    return analysis.LoadedArticle(read)


@pytest.fixture(scope="module")
def comparison():
    other = again(crowd(3, names=["Ama Osei", HOSTILE]), HOSTILE, "ef" * 32)
    return analysis.compare(loaded(small()), loaded(other))


def test_an_actor_of_both_is_one(comparison):
    rows = comparison.actors
    osei = rows[rows["name"] == "Ama Osei"]
    assert len(osei) == 2 and osei["actor_rank"].nunique() == 1
    assert (osei["mentions"] > 0).all()
    crew = rows[rows["name"] == "the crew"]
    assert crew["mentions"].tolist() == [1, 0]
    assert not rows["name"].isna().any()


def test_the_page_is_whole_and_holds_no_foreign_script(comparison, tmp_path):
    path = comparison.write(tmp_path / "new" / "side by side.html")
    html = path.read_text("utf-8")
    assert re.findall(r"<script>(.*?)</script>", html, re.S) == [script()]
    assert html.count("<script") == 1 and html.count("&lt;script") > 2
    alt_texts = re.findall(r'<img [^>]*alt="([^"]*)"', html)
    assert len(alt_texts) == 3 and all(len(told) > 40 for told in alt_texts)
    found = re.findall(r"""(?:src|srcset|href)\s*=\s*["']?([^"'\s>]+)""", html)
    assert all(address.startswith(("data:", "#")) for address in found)


def test_one_article_is_no_pair():
    with pytest.raises(ValueError, match="one and the same"):
        analysis.compare(loaded(small()), loaded(small()))


def test_shares_are_of_each_article_s_own_speech():
    rows = pair()
    by_article = rows.groupby("article_id", sort=False)["content_share"].sum()
    assert by_article.iloc[0] < 1  # some speech has no known speaker
    osei = rows[rows["name"] == "Ama Osei"]
    assert osei["quoted_words"].tolist() == [10, 4]
    assert osei["content_share"].iloc[1] == 1
    assert rows["mention_rate"].max() > 0
