"""Coding by hand: a sheet to fill in, and how far coders and the kit agree.

A scholar who reports shares of voice must report reliability. ``coding_sheet`` draws
attributions without the kit's answers; two people fill it in; ``reliability`` gives
percent agreement and Krippendorff's alpha between them and between each and the kit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.tidy import fold

# What a coder fills in, with what the cell may hold.
CODES = {
    "coded_is_speech": "yes or no: is this something said, written or thought?",
    "coded_speaker": "who says it, as the article names them; ? if it cannot be told",
    "coded_kind": "direct, indirect or mixed",
}
# What a coder should know beside the codes, for the sheet's second page.
HOW_TO_CODE = (
    ("content", "the words to code: what somebody may be saying"),
    ("paragraph", "the paragraph in which they stand; code from it and nothing else"),
    ("direct", "word for word, in quotation marks or set apart"),
    ("indirect", "reported in the journalist's words"),
    ("mixed", "partly word for word"),
    ("alone", "code without asking the other coder or looking at the kit's answer"),
    ("empty", "leave a cell empty where you do not want to decide; it does not count"),
)
KEYS = ["article_id", "attribution_id"]
AGREEMENT = ["code", "coder", "other", "n", "agreement", "alpha", "reads"]
SHOWN = [*KEYS, "start_char", "end_char", "content"]
UNKNOWN = ("?", "unknown", "unresolved", "nobody", "none")


def coding_sheet(
    quotes: pd.DataFrame,
    paragraphs: pd.DataFrame | None = None,
    *,
    n: int = 50,
    seed: int = 0,
) -> pd.DataFrame:
    """A sample of attributions with empty columns for a coder, in reading order.

    The same ``seed`` draws the same rows. The kit's own answers are left out, so
    that nobody codes what they were shown. With ``paragraphs``, each row has the
    ``paragraph`` in which the words begin.

    Raises:
        ValueError: ``n`` is not positive.
    """
    if n < 1:
        raise ValueError(f"coding_sheet() needs n of 1 or more; not {n}.")
    drawn = quotes.sample(min(n, len(quotes)), random_state=seed)
    sheet = drawn.sort_values(["article_id", "start_char"])[SHOWN]
    if paragraphs is not None:
        sheet = _with_paragraphs(sheet, paragraphs)
    empty = {code: pd.Series(pd.NA, sheet.index, dtype="string") for code in CODES}
    return sheet.assign(**empty).reset_index(drop=True)


def _with_paragraphs(sheet: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    lines = paragraphs[["article_id", "start_char", "text"]].sort_values("start_char")
    found = pd.merge_asof(
        sheet.sort_values("start_char"), lines, on="start_char", by="article_id"
    )
    ordered = found.sort_values(["article_id", "start_char"])
    return ordered.rename(columns={"text": "paragraph"})


def read_coding_sheets(paths: Mapping[str, str | Path]) -> dict[str, pd.DataFrame]:
    """The sheets that coders filled in, by the coder's name."""
    return {name: read_coding_sheet(path) for name, path in paths.items()}


def read_coding_sheet(path: str | Path) -> pd.DataFrame:
    """A sheet that a coder filled in, from XLSX or CSV.

    Raises:
        ValueError: columns are missing, or a row stands twice; the message names them.
    """
    path = Path(path)
    read = pd.read_excel if path.suffix.lower() == ".xlsx" else pd.read_csv
    sheet = read(path, dtype={"article_id": "string", **dict.fromkeys(CODES, "string")})
    missing = [name for name in [*KEYS, *CODES] if name not in sheet.columns]
    if missing:
        raise ValueError(
            f"{path.name} lacks the columns {missing}; use coding_sheet()."
        )
    twice = sheet.loc[sheet.duplicated(KEYS), "attribution_id"].tolist()
    if twice:
        raise ValueError(f"{path.name} has attributions twice: {twice[:5]}; keep one.")
    return sheet


