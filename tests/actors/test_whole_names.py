"""The fullest form: names that the reader cut, descriptions told in short later on."""

import pytest

from tests.actors.test_identify import GROUP, ORG, PERSON, named, read, speakers


@pytest.mark.parametrize(
    ("source", "names", "speaker"),
    [
        ("Maya D. Quill", ["Maya D"], "Maya D. Quill"),
        ('Ida "Red" Orr', ["Ida", "Red", "Orr"], 'Ida "Red" Orr'),
        ("William (Bill) Moss", ["William", "Moss"], "William (Bill) Moss"),
        ("Ida Orr (L) Tuesday", ["Ida Orr"], "Ida Orr"),
    ],
    ids=["initial", "nickname", "in-brackets", "a-party"],
)
def test_what_the_reader_cut_off_belongs_to_the_name(source, names, speaker):
    text = f'"It is time to go home," {source} said.'
    result = read(
        text,
        ("It is time to go home,", source),
        names=[(name, PERSON) for name in names],
    )
    assert speakers(result) == [[speaker]]


def test_a_role_is_no_part_of_a_name_in_a_headline_in_title_case():
    result = read(
        "Ida Orr told a newspaper whom she would choose.",
        ("Her Choice In The Coming Vote", "Billionaire Ida Orr"),
        names=[("Billionaire Ida Orr", ORG), ("Ida Orr", PERSON)],
        headline="Billionaire Ida Orr Reveals Her Choice In The Coming Vote",
    )
    assert speakers(result) == [["Ida Orr"]]


def test_an_unnamed_source_is_shown_by_the_fullest_words_for_it():
    text = (
        "One senior Harbour Board official, who met reporters on Monday, was blunt. "
        '"There will be costs," the official said.'
    )
    result = read(text, ("There will be costs,", "the official"))
    assert speakers(result) == [["one senior Harbour Board official"]]


def test_the_day_is_no_part_of_who_speaks():
    text = (
        "Lawyers asked the Averil Board of Elections for a ruling. "
        "The board of elections on Monday said it was too late. The board said no more."
    )
    result = read(
        text,
        ("it was too late", "The board of elections on Monday"),
        ("no more", "The board"),
        names=[("Averil Board of Elections", ORG)],
        kind="indirect",
    )
    assert speakers(result) == [["Averil Board of Elections"]] * 2


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("half of the voters", "The voters", False),
        ("some of the voters", "Voters", False),
        ("other cities", "The cities", False),
        ("dozens of protesters", "The protesters", True),
    ],
)
def test_a_part_of_a_group_is_not_the_group(first, second, same):
    text = f"It is bad, {first} said. {second} said it was worse."
    result = read(text, ("It is bad", first), ("it was worse", second), kind="indirect")
    one, two = speakers(result)
    assert (one == two) is same


@pytest.mark.parametrize("share", ["54%", "22 percent", "some 54%", "some 9 in 10"])
def test_a_share_of_those_asked_is_a_group(share):
    result = read(f"{share} said it was bad.", ("it was bad", share), kind="indirect")
    assert speakers(result) == [[share]]
    assert result[0][0].type == GROUP


def test_the_two_are_those_named_together_last():
    text = (
        "Hugh Brandt and Ada Moss sent a letter to Ida Orr. Ida Orr said it was late. "
        "The two lawmakers said it was not."
    )
    result = read(
        text,
        ("it was late", "Ida Orr"),
        ("it was not", "The two lawmakers"),
        names=[("Hugh Brandt", PERSON), ("Ada Moss", PERSON), ("Ida Orr", PERSON)],
        kind="indirect",
    )
    assert speakers(result)[1] == ["Hugh Brandt", "Ada Moss"]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        pytest.param("Ida Orr wrote to Ada Moss at last.", "Ida Orr", id="the-subject"),
        pytest.param(
            "Ida Orr brought in a new manager, the lawyer Ada Moss, last May.",
            "Ida Orr",
            id="an-object-behind-a-comma",
        ),
        pytest.param(
            "The mayor of Averil, Ada Moss, has met Ida Orr.",
            "Ada Moss",
            id="a-subject-behind-a-comma",
        ),
        pytest.param(
            "As she did in May, Ada Moss wrote to Ida Orr.",
            "Ada Moss",
            id="a-pronoun-before-its-name",
        ),
        pytest.param(
            "Like a sister, Ida Orr was hurt for Ada Moss.", "Ida Orr", id="a-likeness"
        ),
    ],
)
def test_she_is_of_whom_the_sentence_before_tells(before, speaker):
    result = read(
        f'{before} "It is late," she said.',
        ("It is late,", "she"),
        names=[("Ida Orr", PERSON), ("Ada Moss", PERSON)],
    )
    assert speakers(result) == [[speaker]]


