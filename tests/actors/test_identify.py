"""Who is who, on texts of a sentence or two, with the reader replaced by a list."""

import re
import time

import pytest

from analysis.actors import identify_actors
from analysis.document import (
    Article,
    Attribution,
    Name,
    Page,
    Paragraph,
    Reading,
    Sentence,
    Span,
)

SENTENCE = re.compile(r"\S.*?(?:(?<![A-Z])[.?!]['\"]?(?=\s+[A-Z\"])|$)")


def find(text, words, start=0):
    at = text.index(words, start)
    return Span(at, at + len(words))


def read(text, *speech, names=(), kind="direct", headline=""):
    """Actors and attributions of a text of paragraphs, one sentence a full stop.

    ``speech`` are (content, source) or (content, source, cue) as they stand in the
    text, ``names`` are (name, type) for every place where they stand.
    """
    whole = f"{headline}\n\n{text}" if headline else text
    paragraphs, sentences = [], []
    for match in re.finditer(r"[^\n]+", whole):
        index = len(paragraphs)
        is_head = bool(headline) and index == 0
        paragraphs.append(
            Paragraph(Span(*match.span()), "headline" if is_head else "body")
        )
        if not is_head:
            for part in SENTENCE.finditer(match[0]):
                first = match.start() + part.start()
                span = Span(first, match.start() + part.end())
                sentences.append(Sentence(span, index))
    spans = []
    for name, type_ in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", whole):
            span = Span(*match.span())
            if not any(n.span.overlaps(span) for n in spans):
                spans.append(Name(span, type_, 0.9))
    attributions, seen = [], 0
    for index, (content, source, *cue) in enumerate(speech):
        said = find(whole, content, seen if content in whole[seen:] else 0)
        spoken = ()
        if source:
            starts = [
                m.start()
                for m in re.finditer(rf"(?<!\w){re.escape(source)}(?!\w)", whole)
            ]
            near = min(
                starts, key=lambda s: min(abs(s - said.end), abs(said.start - s))
            )
            spoken = (Span(near, near + len(source)),)
        attributions.append(
            Attribution(
                index,
                (said,),
                spoken,
                tuple(find(whole, word) for word in cue),
                kind=kind,
                zone="body",
            )
        )
        seen = said.end
    article = Article(Page("made", whole, "0" * 64), tuple(paragraphs))
    reading = Reading(names=tuple(sorted(spans, key=lambda n: n.span)))
    return identify_actors(article, tuple(sentences), reading, tuple(attributions))


def speakers(result):
    actors, attributions = result
    names = {actor.id: actor.name for actor in actors}
    return [[names[i] for i in a.speakers] for a in attributions]


def ways(result):
    return [a.resolved_via for a in result[1]]


def named(result, name):
    return next(actor for actor in result[0] if actor.name == name)


PERSON, ORG, GPE, GROUP = "PERSON", "ORG", "GPE", "GROUP"


