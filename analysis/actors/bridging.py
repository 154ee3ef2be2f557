"""Descriptions that say something new of somebody just named.

"Ida Orr spoke first. The harbour master said ..." tells what Orr is: news writers
vary the name so. A definite description that fits nobody known means the one named
last of whom nothing of its kind is known, and only where there is just one.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.discourse import Discourse, Seen
from analysis.actors.drafts import Draft, Nominal, Role
from analysis.actors.fitting import is_contrary, office, regions_in, regions_of
from analysis.actors.lexicon import is_one_of_a_people, lexicon
from analysis.actors.tokens import Words, fold, tidy

# Words that a firm or a body is called by again, whatever its name.
CALLED_AGAIN = frozenset(
    "company firm group business retailer manufacturer chain charity bank operator "
    "organization organisation agency union club publisher broadcaster website site "
    "newspaper magazine outlet network automaker carmaker drugmaker chipmaker "
    "planemaker lender insurer brewer band".split()
)
# What leaves open what somebody is beside it: a rival may be a businessman as well.
STANDING = frozenset(
    "nominee candidate contender rival opponent hopeful challenger frontrunner winner "
    "loser favourite favorite critic supporter ally republican democrat conservative "
    "liberal".split()
)
# Held by one person, who is not known to be the one named last.
OFFICES = frozenset(
    "president senator representative congressman congresswoman governor mayor "
    "minister secretary director chief chairman chairwoman chair judge general "
    "commissioner ambassador speaker leader head spokesman spokeswoman spokesperson "
    "aide lawyer attorney adviser advisor officer".split()
)
# What a state is called by again.
STATES = frozenset("country nation kingdom emirate republic state".split())
RUNNING = frozenset("nominee candidate contender hopeful frontrunner".split())
TAKING_UP = frozenset({"the", "that", "this"})
# The one meant is not there yet.
YET_TO_COME = frozenset({"next", "future", "eventual"})
# Sentences back within which the name must stand.
REACH = 2
LONE_REACH = 4
# And from the speech that "the person" goes on with.
SPEECH_REACH = 4


def named_last(
    words: Words, nominal: Nominal, discourse: Discourse, *, is_source: bool
) -> Draft | None:
    """The one person or body, named close before, that a description means anew."""
    # "The firm's former director" is not the firm: its article is the owner's.
    if nominal.determiner != "the" or nominal.is_plural or nominal.owner >= 0:
        return None
    if nominal.words & YET_TO_COME:
        return None
    if nominal.kind == "person":
        return _person(words, nominal, discourse, is_source=is_source)
    if nominal.kind == "institution" and nominal.head in CALLED_AGAIN | STATES:
        return _body(words, nominal, discourse)
    return None


def learn_role(words: Words, nominal: Nominal, draft: Draft) -> None:
    """Note on the actor what the description says."""
    text = tidy(words.span(nominal.first + 1, nominal.head_at + 1).of(words.text))
    words_of = frozenset(text.lower().split())
    role = Role(text, nominal.head, words_of, nominal.country, is_inferred=True)
    draft.roles.append(role)
    draft.country = draft.country or nominal.country
    draft.regions |= regions_in(words, nominal.first, nominal.head_at)


def told_of(words: Words, nominal: Nominal, discourse: Discourse) -> Draft | None:
    """The person of whom the sentences right before a description tell."""
    near = _people(words, nominal, discourse)
    token = words.tokens[nominal.first]
    if not (token.opens_unit or token.before == ",") and any(
        s.unit == token.unit and s.is_subject and s.speech < 0 for s in near
    ):
        return None  # "Orr met Bell, whom the chair praised": neither is the chair
    subject = _subject(near, token.unit)
    return (
        subject
        or _last_speaker(words, nominal, discourse)
        or _only_one(words, nominal, discourse)
    )


def spoke_last(words: Words, nominal: Nominal, discourse: Discourse) -> Draft | None:
    """The unnamed one who spoke last, whom "the person" and the like take up."""
    is_plain = nominal.determiner in TAKING_UP and not nominal.words
    if not is_plain or nominal.is_plural:
        return None
    if len(discourse.last_speaker) != 1 or nominal.kind != "person":
        return None
    (draft,) = discourse.last_speaker
    since = words.tokens[nominal.first].unit - discourse.last_speech_unit
    is_near = 0 <= since <= SPEECH_REACH and not is_contrary(words, nominal, draft)
    is_unnamed = draft.type == "PERSON" and not draft.is_named and not draft.is_plural
    return draft if is_near and is_unnamed else None


def owners_of(nominal: Nominal, discourse: Discourse) -> set[Draft]:
    """Whose the one described is: nobody is his own lawyer."""
    return {
        draft
        for seen in discourse.recent()[:6]
        if seen.is_owner and 0 <= nominal.owner - seen.at <= 3
        for draft in seen.drafts
    }


def _person(
    words: Words, nominal: Nominal, discourse: Discourse, *, is_source: bool
) -> Draft | None:
    if not (words.tokens[nominal.first].opens_unit or is_source):
        return None
    near = _people(words, nominal, discourse)
    draft = told_of(words, nominal, discourse)
    if draft is None or is_contrary(words, nominal, draft):
        return None
    if nominal.head in RUNNING and _holds_office(draft):
        draft = next((d for d in _subjects(near) if not _holds_office(d)), draft)
        if is_contrary(words, nominal, draft) or _holds_office(draft):
            return None
    people = {d for s in near for d in s.drafts}
    people = {d for d in people if d is draft or not is_contrary(words, nominal, d)}
    heads = {r.head for r in draft.roles if not r.is_inferred}
    learnt = {r.head for r in draft.roles if r.is_inferred}
    is_told = _opens(words, near, draft) or regions_of(words, nominal)
    most = 3 if is_told else 2
    if not heads | learnt - STANDING and len(people) <= most:
        return draft
    is_lone_member = nominal.head in STANDING and people <= {draft}
    is_aged = any(word.endswith("-year-old") for word in nominal.words)
    is_any_trade = is_aged or is_one_of_a_people(nominal.head)
    if not (is_source and (nominal.words or is_lone_member or is_any_trade)):
        return None
    is_open = heads <= STANDING or nominal.head in STANDING or people <= {draft}
    is_open |= is_any_trade
    is_office = nominal.head in OFFICES and not regions_of(words, nominal)
    return draft if is_open and not is_office else None


def _people(words: Words, nominal: Nominal, discourse: Discourse) -> list[Seen]:
    """Persons named close before, outside of what somebody says."""
    return [
        seen
        for seen in _near(words, nominal, discourse)
        if _is_full(seen.drafts[0]) and not seen.is_quoted
    ]


def _is_full(draft: Draft) -> bool:
    """Whether it is a person with a full name: a word alone may be anything."""
    return draft.type == "PERSON" and draft.is_named and " " in draft.name


def _subjects(near: Sequence[Seen]) -> list[Draft]:
    return [s.drafts[0] for s in near if s.is_subject and not s.is_owner]


def _holds_office(draft: Draft) -> bool:
    return any(office(r.head) in OFFICES for r in draft.roles if not r.is_inferred)


def _opens(words: Words, near: Sequence[Seen], draft: Draft) -> bool:
    """Whether a sentence close before opens with ``draft``."""
    return any(draft in s.drafts and words.tokens[s.at].opens_unit for s in near)


def _subject(near: Sequence[Seen], unit: int) -> Draft | None:
    """Of whom the latest sentence is that has a person for its subject.

    Where none has, it is the only person of the latest sentence before ``unit``.
    """
    subjects = [
        s for s in near if s.is_subject and not s.is_owner and len(s.drafts) == 1
    ]
    # Who says "Bell is right, Orr said" is its subject, and Bell of what is said.
    subjects = [s for s in subjects if s.speech < 0] or subjects
    latest = max((s.unit for s in subjects or near), default=-1)
    if subjects:
        return next(s.drafts[0] for s in reversed(subjects) if s.unit == latest)
    # A headline names many whom the lead is not about.
    told = [s for s in near if latest <= s.unit < unit and s.paragraph > 0]
    named = {d for s in told for d in s.drafts}
    is_alone = len(named) == 1 and latest < unit
    return named.pop() if is_alone else None


def _only_one(words: Words, nominal: Nominal, discourse: Discourse) -> Draft | None:
    """Nobody else having been named for some sentences, that person."""
    unit = words.tokens[nominal.first].unit
    people = {
        draft
        for seen in discourse.recent()
        if 0 <= unit - seen.unit <= LONE_REACH
        for draft in seen.drafts
        if _is_full(draft)
    }
    is_telling = nominal.words and nominal.head in STANDING
    return people.pop() if len(people) == 1 and is_telling else None


def _last_speaker(words: Words, nominal: Nominal, discourse: Discourse) -> Draft | None:
    """Who spoke last, where nothing but the speech stands in between."""
    told = (s for s in discourse.recent() if s.is_source and not s.is_quoted)
    said = next(told, None)
    if said is None or len(said.drafts) != 1:
        return None
    draft, paragraph = said.drafts[0], words.paragraph(nominal.first)
    is_near = 0 <= paragraph - said.paragraph <= 1
    return draft if is_near and _is_full(draft) else None


def _body(words: Words, nominal: Nominal, discourse: Discourse) -> Draft | None:
    near = _near(words, nominal, discourse)
    type_ = "GPE" if nominal.head in STATES else "ORG"
    bodies = {d for s in near for d in s.drafts if d.type == type_ and d.is_named}
    if nominal.head == "state":
        bodies = {d for d in bodies if fold(d.name) in lexicon().states}
    if len(bodies) != 1:
        return None
    (body,) = bodies
    return None if is_contrary(words, nominal, body) else body


def _near(words: Words, nominal: Nominal, discourse: Discourse) -> Sequence[Seen]:
    unit = words.tokens[nominal.first].unit
    return [s for s in discourse.recent() if 0 <= unit - s.unit <= REACH]
