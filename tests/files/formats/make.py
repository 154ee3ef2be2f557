"""Makes the files beside it with the programs that people use for such files.

    python tests/files/formats/make.py FOLDER

writes them into FOLDER. It needs LibreOffice (``soffice``), Chromium and playwright,
and takes the kit's own articles. README.md says what each file is.
"""

from __future__ import annotations

import csv
import html
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ARTICLES = HERE.parents[2] / "data" / "articles"
ADDRESS = "https://beacon.example/harbour_strike.html"
HTML = {"content-type": "text/html; charset=utf-8"}
NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office",
        "style": "style",
        "text": "text",
        "fo": "xsl-fo-compatible",
        "dc": "meta",
    }.items()
)
# Where long words of the article may be broken at the end of a line.
BREAKS = {
    "meeting": "meet-ing",
    "company": "com-pany",
    "closure": "clo-sure",
    "workforce": "work-force",
    "chimney": "chim-ney",
    "council": "coun-cil",
    "described": "de-scribed",
    "economic": "eco-nomic",
    "investment": "invest-ment",
    "spokesman": "spokes-man",
    "manager": "man-ager",
    "wages": "wa-ges",
    "Friday": "Fri-day",
    "walking": "walk-ing",
    "distance": "dis-tance",
    "thinking": "think-ing",
    "machines": "ma-chines",
    "machine": "ma-chine",
    "overalls": "over-alls",
    "finished": "fin-ished",
}


def main(folder: Path) -> None:
    """Writes all files into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    paragraphs = (ARTICLES / "mill_closure.txt").read_text("utf-8").split("\n\n")
    paragraphs = [" ".join(p.split()) for p in paragraphs if p.strip()]
    office(folder, "mill_closure", document(paragraphs), "odt docx rtf pdf".split())
    office(folder, "mill_closure_columns", document(paragraphs, columns=2), ["pdf"])
    for name in ("nexis", "factiva", "proquest"):
        lines = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
        kinds = ["rtf", "docx"] if name == "nexis" else ["rtf"]
        office(folder, name, document(lines, is_plain=True), kinds)
    sheet(folder, paragraphs)
    snapshots(folder, paragraphs)
    bundle(folder)


def document(paragraphs: list[str], *, columns: int = 1, is_plain: bool = False) -> str:
    """A flat OpenDocument text with a running head and page numbers."""
    short = [i for i, p in enumerate(paragraphs) if len(p.split()) < 6]
    body = []
    for i, paragraph in enumerate(paragraphs):
        words = html.escape(paragraph)
        if columns > 1:
            words = softened(words)
        if i == 0 and not is_plain:
            body.append(f'<text:p text:style-name="Title">{words}</text:p>')
        elif i in short[2:] and not is_plain:
            body.append(f'<text:h text:outline-level="2">{words}</text:h>')
        else:
            body.append(f'<text:p text:style-name="Body">{words}</text:p>')
    head = "" if is_plain else HEAD_AND_FOOT
    section = f'fo:column-count="{columns}" fo:column-gap="0.6cm"'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:text-properties
 style:font-name="Liberation Serif" fo:font-size="11pt" fo:language="en"
 fo:country="GB"/></style:style>
<style:style style:name="Title" style:family="paragraph"
 style:parent-style-name="Standard"><style:paragraph-properties
 fo:margin-bottom="0.4cm"/><style:text-properties fo:font-size="20pt"
 fo:font-weight="bold"/></style:style>
<style:style style:name="Body" style:family="paragraph"
 style:parent-style-name="Standard"><style:paragraph-properties
 fo:margin-bottom="0.2cm" fo:text-align="justify"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="Page"><style:page-layout-properties
 fo:page-width="21cm" fo:page-height="{"29.7cm" if is_plain else "18cm"}"
 fo:margin="2cm"><style:columns {section}/></style:page-layout-properties>
<style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="Page">{head}</style:master-page></office:master-styles>
<office:body><office:text>{"".join(body)}</office:text></office:body>
</office:document>"""


HEAD_AND_FOOT = (
    '<style:header><text:p text:style-name="Standard">The Tarn Observer, Friday, '
    "February 8, 2019</text:p></style:header>"
    '<style:footer><text:p text:style-name="Standard">Page <text:page-number/> of '
    "<text:page-count/></text:p></style:footer>"
)


def softened(words: str) -> str:
    """``words`` with soft hyphens where a line may break inside one of them."""
    for word, broken in BREAKS.items():
        words = words.replace(word, broken.replace("-", "\u00ad"))
    return words


def office(folder: Path, name: str, document: str, kinds: list[str]) -> None:
    """Has LibreOffice write a document in other formats."""
    source = folder / f"{name}.fodt"
    source.write_text(document, "utf-8")
    for kind in kinds:
        convert(source, kind)
    source.unlink()


def convert(source: Path, kind: str) -> None:
    """Has LibreOffice write ``source`` as a file of ``kind`` beside it."""
    command = ["soffice", "--headless", "--convert-to", kind]
    if source.suffix == ".csv":  # comma, double quotes, UTF-8
        command += ["--infilter=CSV:44,34,76"]
    command += ["--outdir"]
    subprocess.run([*command, str(source.parent), str(source)], check=True)


def sheet(folder: Path, paragraphs: list[str]) -> None:
    """A table of two articles: as Excel's and LibreOffice's own format."""
    rows = [
        ("Title", "Outlet", "Date", "Authors", "Text"),
        (paragraphs[0], "The Tarn Observer", "2019-02-08", "Josephine Hallewell",
         "\n\n".join(paragraphs[3:])),
        ("Owls move in", "The Town Crier", "2020-05-05", "Ida Moss; Bo Fenn",
         "Two owls were seen in the tower at dawn, the sexton said.\n"),
    ]  # fmt: skip
    source = folder / "articles.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    convert(source, "xlsx:Calc MS Excel 2007 XML")
    names, *values = rows
    records = [dict(zip(names, row, strict=True)) for row in values]
    lines = [json.dumps(record) for record in records]
    (folder / "articles.json").write_text(json.dumps(records, indent=1) + "\n")
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n")


def snapshots(folder: Path, paragraphs: list[str]) -> None:
    """Chromium's saved page and its print of two pages."""
    from playwright.sync_api import sync_playwright

    browsers = (shutil.which(name) for name in ("chromium", "google-chrome"))
    path = next(filter(None, browsers))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**/*", lambda route: route.abort())
        story = (ARTICLES / "harbour_strike.html").read_text("utf-8")
        page.route(ADDRESS, lambda route: route.fulfill(body=story, headers=HTML))
        page.goto(ADDRESS)
        session = page.context.new_cdp_session(page)
        saved = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
        (folder / "harbour_strike.mhtml").write_bytes(saved.encode("utf-8"))
        page.pdf(
            path=folder / "harbour_strike.pdf",
            display_header_footer=True,
            margin=dict.fromkeys(("top", "bottom", "left", "right"), "1.5cm"),
        )
        page.set_content(printed(paragraphs))
        page.pdf(path=folder / "mill_closure_printed.pdf")
        browser.close()


def printed(paragraphs: list[str]) -> str:
    """The article as a plain page."""
    title, *others = map(html.escape, paragraphs)
    lines = "".join(f"<p>{paragraph}</p>" for paragraph in others)
    return f"<!doctype html><title>{title}</title><h1>{title}</h1>{lines}"


def bundle(folder: Path) -> None:
    """A ZIP archive of several formats."""
    with zipfile.ZipFile(folder / "articles.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
        for name in ("mill_closure.docx", "nexis.rtf", "articles.csv"):
            bundle.write(folder / name, f"exports/{name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
