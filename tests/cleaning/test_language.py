"""English is told from what is not read, and what is not read has its name."""

from pathlib import Path

import pytest

from analysis.cleaning import clean
from analysis.cleaning.language import language_of, names
from analysis.sources import open_pages

# Two sentences about a harbour that is closed, in each language.
FILE = Path(__file__).with_name("languages.tsv")
SENTENCES = dict(line.split("\t") for line in FILE.read_text("utf-8").splitlines())


@pytest.mark.parametrize("language", SENTENCES)
def test_languages_of_the_press(language):
    assert language_of(SENTENCES[language]) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le maire a vendu le moulin et les habitants ne sont pas contents.", "fr"),
        ("Мэр продал мельницу, и жителей города никто не спросил.", "ru"),
        ("市长卖掉了磨坊，没有人问过居民。", "zh"),
        ("町長は水車小屋を売った。", "ja"),
        ("ABCD EFGH " * 40, None),
    ],
)
def test_short_and_odd_texts(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "The council sold the mill, and nobody in the town was asked.",
        "Port strike ends after nine days; union leaders hail new pay deal.",
        "Señora Ibáñez opened the bar La Parra and said the wine was for all.",
        "Zwischenfall in Königsbrück: Jürgen Großmann of the Süddeutsche Zeitung met "
        "José María Fernández de la Cruz, Đặng Thị Ngọc and Łukasz Wiśniewski at the "
        "Café de la Paix. Le Monde and El País called.",
        "“Nous n'avons pas le choix,” the mayor of Saint-Malo-sur-Mer told Le Courrier "
        "de l'Ouest, which reported that the port would close.",
        "Oyarzábal, Mikel Merino, Dani Olmo and Lamine Yamal scored for La Roja, while "
        "Kylian Mbappé and Ousmane Dembélé scored for Les Bleus.",
        "Hamilton Field, California, 27 March 1943; Debden, England, 4 May 1943.",
        "Ida Moss",
        "Mikel Oyarzábal Ugarte",
        "",
        "2014 2015 2016 3.5 % 12:30",
    ],
)
def test_english_with_foreign_names_is_english(text):
    assert language_of(text) == "en"


def test_a_word_of_english_in_another_language_makes_no_english():
    song = " “Let it be and the long and winding road” "
    assert language_of(SENTENCES["de"] + song + SENTENCES["de"]) == "de"


def test_every_language_has_a_name():
    assert all(name[0].isupper() for name in names().values())
    assert len(names()) > 100


@pytest.mark.parametrize(("language", "name"), [("pl", "Polish"), ("ko", "Korean")])
def test_the_reader_is_told_the_language_by_name(language, name):
    (page,) = open_pages("x.txt", text=(SENTENCES[language] + "\n\n") * 3)
    article = clean(page)
    assert article.language == language
    (problem,) = (p for p in article.problems if p.kind == "unsupported_language")
    assert name in problem.message
