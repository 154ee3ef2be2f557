"""Each kind of correction, made by a call and seen when the page is read again."""

from datetime import date

import pytest

from analysis import corrections
from analysis.document import Span
from analysis.reading import LoadedArticle
from tests.corrections.kit import STORY, actor, read, spans_of, speakers, words_of


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_bytes(STORY.encode())
    return path


def messages(article):
    return [p.message for p in article.problems if p.step == "corrections"]


def kind_of(article, words):
    (found,) = [
        p.kind
        for p in article.article.paragraphs
        if words in p.span.of(article.article.page.text)
    ]
    return found


def test_nothing_changes_without_a_file(page):
    article = read(page)
    assert article.corrections == ()
    assert messages(article) == []
    assert corrections.made(article) == []
    assert article.corrections_file == f"{page}.corrections.yaml"


def test_words_that_meant_nobody_become_an_actors(page):
    corrections.same_actor(read(page), "Ines Moreau", "the harbour master")
    article = read(page)
    assert "the harbour master" in words_of(article, "Ines Moreau")
    assert article.corrections == ('same_actor: "Ines Moreau" = "the harbour master"',)


def test_two_actors_are_one(page):
    corrections.same_actor(read(page), "Ines Moreau", "the council")
    article = read(page)
    assert "the council" in words_of(article, "Ines Moreau")
    assert "the council" not in [a.name for a in article.actors]


def test_speech_of_two_actors_who_are_one_is_the_first_ones(page):
    before = read(page)
    corrections.same_actor(before, "Ines Moreau", "Tarik Aslan")
    article = read(page)
    first = actor(before, "Ines Moreau").id
    assert {a.speakers for a in article.attributions} == {(first,)}
    assert not {i for a in article.attributions for i in a.speakers} - {
        a.id for a in article.actors
    }


@pytest.mark.parametrize(
    ("names", "shown"),
    [(("Moreau", "Ines Moreau"), "Ines Moreau"), (("Moreau", "Aslan"), "Moreau")],
)
def test_one_actor_has_the_fullest_of_its_names(page, names, shown):
    cast = (
        ("Ines Moreau", "PERSON", ("Ines Moreau",)),
        ("Aslan", "PERSON", ("Aslan",)),
        ("Moreau", "PERSON", ("Moreau",)),
    )
    article = read(page, cast=cast)
    ids = {a.name: a.id for a in article.actors}
    corrections.same_actor(article, *(ids[name] for name in names))
    assert shown in [a.name for a in read(page, cast=cast).actors]


def test_mentions_in_some_words_are_not_an_actor(page):
    corrections.not_same_actor(read(page), "Tarik Aslan", "The master")
    article = read(page)
    assert words_of(article, "Tarik Aslan") == ["Tarik Aslan", "Aslan"]
    assert words_of(article, "The master") == ["The master"]
    assert actor(article, "The master").is_anonymous
    assert speakers(article, "nothing") == ["The master"]


def test_one_mention_is_not_an_actor_and_is_another(page):
    he = spans_of(STORY, "He")[0]
    corrections.not_same_actor(read(page), "Ines Moreau", he)
    split = next(a for a in read(page).actors if a.name == "He")
    corrections.same_actor(read(page), "Tarik Aslan", split.id)
    article = read(page)
    assert "He" in words_of(article, "Tarik Aslan")
    assert "He" not in words_of(article, "Ines Moreau")


def test_a_name_goes_with_the_mentions_that_have_it(page):
    full = spans_of(STORY, "Ines Moreau")[0]
    corrections.not_same_actor(read(page), "Ines Moreau", full)
    article = read(page)
    assert words_of(article, "Ines Moreau") == ["Ines Moreau"]
    assert words_of(article, "Moreau") == ["Moreau", "Moreau", "He", "Moreau"]


