import pytest

from analysis.errors import PageError
from analysis.sources import open_pages

STORY = "“It rained,” said Zoë."
HEAD = (
    "From: x\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/related; {}boundary=b\r\n\r\n"
)


def part(content, kind="text/html", fields=""):
    head = f"--b\r\nContent-Type: {kind}\r\n{fields}\r\n"
    return head.encode() + content + b"\r\n"


def mail(*parts, start=""):
    return HEAD.format(start).encode() + b"".join(parts) + b"--b--\r\n"


def markup(encoding="utf-8", story=STORY):
    return f"<html><body><p>{story}</p></body></html>".encode(encoding)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (mail(part(markup())), "utf-8"),
        (mail(part(markup("cp1252"), "text/html; charset=windows-1252")), "cp1252"),
        (mail(part(b"PNG", "image/png"), part(markup())), "utf-8"),
        (mail(part(markup(story="Frame")), part(markup(), fields="Content-ID: <p>\r\n"),
              start='start="<p>"; '), "utf-8"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + markup(), "utf-8"),
    ],
    ids="first charset picture start alone".split(),
)  # fmt: skip
def test_the_page_is_the_part_that_is_its_start(data, encoding):
    (page,) = open_pages("x.mht", data=data)
    assert (page.text, page.encoding, page.form) == (STORY, encoding, "html")


def test_quoted_printable_letters_are_put_together():
    content = b"<p>=E2=80=9CIt rain=\r\ned,=E2=80=9D said Zo=C3=AB.</p>"
    fields = "Content-Transfer-Encoding: quoted-printable\r\n"
    (page,) = open_pages("x", data=mail(part(content, fields=fields)))
    assert page.text == STORY


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (mail(part(b"PNG", "image/png")), "binary_input"),
        (mail(part(b"")), "binary_input"),
        (mail(part(b"x", "multipart/mixed; boundary=c") * 30), "too_large"),
    ],
    ids="pictures empty nested".split(),
)
def test_a_saved_page_without_a_page_is_told(data, kind):
    with pytest.raises(PageError) as caught:
        open_pages("x.mht", data=data)
    assert caught.value.kind == kind
