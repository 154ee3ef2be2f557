"""No name and no phrase of the mission's page or of a case stands in the package.

A kit that knew them would read those pages well and others no better. The names and
phrases are taken from the shared data when the test runs, so none stands here either.
"""

import csv
import gzip
import json
import re
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
PHRASE_WORDS = 5
TEXT_FILES = {".py", ".csv", ".toml", ".json", ".tsv", ".txt", ".md", ".html", ".ipynb"}
# Learned vocabularies list all kinds of pieces of words, whoever wrote them.
LEARNED = "tokenizer.json"
# The list of countries and their capitals: country names aside.
COUNTRIES = REPOSITORY / "analysis/actors/countries.csv"
# Lists of names by kind, long ones, and a reading of what officials said in public, as
# data/articles quotes it (tests/test_data.py holds how much that may be).
LISTS_OF_NAMES = {"given_names.toml", "states.toml"}
QUOTING = {"reading_by_hand.json"}
# Ordinary words that the texts at hand happen to write with a capital.
ALSO_COMMON = (
    "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december jan oct ltd penn "
    "courier twitter facebook ap afp reuters cnn bbc eu un us uk nato"
).split()

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
CAPITALISED = r"[A-ZÀ-Þ][\w'’\-]+"
# Two capitals in a row, or one after a lower-case word or a comma: not there because a
# sentence starts.
NAME = re.compile(
    rf"{CAPITALISED}(?: (?:(?:de|of|von|van|al|bin|the) )*{CAPITALISED})+"
    rf"|(?<=[\w,] ){CAPITALISED}"
)


def words(text):
    return [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(text)]


def phrases(text, size=PHRASE_WORDS):
    found = [word.casefold() for word in words(text)]
    return {" ".join(found[i : i + size]) for i in range(len(found) - size + 1)}


@cache
def ordinary_texts(shared):
    """Texts by others: what stands in them is not borrowed from page or case."""
    texts = []
    for path in sorted((shared / "data").glob("*/train.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = map(json.loads, lines)
            texts += [row["text"] for row in rows if isinstance(row.get("text"), str)]
    return tuple(texts)


@cache
def common_words(shared):
    """Words that ordinary texts write small, and names of countries and days."""
    found = set()
    for text in ordinary_texts(shared):
        found |= {word for word in words(text) if word.islower()}
    with COUNTRIES.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            found |= {word.casefold() for word in words(" ".join(row.values()))}
    return found | set(ALSO_COMMON)


@cache
def ordinary_phrases(shared):
    return set().union(*map(phrases, ordinary_texts(shared)))


@cache
def borrowed_sources(shared):
    """The texts that nothing may be borrowed from: the page and all cases."""
    paths = [shared / "data/articles/crimea_talks_page.txt"]
    paths += [p for p in sorted((shared / "cases").glob("*/*")) if "input" in p.name]
    texts = []
    for path in paths:
        content = path.read_bytes()
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = content.decode("utf-16")
        else:
            text = content.decode("utf-8", errors="replace")
        if path.suffix == ".html":
            text = re.sub(r"<script.*?</script>|<style.*?</style>|<[^>]*>", " ", text)
        texts.append(text)
    return tuple(texts)


def distinctive_names(text, common):
    """Words of names that ordinary texts do not have; given names are common ones."""
    given, found = set(), set()
    for name in NAME.findall(text):
        *first, last = words(name) or [""]
        given |= {word.casefold() for word in first}
        found.add(last.casefold())
    return {name for name in found - given - common if len(name) > 2}


@cache
def borrowed_names(shared):
    common = common_words(shared)
    text = "\n".join(borrowed_sources(shared))
    return frozenset(distinctive_names(text, common))


@cache
def borrowed_phrases(shared):
    found = set().union(*map(phrases, borrowed_sources(shared)))
    return frozenset(found - ordinary_phrases(shared))


def texts_under(folder):
    for path in sorted(folder.rglob("*")):
        wanted = path.suffix in TEXT_FILES and not path.name.endswith(LEARNED)
        if wanted and path != COUNTRIES and "__pycache__" not in path.parts:
            yield path, path.read_text("utf-8", errors="replace")


def find_names(folder, names):
    found = {}
    for path, text in texts_under(folder):
        if path.name in LISTS_OF_NAMES:
            continue
        here = {word.casefold() for word in words(text)} & names
        if here:
            found[path.relative_to(folder).as_posix()] = sorted(here)
    return found


def find_phrases(folder, borrowed):
    found = {}
    for path, text in texts_under(folder):
        if path.name in QUOTING:
            continue
        here = phrases(text) & borrowed
        if here:
            found[path.relative_to(folder).as_posix()] = sorted(here)
    return found


def test_no_name_of_the_page_or_a_case_stands_in_the_package(shared):
    assert find_names(REPOSITORY / "analysis", borrowed_names(shared)) == {}


@pytest.mark.parametrize("folder", ["analysis", "tests", "training", "notebooks"])
def test_no_phrase_of_the_page_or_a_case_stands_in_the_project(shared, folder):
    assert find_phrases(REPOSITORY / folder, borrowed_phrases(shared)) == {}


def test_the_page_and_the_cases_give_names_and_phrases(shared):
    assert len(borrowed_names(shared)) > 100
    assert len(borrowed_phrases(shared)) > 2000


def test_a_borrowed_name_or_phrase_would_be_found(shared, tmp_path):
    name = max(borrowed_names(shared))
    phrase = max(borrowed_phrases(shared))
    (tmp_path / "lexicon.toml").write_text(f"{name} = 1\n", "utf-8")
    (tmp_path / "rule.py").write_text(f'"""Reads {phrase} right."""\n', "utf-8")
    assert find_names(tmp_path, {name})["lexicon.toml"] == [name]
    assert find_phrases(tmp_path, {phrase}) == {"rule.py": [phrase]}
