"""What every chart over many articles says: how many, and how copies were counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.charts.style import Look
from analysis.charts.words import broken, counted, shown, width_points

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# Marks and colours tell so many outlets apart; the rest are named in the note.
MOST_OUTLETS = 6
FORMS = ("o", "D", "s", "^", "v", "P")
# The mark of a key and the blanks around it and its words.
_MARK_EMS = 3.8


def counting_note(rows: pd.DataFrame) -> str:
    """How many articles stand behind the chart, and what became of copies."""
    first = rows.iloc[0]
    articles = counted(int(first["corpus_articles"]), "article")
    texts, shared = int(first["shared_texts"]), int(first["shared_articles"])
    if not texts:
        return f"{articles}, no two of them the same text."
    groups = f"{texts:,} group{'' if texts == 1 else 's'} of the same text"
    how = "each text counted once" if first["is_counted_once"] else "every copy counted"
    return f"{articles}; {shared:,} of them are {groups}, {how}."


def undated_note(rows: pd.DataFrame) -> str | None:
    """How many articles are left out because their day is not told."""
    undated = int(rows["undated_articles"].iloc[0])
    if not undated:
        return None
    verb = "is" if undated == 1 else "are"
    return f"{counted(undated, 'article')} without a day {verb} left out."


def outlets_of(rows: pd.DataFrame, size: str) -> list[str]:
    """Outlets in the order of their names, of many those with most to show."""
    sizes = (
        rows.groupby("outlet")[size].max().sort_values(ascending=False, kind="stable")
    )
    return sorted(sizes.head(MOST_OUTLETS).index)


def left_out_note(rows: pd.DataFrame, shown: list[str]) -> str | None:
    """How many outlets are not drawn."""
    rest = rows["outlet"].nunique() - len(shown)
    if not rest:
        return None
    verb = "is" if rest == 1 else "are"
    return f"{counted(rest, 'smaller outlet')} {verb} not drawn; the table has all."


@dataclass(frozen=True, slots=True)
class OutletKey:
    """Labels of the outlets' key and how many of them stand in a line."""

    labels: tuple[str, ...]
    columns: int

    @classmethod
    def of(cls, outlets: Sequence[str], look: Look) -> OutletKey:
        """As many in a line as have room; long names are cut in their middle."""
        room = look.width * 72 - 24
        mark = look.font_size * _MARK_EMS
        labels = tuple(
            broken(shown(name), look, room / 2 - mark, lines=1)[0] for name in outlets
        )
        widest = max((width_points(own, look) + mark for own in labels), default=room)
        return cls(labels, max(1, min(len(labels), int(room // widest))))

    @property
    def lines(self) -> int:
        """Lines of type that the key takes."""
        return -(-len(self.labels) // self.columns)


def short_day(day: pd.Timestamp) -> str:
    """A day as an axis has it: "3 Mar"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def long_day(day: pd.Timestamp) -> str:
    """A day with its year: "3 Mar 2025"."""
    return f"{short_day(day)} {day.year}"


def thinned(
    days: Sequence[pd.Timestamp], look: Look, label_points: float
) -> list[pd.Timestamp]:
    """Every so-manieth of the days, so many as an axis has room to name."""
    # Beside the rows' labels some room goes to numbers at the right.
    room = look.width * 72 - label_points - look.font_size * 9
    most = max(2, int(room // (width_points("30 Mar", look) + look.font_size)))
    return list(days[:: -(-len(days) // most)]) if len(days) else []


def years_of(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """The year of both days, or the years of each."""
    one, other = first.year, last.year
    return f"{one}" if one == other else f"{one} to {other}"


def largest(rows: pd.DataFrame, *, least: float = 0.0) -> float:
    """The largest number in a table, what is missing left out."""
    return float(rows.to_numpy(float, na_value=least).max(initial=least))


def percent(share: float) -> str:
    """A share in whole per cent; a small one not as nothing."""
    return "<1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"