@pytest.mark.parametrize(
    ("text", "source", "names", "speaker"),
    [
        pytest.param(
            'Ruth Okafor won. "Good," Okafor said.',
            "Okafor",
            [("Ruth Okafor", PERSON), ("Okafor", PERSON)],
            "Ruth Okafor",
            id="surname",
        ),
        pytest.param(
            'William Osgood won. "Good," Bill Osgood said.',
            "Bill Osgood",
            [("William Osgood", PERSON), ("Bill Osgood", PERSON)],
            "William Osgood",
            id="nickname",
        ),
        pytest.param(
            'J. K. Osgood won. "Good," Osgood said.',
            "Osgood",
            [("J. K. Osgood", PERSON)],
            "J. K. Osgood",
            id="initials-and-a-surname-that-the-reader-missed",
        ),
        pytest.param(
            'Joost van der Laan won. "Good," Van der Laan said.',
            "Van der Laan",
            [("Joost van der Laan", PERSON), ("Laan", PERSON)],
            "Joost van der Laan",
            id="particles",
        ),
        pytest.param(
            'Karim al-Hamdi won. "Good," Mr. Hamdi said.',
            "Mr. Hamdi",
            [("Karim al-Hamdi", PERSON)],
            "Karim al-Hamdi",
            id="arabic-article-and-honorific",
        ),
        pytest.param(
            'The judge, Petra Volk, left. "Good," the judge said.',
            "the judge",
            [("Petra Volk", PERSON)],
            "Petra Volk",
            id="role-in-front-of-a-comma",
        ),
        pytest.param(
            'Danish Prime Minister Petra Volk left. "Good," the Danish leader said.',
            "the Danish leader",
            [("Danish", GROUP), ("Petra Volk", PERSON)],
            "Petra Volk",
            id="role-by-another-word",
        ),
        pytest.param(
            'Petra Volk, a retired surgeon, left. "Good," the doctor said.',
            "the doctor",
            [("Petra Volk", PERSON)],
            "Petra Volk",
            id="apposition",
        ),
        pytest.param(
            'The Marine Survey Board met. "Good," the MSB said.',
            "the MSB",
            [("Marine Survey Board", ORG), ("MSB", ORG)],
            "Marine Survey Board",
            id="abbreviation",
        ),
        pytest.param(
            'The Marine Survey Board met. "Good," the board said.',
            "the board",
            [("Marine Survey Board", ORG)],
            "Marine Survey Board",
            id="institution-by-its-kind",
        ),
        pytest.param(
            'The United Kingdom paid. "Good," Britain said.',
            "Britain",
            [("United Kingdom", GPE), ("Britain", GPE)],
            "United Kingdom",
            id="country-by-another-name",
        ),
        pytest.param(
            'Norway paid. "Good," Oslo said.',
            "Oslo",
            [("Norway", GPE), ("Oslo", GPE)],
            "Norway",
            id="capital-that-speaks-for-its-country",
        ),
        pytest.param(
            '"Good," the Norwegian Trade Ministry said; Norway\'s Trade Ministry met.',
            "the Norwegian Trade Ministry",
            [
                ("Norwegian Trade Ministry", ORG),
                ("Norway", GPE),
                ("Trade Ministry", ORG),
            ],
            "Norwegian Trade Ministry",
            id="institution-of-a-country",
        ),
        pytest.param(
            'Rain fell. "Good," said a man whom everybody calls "Moss".',
            'a man whom everybody calls "Moss',
            [],
            "Moss",
            id="nickname-in-marks",
        ),
        pytest.param(
            'Rain fell. "Good," the regulator, Tavi, said.',
            "the regulator, Tavi,",
            [],
            "Tavi",
            id="institution-that-the-reader-missed",
        ),
        pytest.param(
            'Alice Moss left. "Good," Alice said.',
            "Alice",
            [("Alice Moss", PERSON)],
            "Alice Moss",
            id="given-name-that-the-reader-missed",
        ),
        pytest.param(
            'Tavi Oil paid. "Good," a notice on its home page said.',
            "a notice on its home page",
            [("Tavi Oil", ORG)],
            "Tavi Oil",
            id="document-of-an-institution",
        ),
    ],
)
def test_a_source_finds_its_actor(text, source, names, speaker):
    assert speakers(read(text, ("Good,", source), names=names)) == [[speaker]]


def test_people_who_share_a_surname_stay_apart():
    result = read(
        'Hugh Brandt sued his sister, Ilse Brandt. "No," Hugh Brandt said. '
        "Ms Brandt left.",
        ("No,", "Hugh Brandt"),
        names=[("Hugh Brandt", PERSON), ("Ilse Brandt", PERSON), ("Brandt", PERSON)],
    )
    counts = {a.name: sum(m.kind == "name" for m in a.mentions) for a in result[0]}
    assert counts == {"Hugh Brandt": 2, "Ilse Brandt": 2}


def test_a_couple_is_two_people():
    result = read(
        "Hugh and Ilse Brandt left. The Brandts sold up.",
        names=[("Hugh and Ilse Brandt", PERSON), ("Brandts", PERSON)],
    )
    assert [a.name for a in result[0]] == ["Hugh Brandt", "Ilse Brandt"]