def test_a_surname_is_not_for_who_is_called_by_the_given_name():
    text = (
        "Betsy Orr came by car. Tom, her husband, drove. Orr was tired. Tom was not. "
        '"It is late," Orr said. "Not at all," Tom Orr said.'
    )
    names = [("Betsy Orr", PERSON), ("Tom Orr", PERSON), ("Tom", PERSON)]
    result = read(
        text,
        ("It is late,", "Orr"),
        ("Not at all,", "Tom Orr"),
        names=[*names, ("Orr", PERSON)],
    )
    assert speakers(result) == [["Betsy Orr"], ["Tom Orr"]]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Harbour officials", "Harbour officials"),
        ("Aides", "aides"),
        ("Some voters", "some voters"),
        ("A socialist", "a socialist"),
        ("Republican leaders", "Republican leaders"),
        ("Former Harbour Board officials", "Former Harbour Board officials"),
    ],
)
def test_a_capital_of_the_sentence_is_no_part_of_a_description(source, shown):
    result = read(f"{source} said it was late.", ("it was late", source))
    assert speakers(result) == [[shown]]


def test_whose_they_are_tells_groups_apart():
    text = (
        "Ida Orr spoke in Ayr. Her supporters said yes. Hugh Brandt spoke in Oban. "
        "His supporters said no. Orr’s supporters said so again."
    )
    result = read(
        text,
        ("yes", "Her supporters"),
        ("no", "His supporters"),
        ("so again", "Orr’s supporters"),
        names=[("Ida Orr", PERSON), ("Hugh Brandt", PERSON), ("Orr", PERSON)],
        kind="indirect",
    )
    orr, brandt, again = speakers(result)
    assert orr == again == ["Ida Orr’s supporters"]
    assert brandt == ["Hugh Brandt’s supporters"]


@pytest.mark.parametrize("owner", ["Sanders’", "Sanders'"])
def test_a_possessive_without_an_s(owner):
    result = read(
        f'"We won," {owner} supporters said.',
        ("We won,", f"{owner} supporters"),
        names=[("Sanders", PERSON)],
    )
    assert speakers(result) == [[f"{owner} supporters"]]


def test_a_closing_mark_is_no_possessive():
    text = "He called it ‘a plan of Orr and Sanders’ and left. ‘Good,’ Sanders said."
    result = read(text, ("Good,", "Sanders"), names=[("Sanders", PERSON)])
    assert speakers(result) == [["Sanders"]]
    assert len(named(result, "Sanders").mentions) == 2


def test_the_verb_behind_and_has_the_subject_of_its_sentence():
    text = (
        "As they sang, Ida Orr was joined by Hugh Brandt and joked, "
        '"It is time to go home."'
    )
    result = read(
        text,
        ("It is time to go home.", "", "joked"),
        names=[("Ida Orr", PERSON), ("Hugh Brandt", PERSON)],
    )
    assert speakers(result) == [["Ida Orr"]]


def test_the_kingdom_is_the_state_just_told_of():
    text = "Norway is sending a paper, a move that the kingdom hopes will help."
    result = read(text, ("a move", "the kingdom"), names=[("Norway", "GPE")])
    assert speakers(result) == [["Norway"]]


def test_some_of_a_people_are_not_the_people():
    names = [("Saudis", GROUP)]
    result = read(
        "Saudis insist it is late. Some Saudis said it was not.",
        ("it is late", "Saudis"),
        ("it was not", "Some Saudis"),
        names=names,
        kind="indirect",
    )
    assert speakers(result) == [["Saudis"], ["some Saudis"]]


@pytest.mark.parametrize(
    ("source", "is_all"),
    [
        ("The Republicans", True),
        ("Republicans", True),
        ("Moderate Republicans", False),
        ("Republicans in Congress", False),
        ("The Republicans of Ayr", False),
    ],
)
def test_who_are_narrowed_are_not_all(source, is_all):
    text = f"Republicans met on Monday. {source} said it was late."
    result = read(
        text,
        ("it was late", source),
        names=[("Republicans", GROUP), ("Congress", ORG)],
        kind="indirect",
    )
    (said,) = speakers(result)[0]
    assert (said == "Republicans") is is_all
    assert said.endswith(source.removeprefix("The "))