@pytest.mark.parametrize(
    ("make", "field", "value"),
    [
        (lambda a: corrections.rename(a, "the council", "Port Council"), "name",
         "Port Council"),
        (lambda a: corrections.set_type(a, "the council", "ORG"), "type", "ORG"),
        (lambda a: corrections.anonymous(a, "the council"), "is_anonymous", True),
        (lambda a: corrections.set_role(a, "the council", "owner"), "role", "owner"),
        (lambda a: corrections.set_affiliation(a, "the council", "Port"),
         "affiliation", "Port"),
        (lambda a: corrections.set_source_kind(a, "the council", "government"),
         "source_kind", "government"),
    ],
)  # fmt: skip
def test_what_an_actor_is(page, make, field, value):
    number = actor(read(page), "the council").id
    make(read(page))
    (found,) = [a for a in read(page).actors if a.id == number]
    assert getattr(found, field) == value


def test_a_renamed_actor_is_found_by_either_name(page):
    corrections.rename(read(page), "Ines Moreau", "I. Moreau")
    corrections.set_role(read(page), "I. Moreau", "harbour master")
    corrections.set_affiliation(read(page), "Ines Moreau", "the port")
    found = actor(read(page), "I. Moreau")
    assert (found.role, found.affiliation) == ("harbour master", "the port")


def test_anonymous_can_be_taken_away(page):
    corrections.anonymous(read(page), "the council")
    corrections.anonymous(read(page), "the council", False)
    article = read(page)
    assert not actor(article, "the council").is_anonymous
    assert len(article.corrections) == 1


def test_what_is_no_actor_is_dropped(page):
    corrections.drop(read(page), "Tarik Aslan")
    article = read(page)
    assert "Tarik Aslan" not in [a.name for a in article.actors]
    assert speakers(article, "We will") == []
    fight = next(a for a in article.attributions if not a.speakers)
    assert fight.resolved_via == "unresolved"


def test_speech_is_by_somebody_else(page):
    corrections.speech_by(read(page), "fight this", "Ines Moreau")
    article = read(page)
    assert speakers(article, "We will") == ["Ines Moreau"]


def test_speech_is_by_several_or_nobody(page):
    corrections.speech_by(read(page), "fight", "Ines Moreau", "Tarik Aslan")
    corrections.speech_by(read(page), "nothing is")
    article = read(page)
    assert speakers(article, "We will") == ["Ines Moreau", "Tarik Aslan"]
    assert speakers(article, "nothing") == []


def test_what_somebody_says_is_speech(page):
    words = "nothing is settled"
    assert not said(read(page), words).is_speech
    corrections.speech_by(read(page), words, "Ines Moreau")
    assert said(read(page), words).is_speech


def said(article, words):
    text = article.article.page.text
    return next(a for a in article.attributions if a.content[0].of(text) == words)


def test_a_later_word_replaces_an_earlier_one(page):
    corrections.speech_by(read(page), "fight", "the council")
    corrections.speech_by(read(page), "fight", "Ines Moreau")
    article = read(page)
    assert speakers(article, "We will") == ["Ines Moreau"]
    assert len(corrections.made(article)) == 1


def test_speech_by_words_that_meant_nobody(page):
    corrections.speech_by(read(page), "nothing is settled", "the harbour master")
    article = read(page)
    assert speakers(article, "nothing") == ["the harbour master"]


def test_speech_that_was_not_found(page):
    corrections.speech_by(read(page), "it had no money", "Ines Moreau")
    article = read(page)
    assert speakers(article, "it had") == ["Ines Moreau"]
    (found,) = [a for a in article.attributions if a.kind == "indirect"]
    assert (found.content_words, found.quoted_words) == (4, 0)
    assert [a.id for a in article.attributions] == [0, 1, 2, 3]


def test_speech_in_marks_that_was_not_found(page):
    article = read(page, speech=())
    corrections.speech_by(article, '"We will fight this,"', "Tarik Aslan")
    (found,) = read(page, speech=()).attributions
    assert found.content[0].of(STORY) == "We will fight this,"
    assert (found.kind, found.quoted_words) == ("direct", 4)


def test_what_is_not_speech(page):
    corrections.not_speech(read(page), "nothing is settled")
    article = read(page)
    assert len(article.attributions) == 2
    assert messages(article) == []


def test_what_is_not_body_is_not_read(page):
    corrections.not_body(read(page), "Read more of our", kind="related")
    assert kind_of(read(page), "Read more") == "related"


