"""Evidence as a table that reads well and can be searched, in a notebook or export.

Words of the page are escaped: whatever a page holds, it shows as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from analysis.evidence.searching import actors_of, in_attribute, script

# Headings for people; every other column shows its name with blanks.
HEADINGS = {
    "content": "what is said",
    "resolved_via": "told by",
    "content_words": "words",
    "quoted_words": "quoted",
    "source": "source in the text",
    "text": "words of the page",
    "actor_rank": "rank",
    "is_anonymous": "unnamed",
    "is_guessed": "a guess",
}
# Useful to programs; a reader of evidence has no use for them.
HIDDEN = {"article_id", "start_char", "end_char"}
# A table longer than this scrolls in a box of its own.
MANY_ROWS = 12
MAX_ROWS = 500

# The class stands twice to outweigh what JupyterLab says of every table.
STYLE = """<style>
.evidence{max-height:26em;overflow:auto;margin:.4em 0 1.2em;position:relative}
.evidence.all{max-height:none}
.evidence.evidence table{border-collapse:collapse;table-layout:auto;width:100%;
font-size:.92em;line-height:1.4}
.evidence.evidence caption{text-align:left;padding:.2em 0 .5em;font-weight:600}
.evidence.evidence th,.evidence.evidence td{text-align:left;vertical-align:top;
white-space:normal;padding:.4em .9em .4em 0;border:0;
border-bottom:1px solid rgba(128,128,128,.3);
background:none;overflow-wrap:break-word;max-width:34em}
.evidence.evidence thead th{font-weight:600;white-space:nowrap}
.evidence.evidence td.number,.evidence.evidence th.number{text-align:right;
white-space:nowrap;font-variant-numeric:tabular-nums}
.evidence.evidence td.long{min-width:16em}
.evidence.evidence td.before{text-align:right}
.evidence.evidence td.mention{font-weight:600;text-align:center}
.evidence p{margin:.6em 0}
.evidence tr[hidden]{display:none}
.evidence-search{margin:.6em 0 0;font-size:.92em}
.evidence-search input{font:inherit;color:inherit;background:transparent;width:16em;
max-width:100%;padding:.2em .5em;border:1px solid rgba(128,128,128,.8);
border-radius:4px}
.evidence-search .count{margin-left:.8em}
@media print{.evidence{max-height:none;overflow:visible}.evidence-search{display:none}}
</style>"""

_OWN_WORDS = {"resolved_via", "problem_kind"}
_LONG = {"content", "text", "before", "after", "message", "reason"}


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """A table with what a notebook needs to show it.

    ``caption`` says what the rows are, ``empty`` what it means that there are none.
    """

    rows: pd.DataFrame
    caption: str = ""
    empty: str = "No rows."

    def __repr__(self) -> str:
        return self.caption if len(self.rows) else self.empty

    def _repr_html_(self) -> str:
        return f"{STYLE}{self.html()}<script>{script()}</script>"

    def html(self) -> str:
        """The table as HTML, without its style."""
        if self.rows.empty:
            return f'<div class="evidence"><p>{escape(self.empty)}</p></div>'
        columns = [c for c in self.rows.columns if c not in HIDDEN]
        box = "evidence" if len(self.rows) > MANY_ROWS else "evidence all"
        # Reachable by keyboard where it scrolls.
        label = escape(self.caption or "Evidence", quote=True)
        return (
            f'<div class="{box}" tabindex="0" role="region" aria-label="{label}">'
            f"<table>{self._caption()}<thead><tr>"
            f"{''.join(self._heading(c) for c in columns)}</tr></thead><tbody>"
            f"{''.join(self._body(columns))}</tbody></table>{self._rest()}</div>"
        )

    def _caption(self) -> str:
        return f"<caption>{escape(self.caption)}</caption>" if self.caption else ""

    def _heading(self, column: str) -> str:
        told = HEADINGS.get(column, column.replace("_", " "))
        is_number = pd.api.types.is_numeric_dtype(self.rows[column].dtype)
        number = ' class="number"' if is_number else ""
        return f'<th scope="col"{number}>{escape(told)}</th>'

    def _body(self, columns: list[str]) -> list[str]:
        in_context = {"before", "after"} <= set(columns)
        shown = self.rows[columns].head(MAX_ROWS)
        return [
            f"<tr{_about(dict(zip(columns, row, strict=True)))}>"
            f"{''.join(map(_cell, columns, row, [in_context] * len(row)))}</tr>"
            for row in shown.itertuples(index=False, name=None)
        ]

    def _rest(self) -> str:
        rest = len(self.rows) - MAX_ROWS
        return f"<p>{rest:,} more rows are in the tables.</p>" if rest > 0 else ""


def show(
    rows: pd.DataFrame, caption: str = "", *, empty: str = "No rows."
) -> EvidenceTable:
    """``rows`` as a table to look at; put it last in a notebook's cell."""
    return EvidenceTable(rows, caption, empty)


def shown_number(column: str, value: float) -> str:
    """A share in per cent, a tone with its sign, anything else with two decimals."""
    if column.endswith("_share"):
        return f"{value:.0%}"
    if column.startswith("tone") or column == "polarity":
        return f"{value:+.2f}"
    return f"{value:.2f}"


def shown_text(column: str, value: str) -> str:
    """Words on one line; a word of the kit's own without its underscores."""
    own = value.replace("_", " ") if column in _OWN_WORDS else value
    return " ".join(own.split())


def _about(row: dict[str, Any]) -> str:
    names = actors_of(row)
    return f' data-actors="{in_attribute(names)}"' if names else ""


def _cell(column: str, value: Any, in_context: bool) -> str:
    if value is None or value is pd.NA or value != value:
        return "<td></td>"
    if isinstance(value, bool | np.bool_):
        return f"<td>{'yes' if value else 'no'}</td>"
    if isinstance(value, float | np.floating):
        return f'<td class="number">{shown_number(column, value)}</td>'
    if isinstance(value, int | np.integer):
        return f'<td class="number">{value:,}</td>'
    kind = _kind_of(column, in_context)
    return f"<td{kind}>{escape(shown_text(column, str(value)))}</td>"


def _kind_of(column: str, in_context: bool) -> str:
    if in_context and column == "text":
        return ' class="mention"'
    if column == "before":
        return ' class="before"'
    return ' class="long"' if column in _LONG else ""