@pytest.mark.parametrize(
    ("one", "two"),
    [("a new poll", "The survey"), ("a web video", "The clip"), ("an ad", "The spot")],
)
def test_papers_and_films_have_other_names(one, two):
    text = f"It is late, {one} says. {two} says it was bad."
    result = read(text, ("It is late", one), ("it was bad", two), kind="indirect")
    assert speakers(result) == [[one]] * 2


def test_both_parties_who_were_told_of():
    text = "It may please both Whigs and Tories, who have questioned the law."
    result = read(
        text,
        ("the law", "who"),
        names=[("Whigs", GROUP), ("Tories", GROUP)],
        kind="indirect",
    )
    assert speakers(result) == [["Whigs", "Tories"]]


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("All", "the experts"),
        ("Most", "most of the experts"),
        ("Some", "some of the experts"),
    ],
)
def test_of_whom_most_are(word, shown):
    text = f"The experts met. The experts said it was late. {word} agreed that it was."
    result = read(
        text, ("it was late", "The experts"), ("it was", word), kind="indirect"
    )
    assert speakers(result)[1] == [shown]


def test_some_at_the_very_end():
    text = 'The experts met. "It is late," said some'
    result = read(text, ("It is late,", "some"))
    assert speakers(result) == [["some of the experts"]]


def test_many_of_whom():
    text = "It went badly with relatives of the crew, many of whom said it was late."
    result = read(text, ("it was late", "many of whom"), kind="indirect")
    assert speakers(result) == [["many relatives"]]


def test_party_and_state_stand_between_two_who_are_they():
    text = (
        "Hugh Brandt, Republican of Ayr, and Ada Moss, Democrat of Oban, were angry. "
        'They sent a letter. "It is late," they wrote.'
    )
    result = read(
        text,
        ("It is late,", "they"),
        names=[
            ("Hugh Brandt", PERSON),
            ("Ada Moss", PERSON),
            ("Democrat", GROUP),
            ("Republican", GROUP),
        ],
    )
    assert speakers(result) == [["Hugh Brandt", "Ada Moss"]]


def test_a_given_name_alone_tells_of_man_or_woman():
    text = 'Melanie was angry. Kevin slept. "Here he is," she said.'
    names = [("Melanie", PERSON), ("Kevin", PERSON)]
    result = read(text, ("Here he is,", "she"), names=names)
    assert speakers(result) == [["Melanie"]]


def test_an_ex_wife_is_a_person():
    text = 'Hugh Brandt left. "Good," his ex-wife said.'
    result = read(text, ("Good,", "his ex-wife"), names=[("Hugh Brandt", PERSON)])
    assert speakers(result) == [["Hugh Brandt’s ex-wife"]]
    assert named(result, "Hugh Brandt’s ex-wife").type == PERSON


def test_age_and_children_tell_of_whom_the_text_was():
    text = (
        "Ida Orr spoke first. She met Ada Moss, the daughter of a miner. Ida Orr said "
        'no. When pressed, the 34-year-old mother of three replied, "It is late."'
    )
    result = read(
        text,
        ("no", "Ida Orr"),
        ("It is late.", "the 34-year-old mother of three"),
        names=[("Ida Orr", PERSON), ("Ada Moss", PERSON)],
    )
    assert speakers(result)[1] == ["Ida Orr"]


