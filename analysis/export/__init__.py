"""Tables to files that other programs open safely, and folders whole or not at all."""

from analysis.export.csv_tables import write_csv
from analysis.export.folders import replace_folder
from analysis.export.stems import safe_stem
from analysis.export.workbook import write_workbook

__all__ = ["replace_folder", "safe_stem", "write_csv", "write_workbook"]
