"""Files of each format, and small ones made in memory."""

import io
import zipfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "files" / "formats"
FILES = sorted(p for p in FOLDER.iterdir() if p.suffix not in (".py", ".md"))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def zipped(members, **options):
    """A ZIP archive of ``members``, pairs of a name and a content."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def docx(paragraphs, styles=""):
    """A Word document of paragraphs in its own XML."""
    document = f"<w:document {W}><w:body>{paragraphs}</w:body></w:document>"
    members = [("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)]
    if styles:
        members.append(("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>"))
    return zipped(members)


def odt(paragraphs):
    """An OpenDocument text of paragraphs in its own XML."""
    names = 'xmlns:o="office" xmlns:text="text" xmlns:style="style"'
    content = f"<o:document {names}>{paragraphs}</o:document>"
    return zipped([("mimetype", ODT_TYPE), ("content.xml", content)])
