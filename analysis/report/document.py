"""The report as a Word document: headings, real tables, charts with alt text.

It says what ``report.html`` says, for those who go on writing in it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.evidence import EvidenceTable
from analysis.evidence.display import HEADINGS, HIDDEN, shown_number, shown_text
from analysis.export.cells import fit_for_xml
from analysis.export.workbook import with_fixed_times
from analysis.reading import LoadedArticle
from analysis.report.page import ShownChart, page_values
from analysis.report.rates import Rates

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

# The room between the margins of an A4 page.
TEXT_WIDTH_CM, TEXT_HEIGHT_CM = 16.5, 22.0
# Columns for which paper is too narrow; report.html and the workbook have them.
SCREEN_ONLY = {"quoted_words", "resolved_via", "kind", "is_guessed"}
# More rows than this are for the workbook: nobody reads thirty pages of them.
MAX_ROWS = 60
INK = (0x1C, 0x1C, 0x1C)
FONT = "Calibri"


def write_document(article: LoadedArticle, folder: Path) -> None:
    """Write ``report.docx`` about ``article`` with the charts of ``folder``."""
    values = page_values(article)
    document = _new_document(values["title"])
    _add_opening(document, values)
    for chart in values["charts"]:
        _add_chart(document, chart, folder / "charts" / f"{chart.stem}.png")
    _add_people(document, values["people"])
    _add_open_questions(document, values)
    _add_method(document, values)
    _add_evidence(document, values["charts"])
    written = io.BytesIO()
    document.save(written)
    (folder / "report.docx").write_bytes(with_fixed_times(written.getvalue()))


def _new_document(title: str) -> Document:
    import docx
    from docx.shared import Cm, Pt, RGBColor

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH_CM) / 2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        font = document.styles[name].font
        font.name, font.color.rgb = FONT, RGBColor(*INK)
        _set_east_asian_font(font)
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles["Title"].font.size = Pt(24)
    document.styles["Heading 1"].font.size = Pt(15)
    document.styles["Heading 2"].font.size = Pt(12)
    properties = document.core_properties
    properties.title, properties.author = _fit(title)[:250], "Soundbite"
    properties.comments, properties.language = "", "en"
    return document


def _set_east_asian_font(font: Any) -> None:
    """One face for headings too: the template's theme would override it."""
    from docx.oxml.ns import qn

    fonts = font.element.rPr.rFonts
    for key in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(key), None)
    fonts.set(qn("w:hAnsi"), FONT)


def _fit(text: object) -> str:
    return " ".join(fit_for_xml(str(text)).split())


def _add_opening(document: Document, values: dict[str, Any]) -> None:
    document.add_paragraph(_fit(values["title"]), style="Title")
    document.add_paragraph(_fit(" · ".join(values["byline"])))
    document.add_paragraph(_fit(f"Read from {values['about']['page']}"))
    document.add_heading("In short", 1)
    _add_list(document, [chart.finding for chart in values["charts"]])
    counted = ", ".join(f"{number} {what}" for number, what in values["figures"])
    document.add_paragraph(_fit(f"{counted}."))
    if values["problems"]:
        document.add_heading("Know this before you use the figures", 2)
        _add_list(document, values["problems"])


def _add_list(document: Document, lines: Iterable[str]) -> None:
    for line in lines:
        document.add_paragraph(_fit(line), style="List Bullet")


def _add_chart(document: Document, chart: ShownChart, picture: Path) -> None:
    from docx.shared import Cm

    document.add_heading(chart.question, 1)
    document.add_paragraph(
        _fit(chart.how_to_read)
    ).paragraph_format.keep_with_next = True
    shape = document.add_picture(str(picture), width=Cm(TEXT_WIDTH_CM))
    if shape.height > Cm(TEXT_HEIGHT_CM):
        shape.width = int(shape.width * Cm(TEXT_HEIGHT_CM) / shape.height)
        shape.height = Cm(TEXT_HEIGHT_CM)
    told = shape._inline.docPr
    told.set("descr", _fit(chart.alt_text))
    told.set("title", _fit(chart.finding))


def _add_people(document: Document, people: Sequence[dict[str, Any]]) -> None:
    document.add_heading("Who is who", 1)
    if not people:
        document.add_paragraph("No actor comes up in this article.")
        return
    keys = ("name", "known", "type", "mentions", "quoted_words", "content_words")
    heads = ("Actor", "In the article", "Type", "Mentions", "Quoted", "Words")
    rows = [[person[key] or "" for key in keys] for person in people[:MAX_ROWS]]
    _add_table(document, heads, rows, widths=(4.0, 3.7, 2.7, 2.3, 1.9, 1.9))
    _add_rest(document, len(people))


def _add_open_questions(document: Document, values: dict[str, Any]) -> None:
    document.add_heading("What could not be told", 1)
    document.add_paragraph(
        "Where the page does not say who speaks, or the reader was not sure enough, "
        "the speaker is left open instead of guessed. Such words have a bar of their "
        "own in the first chart."
    )
    _add_evidence_table(document, values["unresolved"])
    count = len(values["left_out"].rows)
    document.add_paragraph(
        f"Parts of the page that were not read as the article: {count}. They are "
        "listed in report.html with the reason for each."
    )