def test_two_who_are_named_differently_share_no_surname():
    result = read(
        "Brandt and Ilse Moss left. Brandt paid.",
        names=[("Brandt", PERSON), ("Ilse Moss", PERSON)],
    )
    assert [a.name for a in result[0]] == ["Brandt", "Ilse Moss"]


def test_father_and_son_are_told_by_their_suffix():
    result = read(
        'Otto Brandt Sr. met Otto Brandt Jr. there. "No," the elder Brandt said.',
        ("No,", "the elder Brandt"),
        names=[
            ("Otto Brandt Sr", PERSON),
            ("Otto Brandt Jr", PERSON),
            ("Brandt", PERSON),
        ],
    )
    assert speakers(result) == [["Otto Brandt Sr."]]


def test_pronouns_agree_with_those_they_mean():
    result = read(
        'Mr Osgood met Mrs Volk. "Yes," she said. "No," he said.',
        ("Yes,", "she"),
        ("No,", "he"),
        names=[("Osgood", PERSON), ("Volk", PERSON)],
    )
    assert speakers(result) == [["Volk"], ["Osgood"]]
    assert ways(result) == ["pronoun", "pronoun"]


def test_first_person_in_a_quotation_is_the_speaker():
    result = read(
        '"I know my limits," Ruth Okafor said.',
        ("I know my limits,", "Ruth Okafor"),
        names=[("Ruth Okafor", PERSON)],
    )
    kinds = [m.kind for m in result[0][0].mentions]
    assert kinds == ["pronoun", "pronoun", "name"]


def test_unnamed_sources_are_told_apart_and_joined():
    result = read(
        '"One," a senior aide said. "Two," another aide said. "Three," the senior aide '
        "said.",
        ("One,", "a senior aide"),
        ("Two,", "another aide"),
        ("Three,", "the senior aide"),
    )
    assert speakers(result) == [["a senior aide"], ["another aide"], ["a senior aide"]]
    assert all(actor.is_anonymous for actor in result[0])


def test_an_unnamed_official_is_not_the_institution():
    result = read(
        '"One," a Marine Survey Board official said.',
        ("One,", "a Marine Survey Board official"),
        names=[("Marine Survey Board", ORG)],
    )
    official = named(result, "a Marine Survey Board official")
    assert (official.type, official.is_anonymous) == (PERSON, True)
    assert official.affiliation == "Marine Survey Board"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("both Ruth Okafor and Hugh Brandt", ["Ruth Okafor", "Hugh Brandt"]),
        (
            "Ruth Okafor, Hugh Brandt and Ada Moss",
            ["Ruth Okafor", "Hugh Brandt", "Ada Moss"],
        ),
        ("Ruth Okafor, author of 'Between Lear and Ada Moss',", ["Ruth Okafor"]),
        (
            "a judge, as well as Danish and Dutch ministers",
            ["a judge", "Danish and Dutch ministers"],
        ),
        ("a lawyer for Tavi Oil, Ada Moss", ["Ada Moss"]),
        ("Ada Moss, a writer and lecturer in law at Ayr,", ["Ada Moss"]),
        ("Ada Moss, the mayor, and Hugh Brandt", ["Ada Moss", "Hugh Brandt"]),
        (
            "Ada Moss, Danish by birth, and Hugh Brandt, Dutch, ",
            ["Ada Moss", "Hugh Brandt"],
        ),
        ("his wife and lawyer Ada Moss", ["Ada Moss"]),
        ("some of the miners", ["some of the miners"]),
        ("a woman in the front row", ["a woman in the front row"]),
        ("a person familiar with the sale", ["a person familiar with the sale"]),
        ("experts on Tavi Oil and trade", ["experts on Tavi Oil and trade"]),
        ("nobody", []),
    ],
)
def test_sources_are_taken_apart(source, expected):
    result = read(
        f'"Yes," said {source}',
        ("Yes,", source),
        names=[
            ("Ruth Okafor", PERSON),
            ("Hugh Brandt", PERSON),
            ("Ada Moss", PERSON),
            ("Lear", PERSON),
            ("Tavi Oil", ORG),
            ("Danish", GROUP),
            ("Dutch", GROUP),
        ],
    )
    assert speakers(result) == [expected]


