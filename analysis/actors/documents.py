"""Papers that speak: joined with their author only where the text says whose."""

from __future__ import annotations

from analysis.actors.discourse import Discourse
from analysis.actors.drafts import Draft, Nominal, Pronoun
from analysis.actors.lexicon import OWNERS, lexicon
from analysis.actors.pronouns import Place, resolve_pronoun
from analysis.actors.tokens import Words

# Sentences after which "the statement" is no longer the one just told of.
STATEMENT_REACH = 6
STATEMENTS = frozenset("statement release communique communiqué".split())
GIVING = frozenset("in issued issuing released releasing posted".split())


def owner_of(words: Words, item: Nominal, discourse: Discourse) -> Draft | None:
    """The author of "a notice on its home page", "the ministry's report".

    ``None`` where the document is of a kind that speaks for itself, or where the
    author cannot be told.
    """
    if item.head not in lexicon().voice:
        return None
    at = item.owner if item.owner >= 0 else _owner_behind(words, item)
    if at < 0:
        return _author_in_front(words, item, discourse) or _author_before(
            words, item, discourse
        )
    token = words.tokens[at]
    if token.lower in OWNERS:
        return _owner_pronoun(words, at, discourse)
    return _named_at(words, at, discourse)


def _owner_behind(words: Words, item: Nominal) -> int:
    """A possessor behind the head: "a notice on its home page"."""
    for at in range(item.last, min(item.span_last, item.last + 4)):
        token = words.tokens[at]
        if token.lower in OWNERS:
            return at
        if token.is_capital and words.tokens[at - 1].lower in ("from", "by", "the"):
            return at
    return -1


def _owner_pronoun(words: Words, at: int, discourse: Discourse) -> Draft | None:
    pronoun = Pronoun(at, words.tokens[at].lower)
    place = Place(words.tokens[at].unit, words.paragraph(at), False, True)
    resolve_pronoun(pronoun, place, discourse)
    return pronoun.drafts[0] if len(pronoun.drafts) == 1 else None


def _named_at(words: Words, at: int, discourse: Discourse) -> Draft | None:
    start = words.tokens[at].start
    for seen in discourse.recent()[:6]:
        for draft in seen.drafts:
            if any(first <= start < last for first, last in draft.mentions):
                return draft
    return None


def _author_in_front(words: Words, item: Nominal, discourse: Discourse) -> Draft | None:
    """Whose "a Health Ministry report" is: the institution in front of the noun."""
    if item.head_at <= item.first:
        return None
    draft = _named_at(words, item.head_at - 1, discourse)
    return draft if draft is not None and draft.type == "ORG" else None


def _author_before(words: Words, item: Nominal, discourse: Discourse) -> Draft | None:
    """Who spoke in it before: "Tavi said in a statement. ... the statement said"."""
    if item.determiner != "the" or item.words or item.head not in STATEMENTS:
        return None
    unit = words.tokens[item.first].unit
    for seen in discourse.recent():
        if unit - seen.unit > STATEMENT_REACH:
            return None
        if seen.is_source and not seen.is_quoted and len(seen.drafts) == 1:
            is_author = seen.unit < unit and _gave(words, seen.unit, item.head)
            return seen.drafts[0] if is_author else None
    return None


def _gave(words: Words, unit: int, head: str) -> bool:
    """Whether the sentence has "in a statement" or "issued a statement"."""
    tokens = words.tokens[slice(*words.within(words.units[unit]))]
    return any(
        token.lower == head
        and {t.lower for t in tokens[max(at - 3, 0) : at]} & GIVING
        and {t.lower for t in tokens[max(at - 2, 0) : at]} & {"a", "an"}
        for at, token in enumerate(tokens)
    )