def _add_method(document: Document, values: dict[str, Any]) -> None:
    made_by, about = values["made_by"], values["about"]
    document.add_heading("How this was made", 1)
    document.add_paragraph(
        "A program read the page and nothing else. It sorts the article from the rest "
        "of the page, finds the pieces of speech with who speaks and how, joins the "
        "names, titles and pronouns that mean the same actor, and judges the tone of "
        "each sentence about an actor."
    )
    document.add_heading("Corrected by hand", 2)
    _add_list(document, values["corrections"] or ["Nothing was corrected by hand."])
    document.add_heading("How often it errs", 2)
    _add_rates(document, values["rates"])
    document.add_heading("Versions", 2)
    models = [f"Model {name}, SHA-256 {h}" for name, h in made_by["models"].items()]
    lines = [
        f"Soundbite {made_by['soundbite']}, Python {made_by['python']}",
        *models,
        f"Page: SHA-256 {about['sha256']}",
        f"Article: {about['article_id']}",
    ]
    if about["published_from"] == "guess":
        lines.append(f"Counted as today: {about['counted_as_today']}")
    _add_list(document, lines)


def _add_rates(document: Document, rates: Rates | None) -> None:
    if rates is None:
        document.add_paragraph(
            "No measurement of the error rates came with this copy of the kit. Check "
            "the words behind a bar before you rest a sentence on it."
        )
        return
    document.add_paragraph(
        _fit(
            "How well this very article was read, nobody has measured. These figures "
            "say how well the kit reads others, which people had read by hand: of 100 "
            "things of a kind, about so many are right. They were measured on "
            f"{rates.measured} with version {rates.kit}, most of them on news from "
            "the United States; the further your article is from that, the less they "
            "hold. The range is the 95 % interval over articles."
        )
    )
    heads = ("What is read", "Right of 100", "Range", "Measured on")
    rows = [[r.what, r.right, r.between, r.measured_on] for r in rates.told]
    _add_table(document, heads, rows, widths=(6.5, 2.4, 2.1, 5.5))


def _add_evidence(document: Document, charts: Iterable[ShownChart]) -> None:
    for chart in charts:
        document.add_heading(f"The words behind “{chart.question}”", 1)
        _add_evidence_table(document, chart.evidence)


def _add_evidence_table(document: Document, table: EvidenceTable) -> None:
    rows = table.rows
    if rows.empty:
        document.add_paragraph(_fit(table.empty))
        return
    columns = [c for c in rows.columns if c not in HIDDEN | SCREEN_ONLY]
    heads = [HEADINGS.get(c, c.replace("_", " ")) for c in columns]
    cells = [
        [
            "" if pd.isna(value) else _shown(column, value)
            for column, value in zip(columns, row, strict=True)
        ]
        for row in rows[columns].head(MAX_ROWS).itertuples(index=False)
    ]
    _add_table(document, heads, cells, widths=_widths(columns))
    _add_rest(document, len(rows))


def _shown(column: str, value: Any) -> str:
    if isinstance(value, float):
        return shown_number(column, value)
    return shown_text(column, str(value))


_WIDE = {"content": 3.6, "text": 3.6, "before": 2.6, "after": 2.6, "source": 1.7}
_NAMES = {"speaker": 1.8, "name": 1.5, "by": 1.5, "actors": 1.7, "events": 1.5}
_OTHERS = {"cue": 1.3, "when": 1.3, "content_words": 0.9, "tone": 0.8}


def _widths(columns: Sequence[str]) -> list[float]:
    # In context, the words in the middle are a name, not a sentence.
    wide = _WIDE | _NAMES | _OTHERS | ({"text": 1.2} if "before" in columns else {})
    parts = [wide.get(column, 1.0) for column in columns]
    return [TEXT_WIDTH_CM * part / sum(parts) for part in parts]


def _add_rest(document: Document, count: int) -> None:
    if count > MAX_ROWS:
        rest = f"{count - MAX_ROWS:,} more rows are in tables.xlsx."
        document.add_paragraph(rest)


def _add_table(
    document: Document,
    heads: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    widths: Sequence[float],
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    table = document.add_table(rows=len(rows) + 1, cols=len(heads))
    table.autofit = False
    _draw_rules(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    cells = table._cells  # once: asking row by row takes quadratic time
    for number, value in enumerate([*heads, *(cell for row in rows for cell in row)]):
        paragraph = cells[number].paragraphs[0]
        run = paragraph.add_run(_fit(value))
        run.font.size, run.font.bold = Pt(9), number < len(heads)
        paragraph.paragraph_format.space_after = Pt(2)
        if _is_number(rows, number % len(heads)):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _repeat_heading(table)
    document.add_paragraph()


def _is_number(rows: Sequence[Sequence[Any]], column: int) -> bool:
    values = [str(row[column]) for row in rows if row[column] != ""]
    return all(re.fullmatch(r"[+−-]?[\d.,]+", value) for value in values)


def _draw_rules(table: Table) -> None:
    """Fine lines between the rows, and none between the columns."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        rule = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("color", "BFC3C8")):
            rule.set(qn(f"w:{key}"), value)
        borders.append(rule)
    table._tbl.tblPr.append(borders)


def _repeat_heading(table: Table) -> None:
    """Mark the first row as heading: for screen readers, and on every page."""
    from docx.oxml import OxmlElement

    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for row in table._tbl.tr_lst:
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
