"""Roles and affiliations, as the article gives them beside a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.actors.drafts import Draft, NameMention, Role
from analysis.actors.fitting import regions_in
from analysis.actors.lexicon import OWNERS, STARTING, lexicon
from analysis.actors.phrases import (
    apposition_after,
    country_in,
    describe,
    role_of,
    title_before,
)
from analysis.actors.tokens import Words, tidy

KINSHIP_WEIGHT = 2.0
# "D-Md." behind a legislator's name, folded.
CONSTITUENCY = re.compile(r"([dr])-([a-z.]{2,})$")
SIDES = {"d": "democratic", "r": "republican"}
ENVOYS = frozenset({"ambassador", "envoy", "representative", "consul"})


def note_roles(
    words: Words,
    mentions: Sequence[NameMention],
    by_token: Mapping[int, NameMention],
) -> None:
    """Titles in front of names and descriptions beside them, onto their actors."""
    for mention in mentions:
        if mention.draft is None:
            continue
        if mention.type == "PERSON":
            _title(words, mention, by_token)
            _apposition(words, mention, by_token)
            _affiliation_behind(words, mention, by_token)
            _constituency(words, mention)
        _introduction(words, mention, by_token)


def _add_role(
    words: Words,
    draft: Draft,
    first: int,
    last: int,
    by_token: Mapping[int, NameMention],
) -> Role | None:
    role = role_of(words, first, last)
    if role is None:
        return None
    role.country = country_in(words, first, last)
    draft.regions |= regions_in(words, first, last)
    front = words.tokens[max(first - 1, 0) : last]
    owners = [t for t in front if t.is_owner or t.lower in OWNERS]
    role.is_owned = bool(owners)
    role.owner = owners[0].lower if owners and owners[0].is_capital else ""
    body = _institution_in(first, last, by_token)
    # Envoys speak for the country that sends them, not for where they are sent.
    sent = role.country if role.head in ENVOYS else None
    role.affiliation = sent or body or role.country
    if all(role.text != old.text for old in draft.roles):
        draft.roles.append(role)
    draft.country = draft.country or role.country
    draft.vote(lexicon().gendered.get(role.head, ""), KINSHIP_WEIGHT)
    return role


def _institution_in(
    first: int, last: int, by_token: Mapping[int, NameMention]
) -> str | None:
    for at in range(first, last):
        mention = by_token.get(at)
        if mention is not None and mention.draft and mention.draft.type == "ORG":
            return mention.draft.name
    return None


def _title(
    words: Words, mention: NameMention, by_token: Mapping[int, NameMention]
) -> None:
    draft, at = mention.draft, mention.title_first
    first = title_before(words, at)
    while first < at and _is_other_person(first, mention, by_token):
        first += 1
    if first == mention.first or draft is None:
        return
    mention.title_first = first
    role = _add_role(words, draft, first, mention.first, by_token)
    if role is None and first < at:
        draft.affiliation = draft.affiliation or _institution_in(first, at, by_token)
    if role is not None and first < at:
        start = first
        if first and words.tokens[first - 1].lower in OWNERS and words.adjoins(first):
            start = first - 1
        draft.mention(words.span(start, mention.first), "title")


def _is_other_person(
    at: int, mention: NameMention, by_token: Mapping[int, NameMention]
) -> bool:
    other = by_token.get(at)
    return other is not None and other is not mention and other.type == "PERSON"


def _apposition(
    words: Words, mention: NameMention, by_token: Mapping[int, NameMention]
) -> None:
    found = apposition_after(words, mention.last)
    if found is None or mention.draft is None:
        return
    first, last = found
    if any(_is_other_person(at, mention, by_token) for at in range(first, last)):
        nominal = describe(words, first, last)
        if nominal is None:
            return
        last = nominal.head_at + 1
        if any(_is_other_person(at, mention, by_token) for at in range(first, last)):
            return
        if last < len(words.tokens) and _is_other_person(last, mention, by_token):
            return
    if _add_role(words, mention.draft, first, last, by_token) is not None:
        mention.draft.mention(words.span(first, last), "nominal")


def _affiliation_behind(
    words: Words, mention: NameMention, by_token: Mapping[int, NameMention]
) -> None:
    """Note where someone belongs: "Ann Lee of Greenpeace"."""
    at, draft = mention.last, mention.draft
    if draft is None or at + 1 >= len(words.tokens) or not words.adjoins(at):
        return
    if words.tokens[at].lower not in ("of", "from"):
        return
    skip = words.tokens[at + 1].lower in ("the", "a")
    other = by_token.get(at + 1 + skip)
    if other is not None and other.draft is not None and other.draft.type == "ORG":
        draft.affiliation = draft.affiliation or other.draft.name


def _constituency(words: Words, mention: NameMention) -> None:
    """The party and state of a legislator: "Ida Orr (D-Md.)", "Ida Orr of Utah"."""
    draft, tokens, at = mention.draft, words.tokens, mention.last
    if draft is None or at >= len(tokens) or tokens[at].opens_unit:
        return
    found = CONSTITUENCY.match(tokens[at].lower)
    if found is not None and tokens[at].before[:1] in ("(", ",") and found[1] in SIDES:
        draft.known |= {SIDES[found[1]]}
        state = lexicon().postal.get(found[2].replace(".", ""), found[2])
        draft.regions |= {state} & lexicon().states
    elif tokens[at].lower in ("of", "from") and words.adjoins(at):
        draft.regions |= regions_in(words, at + 1, min(at + 3, len(tokens)))


def _introduction(
    words: Words, mention: NameMention, by_token: Mapping[int, NameMention]
) -> None:
    """A description in front of a comma: "The mill owner, Rosa Lee, said"."""
    tokens, at, draft = words.tokens, mention.title_first, mention.draft
    if draft is None or not at or tokens[at].opens_unit or tokens[at].before != ",":
        return
    if mention.last < len(tokens) and not _closes(words, mention.last):
        return
    known = lexicon().head_kind(tokens[at - 1].lower)
    if known is None or known[2]:
        return
    wanted = "person" if draft.type == "PERSON" else "institution"
    if known[0] != wanted and not (known[0] == "person" and draft.type == "ORG"):
        return
    first = at - 1
    while first and at - first < 8 and words.adjoins(first):
        if tokens[first].lower in STARTING or first in by_token:
            break
        first -= 1
    if tokens[first].lower not in STARTING:
        return
    draft.mention(words.span(first, at), "nominal")
    if wanted == "person":
        _add_role(words, draft, first, at, by_token)
    else:
        text = tidy(words.span(first + 1, at).of(words.text))
        draft.roles.append(Role(text, known[1], frozenset(text.lower().split())))


def _closes(words: Words, at: int) -> bool:
    token = words.tokens[at]
    return token.opens_unit or token.before.startswith((",", ".", ";", ")"))
