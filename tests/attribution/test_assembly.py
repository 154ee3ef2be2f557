"""Role spans become attributions; the model is replaced by spans given in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from analysis.attribution import assemble_attributions
from analysis.document import (
    Article,
    Attribution,
    Link,
    Page,
    Paragraph,
    Reading,
    RoleSpan,
    Span,
)
from analysis.quotation import find_quotations


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def assembled(
    text: str,
    links: list[tuple[str, str | None, str | None]],
    *,
    kinds: tuple[str, ...] = (),
    unlinked: Sequence[tuple[str, str]] = (),
    sure: float = 0.9,
) -> tuple[Attribution, ...]:
    """Attributions of ``text`` for (content, source, cue) given by their words."""
    spans = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    kinds = kinds or ("body",) * len(spans)
    paragraphs = tuple(Paragraph(s, k) for s, k in zip(spans, kinds, strict=True))
    roles: list[RoleSpan] = []
    found = []

    def role(words: str | None, name: str) -> int | None:
        if words is None:
            return None
        roles.append(RoleSpan(place(text, words), name))
        return len(roles) - 1

    for words_of_role, name in unlinked:
        role(words_of_role, name)
    for content, source, cue in links:
        at = role(content, "content")
        found.append(Link(at or 0, role(source, "source"), role(cue, "cue"), sure))
    return assemble_attributions(
        Article(Page("p", text, "0" * 64), paragraphs),
        (),
        find_quotations(text, spans),
        Reading(roles=tuple(roles), links=tuple(found)),
    )


def words(text: str, attribution: Attribution) -> list[str]:
    return [span.of(text) for span in attribution.content]


def test_a_mixed_content_keeps_its_parts_and_leaves_the_marks():
    text = "Orr said it was 'a mess' for all, not more."
    (a,) = assembled(text, [("it was 'a mess' for all", "Orr", "said")])
    assert words(text, a) == ["it was", "a mess", "for all"]
    assert (a.kind, a.quoted_words, a.content_words) == ("mixed", 2, 6)
    assert [s.of(text) for s in (*a.source, *a.cue)] == ["Orr", "said"]


def test_a_content_that_grazes_a_quotation_is_widened_or_cut():
    text = '"We have won this seat," Orr said.'
    (a,) = assembled(text, [("We have won this", "Orr", "said")])
    assert words(text, a) == ["We have won this seat,"]
    assert a.kind == "direct"
    text = 'Orr said so, as "all of the old towns here" do.'
    (b,) = assembled(text, [('so, as "all', "Orr", "said")])
    assert words(text, b) == ["so, as"]


def test_a_cue_in_the_middle_of_a_sentence_interrupts_one_attribution():
    text = '"The road," Orr said, "is closed."'
    (a,) = assembled(
        text, [("The road,", "Orr", "said"), ("is closed.", "Orr", "said")]
    )
    assert words(text, a) == ["The road,", "is closed."]


def test_speech_after_a_closed_cue_is_carried_over():
    text = '"The road is closed," Orr said. "It will open soon."'
    a, b = assembled(
        text,
        [("The road is closed,", "Orr", "said"), ("It will open soon.", "Orr", "said")],
    )
    assert words(text, b) == ["It will open soon."]
    assert (b.source, b.cue) == ((), ())
    assert a.source


def test_speech_over_paragraphs_is_one_attribution():
    text = 'Orr said: "One is here.\n"Two is here.\n"Three is here."'
    (a,) = assembled(
        text,
        [
            ("One is here.", "Orr", "said"),
            ("Two is here.", None, None),
            ("Three is here.", None, None),
        ],
    )
    assert words(text, a) == ["One is here.", "Two is here.", "Three is here."]


@pytest.mark.parametrize("content", ["The Salt Road", "it rained all of the day"])
def test_without_source_and_cue_only_a_spoken_sentence_is_kept(content):
    text = 'Her novel "The Salt Road" sold well; it rained all of the day.'
    assert assembled(text, [(content, None, None)]) == ()


def test_headline_speech_has_its_zone():
    text = "'No one told us': a town waits\nOrr said it was late."
    a, b = assembled(
        text,
        [("No one told us", None, None), ("it was late", "Orr", "said")],
        kinds=("headline", "body"),
    )
    assert (a.zone, b.zone) == ("headline", "body")


def test_speech_in_a_section_heading_is_left_out():
    text = "'Costs' for all of them, he said\nOrr said it was late."
    (a,) = assembled(
        text,
        [
            ("Costs' for all of them", None, "he said"),
            ("it was late", "Orr", "said it"),
        ],
        kinds=("heading", "body"),
    )
    assert a.source[0].of(text) == "Orr"


def test_an_attribution_inside_another_is_nested():
    text = "Orr said that Lund claimed it was late in the day."
    outer, inner = assembled(
        text,
        [
            ("that Lund claimed it was late in the day", "Orr", "said"),
            ("it was late in the day", "Lund", "claimed"),
        ],
    )
    assert (outer.nested_in, inner.nested_in) == (None, outer.id)


def test_transcript_turns_are_speech_and_other_labels_are_not():
    text = (
        "Time: 10:45\nQ: Did it stop?\nA: No.\nTHE COURT: Speak up.\nORR: It went on."
    )
    found = assembled(text, [])
    turns = [(a.source[0].of(text), a.content[0].of(text)) for a in found]
    assert turns == [
        ("Q", "Did it stop?"),
        ("A", "No."),
        ("THE COURT", "Speak up."),
        ("ORR", "It went on."),
    ]
    assert {a.kind for a in found} == {"direct"}


def test_a_transcript_may_be_a_part_of_an_article_and_stand_in_quotation_marks():
    text = (
        "Orr was on air.\nA storm was near.\nThe mill shut.\nIt rained.\nLund asked.\n"
        "All heard it.\n"
        "“LUND: Did it stop?\n“ORR: No.\n“It went on.\n“(CROSSTALK.)\n“LUND: Why?”\n"
        "Orr left."
    )
    found = assembled(text, [])
    assert [(a.source[0].of(text), a.content[0].of(text)) for a in found] == [
        ("LUND", "Did it stop?"),
        ("ORR", "No."),
        ("ORR", "It went on."),
        ("LUND", "Why?"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["COST: A lot.", "RISK: Small.", "GAIN: None."],
        ["Orr: No.", "Lund: Yes.", "Orr: Why?"],
        ["ORR: No.", "It rained.", "The mill shut.", "It was late.", "LUND: Yes."],
    ],
    ids=["headings", "no-capitals", "far-apart"],
)
def test_labels_set_into_an_article_are_no_transcript(lines):
    text = "\n".join(["It rained all day."] * 9 + lines)
    assert not [a for a in assembled(text, []) if a.kind == "direct"]


def test_a_post_is_speech_of_its_account_holder():
    text = "I was not told. pic.example/x — Ida Orr (@idaorr) May 5, 2021"
    (a,) = assembled(text, [], kinds=("embed",))
    assert words(text, a) == ["I was not told."]
    assert a.source[0].of(text) == "Ida Orr"


def test_a_post_and_its_signature_may_be_two_blocks():
    text = "We are proud.\nPort Workers’ Union (@pwu) 5 May 2021"
    (a,) = assembled(text, [], kinds=("embed", "embed"))
    assert words(text, a) == ["We are proud."]
    assert a.source[0].of(text) == "Port Workers’ Union"


def test_who_declined_to_comment_said_nothing():
    text = "Orr declined to comment. Lund declined the offer of a seat."
    (a,) = assembled(
        text,
        [
            ("to comment", "Orr", "declined"),
            ("the offer of a seat", "Lund", "Lund declined"),
        ],
    )
    assert words(text, a) == ["the offer of a seat"]


def test_a_source_that_stops_short_is_completed():
    text = '"Never!" cried a boy in the crowd.'
    (a,) = assembled(text, [("Never!", "a boy in the", "cried")])
    assert a.source[0].of(text) == "a boy in the crowd"


def test_a_quotation_after_a_finished_cue_is_speech_though_the_model_left_it_out():
    text = '"It was late," Orr said. "Very late." Her "Salt Road" sold well.'
    _, b = assembled(text, [("It was late,", "Orr", "said")])
    assert words(text, b) == ["Very late."]
    assert b.source == ()


def test_a_line_with_a_dash_names_who_speaks():
    text = "“It does keep three more rooms open for us.” — Teacher Ida Orr"
    (a,) = assembled(text, [])
    assert a.source[0].of(text) == "Teacher Ida Orr"


def test_two_utterances_of_one_sentence_are_two_attributions():
    text = '"Go on!" she cried, and then, aside, "It is late."'
    a, b = assembled(
        text, [("Go on!", "she", "cried"), ("It is late.", "she", "cried")]
    )
    assert (words(text, a), words(text, b)) == (["Go on!"], ["It is late."])


def test_an_act_without_words_is_no_speech_unless_it_is_quoted():
    text = "The senate is weighing a new law. Orr is angry at 'the old rules' of it."
    (a,) = assembled(
        text,
        [
            ("a new law", "The senate", "is weighing"),
            ("'the old rules' of it", "Orr", "is angry at"),
        ],
    )
    assert words(text, a) == ["the old rules", "of it"]


def test_a_source_does_not_run_into_the_speech_that_goes_on_behind_it():
    text = (
        '"That report," said Ida Orr, who leads, "sat in a drawer for years." It did.'
    )
    (a,) = assembled(
        text, [("That report,", 'Ida Orr, who leads, "sat in a drawer', "said")]
    )
    assert words(text, a) == ["That report,", "sat in a drawer for years."]
    assert a.source[0].of(text) == "Ida Orr, who leads"


def test_a_line_with_a_colon_leads_in_to_the_speech_below_it():
    text = 'Orr left early. At home she said:\n"We were told of none of it."'
    (a,) = assembled(
        text,
        [("We were told of none of it.", None, None), ("early", "Orr", "left")],
        unlinked=[("she", "source"), ("said", "cue")],
    )[-1:]
    assert [s.of(text) for s in (*a.source, *a.cue)] == ["she", "said"]


def test_a_quotation_whose_sentence_names_its_source_is_not_linked_to_another():
    text = 'Ida Orr dated it to 1811. "Bring bread," a second list ended.'
    (a,) = assembled(text, [("Bring bread,", "Ida Orr", "dated")])
    assert [s.of(text) for s in (*a.source, *a.cue)] == ["a second list", "ended"]


@pytest.mark.parametrize(
    ("cue", "source"),
    [("was told", ()), ("has often been criticized for", ()), ("was told by", 1)],
)
def test_in_the_passive_the_one_in_front_does_not_speak(cue, source):
    text = f"Ida Orr {cue} the bridge is closed for good."
    found = assembled(text, [("the bridge is closed for good", "Ida Orr", cue)])
    assert len(found[0].source) == (source or 0)


def test_a_pronoun_leads_in_to_the_speech_below_it():
    text = "Ida Orr came late. She said:\n“The bridge is closed, and it stays closed.”"
    content = "The bridge is closed, and it stays closed"
    found = assembled(text, [(content, None, None)])
    assert [span.of(text) for span in found[0].source] == ["She"]


@pytest.mark.parametrize(
    ("source", "cue", "content", "sure", "counts"),
    [
        ("Orr", "said", "it leaks", 0.9, True),
        ("Orr", "said", "it leaks", 0.5, True),
        ("Orr", "said", "it leaks", 0.3, False),
        ("Orr", "slammed", "the board", 0.65, True),
        ("Orr", "slammed", "the board", 0.5, False),
        ("Orr", "believes", "it leaks", 0.8, True),
        ("Orr", "believes", "it leaks", 0.65, False),
        ("You", "said", "it leaks", 0.9, False),
        (None, "said", "it leaks", 0.9, False),
        ("Orr", "mends", "it all", 0.9, False),
        ("Orr", "mends", '"it all"', 0.5, True),
        ("Orr", "mends", 'and loves "it all"', 0.3, False),
        ("Orr", "mends", 'and loves "it all"', 0.5, True),
    ],
)
def test_what_counts_for_who_speaks(source, cue, content, sure, counts):
    text = f"{source or 'So'} {cue} {content}."
    (a,) = assembled(text, [(content, source, cue)], sure=sure)
    assert a.is_speech is counts
