"""Articles that are one text are found, and others are not taken for one."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.duplicates import find_stories

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "data/harbour_corpus"
BY_HAND = ROOT / "tests/data/harbour_same_text.csv"


def words(seed, count):
    """``count`` words that no other seed gives in this order."""
    return [f"w{(seed * 7919 + i * (seed + 3)) % 997}" for i in range(count)]


def tables(texts, days=None):
    ids = [f"a{i}" for i in range(len(texts))]
    articles = pd.DataFrame(
        {
            "article_id": ids,
            "published_date": days or ["2025-03-03"] * len(texts),
            "words": [len(text.split()) for text in texts],
            "page": ids,
        }
    )
    return articles, pd.DataFrame({"article_id": ids, "text": texts})


WIRE = words(1, 200)
EDITED = [f"edited{i}" if i % 40 == 0 else w for i, w in enumerate(WIRE)]


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        pytest.param(WIRE, True, id="the same"),
        pytest.param([w.upper() for w in WIRE], True, id="in capitals"),
        pytest.param(WIRE[:80], True, id="cut to 80 words"),
        pytest.param(EDITED, True, id="every fortieth word another"),
        pytest.param(words(2, 60) + WIRE[:140], True, id="a new start"),
        pytest.param(words(2, 120) + WIRE[:80], False, id="a long quotation"),
        pytest.param(words(2, 900) + WIRE, False, id="within a round-up"),
        pytest.param(WIRE[:15], False, id="a line or two"),
        pytest.param(words(3, 200), False, id="another text"),
        pytest.param([], False, id="nothing"),
    ],
)
def test_what_is_one_text(other, is_same):
    texts = [" ".join(WIRE), " ".join(other), " ".join(words(4, 150))]
    found = find_stories(*tables(texts))
    assert (found["story_id"][0] == found["story_id"][1]) is is_same
    assert found["story_id"][2] == "a2"
    assert found["is_copy"].sum() == is_same


def test_the_first_published_counts_then_the_longest():
    texts = [" ".join(WIRE[:150]), " ".join(WIRE), " ".join(WIRE[:180])]
    days = ["2025-03-04", "2025-03-03", "2025-03-03"]
    found = find_stories(*tables(texts, days))
    assert found["story_id"].unique().tolist() == ["a1"]
    assert found["is_copy"].tolist() == [True, False, True]
    assert found["story_articles"].tolist() == [3, 3, 3]
    assert found["overlap_share"].tolist() == [1.0, pd.NA, 1.0]


def test_an_article_without_a_day_gives_way():
    texts = [" ".join(WIRE), " ".join(WIRE[:150])]
    found = find_stories(*tables(texts, [pd.NA, "2025-03-03"]))
    assert found["story_id"].tolist() == ["a1", "a1"]


def test_a_text_that_many_print_is_one_story_and_a_shared_ending_is_none():
    ending = " ".join(words(9, 25))
    printed = [" ".join(WIRE[: 200 - i]) for i in range(60)]
    others = [" ".join(words(10 + i, 120)) + " " + ending for i in range(60)]
    mixed = [text for pair in zip(printed, others, strict=True) for text in pair]
    found = find_stories(*tables(mixed))
    assert found["story_articles"].value_counts().to_dict() == {60: 60, 1: 60}


def test_nothing_comes_of_nothing():
    found = find_stories(*tables([]))
    assert len(found) == 0
    assert found["is_copy"].dtype == "boolean"


def test_wire_copy_of_the_harbour_corpus_is_found():
    with BY_HAND.open(encoding="utf-8", newline="") as rows:
        by_hand = {row["page"]: row["same_text"] for row in csv.DictReader(rows)}
    pages = sorted(p.relative_to(CORPUS).as_posix() for p in CORPUS.glob("*/*.*"))
    texts = [(CORPUS / page).read_text("utf-8") for page in pages]
    found = find_stories(*tables(texts)).assign(page=pages)
    together = found[found["story_articles"] > 1].groupby("story_id")["page"].agg(set)
    wanted = pd.Series(by_hand).groupby(by_hand).groups.values()
    assert sorted(map(sorted, together)) == sorted(map(sorted, wanted))
