"""The analyst's word over the machine's, in one small file beside the page.

>>> from analysis import corrections
>>> corrections.same_actor(article, "Ama Osei", "the mayor")  # doctest: +SKIP
>>> corrections.speech_by(article, "the bridge is safe", "Bo Ekman")  # doctest: +SKIP
>>> corrections.made(article)  # doctest: +SKIP
"""

from analysis.corrections.actors import correct_actors
from analysis.corrections.anchors import Anchor
from analysis.corrections.files import (
    corrections_file,
    corrections_in,
    read_corrections,
)
from analysis.corrections.making import (
    MADE_COLUMNS,
    anonymous,
    body,
    drop,
    file_of,
    made,
    not_body,
    not_same_actor,
    not_speech,
    published,
    rename,
    same_actor,
    set_affiliation,
    set_role,
    set_source_kind,
    set_type,
    speech_by,
    undo,
)
from analysis.corrections.paragraphs import correct_article
from analysis.corrections.records import Correction, Corrections, Unmatched
from analysis.corrections.speech import correct_attributions

__all__ = [
    "MADE_COLUMNS",
    "Anchor",
    "Correction",
    "Corrections",
    "Unmatched",
    "anonymous",
    "body",
    "correct_actors",
    "correct_article",
    "correct_attributions",
    "corrections_file",
    "corrections_in",
    "drop",
    "file_of",
    "made",
    "not_body",
    "not_same_actor",
    "not_speech",
    "published",
    "read_corrections",
    "rename",
    "same_actor",
    "set_affiliation",
    "set_role",
    "set_source_kind",
    "set_type",
    "speech_by",
    "undo",
]
