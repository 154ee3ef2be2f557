"""Words on charts: names made safe to draw, lines broken to a measured width."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

from analysis.charts.style import Look, families, heavy_style

# Zero-width (non-)joiners shape words and emoji; every other format character
# (bidirectional overrides, soft hyphens, tags) only moves or hides what is drawn.
_JOINERS = "\u200c\u200d"
_MAX_MARKS = 2
# Hinting makes a line wider on a screen (100 dots an inch) than in print: by 3 % at
# 11 points, by 6 % at 7.6, measured on DejaVu Sans, regular and bold.
_FINE_DPI = 720
_HINTING = 1.07
Fits = Callable[[str], bool]
ELLIPSIS = "…"


def shown(name: str) -> str:
    r"""``name`` in one line as a chart may draw it.

    Control, format and lone surrogate characters go, runs of white space become one
    blank, and no letter keeps more than two marks above it.

    >>> shown("odd\u202ename\n here")
    'oddname here'
    """
    kept: list[str] = []
    marks = 0
    for char in name:
        category = unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > _MAX_MARKS or category == "Cs" or _is_no_character(char):
            continue
        if char.isspace() or category == "Cc":
            kept.append(" ")
        elif category != "Cf" or char in _JOINERS:
            kept.append(char)
    return " ".join("".join(kept).split()) or "(no name)"


def _is_no_character(char: str) -> bool:
    """Code points that stand for nothing, which no SVG may hold."""
    code = ord(char)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def width_points(
    text: str, look: Look, *, scale: float = 1, bold: bool = False
) -> float:
    """Width of one line of ``text`` in points.

    Words are measured one by one and remembered: breaking the labels of forty rows
    asks for the same words thousands of times.
    """
    style = heavy_style(text) if bold else {"family": families()}
    size = look.font_size * scale
    face = (tuple(style["family"]), style.get("weight", "normal"), size)
    words = [_word_points(word, *face) for word in text.split(" ")]
    return sum(words) + _word_points(" ", *face) * (len(words) - 1)


@lru_cache(maxsize=20_000)
def _word_points(word: str, family: tuple[str, ...], weight: str, size: float) -> float:
    font = FontProperties(family=list(family), weight=weight, size=size)
    measured = _measuring().get_text_width_height_descent(word, font, False)
    return float(measured[0]) * 72 / _FINE_DPI * _HINTING


@cache
def _measuring() -> RendererAgg:
    return RendererAgg(1, 1, _FINE_DPI)


def broken(
    text: str,
    look: Look,
    points: float,
    *,
    lines: int | None = None,
    scale: float = 1,
    bold: bool = False,
) -> list[str]:
    """``text`` in lines of at most ``points``; the last is cut at ``lines``.

    Words that are wider than a line are broken between characters. Where there is
    more text than lines, what is left out is the middle, because names of bodies
    differ at both ends.
    """

    def fits(part: str) -> bool:
        return width_points(part, look, scale=scale, bold=bold) <= points

    whole = _filled(text, fits)
    if lines is None or len(whole) <= lines:
        return whole
    return _filled_short(text, fits, lines)


def _filled(text: str, fits: Fits) -> list[str]:
    lines: list[str] = []
    for word in _pieces(text.split(" "), fits):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and fits(longer):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(words: Iterable[str], fits: Fits) -> Iterable[str]:
    """Words, those too wide for a line cut into pieces that fit."""
    for word in words:
        while word and not fits(word):
            cut = max(1, _longest(word, fits))
            yield word[:cut]
            word = word[cut:]
        if word:
            yield word


def _longest(word: str, fits: Fits) -> int:
    low, high = 0, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(word[:middle]):
            low = middle
        else:
            high = middle - 1
    return low


def _filled_short(text: str, fits: Fits, lines: int) -> list[str]:
    """As much of both ends of ``text`` as fills ``lines``."""
    low, high = 0, len(text)
    best = [ELLIPSIS]
    while low < high:
        kept = (low + high + 1) // 2
        trial = _filled(_both_ends(text, kept), fits)
        if len(trial) <= lines:
            best, low = trial, kept
        else:
            high = kept - 1
    return best


def _both_ends(text: str, kept: int) -> str:
    """Two thirds of ``kept`` characters from the start, the rest from the end.

    Words are left whole where a text has blanks to cut at.
    """
    head, tail = text[: kept - kept // 3], text[len(text) - kept // 3 :]
    if " " in head:
        head = head.rpartition(" ")[0]
    if " " in tail:
        tail = tail.partition(" ")[2]
    return f"{head.rstrip()} {ELLIPSIS} {tail.lstrip()}"


def enumerated(parts: Sequence[str]) -> str:
    """Parts as one phrase: "A, B and C"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 word", "2 words"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def capital(sentence: str) -> str:
    """A sentence that begins like one: "One docker speaks", "Al-Bashir speaks"."""
    return sentence[:1].upper() + sentence[1:]


def signed(tone: float) -> str:
    """A tone as charts write it: "+0.25", "−0.40", "0.00"."""
    text = f"{tone:+.2f}".replace("-", "−")
    return "0.00" if text in ("+0.00", "−0.00") else text
