"""From a page to its article: what is body, what was left out, and why."""

from analysis.cleaning.article import clean

__all__ = ["clean"]
