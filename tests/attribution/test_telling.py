"""What cues tell: words and views count as speech, acts, wishes and feelings do not."""

import pytest

from analysis.attribution.telling import is_told
from analysis.document import Span


def told(text: str) -> bool:
    """``[cue]`` and ``{content}`` marked in a sentence."""
    cues, plain = [], ""
    for part in text.replace("]", "[").split("["):
        if text.find(f"[{part}]") >= 0:
            cues.append(Span(len(plain), len(plain) + len(part)))
        plain += part
    opens, closes = plain.index("{"), plain.index("}") - 1
    assert all(cue.end <= opens or cue.start > closes for cue in cues)
    moved = [Span(c.start - 2, c.end - 2) if c.start > closes else c for c in cues]
    plain = plain.replace("{", "").replace("}", "")
    return is_told(plain, moved, [Span(opens, closes)])


@pytest.mark.parametrize(
    "text",
    [
        "Orr [said] {the bridge would close}.",
        "[According to] Orr, {the bridge is old}.",
        "{The bridge is old}, Orr [added].",
        "Orr [called] {the bridge a disgrace}.",
        "Orr [attacked] {Bo Lund for being late}.",
        "Orr [countered] {that the bridge is sound}.",
        "Orr [shot back] {that the bridge is sound}.",
        "Orr [weighed in on] {the state of the bridge}.",
        "Orr [promised] {to mend the bridge}.",
        "Orr [was criticising] {the crew} for being late.",
        "Her [statement] {that it is safe} was read out.",
        "Orr [believes] {it is safe}.",
        "The survey [shows] {that four in ten walk}.",
        "He [fears] {the road will close}.",
        "He [did not deny] {the bridge is old}.",
        "He [does not believe] {it is safe}.",
        "Orr [was quoted as saying] {it is safe}.",
        "Orr [was told] {that it is safe}.",
        "They [are convinced] {it is safe}.",
        "{It is old}.",
        "The paper [has learned] {that the bridge is old}.",
        "Orr [knows] {that it is old}.",
        "Orr [said in response to] {the letter}.",
        "Orr [Says] {No To Bridge}.",
        "Orr [considers] {the bridge a disgrace}.",
        "Orr [unleashed tweets criticizing] {Bo Lund}.",
        "Orr [reminded] {the crew of the storm}.",
        "Orr [wonders about] {the bridge}.",
        "Orr[:] {Bridge to close}.",
        "Orr [allowed] {that it might be safe}.",
    ],
)
def test_words_and_views(text):
    assert told(text)


def test_what_a_poll_shows_is_what_it_says():
    text = "A new poll shows Orr ahead. Orr shows her papers."
    poll, orr = Span(0, 10), Span(28, 31)
    shows, again = Span(11, 16), Span(32, 37)
    assert is_told(text, [shows], [Span(17, 26)], [poll])
    assert not is_told(text, [again], [Span(38, 48)], [orr])


def test_a_passive_is_told_by_whom_it_names():
    text = "The bridge was criticized for its cost, even by Ida Orr."
    cue, said, by = Span(11, 25), Span(26, 38), Span(48, 55)
    assert is_told(text, [cue], [said], [by])
    assert not is_told(text, [cue], [said])


@pytest.mark.parametrize(
    "text",
    [
        "Orr [must decide] {whether it should close}.",
        "Orr [knows] {how it was built}.",
        "When Orr [learned] {that it would close}, she left.",
        "Orr [is considering] {leaving the town}.",
        "The court [rules against] {the town}.",
        "Orr [avoids condemning] {the strike}.",
        "Orr [stopped short of calls] {to close the bridge}.",
        "They turned to Orr [for advice on] {the bridge}.",
        "Orr wrote, [linking to] {a video}.",
        "Orr [supports] {the bridge}.",
        "The tide [turned] Orr’s [positions on] {the bridge}.",
        "Orr [wants] {to mend the bridge}.",
        "Orr [showed] {the old drawings}.",
        "He [fears] {the dark}.",
        "Orr [did not say] {whether it is safe}.",
        "Orr [could not explain] {why it shook}.",
        "Orr [never mentioned] {the bridge}.",
        "Orr [attacked] {Bo Lund}.",
        "Orr [praised] {her}.",
        "Orr [called] {a special meeting}.",
        "Lund, [under questioning from] {the council over the bridge}, left.",
        "Orr [has been dogged by charges] {that the bridge is old}.",
        "Orr [was charged with] {neglect}.",
        "{The bridge} [is considered] safe.",
        "Orr [declined to say] {when it opens}.",
        "Orr [faces questions about] {the bridge}.",
        "Her view [regarding] {the bridge} has changed.",
        "The council [was divided over] {the bridge}.",
    ],
)
def test_acts_wishes_and_feelings(text):
    assert not told(text)
