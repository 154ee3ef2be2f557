"""From bytes, a file or pasted text to pages: text as received, in blocks."""

from analysis.sources.opening import open_pages

__all__ = ["open_pages"]
