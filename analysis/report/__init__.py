"""What is handed over: charts, tables, notebooks and pages about one article."""

from analysis.report.writing import ReportError, write_report

__all__ = ["ReportError", "write_report"]
