"""VADER's tone of a sentence: NLTK's class on the vaderSentiment package's lexicon.

NLTK refuses a lexicon file outside its own data folders and the kit downloads
nothing, so the lexicon is set in a subclass.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nltk.sentiment.vader import SentimentIntensityAnalyzer

# VADER knows "isn't" but not "isn’t": with a curly apostrophe a negation is lost.
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "＇": "'"})


def vader_tone(text: str) -> float:
    """VADER's compound score, -1 to 1; 0 where no word is in the lexicon.

    >>> vader_tone("The plan isn’t good.") == vader_tone("The plan isn't good.")
    True
    """
    return float(_analyzer().polarity_scores(text.translate(_STRAIGHT))["compound"])


@cache
def _analyzer() -> SentimentIntensityAnalyzer:
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

    class PackagedLexicon(SentimentIntensityAnalyzer):
        """NLTK's analyzer without its search for a downloaded lexicon."""

        def __init__(self) -> None:
            self.lexicon = _lexicon()
            self.constants = VaderConstants()

    return PackagedLexicon()


def _lexicon() -> dict[str, float]:
    source = files("vaderSentiment") / "vader_lexicon.txt"
    lines = source.read_text(encoding="utf-8").splitlines()
    entries = (line.split("\t") for line in lines if "\t" in line)
    return {word.strip(): float(score) for word, score, *_ in entries}
