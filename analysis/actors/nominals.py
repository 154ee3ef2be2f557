"""Descriptions without a name: who they mean, or a new actor that stays unnamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from analysis.actors.bridging import (
    OFFICES,
    learn_role,
    named_last,
    owners_of,
    spoke_last,
    told_of,
)
from analysis.actors.describing import POINTING, described, shown
from analysis.actors.discourse import Discourse
from analysis.actors.drafts import Draft, NameMention, Nominal
from analysis.actors.fitting import Fit, fit, office
from analysis.actors.lexicon import INDEFINITE, OWNERS, lexicon, places
from analysis.actors.source_units import PARTS
from analysis.actors.tokens import Words, fold

# Sentences after which somebody not mentioned is out of mind.
LONG_AGO = 6
# Of two with an office, who is mentioned so much more often is the one.
OFTEN = 3
# And within which an unnamed one is still in mind.
FRESH = 3
TYPES = {
    "person": "PERSON",
    "group": "GROUP",
    "institution": "ORG",
    "document": "DOCUMENT",
}
# Such words fit nearly everyone: only the same words join them to an actor.
BROAD = frozenset(
    "official source person man woman member figure one individual boy girl friend "
    "guy resident voter supporter people somebody observer insider".split()
)
KIN = frozenset(
    "wife husband mother father son daughter brother sister uncle aunt nephew niece "
    "mom dad mum grandmother grandfather grandson granddaughter cousin widow widower "
    "fiancé fiancée girlfriend boyfriend partner".split()
)
GOVERNMENT = frozenset({"government", "authority", "administration"})
# Papers and films that the news calls by turns: "a poll ... the survey".
SAME_PAPER = {
    "survey": "poll",
    "ad": "video",
    "advert": "video",
    "advertisement": "video",
    "commercial": "video",
    "spot": "video",
    "clip": "video",
    "memoir": "book",
    "autobiography": "book",
    "missive": "letter",
}
NARROWING = frozenset(
    "former acting interim deputy vice assistant second first another third "
    "other fourth previous earlier prior separate".split()
)


class Nominals:
    """Keeps the unnamed actors and the roles of those with names."""

    def __init__(
        self,
        words: Words,
        named: list[Draft],
        by_token: Mapping[int, NameMention],
    ) -> None:
        self.words = words
        self.by_token = by_token
        self.by_head: dict[str, list[Draft]] = defaultdict(list)
        self.by_role: dict[str, list[Draft]] = defaultdict(list)
        self.institutions: dict[str, list[Draft]] = defaultdict(list)
        self.created: list[Draft] = []
        self.shown: set[Draft] = set()
        for draft in named:
            for role in draft.roles:
                self.by_role[office(role.head)].append(draft)
            if draft.type == "ORG":
                for head in {_head_of_name(form) for form in draft.forms}:
                    self.institutions[head].append(draft)

    def resolve(
        self, nominal: Nominal, discourse: Discourse, *, is_source: bool = False
    ) -> Draft | None:
        """The actor that ``nominal`` means; a new one where it means no other."""
        _tell_whose(nominal)
        nominal.draft = self._known(nominal, discourse, is_source=is_source)
        if nominal.head in BROAD:
            nominal.draft = self._latest(nominal.draft, nominal, discourse)
        elif nominal.draft is None:
            nominal.draft = self._bridged(nominal, discourse, is_source=is_source)
        if nominal.draft is None:
            nominal.draft = self._create(nominal)
        self._describe(nominal, nominal.draft, is_source)
        return nominal.draft

    def _latest(
        self, draft: Draft | None, nominal: Nominal, discourse: Discourse
    ) -> Draft | None:
        """``draft``, or the unnamed one who spoke since it was mentioned."""
        spoke = spoke_last(self.words, nominal, discourse)
        if spoke is None or (draft is not None and draft.is_named):
            return draft
        place = discourse.last_place
        return spoke if place.get(spoke, -1) > place.get(draft, -1) else draft

    def _bridged(
        self, nominal: Nominal, discourse: Discourse, *, is_source: bool
    ) -> Draft | None:
        draft = named_last(self.words, nominal, discourse, is_source=is_source)
        if draft is not None:
            learn_role(self.words, nominal, draft)
            self.by_role[office(nominal.head)].append(draft)
        return draft

    def _known(
        self, nominal: Nominal, discourse: Discourse, *, is_source: bool
    ) -> Draft | None:
        if self._is_new(nominal):
            return None
        definite = nominal.determiner in ("the", "this", "that") or (
            nominal.determiner in OWNERS
        )
        if definite and nominal.kind == "person" and not nominal.is_plural:
            found = self._by_role(nominal, discourse, is_source=is_source)
            if found is not None:
                return found
        if definite and nominal.kind == "institution" and not nominal.is_plural:
            found = self._institution(nominal, discourse)
            if found is not None:
                return found
        return self._same_words(nominal, discourse, definite=definite)

    @staticmethod
    def _is_new(nominal: Nominal) -> bool:
        if nominal.kind in ("group", "institution") or nominal.is_plural:
            return False
        return nominal.determiner in INDEFINITE or "another" in nominal.words

    def _by_role(
        self, nominal: Nominal, discourse: Discourse, *, is_source: bool
    ) -> Draft | None:
        """Whoever has the role: surely, else told anew, else the only one who may."""
        sure, may_be = self._fitting(nominal)
        if nominal.determiner in OWNERS:
            others = owners_of(nominal, discourse)
            sure = [d for d in sure if d not in others and _is_owned(nominal, d)]
            may_be = []
        if nominal.head in BROAD and not nominal.words:
            sure = [d for d in sure if (d,) == discourse.last_speaker]
        before = [d for d in sure if d in discourse.last_place]
        if sure and (same := self._same_words(nominal, discourse, definite=True)):
            before.append(same)
        if before:
            return self._nearest(before, nominal, discourse, is_source=is_source)
        may_be = [d for d in may_be if d in discourse.last_place]
        if nominal.head not in BROAD:
            told = self._told(may_be, nominal, discourse, is_source=is_source)
            if told is not None:
                return told
        is_exact = self.by_role.get(office(nominal.head))
        return sure[0] if is_exact and len(sure) == 1 else None

    def _told(
        self,
        may_be: list[Draft],
        nominal: Nominal,
        discourse: Discourse,
        *,
        is_source: bool,
    ) -> Draft | None:
        """Whom the sentence before tells of, or the only one who may be meant."""
        same = self._same_words(nominal, discourse, definite=True)
        if same is not None and (
            nominal.words or self._since(same, nominal, discourse) <= FRESH
        ):
            return same
        near = self._bridged(nominal, discourse, is_source=is_source)
        told = told_of(self.words, nominal, discourse)
        if near is not None or told in may_be:
            return near or told
        return may_be[0] if len(may_be) == 1 else None

    def _nearest(
        self,
        drafts: list[Draft],
        nominal: Nominal,
        discourse: Discourse,
        *,
        is_source: bool,
    ) -> Draft:
        """Of whom the sentence before tells, else the one mentioned last.

        One who was long not mentioned gives way to whom the text tells of just now.
        """
        told = told_of(self.words, nominal, discourse)
        latest = max(drafts, key=lambda d: discourse.last_place.get(d, -1))
        most = max(drafts, key=lambda d: discourse.counts.get(d, 0))
        if discourse.counts.get(most, 0) >= OFTEN * discourse.counts.get(latest, 0):
            latest = most
        is_far = self._since(latest, nominal, discourse) > LONG_AGO
        is_plain = not nominal.words and nominal.head not in OFFICES
        if told not in drafts and is_far and is_plain:
            return self._bridged(nominal, discourse, is_source=is_source) or latest
        return told if told in drafts else latest

    def _since(self, draft: Draft, nominal: Nominal, discourse: Discourse) -> int:
        """Sentences from where somebody was mentioned last to a description."""
        tokens = self.words.tokens
        at = discourse.last_place.get(draft, 0)
        return tokens[nominal.first].unit - tokens[at].unit

    def _fitting(self, nominal: Nominal) -> tuple[list[Draft], list[Draft]]:
        """Those who surely have the role and those who may; synonyms where none has."""
        heads = frozenset({office(nominal.head)})
        every = self._graded(nominal, heads)
        if nominal.head in BROAD or any(every):
            return every
        others = {office(w) for w in lexicon().synonyms.get(nominal.head, ())}
        sure, may_be = self._graded(nominal, frozenset(others) - heads)
        return tuple(
            [d for d in drafts if self._says_nothing_new(nominal, d)]
            for drafts in (sure, may_be)
        )

    def _graded(
        self, nominal: Nominal, heads: frozenset[str]
    ) -> tuple[list[Draft], list[Draft]]:
        drafts = dict.fromkeys(
            d for h in sorted(heads) for d in self.by_role.get(h, ())
        )
        grades = {d: fit(self.words, nominal, d, heads) for d in drafts}
        return (
            [d for d, grade in grades.items() if grade is Fit.SURE],
            [d for d, grade in grades.items() if grade is Fit.OPEN],
        )

    @staticmethod
    def _says_nothing_new(nominal: Nominal, draft: Draft) -> bool:
        known = frozenset().union(*(role.words for role in draft.roles))
        return all(w in places().demonyms for w in nominal.words - known - draft.known)

    def _institution(self, nominal: Nominal, discourse: Discourse) -> Draft | None:
        endings = {nominal.head} | lexicon().institution_kinds.get(
            nominal.head, frozenset()
        )
        fits = [
            draft
            for ending in endings
            for draft in self.institutions.get(ending, [])
            if draft in discourse.last_place and self._narrowed(nominal, draft)
        ] + [d for d in self.by_role.get(office(nominal.head), []) if d.type == "ORG"]
        fits += [
            d for d in self.by_head.get(nominal.head, []) if self._fits(nominal, d)
        ]
        known = [d for d in fits if d in discourse.last_place]
        latest = max(known, key=lambda d: discourse.last_place[d], default=None)
        if latest is None or nominal.words:
            return latest
        is_far = self._since(latest, nominal, discourse) > LONG_AGO
        near = is_far and self._bridged(nominal, discourse, is_source=True)
        return near or latest

    @staticmethod
    def _narrowed(nominal: Nominal, draft: Draft) -> bool:
        name = {fold(w) for form in draft.forms for w in form.split()}
        if nominal.country and draft.country != nominal.country:
            return not (nominal.words - name)
        return nominal.words <= name

    def _same_words(
        self, nominal: Nominal, discourse: Discourse, *, definite: bool
    ) -> Draft | None:
        fits = []
        for draft in self.by_head.get(self._head(nominal), []):
            same = (
                draft.words == nominal.words
                and draft.country == nominal.country
                and self._as_many(nominal, draft)
                and _of_the_same(nominal, draft)
            )
            is_owned = nominal.determiner in OWNERS and nominal.is_plural
            if same or (definite and not is_owned and self._fits(nominal, draft)):
                fits.append(draft)
        return max(fits, key=lambda d: discourse.last_place.get(d, -1), default=None)

    @staticmethod
    def _head(nominal: Nominal) -> str:
        head = nominal.head
        return "government" if head in GOVERNMENT else SAME_PAPER.get(head, head)

    @staticmethod
    def _as_many(nominal: Nominal, draft: Draft) -> bool:
        """Whether both are one, or both are several."""
        return nominal.is_plural == draft.is_plural or draft.head in GOVERNMENT

    @classmethod
    def _fits(cls, nominal: Nominal, draft: Draft) -> bool:
        if not (cls._as_many(nominal, draft) and _of_the_same(nominal, draft)):
            return False
        if (nominal.words - draft.words) & NARROWING:
            return False
        if nominal.country and draft.country and nominal.country != draft.country:
            return False
        if draft.words & PARTS != nominal.words & PARTS:
            return False
        extra = nominal.words - draft.words - {"same"}
        return not extra or bool(nominal.country and nominal.country == draft.country)

    def _create(self, nominal: Nominal) -> Draft:
        kind = nominal.kind
        if nominal.is_plural and kind == "person":
            kind = "group"
        if nominal.is_plural and kind == "institution":
            kind = "institution" if nominal.head == "authority" else "group"
        draft = Draft(
            TYPES[kind],
            is_named=False,
            head=self._head(nominal),
            words=nominal.words,
            is_plural=nominal.is_plural or kind == "group",
            owner=nominal.owned_by,
            country=nominal.country,
        )
        draft.vote(lexicon().gendered.get(nominal.head, ""), 2.0)
        self.by_head[draft.head].append(draft)
        self.created.append(draft)
        return draft

    def _describe(self, nominal: Nominal, draft: Draft, is_source: bool) -> None:
        if draft.is_named:
            return
        text = described(self.words, nominal, is_source=is_source)
        draft.forms[text] = draft.forms.get(text, 0) + 1
        draft.country = draft.country or nominal.country
        if draft.type in ("PERSON", "GROUP"):
            end = max(nominal.last, nominal.span_last)
            draft.affiliation = draft.affiliation or self._institution_in(
                nominal.first, end
            )
        fuller = len(nominal.words) > len(draft.words)
        first_heard = draft not in self.shown and nominal.words >= draft.words
        fuller &= nominal.determiner not in POINTING
        if not draft.name or (is_source and (fuller or first_heard)):
            draft.name = shown(text, nominal)
            draft.words |= nominal.words
        if is_source:
            self.shown.add(draft)

    def _institution_in(self, first: int, last: int) -> str | None:
        for at in range(first, last):
            mention = self.by_token.get(at)
            if mention is not None and mention.draft and mention.draft.type == "ORG":
                return mention.draft.name
        return None


def _tell_whose(nominal: Nominal) -> None:
    """Add whose they are to the words that tell several, or a body, from others."""
    owner = nominal.owned_by
    if owner is None or not owner.name:
        return
    if nominal.is_plural or nominal.kind in ("group", "institution"):
        own = fold(owner.name.split()[-1])
        nominal.words = (nominal.words - lexicon().honorifics.keys()) | {own}


def _head_of_name(form: str) -> str:
    """The word by which a body is called again: "board" of "Board of Trade"."""
    front, _, _ = form.partition(" of ")
    return fold(front.split()[-1]).strip(".")


def _of_the_same(nominal: Nominal, draft: Draft) -> bool:
    """Whether nothing speaks against one owner: "Orr's lawyer", "Moss's lawyer"."""
    owner = nominal.owned_by
    return owner is None or draft.owner is None or owner is draft.owner


def _is_owned(nominal: Nominal, draft: Draft) -> bool:
    """Whether "his lawyer" may be somebody who was called somebody's before."""
    owner = nominal.owned_by
    known = {fold(word) for word in owner.name.split()} if owner is not None else set()
    return nominal.head in KIN or any(
        role.is_owned and not (known and role.owner and role.owner not in known)
        for role in draft.roles
    )
