"""From a bar back to the sentences that it was counted from: tables in, table out."""

from analysis.evidence.display import EvidenceTable, show
from analysis.evidence.sentences import (
    in_short,
    left_out,
    mentions_in_context,
    sentences_about,
    speech_of,
)

__all__ = [
    "EvidenceTable",
    "in_short",
    "left_out",
    "mentions_in_context",
    "sentences_about",
    "show",
    "speech_of",
]
