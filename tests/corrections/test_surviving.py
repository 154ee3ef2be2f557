"""Corrections hold on another copy of the page and in another version of the kit."""

import pytest

from analysis import corrections
from tests.corrections.kit import SPEECH, STORY, actor, read, speakers, words_of

OTHER_CHROME = (
    "Menu\r\nShare\r\n\r\n"
    + STORY.replace("\n", "\r\n\r\n").replace(
        "the harbour master", "the  harbour\u00a0master"
    )
    + "\r\nShare: Ines Moreau in her own words\r\nMenu\r\n"
)


def problems(article):
    return [(p.kind, p.message) for p in article.problems if p.step == "corrections"]


@pytest.fixture
def corrected(tmp_path):
    """A page with a correction of each sort."""
    path = tmp_path / "ferry.txt"
    path.write_bytes(STORY.encode())
    corrections.same_actor(read(path), "Ines Moreau", "the harbour master")
    corrections.not_same_actor(read(path), "Tarik Aslan", "The master")
    corrections.same_actor(read(path), "Ines Moreau", "The master")
    corrections.rename(read(path), "the council", "Port Council")
    corrections.drop(read(path), "October")
    corrections.speech_by(read(path), "We will fight this", "Port Council")
    corrections.speech_by(read(path), "it had no money", "Ines Moreau")
    corrections.not_body(read(path), "Read more of our coverage")
    corrections.published(read(path), "2014-03-14")
    return path


@pytest.mark.parametrize("first_id", [0, 40], ids=["same kit", "other ids"])
@pytest.mark.parametrize(
    "text", [STORY, OTHER_CHROME], ids=["same page", "other chrome and line ends"]
)
def test_all_hold(corrected, text, first_id):
    article = read(corrected, text=text, first_id=first_id)
    assert problems(article) == []
    assert len(article.corrections) == 9
    assert speakers(article, "We will") == ["Port Council"]
    assert speakers(article, "nothing") == ["Ines Moreau"]
    assert speakers(article, "it had") == ["Ines Moreau"]
    assert {"the harbour master", "The master"} <= set(words_of(article, "Ines Moreau"))
    assert not any(a.name == "October" for a in article.actors)


def test_a_kit_that_reads_more_of_the_speech(corrected):
    longer = (*SPEECH[:1], ('We will fight this," said', "Tarik Aslan"))
    article = read(corrected, speech=longer)
    assert speakers(article, "We will") == ["Port Council"]


def test_a_kit_that_does_not_find_the_speech_any_more(corrected):
    article = read(corrected, speech=SPEECH[:1])
    assert speakers(article, "We will") == ["Port Council"]
    assert problems(article) == []


def test_a_kit_that_knows_better_leaves_nothing_to_do(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_bytes(STORY.encode())
    corrections.drop(read(path), "October")
    corrections.not_speech(read(path), "nothing is settled")
    article = read(path, cast=(("Ines Moreau", "PERSON", ("Ines Moreau",)),), speech=())
    assert problems(article) == []
    assert len(article.corrections) == 2


def test_what_is_gone_is_told_by_name_and_the_rest_holds(corrected):
    text = STORY.replace('"We will fight this," said', "Nothing came from")
    article = read(corrected, text=text)
    ((kind, message),) = problems(article)
    assert kind == "correction_unmatched"
    assert 'speech: "We will fight this," by "the council"' in message
    assert "not there any more" in message
    assert "line " in message
    assert len(article.corrections) == 8
    states = [row["state"] for row in corrections.made(article)]
    assert [s for s in states if s != "applied"] == [
        'the words "We will fight this," are not there any more.'
    ]


def test_words_that_now_stand_twice_are_told_and_not_guessed(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_bytes(STORY.encode())
    corrections.speech_by(read(path), "it had no money", "Tarik Aslan")
    sentence = "Moreau, the harbour master, said it had no money."
    text = STORY + sentence.replace("Moreau", "Ruiz") + "\n"
    text = text.replace("told the council. Moreau, the harbour", "left. Moreau, our")
    article = read(path, text=text)
    assert [k for k, _ in problems(article)] == ["correction_unmatched"]
    assert "2 times" in problems(article)[0][1]
    assert len(article.attributions) == 3


def test_a_repeat_in_chrome_does_not_make_words_ambiguous(corrected):
    text = 'Share: "We will fight this," said Tarik Aslan, who fishes there.\n' + STORY
    article = read(corrected, text=text)
    assert speakers(article, "We will") == ["Port Council"]


def test_words_that_now_mean_two_actors_are_told(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_bytes(STORY.encode())
    file = path.with_name("ferry.txt.corrections.yaml")
    file.write_text("corrections:\n- rename: Moreau\n  to: I. M.\n")
    assert actor(read(path), "I. M.")
    two = (
        ("A", "PERSON", ("Ines Moreau", "Moreau")),
        ("B", "PERSON", ("Moreau",)),
    )
    article = read(path, cast=two)
    assert "mean several actors" in problems(article)[0][1]


def test_a_short_word_is_not_found_by_itself_elsewhere(tmp_path):
    """ "he" on a shorter copy of the page is another "he"."""
    path = tmp_path / "page.txt"
    path.write_text("Today he came. Then Ines Moreau rose.\n")
    cast = (("Ines Moreau", "PERSON", ("Ines Moreau", "he")),)
    corrections.not_same_actor(read(path, cast=cast), "Ines Moreau", "he")
    text = "Then Ines Moreau rose. Why he laughed nobody knew.\n"
    article = read(path, text=text, cast=cast)
    assert words_of(article, "Ines Moreau") == ["Ines Moreau", "he"]
    assert [k for k, _ in problems(article)] == ["correction_unmatched"]
