"""Cleans a page: from its lines to the article's paragraphs and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from analysis.cleaning import publication as days
from analysis.cleaning.bylines import authors_in
from analysis.cleaning.datelines import find_dateline
from analysis.cleaning.language import language_of, names
from analysis.cleaning.lines import TURN, Line, lines_of
from analysis.cleaning.patterns import is_timestamp
from analysis.cleaning.paywalls import is_cut_off
from analysis.cleaning.sorting import Verdict, sort_lines
from analysis.cleaning.splitting import glued_label
from analysis.document import (
    Article,
    Dateline,
    Page,
    Paragraph,
    Problem,
    Publication,
    Span,
)
from analysis.errors import PageError
from analysis.tidy import fold

# The dateline opens one of the first paragraphs.
DATELINE_WITHIN = 3
# Lines above and below the story that may tell the day it was published.
DATE_LINES_ABOVE, DATE_LINES_BELOW = 12, 4
LEAD_PARAGRAPHS = 3
# The copyright line stands within so many characters of the page's end.
FOOT = 5_000


def clean(
    page: Page, *, published: date | None = None, today: date | None = None
) -> Article:
    """The article on ``page``; every non-blank character is in one paragraph.

    ``published`` settles the day of publication; ``today`` is the day that a
    guess of the year counts back from (the computer's, unless given).

    Raises:
        PageError: ``no_article_text`` where nothing on the page reads like one.
    """
    lines = lines_of(page)
    verdicts = sort_lines(lines, page.form, page.metadata.title)
    if not any(v.kind == "body" for v in verdicts):
        raise _nothing(page)
    dateline = _dateline(page, lines, verdicts)
    paragraphs = tuple(_paragraphs(page, lines, verdicts, dateline))
    publication, modified = _days(page, lines, verdicts, published, today)
    language = language_of(_text_of(lines, verdicts, "body"))
    return Article(
        page=page,
        paragraphs=paragraphs,
        title=_title(page, lines, verdicts),
        authors=page.metadata.authors or _authors(lines, verdicts),
        outlet=page.metadata.outlet,
        dateline=dateline,
        publication=publication,
        modified=modified,
        language=language,
        problems=tuple(_problems(page, lines, verdicts, publication, language)),
    )


def _nothing(page: Page) -> PageError:
    from analysis.sources.naming import shown

    return PageError(
        "no_article_text",
        f"{shown(page.name)}: no article text was found in the page; save it after "
        "it has loaded in the browser, or paste the text.",
    )


def _dateline(
    page: Page, lines: Sequence[Line], verdicts: Sequence[Verdict]
) -> Dateline | None:
    body = [line for line, v in zip(lines, verdicts, strict=True) if v.kind == "body"]
    turns = sum(bool(TURN.match(line.text)) for line in body) > 1
    for line in body[:DATELINE_WITHIN]:
        found = find_dateline(page.text, line.span)
        is_turn = turns and TURN.match(line.text)
        if found and found.span.end < line.span.end and not is_turn:
            return found
    return None


def _paragraphs(
    page: Page,
    lines: Sequence[Line],
    verdicts: Sequence[Verdict],
    dateline: Dateline | None,
) -> Iterator[Paragraph]:
    for line, verdict in zip(lines, verdicts, strict=True):
        yield from _split(page.text, line.span, verdict, dateline)


def _split(
    text: str, span: Span, verdict: Verdict, dateline: Dateline | None
) -> Iterator[Paragraph]:
    """One line's paragraph, or the several things that share the line."""
    label = glued_label(text, span) if verdict.kind != "headline" else None
    if dateline and span.contains(dateline.span) and verdict.kind == "body":
        yield Paragraph(dateline.span, "dateline", "place in front of the story")
        yield _trim(text, dateline.span.end, span.end, verdict)
    elif label and label.end < span.end:
        front = Verdict("caption", "in front of a gallery's label")
        behind = Verdict("related", "behind a gallery's label")
        yield _trim(text, span.start, label.start, front)
        yield _trim(text, label.start, span.end, behind)
    else:
        yield Paragraph(span, verdict.kind, verdict.reason)


def _trim(text: str, start: int, end: int, verdict: Verdict) -> Paragraph:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return Paragraph(Span(start, end), verdict.kind, verdict.reason)


def _title(
    page: Page, lines: Sequence[Line], verdicts: Sequence[Verdict]
) -> str | None:
    for line, verdict in zip(lines, verdicts, strict=True):
        if verdict.kind == "headline":
            return line.text
    return page.metadata.title and fold(page.metadata.title)


def _authors(lines: Sequence[Line], verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    for line, verdict in zip(lines, verdicts, strict=True):
        names = authors_in(line.text) if verdict.kind in ("credit", "chrome") else ()
        if names:
            return names
    return ()


def _text_of(lines: Sequence[Line], verdicts: Sequence[Verdict], *kinds: str) -> str:
    pairs = zip(lines, verdicts, strict=True)
    return "\n".join(line.text for line, v in pairs if v.kind in kinds)


def _days(
    page: Page,
    lines: Sequence[Line],
    verdicts: Sequence[Verdict],
    option: date | None,
    today: date | None,
) -> tuple[Publication, date | None]:
    """Day of publication and of the last change, and where the first came from."""
    date_lines = _date_lines(lines, verdicts)
    told, updated = days.told_day(date_lines)
    modified = page.metadata.modified or updated
    for day, origin in (
        (option, "option"),
        (page.metadata.published, "metadata"),
        (told, "text"),
    ):
        if day:
            return Publication(day, origin), modified
    story = _text_of(lines, verdicts, "headline", "body", "caption", "dateline")
    lead = "\n".join(_text_of(lines, verdicts, "body").split("\n")[:LEAD_PARAGRAPHS])
    clues = days.Clues(story, lead, date_lines, page.text[-FOOT:])
    guess = days.guess_day(clues, today=today or date.today())
    return guess or Publication(), modified


def _date_lines(lines: Sequence[Line], verdicts: Sequence[Verdict]) -> list[str]:
    """Lines around the story that tell a day, nearest above the story first."""
    body = [i for i, v in enumerate(verdicts) if v.kind == "body"]
    heads = [i for i, v in enumerate(verdicts[: body[0]]) if v.kind == "headline"]
    top = min([body[0] - DATE_LINES_ABOVE, *(i - DATE_LINES_BELOW for i in heads)])
    above = range(body[0] - 1, max(0, top) - 1, -1)
    below = range(body[-1] + 1, min(len(lines), body[-1] + 1 + DATE_LINES_BELOW))
    near = [lines[i] for i in (*above, *below) if verdicts[i].kind != "related"]
    return [x.text for x in near if len(x.words) < 20 and is_timestamp(x.text)]


def _problems(
    page: Page,
    lines: Sequence[Line],
    verdicts: Sequence[Verdict],
    publication: Publication,
    language: str | None,
) -> Iterator[Problem]:
    yield from page.problems
    if publication.is_guessed:
        yield days.guess_problem(publication)
    if is_cut_off([v.kind for v in verdicts], lines):
        yield Problem(
            "cleaning",
            "paywall_suspected",
            "An offer to subscribe stands where the article should go on; only its "
            "beginning was read.",
        )
    if language != "en":
        yield Problem("cleaning", "unsupported_language", _foreign(language))


def _foreign(language: str | None) -> str:
    name = names().get(language or "", "in a language that the kit does not know")
    return (
        f"The text is {name}; the kit reads English only, so speakers, tone and "
        "dates cannot be trusted."
    )
