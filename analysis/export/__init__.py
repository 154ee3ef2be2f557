"""Tables to files that other programs open safely, and folders whole or not at all."""

from analysis.export.coding_book import write_coding_sheet
from analysis.export.csv_tables import write_csv
from analysis.export.folders import replace_folder
from analysis.export.stems import safe_stem
from analysis.export.workbook import write_workbook

__all__ = [
    "replace_folder",
    "safe_stem",
    "write_coding_sheet",
    "write_csv",
    "write_workbook",
]
