"""Which language a text is in: English, which is read, or another, told by name.

Whether a text is English show the small words that hold English sentences together:
however many foreign names it holds, they are there. What a text without them is in
tells py3langid, whose model knows 138 languages; ``languages.tsv`` has their names.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# English words that no other language of the press writes.
ENGLISH = frozenset(
    "the and that with from this they their were have been would about said which "
    "who could should there these those when where while because".split()
)
LETTER = re.compile(r"[^\W\d_]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000
# Of a hundred words of English news ten to twenty are of those above; of another
# language hardly one, with titles and words of songs three.
ENGLISH_SHARE, FOREIGN_SHARE = 0.08, 0.03
# Names alone look like any language.
MIN_WORDS = 8
# How sure the model must be of a text with some English, and of one with none.
SURE, LIKELY = 0.9, 0.5
# Spelt almost as English is, so that lists of names and days look like it.
PIDGIN = "pcm"
# So many words without English are not English, even if nobody knows what they are.
MANY_WORDS = 60


@cache
def names() -> dict[str, str]:
    """English names of the languages by ISO 639 code."""
    table = (files("analysis.cleaning") / "languages.tsv").read_text("utf-8")
    return dict(line.split("\t") for line in table.splitlines()[1:])


def language_of(text: str) -> str | None:
    """ISO 639 code of the text's language; ``None`` where it cannot be told.

    Short texts count as English unless their script says otherwise.

    >>> language_of("The cat sat on the mat and it was not at all amused by us.")
    'en'
    """
    sample = text[:SAMPLE]
    letters = LETTER.findall(sample)
    latin = sum(bool(LATIN.match(c)) for c in letters)
    if latin < len(letters) / 2:
        return _detected(sample, LIKELY)
    words = [word.lower() for word in WORD.findall(sample)]
    share = sum(word in ENGLISH for word in words) / max(1, len(words))
    if len(words) < MIN_WORDS or share >= ENGLISH_SHARE:
        return "en"
    found = _detected(sample, LIKELY if share < FOREIGN_SHARE else SURE)
    if found is None and (len(words) < MANY_WORDS or share >= FOREIGN_SHARE):
        return "en"
    return found


def _detected(sample: str, least: float) -> str | None:
    """The language that the model is at ``least`` so sure of, 0 to 1."""
    code, confidence = _identifier().classify(sample)
    least = SURE if code == PIDGIN else least
    return code if code in names() and confidence >= least else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