def test_each_has_a_lawyer():
    text = (
        "Ida Orr’s lawyer said no. Hugh Brandt was late. His lawyer said yes. "
        "Ada Moss, Ida Orr’s aide, left. Hugh Brandt stayed. His aide said so."
    )
    names = [("Ida Orr", PERSON), ("Hugh Brandt", PERSON), ("Ada Moss", PERSON)]
    result = read(
        text,
        ("no", "Ida Orr’s lawyer"),
        ("yes", "His lawyer"),
        ("so", "His aide"),
        names=names,
        kind="indirect",
    )
    orr, brandt, aide = speakers(result)
    assert orr == ["Ida Orr’s lawyer"]
    assert brandt == ["Hugh Brandt’s lawyer"]
    assert aide == ["Hugh Brandt’s aide"]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        pytest.param(
            "Several judges handling Averil Water Act suits said no.",
            "Several judges handling Averil Water Act suits",
            ["several judges"],
            id="what-they-do",
        ),
        pytest.param(
            "Norway, its ally and its lifeline to the outside world, said no.",
            "Norway, its ally and its lifeline to the outside world,",
            ["Norway"],
            id="what-it-is",
        ),
        pytest.param(
            "The new Commission on Harbour Debates said no.",
            "The new Commission on Harbour Debates",
            ["the new Commission on Harbour Debates"],
            id="a-title",
        ),
        pytest.param(
            "Norway’s envoy to Ohio Hugh Brandt said no.",
            "Norway’s envoy to Ohio Hugh Brandt",
            ["Hugh Brandt"],
            id="a-name-behind-a-place",
        ),
        pytest.param(
            "The Danish and Dutch trade ministries said no.",
            "The Danish and Dutch trade ministries",
            ["the Danish and Dutch trade ministries"],
            id="two-adjectives",
        ),
        pytest.param(
            "It is what, that industry analysts said no.",
            "that industry analysts",
            ["industry analysts"],
            id="a-conjunction",
        ),
        pytest.param(
            "The People’s Daily, the party’s paper, said no.",
            "The People’s Daily, the party’s paper,",
            ["People’s Daily"],
            id="a-paper",
        ),
        pytest.param("Another said no.", "Another", ["another"], id="nobody-named"),
        pytest.param(
            "A large proportion of the people said no.",
            "A large proportion of the people",
            ["a large proportion of the people"],
            id="a-proportion",
        ),
        pytest.param(
            "They cite a vote in Ohio, when the state said no.",
            "the state",
            ["Ohio"],
            id="a-state",
        ),
        pytest.param(
            "He met Hugh Brandt, who in 2010 said no.",
            "who in 2010",
            ["Hugh Brandt"],
            id="a-relative-clause",
        ),
        pytest.param(
            "Ida Orr met Hugh Brandt. The former first lady and senator said no.",
            "The former first lady and senator",
            ["Ida Orr"],
            id="the-only-woman",
        ),
    ],
)
def test_who_speaks_in_a_longer_source(text, source, speaker):
    names = [
        ("Averil Water Act", ORG),
        ("Norway", "GPE"),
        ("Ohio", "GPE"),
        ("Ida Orr", PERSON),
        ("Hugh Brandt", PERSON),
        ("Dutch trade ministries", ORG),
        ("Danish", GROUP),
    ]
    result = read(text, ("no", source), names=names, kind="indirect")
    assert speakers(result) == [speaker]


def test_two_shares_are_two_groups():
    text = "It is bad, 70 percent of voters said. Some 44 percent of voters said no."
    result = read(
        text,
        ("It is bad", "70 percent of voters"),
        ("no", "Some 44 percent of voters"),
        kind="indirect",
    )
    one, two = speakers(result)
    assert one != two


def test_a_carmaker_is_the_firm_just_named():
    text = "Tavi showed a car. The German automaker says it is fast."
    result = read(
        text,
        ("it is fast", "The German automaker"),
        names=[("Tavi", ORG)],
        kind="indirect",
    )
    assert speakers(result) == [["Tavi"]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tavi Holdings has a plan. Tavi said it is good.", "Tavi Holdings"),
        ("Tavi has a foundation, Tavi Holdings. Tavi said it is good.", "Tavi"),
        ("Tavi Holdings has a plan. Ida Tavi spoke. Tavi said it is good.", "Ida Tavi"),
        ("Tavi Holdings has a plan. Mr Tavi said it is good.", "Tavi"),
    ],
    ids=["cut", "told-short-first", "a-surname", "an-honorific"],
)
def test_an_institution_told_whole_first_may_be_cut_to_its_first_word(text, speaker):
    result = read(
        text,
        ("it is good", "Tavi", "said"),
        names=[("Tavi Holdings", ORG), ("Ida Tavi", PERSON), ("Tavi", PERSON)],
        kind="indirect",
    )
    assert speakers(result) == [[speaker]]


@pytest.mark.parametrize(
    ("people", "speaker"),
    [
        ("The Swede", "Ida Orr"),
        ("The 34-year-old Swede", "Ida Orr"),
        ("The Swedes", "Swedes"),
        ("The Swedish", "Swedish"),
    ],
)
def test_one_of_a_people_is_the_one_just_named(people, speaker):
    text = f"Ida Orr won the cup. {people} said it was luck."
    result = read(
        text,
        ("it was luck", people),
        names=[("Ida Orr", PERSON), (people.split()[-1], GROUP)],
        kind="indirect",
    )
    assert speakers(result) == [[speaker]]
