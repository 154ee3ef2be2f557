"""Which names mean the same: persons by their parts, institutions by short forms."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from analysis.actors.drafts import Draft, NameMention
from analysis.actors.keys import is_title_word
from analysis.actors.lexicon import PAPERS, lexicon, place_key, places
from analysis.actors.names import shown_name
from analysis.actors.tokens import Words, fold

COMPANY_ENDINGS = frozenset("inc corp co ltd plc llc gmbh ag sa nv".split())
SMALL_WORDS = frozenset("of the and for in on to de la du des".split())
# Words that begin or end so many institutions' names that alone they name none.
GENERIC = frozenset(
    "national international american united royal general new north south east west "
    "department ministry university committee council party group bank news court "
    "house public first central federal state world city global institute".split()
)
# Who is only called by what may be a given name is likely to have it.
GIVEN_ALONE = 0.6
# Shorter surnames differ by a letter where people do.
LEAST_LETTERS = 7
ELDER = {"elder": ("sr", "senior", "i"), "younger": ("jr", "junior", "ii")}


class _Persons:
    """Persons found so far, by each word of their names."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[Draft]] = defaultdict(list)
        self.keys: dict[Draft, tuple[str, ...]] = {}
        self.suffixes: dict[Draft, str] = {}
        self.places: dict[Draft, list[int]] = defaultdict(list)
        # Where a sentence names somebody in full, the last token that does.
        self.whole: dict[Draft, dict[int, int]] = defaultdict(dict)

    def add(self, mention: NameMention) -> Draft:
        draft = Draft("PERSON")
        self.keys[draft] = mention.key
        self.suffixes[draft] = mention.suffix
        for word in set(mention.key):
            self.by_word[word].append(draft)
        return draft

    def with_word(self, word: str, place: str) -> list[Draft]:
        """Persons with ``word`` as their last, first or any other word."""
        found = self.by_word.get(word, [])
        if place == "last":
            return [d for d in found if self.keys[d][-1] == word]
        if place == "first":
            return [
                d for d in found if self.keys[d][0] == word and len(self.keys[d]) > 1
            ]
        return found

    def spelt_like(self, word: str) -> list[Draft]:
        """The one whose surname is ``word`` but for a letter: a slip of the paper's.

        News introduces people by their full names, so that a long surname that no one
        has is likelier one of those than somebody new.
        """
        from nltk.metrics.distance import edit_distance

        if len(word) < LEAST_LETTERS:
            return []
        near = [
            (draft, key[-1])
            for draft, key in self.keys.items()
            if len(key) > 1 and key[-1][0] == word[0]
            if abs(len(key[-1]) - len(word)) <= 1
        ]
        found = [draft for draft, name in near if edit_distance(name, word) == 1]
        return found if len(found) == 1 else []


def cluster_names(words: Words, mentions: Sequence[NameMention]) -> list[Draft]:
    """Actors that have names; each mention learns which actor it means."""
    persons = [m for m in mentions if m.type == "PERSON"]
    drafts = _cluster_persons(words, persons)
    drafts += _cluster_others(words, [m for m in mentions if m.type != "PERSON"])
    for mention in mentions:
        for draft in (mention.draft, *mention.family):
            if draft is not None:
                _note(words, mention, draft)
    for draft in drafts:
        draft.name = _fullest(draft.forms)
        if draft.type == "PERSON" and " " not in draft.name:
            draft.vote(lexicon().given_names.get(fold(draft.name), ""), GIVEN_ALONE)
    return drafts


def _note(words: Words, mention: NameMention, draft: Draft) -> None:
    span = words.span(mention.first, mention.last)
    if mention.family:
        draft.mention(span, "nominal")
        return
    draft.mention(span, "name")
    shown = shown_name(words, mention)
    draft.forms[shown] = draft.forms.get(shown, 0) + 1
    draft.vote(mention.honorific or "", 2.0)
    if draft.type == "PERSON" and len(mention.key) > 1:
        draft.vote(lexicon().given_names.get(mention.key[0].split("-")[0], ""))


def _fullest(forms: dict[str, int]) -> str:
    def fullness(form: str) -> tuple[int, bool, int, int]:
        shouted = form.isupper() and len(form) > 4
        return (len(form.split()), not shouted, forms[form], len(form))

    return max(forms, key=fullness, default="")