def test_what_is_body_is_read(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("Follow us, said Ines Moreau.\n")
    corrections.body(read(path), "Follow us")
    article = read(path)
    assert kind_of(article, "Follow") == "body"
    assert words_of(article, "Ines Moreau") == ["Ines Moreau"]


def test_the_day_of_publication(page):
    corrections.published(read(page), "2014-03-14")
    publication = read(page).article.publication
    assert (publication.day, publication.origin) == (date(2014, 3, 14), "option")


def test_the_day_given_for_this_run_holds(page):
    corrections.published(read(page), date(2014, 3, 14))
    article = read(page, published=date(2015, 1, 1))
    assert article.article.publication.day == date(2015, 1, 1)
    assert ["2015-01-01 was given for this run" in m for m in messages(article)] == [
        True
    ]


def test_several_articles_of_a_file_have_their_own(page):
    corrections.rename(read(page, number=2), "the council", "Council Two")
    assert actor(read(page, number=2), "Council Two")
    assert read(page).corrections == ()


def test_undo_takes_back_the_last_or_the_one_named(page):
    corrections.rename(read(page), "the council", "Port Council")
    corrections.drop(read(page), "October")
    corrections.published(read(page), "2014-03-14")
    assert corrections.undo(read(page)).kind == "published"
    assert corrections.undo(read(page), 1).kind == "rename"
    assert [row["kind"] for row in corrections.made(read(page))] == ["drop"]
    corrections.undo(read(page))
    assert read(page).actors == read(page, text=STORY).actors
    with pytest.raises(ValueError, match="no corrections"):
        corrections.undo(read(page))


def test_the_list_says_what_became_of_each(page):
    article = read(page)
    corrections.drop(article, "October", note="a month")
    (row,) = corrections.made(article)
    assert row["state"] == "to be applied when the page is read again"
    (row,) = corrections.made(read(page))
    assert (row["state"], row["note"]) == ("applied", "a month")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda a: corrections.rename(a, "Nobody Here", "x"), "not in the article"),
        (lambda a: corrections.rename(a, 99, "x"), "No actor has the id 99"),
        (lambda a: corrections.set_type(a, "October", "MONTH"), "Must be one of"),
        (lambda a: corrections.not_same_actor(a, "October", "October"), "that stay"),
        (lambda a: corrections.not_same_actor(a, "October", "May"), "no mention"),
        (lambda a: corrections.not_speech(a, "it had no money"), "no speech"),
        (lambda a: corrections.not_speech(a, 17), "No speech has the id 17"),
        (lambda a: corrections.not_body(a, "Moreau"), "3 paragraphs"),
        (lambda a: corrections.not_body(a, 99), "must be under"),
        (lambda a: corrections.published(a, "March"), "March"),
        (lambda a: corrections.rename(a, Span(23, 23), "x"), "no words"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_not_written(page, make, told):
    with pytest.raises(ValueError, match=told):
        make(read(page))
    assert not page.with_name(page.name + ".corrections.yaml").exists()


def test_an_actor_is_anchored_where_no_other_shares_the_words(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("Ines and Tarik Moreau came. Ines spoke. Tarik sat.\n")
    cast = (
        ("Ines Moreau", "PERSON", ("Ines and Tarik Moreau", "Ines")),
        ("Tarik Moreau", "PERSON", ("Ines and Tarik Moreau", "Tarik")),
    )
    corrections.set_role(read(path, cast=cast), "Tarik Moreau", "baker")
    assert actor(read(path, cast=cast), "Tarik Moreau").role == "baker"


def test_an_actor_whom_nothing_tells_from_another_is_refused(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("The Moreaus came.\n")
    cast = (("A", "PERSON", ("The Moreaus",)), ("A", "PERSON", ("The Moreaus",)))
    with pytest.raises(ValueError, match="tells A from other actors"):
        corrections.set_role(read(path, cast=cast), 1, "baker")


def test_a_loaded_article_lists_them_as_a_table(page):
    corrections.drop(read(page), "October", note="a month")
    table = LoadedArticle(read(page)).corrections
    assert table[["number", "kind", "state"]].to_numpy().tolist() == [
        [1, "drop", "applied"]
    ]
    corrections.undo(read(page))
    assert LoadedArticle(read(page)).corrections.columns[0] == "number"
