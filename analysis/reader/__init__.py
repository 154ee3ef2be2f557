"""The kit's own reading model: names, who says what, and tone, read offline."""

from analysis.reader.model import ModelError
from analysis.reader.reader import Reader, load_reader

__all__ = ["ModelError", "Reader", "load_reader"]
