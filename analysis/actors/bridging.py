"""Descriptions that say something new of somebody just named.

"Ida Orr spoke first. The harbour master said ..." tells what Orr is: news writers
vary the name so. A definite description that fits nobody known means the one named
last of whom nothing of its kind is known, and only where there is just one.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.discourse import Discourse, Seen
from analysis.actors.drafts import Draft, Nominal, Role
from analysis.actors.tokens import Words, tidy

# Words that a firm or a body is called by again, whatever its name.
CALLED_AGAIN = frozenset(
    "company firm group business retailer manufacturer chain charity bank operator "
    "organization organisation agency union club publisher broadcaster".split()
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
# Sentences back within which the name must stand.
REACH = 2


def named_last(
    words: Words, nominal: Nominal, discourse: Discourse, *, is_source: bool
) -> Draft | None:
    """The one person or body, named close before, that a description means anew."""
    # "The firm's former director" is not the firm: its article is the owner's.
    if nominal.determiner != "the" or nominal.is_plural or nominal.owner >= 0:
        return None
    if nominal.kind == "person":
        return _person(words, nominal, discourse, is_source=is_source)
    if nominal.kind == "institution" and nominal.head in CALLED_AGAIN:
        return _body(words, nominal, discourse)
    return None


def learn_role(words: Words, nominal: Nominal, draft: Draft) -> None:
    """Note on the actor what the description says."""
    text = tidy(words.span(nominal.first + 1, nominal.head_at + 1).of(words.text))
    words_of = frozenset(text.lower().split())
    role = Role(text, nominal.head, words_of, nominal.country, is_inferred=True)
    draft.roles.append(role)
    draft.country = draft.country or nominal.country


def _person(
    words: Words, nominal: Nominal, discourse: Discourse, *, is_source: bool
) -> Draft | None:
    opens = words.tokens[nominal.first].opens_unit
    if not (opens or is_source):
        return None
    near = [s for s in _near(words, nominal, discourse) if s.drafts[0].is_named]
    people = {d for s in near for d in s.drafts if d.type == "PERSON"}
    subjects = [s for s in near if s.is_subject and s.drafts[0].type == "PERSON"]
    if not subjects:
        return None
    draft = subjects[0].drafts[0]
    if not _same_country(nominal, draft):
        return None
    if not draft.roles and len(people) <= 2:
        return draft
    heads = {role.head for role in draft.roles if not role.is_inferred}
    is_open = heads <= STANDING and (heads or nominal.head not in STANDING)
    is_telling = is_source and nominal.words and nominal.head not in OFFICES
    return draft if is_open and is_telling else None


def _body(words: Words, nominal: Nominal, discourse: Discourse) -> Draft | None:
    near = _near(words, nominal, discourse)
    bodies = {d for s in near for d in s.drafts if d.type == "ORG" and d.is_named}
    if len(bodies) != 1:
        return None
    (body,) = bodies
    return body if _same_country(nominal, body) else None


def _same_country(nominal: Nominal, draft: Draft) -> bool:
    return None in (nominal.country, draft.country) or nominal.country == draft.country


def _near(words: Words, nominal: Nominal, discourse: Discourse) -> Sequence[Seen]:
    unit = words.tokens[nominal.first].unit
    return [s for s in discourse.recent() if 0 <= unit - s.unit <= REACH]
