"""What is told of the check by hand is what its sheet says."""

import re
from pathlib import Path

from tests.quality.events import TEXTS, by_hand, day_of, rows, texts_of
from tests.quality.events_by_hand.sample import draw

FOLDER = Path(__file__).parent
SAMPLES = ("1", "2")


def of_sample(sample: str) -> set[str]:
    return {r["article"] for r in rows("articles.csv") if r["sample"] == sample}


def counts(sample: str) -> list[int]:
    names = of_sample(sample)
    kit = [r for r in rows("kit_before.csv") if r["article"] in names]
    right = [r for r in kit if r["is_right"] == "yes"]
    sure = {
        (article, str(event.number))
        for article, events in by_hand().items()
        for event in events
        if event.is_sure and article in names
    }
    return [
        len(kit),
        len(right),
        sum(int(r["mentions"]) for r in kit),
        sum(int(r["right_mentions"]) for r in kit),
        sum(bool(r["value"]) for r in kit),
        sum(r["is_value_right"] == "yes" for r in kit),
        len(sure),
        len(sure & {(r["article"], r["of"]) for r in right}),
    ]


def test_the_figures_told_are_those_of_the_sheet():
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"\| (\d+) \| (\d+) \| (\d+) \|", told)
    first, second = map(counts, SAMPLES)
    both = [a + b for a, b in zip(first, second, strict=True)]
    assert table == [
        tuple(map(str, row)) for row in zip(first, second, both, strict=True)
    ]


def test_an_event_comes_up_twice_and_its_places_are_told_once():
    for article, events in by_hand().items():
        for event in events:
            assert len(event.mentions) == len(set(event.mentions)) > 1, article


def test_rows_of_one_event_agree():
    told: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in rows("answers.csv"):
        assert {row["is_sure"]} <= {"yes", "no"}
        assert {row["belongs"]} <= {"yes", "maybe"}
        key = row["article"], row["event"]
        told.setdefault(key, set()).add((row["is_sure"], row["values"]))
    assert all(len(own) == 1 for own in told.values())


def test_the_articles_are_those_drawn(shared):
    import gzip
    import json

    with gzip.open(shared / TEXTS, "rt", encoding="utf-8") as lines:
        names = [json.loads(line)["name"] for line in lines]
    first = draw(names, 30, 2029)
    assert set(first) == of_sample("1")
    assert set(draw(names, 15, 2030, without=first)) == of_sample("2")


def test_places_are_words_of_the_articles(shared):
    texts = texts_of(shared, by_hand())
    for article, events in by_hand().items():
        assert day_of(article)
        for event in events:
            for span in event.mentions:
                text = texts[article]
                assert span.of(text).strip() == span.of(text) != ""
                around = text[max(0, span.start - 1) : span.end + 1]
                assert re.fullmatch(r"\W?[\w -]+\W?", around), (article, span)
