"""From a bar back to the sentences that it was counted from: tables in, table out."""

from analysis.evidence.articles import (
    mentions_in_articles,
    sentences_in_articles,
    shared_texts,
    speech_in_articles,
)
from analysis.evidence.company import sentences_together
from analysis.evidence.display import EvidenceTable, show
from analysis.evidence.places import places_of_speech, term_in_context
from analysis.evidence.sentences import (
    UNRESOLVED,
    how_told,
    in_short,
    left_out,
    mentions_in_context,
    sentences_about,
    speech_of,
)
from analysis.evidence.times import dates_in_context

__all__ = [
    "UNRESOLVED",
    "EvidenceTable",
    "dates_in_context",
    "how_told",
    "in_short",
    "left_out",
    "mentions_in_articles",
    "mentions_in_context",
    "places_of_speech",
    "sentences_about",
    "sentences_in_articles",
    "sentences_together",
    "shared_texts",
    "show",
    "speech_in_articles",
    "speech_of",
    "term_in_context",
]
