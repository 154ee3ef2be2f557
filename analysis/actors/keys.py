"""What a name is compared by: its words without title, particles and suffix."""

from __future__ import annotations

from analysis.actors.drafts import NameMention
from analysis.actors.lexicon import lexicon, place_key, places
from analysis.actors.tokens import Words

# Particles that are English words too are only taken where the reader took them.
SAFE_PARTICLES = frozenset(
    "de du da dos das del della der di la van von vom zu zum zur ter bin ibn bint "
    "ben al el ul abu".split()
)


def is_title_word(words: Words, at: int) -> bool:
    """Whether a token is an honorific, a rank or the word for a role."""
    lex, word = lexicon(), words.tokens[at].lower
    return word in lex.honorifics or word in lex.ranks or word in lex.person


def finish_key(words: Words, mention: NameMention) -> None:
    """Set the words that names are compared by, the suffix and the honorific."""
    lex, tokens = lexicon(), words.tokens[mention.first : mention.last]
    if mention.type == "PERSON":
        core = [t.lower for t in tokens]
        if len(core) > 1 and core[-1] in lex.suffixes:
            mention.suffix = core.pop()
        small = [w for w in core if w not in lex.particles]
        mention.key = tuple(_bare(w) for w in small or core)
    else:
        mention.key = _other_key(words, mention)
    mention.title_first = mention.first
    if not mention.first or not words.adjoins(mention.first):
        return
    front = words.tokens[mention.first - 1]
    if front.lower in lex.honorifics and front.is_capital:
        mention.honorific = lex.honorifics[front.lower]
        mention.title_first = mention.first - 1


def _other_key(words: Words, mention: NameMention) -> tuple[str, ...]:
    """Folded words, a country's institution with its country in front.

    "Norway's Foreign Ministry" and "the Norwegian Foreign Ministry" are one.
    """
    tokens = words.tokens[mention.first : mention.last]
    key = tuple(place_key(t.text) for t in tokens)
    country = places().demonyms.get(key[0]) if len(key) > 1 else None
    if country:
        return (place_key(country), *key[1:])
    if mention.type == "ORG" and owner_of_name(words, mention):
        owner = words.tokens[mention.first - 1]
        country = places().names.get(place_key(owner.text), owner.text)
        return (place_key(country), *key)
    return key


def owner_of_name(words: Words, mention: NameMention) -> bool:
    """Whether a country owns the institution: "Norway's Foreign Ministry"."""
    if not mention.first or not words.adjoins(mention.first):
        return False
    front = words.tokens[mention.first - 1]
    return front.is_owner and place_key(front.text) in places().names


def _bare(word: str) -> str:
    for prefix in ("al-", "el-", "ul-", "ad-", "ar-", "as-"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word.replace(".", "")
