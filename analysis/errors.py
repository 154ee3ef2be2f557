"""What can go wrong with a page, told in one line: value, rule, remedy."""

from __future__ import annotations

KINDS = (
    "empty_input",
    "binary_input",
    "no_article_text",
    "not_found",
    "too_large",
    "unsupported_format",
    "fetch_failed",
)


class PageError(Exception):
    """A page that cannot be read.

    ``kind`` is one of ``KINDS``; the message names the page, what is wrong with it
    and what to do. ``article`` is its number where others of its file can be read.
    """

    article: int | None = None

    def __init__(self, kind: str, message: str) -> None:
        if kind not in KINDS:
            raise ValueError(f"PageError.kind must be one of {KINDS}; not {kind!r}.")
        super().__init__(message)
        self.kind = kind


class SeveralArticles(PageError):
    """A file that holds several articles where one was asked for."""

    def __init__(self, name: str, count: int) -> None:
        super().__init__(
            "unsupported_format",
            f"{name}: holds {count} articles, load() reads one; "
            "use analysis.load_corpus() for all of them.",
        )


class ModelError(RuntimeError):
    """The model's files are missing or not those that were shipped."""
