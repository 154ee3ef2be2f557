"""What can go wrong with a report, told in one line."""


class ReportError(Exception):
    """A report that could not be made; the earlier one, if any, is as it was."""
