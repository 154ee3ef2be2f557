"""Every column, declared once: type, unit, meaning, limits.

A column that stands in several tables means the same in each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PARAGRAPH_KINDS = (
    "body",
    "headline",
    "dateline",
    "heading",
    "caption",
    "embed",
    "chrome",
    "credit",
    "related",
    "comment",
    "prompt",
)
ACTOR_TYPES = ("PERSON", "ORG", "GPE", "LOC", "GROUP", "DOCUMENT")
RESOLVED_VIA = (
    "name",
    "title",
    "pronoun",
    "nominal",
    "institution",
    "document",
    "carried_over",
    "unresolved",
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: pandas type, meaning, and what its values are held to.

    ``low`` and ``high`` are inclusive. A column that is not ``optional`` has no
    ``<NA>``.
    """

    dtype: str
    meaning: str
    unit: str = ""
    allowed: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    optional: bool = False


def _count(meaning: str, unit: str) -> Column:
    return Column("Int64", meaning, unit, low=0)


def _share(meaning: str) -> Column:
    return Column("Float64", meaning, "share", low=0, high=1, optional=True)


def _polarity(meaning: str, *, optional: bool = True) -> Column:
    return Column("Float64", meaning, "-1 to 1", low=-1, high=1, optional=optional)


COLUMNS: Mapping[str, Column] = {
    "article_id": Column(
        "string",
        "The article: first 12 hex digits of the file's SHA-256, a dash, and the "
        "article's number in the file.",
    ),
    # ids
    "paragraph_id": _count("Number of the paragraph on the page, from 0.", "id"),
    "sentence_id": _count(
        "Number of the sentence in the body, from 0; <NA> outside the body.", "id"
    ),
    "attribution_id": _count("Number of the attribution, from 0.", "id"),
    "actor_id": _count("The actor within its article.", "id"),
    "speaker_id": Column(
        "Int64",
        "Actor who speaks, the first where several do (all of them: quote_speakers); "
        "<NA> where the speaker cannot be told.",
        "id",
        low=0,
        optional=True,
    ),
    "by_actor_id": Column(
        "Int64",
        "Actor whose words carry the tone; <NA> for the article's own voice.",
        "id",
        low=0,
        optional=True,
    ),
    "nested_in_id": Column(
        "Int64",
        "Attribution whose content holds this one; <NA> for speech that stands alone.",
        "id",
        low=0,
        optional=True,
    ),
    "event_id": _count("The event within its article.", "id"),
    # places in the text
    "start_char": _count("First character, counted in the text as received.", "chars"),
    "end_char": _count("Character after the last.", "chars"),
    "first_char": Column(
        "Int64", "First character of the first one.", "chars", low=0, optional=True
    ),
    "word_index": _count(
        "Words of the article (headline, headings and body) that stand before it.",
        "words",
    ),
    "text": Column("string", "The characters of the span, as received."),
    # the article
    "page": Column("string", "The page as the user named it."),
    "title": Column("string", "Headline.", optional=True),
    "authors": Column("string", "Authors, joined by '; '.", optional=True),
    "outlet": Column("string", "Who published it.", optional=True),
    "place": Column("string", "Place of the dateline.", optional=True),
    "language": Column("string", "ISO 639 code.", optional=True),
    "published_date": Column("string", "Day of publication, ISO 8601.", optional=True),
    "published_from": Column(
        "string",
        "Where the day of publication was found; a guess is one of several that fit.",
        allowed=("text", "metadata", "option", "guess"),
        optional=True,
    ),
    "reason": Column(
        "string", "Why the paragraph was taken for its kind.", optional=True
    ),
    "words": _count("Words (the pattern is in the README).", "words"),
    "paragraph_kind": Column(
        "string", "What the paragraph was taken for.", allowed=PARAGRAPH_KINDS
    ),
    # speech
    "speech_kind": Column(
        "string",
        "Word for word, reported, or both in one.",
        allowed=("direct", "indirect", "mixed"),
    ),
    "zone": Column(
        "string",
        "Where the speech stands; counts of who speaks use the body only.",
        allowed=("body", "headline"),
    ),
    "part": Column(
        "string", "Part of the attribution.", allowed=("source", "cue", "content")
    ),
    "source": Column("string", "Words that name who speaks.", optional=True),
    "cue": Column("string", "Words that tell of speaking.", optional=True),
    "content": Column(
        "string",
        "What is said, outer quotation marks left out; pieces joined by ' … '.",
    ),
    "is_speech": Column(
        "boolean",
        "Whether something said or a view held is told; if not, an act, a wish or a "
        "feeling, or words too unsure to count: neither counts for who speaks.",
    ),
    "speaker": Column(
        "string",
        "Name of the actor who speaks; several joined by ' and '.",
        optional=True,
    ),
    "quoted_words": _count("Words inside quotation marks.", "words"),
    "content_words": _count("All words of the speech, quoted or reported.", "words"),
    "confidence": Column(
        "Float64", "How sure the kit is: 1 is certain.", "share", low=0, high=1
    ),
    "resolved_via": Column("string", "How the speaker was told.", allowed=RESOLVED_VIA),
    # actors
    "name": Column(
        "string",
        "Fullest name that the article uses; for whoever has none, the fullest words "
        'for him, with the name of whose they are for "his" ("Ida Orr’s aides").',
    ),
    "actor_type": Column(
        "string",
        "What the actor is; <NA> for unresolved speech.",
        allowed=ACTOR_TYPES,
        optional=True,
    ),
    "role": Column(
        "string", "Office or function, as the article puts it.", optional=True
    ),
    "affiliation": Column("string", "Whom the actor belongs to.", optional=True),
    "is_anonymous": Column("boolean", "The article keeps the source unnamed."),
    "source_kind": Column(
        "string", "The analyst's grouping of sources.", optional=True
    ),
    "actor_rank": Column(
        "Int64",
        "Prominence, 1 for the most: in turn the most mentioned and the one who speaks "
        "most; gives the actor's colour.",
        low=1,
        optional=True,
    ),
    "attributions": _count("Attributions in the body.", "attributions"),
    "quoted_share": _share(
        "Quoted words over all quoted words of the article's body, nested ones counted "
        "once; <NA> where nothing is quoted."
    ),
    "content_share": _share(
        "Words of speech over all words of speech in the article's body, nested ones "
        "counted once; <NA> where nobody speaks."
    ),
    "mentions": _count("Mentions in headline, headings and body.", "mentions"),
    "mention_kind": Column(
        "string",
        "How the words refer to the actor.",
        allowed=("name", "title", "nominal", "pronoun"),
    ),
    # tone
    "tone": _polarity("Tone: -1 is against, 1 is for; <NA> where none was read."),
    "tone_low": _polarity(
        "Lower end of the 95 % interval of tone (bootstrap, widened for few)."
    ),
    "tone_high": _polarity(
        "Upper end of the 95 % interval of tone (bootstrap, widened for few)."
    ),
    "tone_sentences": _count("Sentences that the tone rests on.", "sentences"),
    "tone_from": Column(
        "string",
        "What read the tone: the model about the actor, or VADER over the sentences "
        "that mention the actor.",
        allowed=("model", "vader"),
        optional=True,
    ),
    "vader_tone": _polarity(
        "VADER's compound score of the sentence, a second opinion.", optional=False
    ),
    "polarity": _polarity(
        "Tone about the actor in this sentence: -1 is against, 1 is for.",
        optional=False,
    ),
    # time
    "value": Column("string", "Calendar value as TIMEX3 writes ISO 8601."),
    "time_type": Column(
        "string",
        "What the expression tells.",
        allowed=("DATE", "TIME", "DURATION", "SET"),
    ),
    "is_guessed": Column("boolean", "Rests on a guessed day of publication."),
    "label": Column("string", "Words that name the event."),
    # many articles
    "story_id": Column(
        "string",
        "The article that counts where one text in several articles is counted once: "
        "the first published, of those of one day the longest.",
    ),
    "story_articles": _count("Articles that are the same text.", "articles"),
    "is_copy": Column(
        "boolean", "The article is a copy: it does not count where texts count once."
    ),
    "overlap_share": _share(
        "Share of a copy's runs of five words that stand in the article that counts; "
        "<NA> for what is no copy."
    ),
    "actor_key": Column("string", "The actor across articles."),
    "linked_by": Column(
        "string",
        "What the actor was told by from one article to the next.",
        allowed=("name", "surname", "short_form", "acronym", "correction"),
    ),
    "roles": Column(
        "string",
        "Offices or functions in the order in which they first come up, joined by "
        "'; '.",
        optional=True,
    ),
    "affiliations": Column(
        "string", "Whom the actor belongs to, joined by '; '.", optional=True
    ),
    "other_names": Column(
        "string", "What else articles call the actor, joined by '; '.", optional=True
    ),
    "articles": _count("Articles in which the actor comes up.", "articles"),
    "outlets": _count("Outlets in which the actor comes up.", "outlets"),
    "first_date": Column("string", "Day of the first of them.", optional=True),
    "last_date": Column("string", "Day of the last of them.", optional=True),
    "is_ambiguous": Column("boolean", "The name may mean several actors."),
    "may_be": Column(
        "string",
        "Keys of the actors that an ambiguous name may mean, joined by '; '.",
        optional=True,
    ),
    # problems
    "step": Column("string", "Step that met the problem."),
    "problem_kind": Column("string", "Kind of problem."),
    "message": Column("string", "The problem in plain words."),
}
