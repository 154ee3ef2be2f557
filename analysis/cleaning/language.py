"""Which language a text is in, by script and by its commonest small words.

A check of our own: it only has to tell English from what the kit does not read,
and to name the other language. Words of one to six letters that stand in every
paragraph of a language, none of them common English.
"""

from __future__ import annotations

import re
from collections import Counter

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
SMALL_WORDS = {
    "en": "the of and to in is was that for with his her they from this have has are said be by not as it he at were their been who will would which but had an or we she its after about more when there what all if out up so than some could into them no can may our you one only over most such should them while before where how also",
    "fr": "le la les des du de et est dans une un que qui pour pas sur au aux avec par ce cette sont mais ont été plus ses son leur nous vous ne se il elle",
    "de": "der die das und ist nicht ein eine den dem des mit von zu für auf im sich auch es wird werden wurde sind hat haben bei aus nach dass einer einem als",
    "es": "el la los las de del y en que es un una por con para no se su al lo como más pero sus fue ha han este esta son le",
    "it": "il lo la gli le di del della che è un una per con non si da nel alla sono ha come più anche ma dei delle dal questo i",
    "pt": "o a os as de do da dos das e em que é um uma por com para não se no na ao mais mas foi são como seu sua pelo pela",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er die ook als door om bij naar maar hij werd heeft wordt",
    "sv": "och att det som en ett är av på för med den till inte har om de var han hon från men så sig vi kan",
    "da": "og at det som en et er af på for med den til ikke har om de var han hun fra men så sig vi kan også blev efter",
    "no": "og at det som en et er av på for med den til ikke har om de var han hun fra men så seg vi kan også ble etter",
    "fi": "ja on ei se että oli hän mutta ovat kun myös tai sen joka niin kuin mukaan olisi ole vain jos",
    "pl": "i w na z się nie to że do jest o jak po za od przez dla są ale oraz był było tym które który",
    "cs": "a v na se je že s z do o to jako pro za po ale jsou byl bylo které který také nebo podle však",
    "hu": "a az és hogy nem is egy meg ez volt de már csak még vagy mint szerint azt el",
    "ro": "și în de la cu a pe nu că din un o este care pentru mai au fost se sunt după prin ale",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ancak sonra kadar ise değil olduğunu dedi",
    "id": "yang dan di ini itu dengan untuk dari pada tidak dalam akan telah oleh juga ke sebagai karena ada bisa",
    "ca": "el la els les de del i en que és un una per amb no es al com més però seva seu han ha aquest aquesta dels",
    "hr": "i u na se je da su za od s kao ne što iz koji koja ali bi o to nije samo",
    "vi": "và của là có được trong cho không với các những một người này đã từ khi để theo",
    "sw": "na ya wa kwa ni katika za la cha kuwa hii huo yake hiyo wake lakini pia",
    "tl": "ang ng sa na mga ay at ito si para hindi ni kay niya nang siya",
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
_SETS = {code: frozenset(words.split()) for code, words in SMALL_WORDS.items()}


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


def _by_small_words(words: Counter[str], total: int) -> str | None:
    counts = {
        code: sum(n for word, n in words.items() if word in small)
        for code, small in _SETS.items()
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
