"""The kit's corpus is what its README says, and is read as well as was published."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.quality import floors
from tests.quality.harbour import BY_HAND, CORPUS, by_hand, harbour

PAGES = sorted(p.relative_to(CORPUS).as_posix() for p in CORPUS.glob("*/*.*"))


def text_of(page):
    return (CORPUS / page).read_text("utf-8")


def test_every_article_was_read_by_hand():
    assert {own.page for own in by_hand()} == set(PAGES)
    assert len(PAGES) >= 24


def test_the_readme_counts_the_articles_of_each_outlet():
    readme = (CORPUS / "README.md").read_text("utf-8")
    for outlet, count in Counter(page.split("/")[0] for page in PAGES).items():
        assert f"| `{outlet}/` | {count} |" in readme


@pytest.mark.parametrize("page", PAGES)
def test_articles_are_short_and_dated(page):
    assert 150 <= len(text_of(page).split()) <= 400
    assert Path(page).name[:7] in ("2025-03", "2025-04")


def test_speakers_stand_in_their_article():
    far = []
    for own in by_hand():
        words = text_of(own.page).replace("’", "'").casefold()
        if not any(name.casefold().split()[-1] in words for name in own.names):
            far.append((own.page, own.names))
    assert far == []


def test_rows_are_whole_and_stand_once():
    with BY_HAND.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({(row["page"], row["speaker"]) for row in rows}) == len(rows)
    kinds = {row["kind"] for row in rows}
    assert kinds == {"person", "organisation", "unnamed", "document"}
    assert [row for row in rows if row["kind"] == "unnamed" and row["actor"]] == []


@pytest.mark.slow
def test_the_corpus_is_read_as_well_as_published(tmp_path):
    rules = {k: v for k, v in floors.load_floors().items() if k.startswith("harbour_")}
    assert floors.below(harbour(tmp_path, tmp_path), rules) == []
