"""What a cell may hold so that a spreadsheet shows it and runs none of it.

Tables carry words of pages that anybody may have written. A spreadsheet takes text
that starts with one of ``FORMULA_STARTS`` for a formula, which can fetch an address
or start a program.
"""

from __future__ import annotations

import re

from analysis.tidy import whole

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# A spreadsheet's own limit; it calls a file with a longer cell broken.
MAX_CELL_CHARS = 32_767
CUT_NOTE = " … [cut; the CSV file holds all of it]"

# What XML 1.0 cannot carry, halves of surrogate pairs among them.
_UNFIT_FOR_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# How a workbook writes a character by its number; a page's own text may look so.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet could take ``text`` for a formula, blanks in front or not.

    >>> is_formula_like('=HYPERLINK("...")'), is_formula_like("a = b")
    (True, False)
    """
    return text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS)


def csv_cell(text: str) -> str:
    """``text`` with an apostrophe in front where it could be taken for a formula.

    Halves of surrogate pairs, which UTF-8 cannot carry, become U+FFFD.
    """
    fit = whole(text)
    return f"'{fit}" if is_formula_like(fit) else fit


def fit_for_xml(text: str) -> str:
    """``text`` with U+FFFD for every character that XML cannot carry."""
    return _UNFIT_FOR_XML.sub("\ufffd", text)


def workbook_cell(text: str) -> str:
    """``text`` as a workbook can hold it; characters that it cannot become U+FFFD."""
    fit = _LOOKS_ESCAPED.sub("_x005F_", fit_for_xml(text))
    if len(fit) <= MAX_CELL_CHARS:
        return fit
    return fit[: MAX_CELL_CHARS - len(CUT_NOTE)] + CUT_NOTE
