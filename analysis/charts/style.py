"""The one style sheet: sizes, colours, fonts. Every chart takes its look from here.

Actors have the colour of their ``actor_rank``, so an actor looks the same in every
chart. The six colours are Okabe and Ito's (2008), which the colour-blind tell
apart, without the yellow and the black that vanish on a light or dark ground. They
are for the six actors mentioned most; all others share one grey, because nobody
tells forty colours apart and every row is labelled anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib import font_manager
from matplotlib.colors import to_hex, to_rgb

ACTOR_COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
OTHER_COLOR = "#858585"
UNRESOLVED_COLOR = "#B5B5B5"
UNRESOLVED_HATCH = "////"

# From against to for: the ends of PuOr (Brewer), which the colour-blind tell apart.
# In grey both darken alike, so charts write the sign or have a zero line.
AGAINST, FOR_IT = "#B35806", "#542788"

# Faces with more scripts than matplotlib's own, where the machine has one. Names
# written in a script that none covers show as labelled boxes (Last Resort).
_MORE_SCRIPTS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK JP Regular",
    "Noto Sans JP",
    "PingFang SC",
    "Hiragino Sans",
    "Microsoft YaHei",
    "Yu Gothic",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "Noto Sans Devanagari",
    "Nirmala UI",
    "Noto Emoji",
    "Segoe UI Symbol",
    "Arial Unicode MS",
)
LAST_RESORT = "Last Resort High-Efficiency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Where a chart will be seen: width in inches, type size in points, ground.

    ``focus`` is the ``actor_rank`` of the one actor who stands out from the others.
    """

    width: float = 6.7
    font_size: float = 9.0
    is_dark: bool = False
    focus: int | None = None

    def __post_init__(self) -> None:
        if self.width < 3 or self.font_size < 4:
            raise ValueError(
                "A chart needs 3 inches of width and 4 points of type at least; not "
                f"{self.width} and {self.font_size}."
            )

    def dark(self) -> Look:
        """The same sizes on a dark ground."""
        return replace(self, is_dark=True)

    def on(self, rank: int | None) -> Look:
        """The same with one actor standing out; with none for ``None``."""
        return replace(self, focus=rank)

    @property
    def ground(self) -> str:
        """Colour of the paper or screen."""
        return "#16181C" if self.is_dark else "#FFFFFF"

    @property
    def ink(self) -> str:
        """Colour of titles and labels."""
        return "#F2F2F2" if self.is_dark else "#1C1C1C"

    @property
    def muted(self) -> str:
        """Colour of notes and axes; 4.5:1 or more against the ground."""
        return "#B0B4BA" if self.is_dark else "#5A5F66"

    @property
    def faint(self) -> str:
        """Colour of grid lines and grounds of bands."""
        return "#363A40" if self.is_dark else "#E3E5E8"

    @property
    def line_height(self) -> float:
        """One line of type, in inches."""
        return self.font_size * 1.25 / 72


PAGE = Look()
SLIDE = Look(width=12.0, font_size=16.0)


@cache
def families() -> tuple[str, ...]:
    """Font families in the order in which a glyph is sought in them."""
    known = set(font_manager.get_font_names())
    more = [name for name in _MORE_SCRIPTS if name in known]
    return ("DejaVu Sans", *more, LAST_RESORT)


def heavy_style(text: str) -> dict[str, Any]:
    """Fonts for a title: bold, where matplotlib's own bold face has every glyph.

    Last Resort has no bold face, and matplotlib complains when asked for one.
    """
    if all(ord(char) in _bold_glyphs() for char in text if char != "\n"):
        return {"family": ["DejaVu Sans"], "weight": "bold"}
    return {"family": list(families()), "weight": "normal"}


@cache
def _bold_glyphs() -> frozenset[int]:
    face = font_manager.FontProperties(family="DejaVu Sans", weight="bold")
    font = font_manager.get_font(font_manager.findfont(face))
    return frozenset(font.get_charmap())


def type_style(look: Look, **more: Any) -> dict[str, Any]:
    """Properties of every text: fonts that have the glyph, "$" as itself."""
    plain = {
        "family": list(families()),
        "fontsize": look.font_size,
        "color": look.ink,
        "parse_math": False,
    }
    return plain | more


def actor_color(rank: Any, look: Look = PAGE) -> str:
    """Colour of the actor with this ``actor_rank``; a grey below the sixth.

    On a dark ground the same colour, a little lighter. Where one actor stands out,
    all others are a pale grey.
    """
    is_chosen = look.focus is not None and rank == look.focus
    if look.focus is not None and (pd.isna(rank) or not is_chosen):
        return tint(OTHER_COLOR, look, 0.7)
    if is_chosen and rank > len(ACTOR_COLORS):
        return look.ink
    is_other = pd.isna(rank) or rank > len(ACTOR_COLORS)
    color = OTHER_COLOR if is_other else ACTOR_COLORS[int(rank) - 1]
    return _mixed(color, "#FFFFFF", 0.25) if look.is_dark else color


def tone_color(tone: float, look: Look) -> str:
    """Colour of words against (below 0) or for somebody."""
    color = AGAINST if tone < 0 else FOR_IT
    return _mixed(color, "#FFFFFF", 0.35) if look.is_dark else color


def tint(color: str, look: Look, amount: float = 0.6) -> str:
    """``color`` with ``amount`` (0 to 1) of the ground mixed in."""
    return _mixed(color, look.ground, amount)


def _mixed(color: str, other: str, amount: float) -> str:
    pairs = zip(to_rgb(color), to_rgb(other), strict=True)
    return to_hex([own + (its - own) * amount for own, its in pairs])


@contextmanager
def styled(look: Look) -> Iterator[None]:
    """Draw in ``look``; matplotlib's settings are as before afterwards."""
    with mpl.rc_context(_settings(look)):
        yield


def _settings(look: Look) -> dict[str, Any]:
    return {
        "text.parse_math": False,
        "font.family": list(families()),
        "font.size": look.font_size,
        "text.color": look.ink,
        "axes.labelcolor": look.muted,
        "axes.edgecolor": look.muted,
        "axes.facecolor": look.ground,
        "axes.unicode_minus": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "figure.facecolor": look.ground,
        "savefig.facecolor": look.ground,
        "grid.color": look.faint,
        "hatch.linewidth": 0.7,
        "xtick.color": look.muted,
        "ytick.color": look.ink,
        "legend.frameon": False,
    }
