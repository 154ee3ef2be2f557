"""Words in context: every place of a term in the sentences of some articles."""

from __future__ import annotations

import re

import pandas as pd

from analysis.tidy import fold

COLUMNS = ["article_id", "sentence_id", "start_char", "left", "match", "right"]


def words_in_context(
    sentences: pd.DataFrame, term: str, *, width: int = 60, is_exact: bool = False
) -> pd.DataFrame:
    """One row a place of ``term``, with ``width`` characters on either side.

    A term is matched at the start of words, whatever the case, and white space in it
    matches any white space; ``is_exact`` wants the whole word and the same case.
    ``start_char`` is where the match stands in the page.

    Raises:
        ValueError: the term is empty or ``width`` is negative.
    """
    if not term.strip() or width < 0:
        raise ValueError(
            f"words_in_context() needs a term and width >= 0; not {term!r}, {width}."
        )
    pattern = _pattern(term, is_exact=is_exact)
    rows = [
        (
            row.article_id,
            row.sentence_id,
            row.start_char + match.start(),
            fold(row.text[max(0, match.start() - width) : match.start()]),
            fold(match[0]),
            fold(row.text[match.end() : match.end() + width]),
        )
        for row in sentences.itertuples(index=False)
        for match in pattern.finditer(row.text)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _pattern(term: str, *, is_exact: bool) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in term.split())
    if is_exact:
        return re.compile(rf"(?<!\w){words}(?!\w)")
    return re.compile(rf"(?<!\w){words}\w*", re.IGNORECASE)


def place_of_speech(quotes: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Where each source stands: headline, lead (first three paragraphs), or later.

    Adds ``place`` and ``paragraph_number`` (1 for the first body paragraph, ``<NA>``
    for the headline) to the attributions. Journalism scholars read a source's
    standing from it.
    """
    body = paragraphs[paragraphs["kind"] == "body"].sort_values(
        ["article_id", "start_char"]
    )
    number = body.groupby("article_id").cumcount() + 1
    starts = body.assign(paragraph_number=number.astype("Int64"))
    placed = pd.merge_asof(
        quotes.sort_values("start_char"),
        starts.sort_values("start_char")[
            ["article_id", "start_char", "paragraph_number"]
        ],
        on="start_char",
        by="article_id",
    )
    in_headline = placed["zone"] == "headline"
    placed.loc[in_headline, "paragraph_number"] = pd.NA
    is_lead = (placed["paragraph_number"] <= LEAD_PARAGRAPHS).fillna(False)
    placed["place"] = "later"
    placed.loc[is_lead, "place"] = "lead"
    placed.loc[in_headline, "place"] = "headline"
    ordered = placed.sort_values(["article_id", "attribution_id"], ignore_index=True)
    return ordered.astype({"place": "string"})


LEAD_PARAGRAPHS = 3