def krippendorff_alpha(ratings: pd.DataFrame) -> float:
    """Krippendorff's alpha for nominal values; NaN where it is not defined.

    ``ratings`` has one row a unit and one column a coder; missing values are left
    out, units with fewer than two values do not count. 1 is full agreement, 0 what
    chance gives. (Krippendorff 2019, Content Analysis, 4th ed., ch. 12.)

    >>> krippendorff_alpha(pd.DataFrame({"a": ["x", "y"], "b": ["x", "y"]}))
    1.0
    """
    counts = (
        ratings.apply(lambda row: row.value_counts(), axis=1).fillna(0).to_numpy(float)
    )
    counts = counts[counts.sum(axis=1) >= 2] if counts.size else counts
    if not counts.size:
        return float("nan")
    values = counts.sum(axis=1)
    pairs = (counts.sum(axis=1) ** 2 - (counts**2).sum(axis=1)) / (values - 1)
    totals = counts.sum(axis=0)
    n = totals.sum()
    expected = (n**2 - (totals**2).sum()) / (n - 1)
    if expected == 0:
        return float("nan")
    return float(1 - pairs.sum() / expected)


def reliability(
    sheets: Mapping[str, pd.DataFrame], quotes: pd.DataFrame
) -> pd.DataFrame:
    """Agreement of coders with each other and of each with the kit.

    One row a code and a pair: ``n`` units that both coded, ``agreement`` (share of
    them that are equal, 0 to 1), ``alpha`` and how it ``reads``. A speaker is equal
    when one name ends the other, whatever the case ("Orr" and "Mayor Ida Orr").
    """
    told = {name: sheet.set_index(KEYS) for name, sheet in sheets.items()}
    if not told:
        return pd.DataFrame(columns=AGREEMENT)
    told["the kit"] = _kit(quotes).set_index(KEYS)
    rows = [
        {
            "code": code,
            "coder": one,
            "other": other,
            **_pair(told[one], told[other], code),
        }
        for code in CODES
        for one, other in combinations(told, 2)
    ]
    table = pd.DataFrame(rows, columns=AGREEMENT[:-1])
    return table.assign(reads=table["alpha"].map(alpha_reads).astype("string"))


def _kit(quotes: pd.DataFrame) -> pd.DataFrame:
    return quotes[KEYS].assign(
        coded_is_speech=quotes["is_speech"].map({True: "yes", False: "no"}),
        coded_speaker=quotes["speaker"].fillna("?"),
        coded_kind=quotes["kind"],
    )


def _pair(one: pd.DataFrame, other: pd.DataFrame, code: str) -> dict[str, float]:
    both = pd.concat([one[code], other[code]], axis=1, join="inner", keys=["a", "b"])
    both = both.dropna().map(_plain)
    if code == "coded_speaker":
        pairs = [_one_name(a, b) for a, b in both.itertuples(index=False)]
        both = pd.DataFrame(pairs, columns=["a", "b"], index=both.index)
    equal = both["a"] == both["b"]
    return {
        "n": len(both),
        "agreement": float(equal.mean()) if len(both) else float("nan"),
        "alpha": krippendorff_alpha(both) if len(both) else float("nan"),
    }


def _plain(value: object) -> str:
    return fold(str(value)).casefold().removeprefix("the ")


def _one_name(a: str, b: str) -> Sequence[str]:
    """Both under the shorter name where one name ends the other."""
    a, b = ("?" if name in UNKNOWN else name for name in (a, b))
    if a.endswith(f" {b}"):
        return b, b
    if b.endswith(f" {a}"):
        return a, a
    return a, b


def alpha_reads(alpha: float) -> str:
    """What an alpha lets one conclude, by Krippendorff's own thresholds."""
    if np.isnan(alpha):
        return "not defined: all values are alike, or too few were coded"
    if alpha >= 0.8:
        return "reliable"
    return "good enough for tentative conclusions" if alpha >= 0.667 else "unreliable"