def _cluster_persons(words: Words, mentions: list[NameMention]) -> list[Draft]:
    persons = _Persons()
    drafts: list[Draft] = []
    ordered = sorted(mentions, key=lambda m: (-len(m.key), not m.suffix, m.first))
    short: list[NameMention] = []
    for mention in ordered:
        if len(mention.key) < 2:
            short.append(mention)
            continue
        mention.draft = _same_person(persons, mention)
        if mention.draft is None:
            mention.draft = persons.add(mention)
            drafts.append(mention.draft)
        persons.places[mention.draft].append(mention.first)
        whole, unit = persons.whole[mention.draft], _unit(words, mention)
        whole[unit] = max(mention.first, whole.get(unit, 0))
    for places_ in persons.places.values():
        places_.sort()
    # "Mr. Orr" tells more of which Orr is meant, and how often, than "Orr" does.
    for mention in sorted(short, key=lambda m: (not m.honorific, m.first)):
        _settle_short(words, persons, mention, drafts)
    return drafts


def _same_person(persons: _Persons, mention: NameMention) -> Draft | None:
    fits = [
        draft
        for draft in persons.by_word.get(mention.key[-1], [])
        if _compatible(persons.keys[draft], mention.key)
        and _suffixes_fit(persons.suffixes[draft], mention.suffix)
    ]
    return fits[0] if fits else None


def _suffixes_fit(one: str, two: str) -> bool:
    return not one or not two or one == two


