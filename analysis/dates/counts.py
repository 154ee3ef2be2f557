"""Numbers in words and figures."""

from __future__ import annotations

import re

from analysis.dates.vocabulary import NUMBERS


def count_of(words: str) -> str:
    """The number as an ISO duration writes it; X where the words are vague.

    >>> [count_of(w) for w in ("two and a half", "1,000", "forty-one", "several")]
    ['2.5', '1000', '41', 'X']
    """
    text = re.sub(r" of$", "", words.replace(",", ""))
    text = text.replace("-and-a-half", " and a half")
    if text.startswith("half"):
        return "0.5"
    if text.endswith(" and a half"):
        return f"{float(count_of(text.removesuffix(' and a half'))) + 0.5:g}"
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return f"{float(text):g}" if float(text) < 1e6 else text
    if text in ("a", "an"):
        return "1"
    return _of_words(text.removeprefix("a ").removeprefix("an "))


def _of_words(text: str) -> str:
    total = 0
    for part in re.split(r"[ -]", text):
        if part not in NUMBERS:
            return "X"
        number = NUMBERS[part]
        total = total * number if number == 100 and total else total + number
    return str(total)
