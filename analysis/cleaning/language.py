"""Which language a text is in, by script and by its commonest small words.

A check of our own: it only has to tell English from what the kit does not read,
and to name the other language. ``small_words.tsv`` lists the commonest words of a
language, those that stand in nearly every paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files

NAMES = {
    "fr": "French", "de": "German", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish", "da": "Danish",
    "no": "Norwegian", "fi": "Finnish", "pl": "Polish", "cs": "Czech",
    "hu": "Hungarian", "ro": "Romanian", "tr": "Turkish", "id": "Indonesian",
    "ca": "Catalan", "hr": "Croatian", "vi": "Vietnamese", "ru": "Russian",
    "uk": "Ukrainian", "bg": "Bulgarian", "sr": "Serbian", "el": "Greek",
    "ar": "Arabic", "fa": "Persian", "ur": "Urdu", "he": "Hebrew", "hi": "Hindi",
    "bn": "Bengali", "ta": "Tamil", "te": "Telugu", "th": "Thai", "ko": "Korean",
    "ja": "Japanese", "zh": "Chinese", "ka": "Georgian", "hy": "Armenian",
    "am": "Amharic", "sw": "Swahili", "tl": "Tagalog",
}  # fmt: skip
SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("uk", re.compile("[ґєії]", re.I)),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ur", re.compile("[ٹڈڑےں]")),
    ("fa", re.compile("[پچژگ]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("am", re.compile("[\u1200-\u137f]")),
)
# Rarer letters that name the language inside a script.
MARKER_SHARE = 0.02
LETTER = re.compile(r"[^\W\d_]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000
MIN_WORDS = 8
# Another language must have this many times the small words of English.
MIN_LEAD = 1.5
MIN_SHARE = 0.15


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the text's language; ``None`` where it cannot be told.

    Short texts count as English unless their script says otherwise.

    >>> language_of("The cat sat on the mat and it was not at all amused by us.")
    'en'
    """
    sample = text[:SAMPLE]
    letters = LETTER.findall(sample)
    if not letters:
        return "en"
    latin = sum(bool(LATIN.match(c)) for c in letters)
    if latin < len(letters) / 2:
        return _by_script(sample, len(letters) - latin)
    words = Counter(w.lower() for w in WORD.findall(sample))
    total = sum(words.values())
    if total < MIN_WORDS:
        return "en"
    return _by_small_words(words, total)


@cache
def _small_words() -> dict[str, frozenset[str]]:
    table = files("analysis.cleaning") / "small_words.tsv"
    rows = (line.split("\t") for line in table.read_text("utf-8").splitlines()[1:])
    return {code: frozenset(words.split()) for code, words in rows}


def _by_small_words(words: Counter[str], total: int) -> str | None:
    counts = {
        code: sum(n for word, n in words.items() if word in small)
        for code, small in _small_words().items()
    }
    english = counts.pop("en")
    best = max(counts, key=lambda code: counts[code])
    if counts[best] >= MIN_SHARE * total and counts[best] > MIN_LEAD * english:
        return best
    if total >= 60 and english < 0.06 * total:
        return None  # no language of ours: neither English nor one we can name
    return "en"


def _by_script(sample: str, others: int) -> str | None:
    counts = {code: len(pattern.findall(sample)) for code, pattern in SCRIPTS}
    if counts["ja"] > MARKER_SHARE * others:
        return "ja"
    for marker, script in (("uk", "ru"), ("ur", "ar"), ("fa", "ar")):
        if counts[marker] > MARKER_SHARE * others and counts[script] > others / 2:
            return marker
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > others / 2 else None
