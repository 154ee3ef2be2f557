"""Actors across articles: one where they are one, apart where that can be told."""

import pytest

from tests.made_corpora import MadeCorpus, Said, article


def corpus(*sayings, folder=None):
    """One article for each list of sayings, on days one after another."""
    return MadeCorpus(
        [
            article(f"{place}/{at}.txt", own, day=f"2025-03-{at + 1:02d}")
            for at, (place, own) in enumerate(sayings)
        ],
        folder,
    )


def keys_of(made):
    """The key of every linked actor of every article, by page and name."""
    tables = made.counted("each")
    rows = made.actor_links.merge(tables["entities"], on=["article_id", "actor_id"])
    rows = rows.merge(tables["articles"][["article_id", "page"]], on="article_id")
    return {(r.page, r.name): r.actor_key for r in rows.itertuples()}


LEE = Said("Ann Lee", role="Mayor")
TWO_ROLES = [
    ("a", [Said("Sam Park", role="goalkeeper"), Said("Otto Rey", role="coach")]),
    ("b", [Said("Sam Park", role="goalkeeper")]),
    ("c", [Said("Sam Park", role="bishop"), Said("Ida Moor", role="deacon")]),
]


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        pytest.param(LEE, LEE, True, id="name and role"),
        pytest.param(LEE, Said("Ann Lee"), True, id="no role there"),
        pytest.param(LEE, Said("Mayor Ann Lee"), True, id="title in the name"),
        pytest.param(LEE, Said("ANN LEE", role="mayor"), True, id="capitals"),
        pytest.param(LEE, Said("Lee", role="Mayor"), True, id="surname, same role"),
        pytest.param(LEE, Said("A. Lee", role="mayor"), True, id="initial"),
        pytest.param(LEE, Said("Lee"), False, id="surname, nothing in common"),
        pytest.param(LEE, Said("Bob Lee", role="Mayor"), False, id="other given name"),
        pytest.param(LEE, Said("Ann Leigh", role="Mayor"), False, id="other surname"),
        pytest.param(
            Said("Ann Lee", role="mayor"),
            Said("Ann Lee", role="footballer"),
            False,
            id="one name, nothing in common",
        ),
        pytest.param(
            Said("the Ferry Guild", type="ORG"),
            Said("Ferry Guild", type="ORG"),
            True,
            id="body with and without article",
        ),
        pytest.param(
            Said("Dockers’ Guild", type="ORG"),
            Said("Dockers' Guild", type="GROUP"),
            True,
            id="marks and types differ",
        ),
        pytest.param(
            Said("U.S.", type="GPE"),
            Said("United States", type="GPE"),
            True,
            id="place",
        ),
    ],
)
def test_who_is_one_actor(one, other, is_one):
    made = corpus(("a", [one]), ("b", [other]))
    assert (made.actor_links["actor_key"].nunique() == 1) is is_one


def test_company_joins_where_roles_do_not():
    mayor, guest = Said("Ann Lee", role="mayor"), Said("Bo Lund", role="chef")
    made = corpus(
        ("a", [mayor, guest]), ("b", [Said("Ann Lee", role="senator"), guest])
    )
    row = made.actors.set_index("name").loc["Ann Lee"]
    assert (row["articles"], row["roles"]) == (2, "mayor; senator")


def test_articles_on_one_subject_have_one_person_of_a_name(monkeypatch):
    monkeypatch.setattr("analysis.corpus.sightings.COMMON_LEAST", 0)  # all are common
    places = [Said(place, type="GPE") for place in ("Harwick", "Norhaven", "Ostby")]
    one, other = Said("Ann Lee", role="mayor"), Said("Ann Lee", role="senator")
    for named, count in ((places, 1), (places[:2], 2)):
        made = corpus(("a", [one, *named]), ("b", [other, *named]))
        assert (made.actors["name"] == "Ann Lee").sum() == count


def test_persons_of_one_name_are_kept_apart_and_told():
    made = corpus(*TWO_ROLES)
    keys = keys_of(made)
    assert keys["a/0.txt", "Sam Park"] == keys["b/1.txt", "Sam Park"] == "sam-park"
    assert keys["c/2.txt", "Sam Park"] == "sam-park-2"
    row = made.actors_to_review.iloc[0]
    assert (row["question"], row["name"]) == ("two persons?", "sam-park")
    assert row["correction"] == "- same_actor: [sam-park, sam-park-2]\n"


def test_a_surname_that_two_share_is_ambiguous():
    lee, quinn = Said("Ann Lee", role="mayor"), Said("Joe Lee", role="poet")
    made = corpus(("a", [lee, quinn]), ("b", [Said("Lee"), Said("Ann Poe")]))
    assert not made.actors.set_index("name").loc["Lee", "is_ambiguous"]  # another Lee
    made = corpus(
        ("a", [lee, quinn, Said("Ann Poe")]), ("b", [Said("Lee"), Said("Ann Poe")])
    )
    row = made.actors.set_index("name").loc["Lee"]
    assert row["is_ambiguous"]
    assert row["may_be"] == "ann-lee; joe-lee"
    assert made.actors_to_review["question"].tolist() == ["who is it?"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        pytest.param(Said("Lee", role="Mayor"), "ann-lee", id="role"),
        pytest.param(Said("Lee", pronoun="he"), "joe-lee", id="pronoun"),
        pytest.param(Said("Lee", affiliation="Ferry Guild"), "joe-lee", id="body"),
    ],
)
def test_a_surname_that_two_share_is_told_by_context(said, meant):
    lee = Said("Ann Lee", role="mayor", pronoun="she")
    other = Said("Joe Lee", role="poet", affiliation="the Ferry Guild", pronoun="he")
    poe = Said("Ann Poe")
    made = corpus(("a", [lee, other, poe]), ("b", [said, poe]))
    assert keys_of(made)["b/1.txt", "Lee"] == meant