def _compatible(full: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Whether ``form`` may be a shorter way to write ``full``.

    >>> _compatible(("john", "fitzgerald", "smith"), ("j", "smith"))
    True
    """
    if full[-len(form) :] == form or full[: len(form)] == form:
        return True
    if full[-1] != form[-1]:
        return False
    if not _same_given(full[0], form[0]):
        return False
    middle_full, middle_form = full[1:-1], form[1:-1]
    if not middle_full or not middle_form:
        return True
    return any(_same_given(a, b) for a in middle_full for b in middle_form)


def _same_given(one: str, two: str) -> bool:
    if one == two:
        return True
    if len(one) <= 2 or len(two) <= 2:
        return one[0] == two[0]
    nicknames = lexicon().nicknames
    if one in nicknames.get(two, ()) or two in nicknames.get(one, ()):
        return True
    if nicknames.get(one, frozenset()) & nicknames.get(two, frozenset()):
        return True
    # Two ways to write a foreign name ("Sergei", "Sergey").
    same = len(one) >= 5 and abs(len(one) - len(two)) <= 1 and one[:4] == two[:4]
    return same and _sides_agree(one, two)


def _sides_agree(one: str, two: str) -> bool:
    given = lexicon().given_names
    return given.get(one, "") == given.get(two, "") or not (
        given.get(one) and given.get(two)
    )


def _settle_short(
    words: Words, persons: _Persons, mention: NameMention, drafts: list[Draft]
) -> None:
    word = mention.key[0]
    family = _family(words, persons, mention)
    if family:
        mention.family = family
        return
    fits: list[Draft] = []
    for place in ("last", "first", "any"):
        fits = persons.with_word(word, place)
        if fits:
            break
    fits = fits or persons.spelt_like(word)
    if mention.suffix:
        fits = [d for d in fits if _suffixes_fit(persons.suffixes[d], mention.suffix)]
    if not fits:
        mention.draft = persons.add(mention)
        drafts.append(mention.draft)
    else:
        mention.draft = _choose(words, persons, mention, fits)
    if fits and place == "first":
        return  # who is called by the given name is set apart from the surname's
    places_ = persons.places[mention.draft]
    places_.insert(bisect_left(places_, mention.first), mention.first)


def _family(words: Words, persons: _Persons, mention: NameMention) -> tuple[Draft, ...]:
    """Whom "the Millers" means: all who have the surname."""
    word = mention.key[0]
    if not word.endswith("s") or not mention.first:
        return ()
    if words.tokens[mention.first - 1].lower != "the":
        return ()
    for surname in (word[:-1], word[:-2]):
        found = persons.with_word(surname, "last") if surname else []
        if found:
            return tuple(found)
    return ()


def _choose(
    words: Words, persons: _Persons, mention: NameMention, fits: list[Draft]
) -> Draft:
    """The person that a bare surname means, of several who have it."""
    if len(fits) == 1:
        return fits[0]
    front = words.tokens[mention.first - 1].lower if mention.first else ""
    for draft in fits:
        if persons.suffixes[draft] and persons.suffixes[draft] in ELDER.get(front, ()):
            return draft
    if mention.honorific:
        given = lexicon().given_names
        same = [
            d for d in fits if given.get(persons.keys[d][0]) == mention.honorific
        ] or [d for d in fits if not given.get(persons.keys[d][0])]
        fits = same or fits
    fits = [d for d in fits if not _is_set_apart(words, persons, mention, d)] or fits

    def strength(draft: Draft) -> tuple[float, int]:
        spots = persons.places[draft]
        before = bisect_left(spots, mention.first)
        near = spots[before - 1] if before else -1
        here = near >= 0 and words.tokens[near].unit >= _unit(words, mention) - 1
        return (min(len(spots), 6) + 2.0 * here, -spots[0] if spots else 0)

    return max(fits, key=strength)


def _is_set_apart(
    words: Words, persons: _Persons, mention: NameMention, draft: Draft
) -> bool:
    """Whether the sentence names ``draft`` in full beside a bare surname or title.

    "Orr spoke of Ida Orr" and "Ida Orr met Secretary Orr" tell of two.
    """
    unit = _unit(words, mention)
    titled = mention.title_first < mention.first or (
        mention.first > 0 and is_title_word(words, mention.first - 1)
    )
    at = persons.whole[draft].get(unit)
    return at is not None and (at > mention.first or titled)


def _unit(words: Words, mention: NameMention) -> int:
    return words.tokens[mention.first].unit


def _cluster_others(words: Words, mentions: list[NameMention]) -> list[Draft]:
    drafts: dict[tuple[str, ...], Draft] = {}
    for mention in mentions:
        key = _other_key(mention)
        if key not in drafts:
            drafts[key] = Draft(mention.type)
        mention.draft = drafts[key]
    merged = _merge_short_forms(drafts)
    for mention in mentions:
        while mention.draft in merged:
            mention.draft = merged[mention.draft]
    kept = dict.fromkeys(d for d in drafts.values() if d not in merged)
    for key, draft in drafts.items():
        draft.country = places().country(" ".join(key)) or draft.country
    return list(kept)


def _other_key(mention: NameMention) -> tuple[str, ...]:
    key = mention.key
    country = places().names.get(" ".join(key))
    if country and mention.type in ("GPE", "LOC", "ORG"):
        return (place_key(country),)
    if len(key) > 1 and key[-1] in COMPANY_ENDINGS:
        key = key[:-1]
    return key


def _merge_short_forms(drafts: dict[tuple[str, ...], Draft]) -> dict[Draft, Draft]:
    """Short forms of institutions, each with the one longer form that it fits."""
    merged: dict[Draft, Draft] = {}
    longer: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    initials: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, draft in drafts.items():
        if draft.type in ("ORG", "GROUP", "DOCUMENT") and len(key) > 1:
            longer[key[0]].append(key)
            longer[key[-1]].append(key)
            for short in _initials(key):
                initials[short].append(key)
    for key, draft in drafts.items():
        if draft.type not in ("ORG", "GROUP") and not (
            len(key) == 1 and key[0] in initials
        ):
            continue
        fits = [
            long
            for long in dict.fromkeys(
                [
                    *(initials.get(key[0], []) if len(key) == 1 else []),
                    *longer.get(key[0], []),
                    *longer.get(key[-1], []),
                ]
            )
            if long != key and drafts[long] is not draft and _is_short_form(key, long)
        ]
        if fits and _agree(fits):
            merged[draft] = drafts[max(fits, key=len)]
    return _without_rings(merged)


def _agree(fits: list[tuple[str, ...]]) -> bool:
    longest = max(fits, key=len)
    return all(f == longest or _is_short_form(f, longest) for f in fits)


def _without_rings(merged: dict[Draft, Draft]) -> dict[Draft, Draft]:
    clean: dict[Draft, Draft] = {}
    for short, long in merged.items():
        seen = {short}
        while long in merged and long not in seen:
            seen.add(long)
            long = merged[long]
        if long not in seen:
            clean[short] = long
    return clean


def _initials(key: Iterable[str]) -> set[str]:
    words = [w for w in key if w]
    big = "".join(w[0] for w in words if w not in SMALL_WORDS)
    every = "".join(w[0] for w in words)
    return {short for short in (big, every) if len(short) > 1}


def _is_short_form(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether an institution's name may be cut down or abbreviated to another.

    >>> _is_short_form(("epa",), ("environmental", "protection", "agency"))
    True
    """
    if len(short) >= len(long):
        return False
    if len(short) == 1 and short[0] in _initials(long):
        return True
    if long[-len(short) :] == short:
        rest = long[: -len(short)]
        if places().country(" ".join(rest)):
            return True
        if len(short) == 1 and short[0] in PAPERS:
            place = " ".join(rest)
            return place in lexicon().states or place in places().capitals
        return len(short) > 1 and not set(short) <= GENERIC
    if long[: len(short)] == short:
        named = not set(short) <= GENERIC and len(short[0]) > 3
        is_place = " ".join(short) in places().names or places().country(short[0])
        return named and not is_place and short[0] not in lexicon().given_names
    return False