def test_speech_carries_on_within_its_paragraph():
    result = read(
        '"One," Ruth Okafor said. "Two."',
        ("One,", "Ruth Okafor"),
        ("Two.", None),
        names=[("Ruth Okafor", PERSON)],
    )
    assert ways(result) == ["name", "carried_over"]


def test_narration_in_between_ends_a_speech():
    result = read(
        '"One," Ruth Okafor said. Hugh Brandt left the hall. "Two."',
        ("One,", "Ruth Okafor"),
        ("Two.", None),
        names=[("Ruth Okafor", PERSON), ("Hugh Brandt", PERSON)],
    )
    assert speakers(result) == [["Ruth Okafor"], []]
    assert ways(result)[1] == "unresolved"


def test_a_person_named_in_front_of_a_colon_speaks():
    result = read(
        'A word from the mill\'s Ruth Okafor:\n\n"We mill on."',
        ("We mill on.", None),
        names=[("Ruth Okafor", PERSON)],
    )
    assert speakers(result) == [["Ruth Okafor"]]


def test_a_description_can_make_an_institution_of_a_name():
    result = read(
        'The regulator, Tavi, said "no".',
        ("no", "The regulator, Tavi,"),
        names=[("Tavi", PERSON)],
    )
    assert [(a.name, a.type) for a in result[0]] == [("Tavi", ORG)]


def test_titles_are_mentions_and_roles():
    result = read(
        "Norwegian Trade Minister Ruth Okafor left.",
        names=[("Norwegian", GROUP), ("Ruth Okafor", PERSON)],
    )
    (actor,) = result[0]
    assert (actor.role, actor.affiliation) == ("Norwegian Trade Minister", "Norway")
    assert [m.kind for m in actor.mentions] == ["title", "name"]
    assert actor.source_kind == "government"


def test_a_headline_in_capitals_does_not_name_the_actor():
    result = read(
        "Ruth Okafor left.",
        names=[("OKAFOR", PERSON), ("Ruth Okafor", PERSON)],
        headline="OKAFOR LEAVES",
    )
    assert [(a.name, len(a.mentions)) for a in result[0]] == [("Ruth Okafor", 2)]


def test_what_never_speaks_and_has_no_name_is_no_actor():
    assert read("The officials left. A report fell down.")[0] == ()


def test_an_article_without_words():
    assert read("...") == ((), ())


@pytest.mark.parametrize("label", ["Q", "THE COURT", "WITNESS 4"])
def test_labels_of_turns_speak(label):
    result = read(f"{label}: Yes.", ("Yes.", label))
    assert speakers(result) == [[label]]


def test_people_are_not_countries():
    result = read(
        '"Yes," French officials said. French wine is dear.',
        ("Yes,", "French officials"),
        names=[("French", GROUP)],
    )
    assert [(a.name, a.type, a.affiliation) for a in result[0]] == [
        ("French officials", GROUP, "France")
    ]


def test_long_pages_stay_quick():
    text = "Ruth Okafor met Hugh Brandt and he said so. She left the town. " * 1500
    found = re.finditer("Ruth Okafor|Hugh Brandt", text)
    names = tuple(Name(Span(*m.span()), PERSON) for m in found)
    sentences = [
        Sentence(Span(*m.span()), 0) for m in re.finditer(r"[A-Z][^.]+\.", text)
    ]
    whole = Paragraph(Span(0, len(text)), "body")
    article = Article(Page("long", text, "0" * 64), (whole,))
    start = time.perf_counter()
    actors, _ = identify_actors(article, sentences, Reading(names=names), ())
    assert len(actors) == 2
    assert time.perf_counter() - start < 10