def test_what_is_only_described_is_nobody_across_articles():
    described = Said("the company", type="ORG")
    unnamed = Said("a Senior Official", is_anonymous=True)
    made = corpus(("a", [described, unnamed]), ("b", [described]))
    assert len(made.actors) == len(made.actor_links) == 0


def test_a_word_that_one_article_takes_for_a_person_is_what_most_take_it_for():
    place = Said("Harwick", type="GPE")
    made = corpus(("a", [place]), ("b", [place]), ("c", [Said("Harwick")]))
    assert made.actors[["name", "type"]].to_numpy().tolist() == [["Harwick", "GPE"]]


def test_numbers_of_actors_are_sums_over_articles():
    made = corpus(
        ("a", [Said("Ann Lee", 7), Said("Ann Lee", 5)]), ("b", [Said("Ann Lee", 3)])
    )
    row = made.actors.iloc[0]
    assert (row["articles"], row["outlets"], row["attributions"]) == (2, 2, 3)
    assert (row["content_words"], row["mentions"]) == (15, 3)
    assert (row["first_date"], row["last_date"]) == ("2025-03-01", "2025-03-02")


def test_corrections_merge_split_rename_and_survive_a_rerun(tmp_path):
    sayings = [
        ("a", [LEE, Said("the company", type="ORG")]),
        ("b", [Said("Ann Lee", role="Mayor"), Said("Harbour Ltd", type="ORG")]),
    ]
    made = corpus(*sayings, folder=tmp_path)
    assert len(made.actors) == 2
    made.same_actor("Harbour Ltd", "the company")
    made.not_same_actor("Ann Lee", ["b/1.txt"], to="Anna Lee")
    made.rename_actor("Ann Lee", "Dame Ann Lee")
    for again in (made, corpus(*sayings, folder=tmp_path)):
        keys = keys_of(again)
        assert keys["a/0.txt", "the company"] == keys["b/1.txt", "Harbour Ltd"]
        assert keys["a/0.txt", "Ann Lee"] != keys["b/1.txt", "Ann Lee"]
        assert set(again.actors["name"]) == {"Dame Ann Lee", "Anna Lee", "Harbour Ltd"}
        assert again.actor_corrections["outcome"].tolist() == ["applied"] * 3
    made.undo_actor(2)
    assert set(made.actors["name"]) == {"Dame Ann Lee", "Harbour Ltd"}
    made.drop_actor("Harbour Ltd")
    assert made.actors["name"].tolist() == ["Dame Ann Lee"]


def test_a_correction_that_means_nobody_or_several_is_told(tmp_path, caplog):
    made = corpus(*TWO_ROLES, folder=tmp_path)
    made.rename_actor("Sam Park", "Sammy Park")
    made.same_actor("Otto Rey", "Nobody Here")
    outcomes = made.actor_corrections["outcome"].tolist()
    assert outcomes == [
        "'Sam Park' means several actors; give the key: sam-park, sam-park-2",
        "no actor is called 'Nobody Here'",
    ]
    assert "was not applied" in caplog.text
    made.rename_actor("sam-park-2", "Bishop Sam Park")
    assert "Bishop Sam Park" in set(made.actors["name"])


@pytest.mark.parametrize("articles", [0, 1])
def test_a_corpus_of_nothing_has_tables_too(articles):
    made = corpus(("a", [Said(None, 3)]))
    kept = set(made.tables["articles"]["article_id"][:articles])
    made.tables = {
        name: table[table["article_id"].isin(kept)]
        for name, table in made.tables.items()
    }
    tables = made.counted()
    assert len(tables["articles"]) == len(tables["stories"]) == articles
    assert made.actors.empty and made.actor_links.empty
    assert made.actors_to_review.empty and made.actor_corrections.empty


def test_a_corpus_without_a_folder_takes_no_corrections():
    made = corpus(("a", [LEE]))
    assert made.corrections_file is None
    with pytest.raises(ValueError, match="no folder or table"):
        made.rename_actor("Ann Lee", "Anna Lee")


def test_a_folder_names_the_outlet_where_the_page_does_not():
    made = MadeCorpus(
        [
            article("x/Gazette/2025/1.txt", [LEE]),
            article("x/Post/2.txt", [LEE], outlet="The Post"),
            article("x/Post/3.txt", [LEE]),
            article("x/4.txt", [LEE]),
        ]
    )
    outlets = made.counted()["articles"]["outlet"].tolist()
    assert outlets[:3] == ["Gazette", "The Post", "Post"]
    assert str(outlets[3]) == "<NA>"


def test_copies_are_counted_once_or_each():
    wire = [Said("Ann Lee", 60), Said("Bo Lund", 60)]
    made = MadeCorpus(
        [
            article("a/1.txt", wire, text_of="wire", day="2025-03-04"),
            article("b/2.txt", wire, text_of="wire"),
            article("b/3.txt", wire),
        ]
    )
    assert len(made.counted("each")["articles"]) == 3
    once = made.counted("once")
    assert once["articles"]["page"].tolist() == ["b/2.txt", "b/3.txt"]
    assert set(once["quotes"]["article_id"]) == set(once["articles"]["article_id"])
    with pytest.raises(ValueError, match="'twice'"):
        made.counted("twice")
