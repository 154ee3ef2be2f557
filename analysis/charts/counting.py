"""What every chart over many articles says: how many, and how copies were counted."""

from __future__ import annotations

import pandas as pd

from analysis.charts.words import counted

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# Marks and colours tell so many outlets apart; the rest are named in the note.
MOST_OUTLETS = 6
FORMS = ("o", "D", "s", "^", "v", "P")


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


def short_day(day: pd.Timestamp) -> str:
    """A day as an axis has it: "3 Mar"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def long_day(day: pd.Timestamp) -> str:
    """A day with its year: "3 Mar 2025"."""
    return f"{short_day(day)} {day.year}"


def years_of(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """The year of both days, or the years of each."""
    one, other = first.year, last.year
    return f"{one}" if one == other else f"{one} to {other}"


def percent(share: float) -> str:
    """A share in whole per cent; a small one not as nothing."""
    return "<1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"
