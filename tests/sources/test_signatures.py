import pytest

from analysis.errors import PageError
from analysis.sources import open_pages
from analysis.sources.signatures import PROTECTED, format_of
from tests.sources.formats import zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BINARY = b"\x00\x01\x02" * 20
MAIL = (
    b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/related;\r\n"
)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n\x00%PDF-1.4\n1 0 obj\nendobj", "pdf"),
        (b"PK\x03\x04", "zip"),
        (b"\n {\\rtf1", "rtf"),
        (MAIL + b"\tboundary=x\r\n\r\n--x", "mhtml"),
        (b"It rained.", "text"),
        (b"The file begins with %PDF-1.7, she said.", "text"),
        (b"MIME-Version: 1.0 is what a mail says. It rained.", "text"),
        (b"ID3 tags, BZh files and GIF89a pictures, she said.", "text"),
        ("It rained.".encode("utf-16-le"), "text"),
        ("It rained.".encode("utf-16-be"), "text"),
        (b"\xff\xfe" + "It rained.".encode("utf-16-le"), "text"),
    ],
)
def test_what_is_read_is_told_by_its_beginning(data, form):
    assert format_of("x", data) == form


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (OLE + BINARY, "old Word"),
        (OLE + BINARY + PROTECTED, "password"),
        (b"\x89PNG\r\n\x1a\n" + BINARY, "PNG"),
        (b"GIF89a" + BINARY, "GIF"),
        (b"RIFF\x10\x00\x00\x00WEBP", "WebP"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC"),
        (b"ID3\x03\x00" + BINARY, "MP3"),
        (b"\x1f\x8b\x08\x00" + BINARY, "gzip"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
        (b"a.txt".ljust(257, b"\x00") + b"ustar", "tar"),
        (b"SQLite format 3\x00", "SQLite"),
        (zipped([("ppt/presentation.xml", "x")]), "PowerPoint"),
        (zipped([("mimetype", "application/epub+zip")]), "EPUB"),
        (zipped([("META-INF/container.xml", "x")]), "EPUB"),
        (zipped([("mimetype", "application/vnd.oasis.opendocument.presentation")]),
         "OpenDocument"),
    ],
)  # fmt: skip
def test_a_known_format_that_is_not_read_is_named(data, says):
    with pytest.raises(PageError, match=says) as caught:
        open_pages("x.txt", data=data)
    assert caught.value.kind == "unsupported_format"
    assert str(caught.value).count("\n") == 0


@pytest.mark.parametrize("data", [BINARY, b"some words\x00and more"])
def test_what_is_nothing_known_is_binary(data):
    with pytest.raises(PageError, match="binary data") as caught:
        open_pages("x.txt", data=data)
    assert caught.value.kind == "binary_input"
