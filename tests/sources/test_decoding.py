import pytest

from analysis.sources import open_pages
from analysis.sources.decoding import declared_encoding, decode

CURLY = "“Naïve – or not?” said Zoë. It cost £9."


@pytest.mark.parametrize(
    ("data", "text", "encoding", "guessed"),
    [
        (CURLY.encode(), CURLY, "utf-8", False),
        (b"\xef\xbb\xbf" + CURLY.encode(), CURLY, "utf-8", False),
        (b"\xff\xfe" + CURLY.encode("utf-16-le"), CURLY, "utf-16-le", False),
        (b"\xfe\xff" + CURLY.encode("utf-16-be"), CURLY, "utf-16-be", False),
        (CURLY.encode("cp1252"), CURLY, "cp1252", True),
        (b'<meta charset="iso-8859-1"><p>Na\xefve \x93x\x94', None, "cp1252", False),
        (b'<meta charset=koi8-r><p>\xf0\xd2\xc9', None, "koi8-r", False),
        (b'<meta charset="nonsense"><p>x', None, "utf-8", False),
        (b"a\r\nb\rc\n", "a\r\nb\rc\n", "utf-8", False),
    ],
    ids="utf8 bom utf16le utf16be cp1252 declared koi8 unknown lines".split(),
)  # fmt: skip
def test_bytes_become_the_right_letters(data, text, encoding, guessed):
    decoded = decode(data)
    assert (decoded.encoding, decoded.is_guessed) == (encoding, guessed)
    if text is not None:
        assert decoded.text == text


def test_utf_16_without_a_mark_is_read():
    data = "The ferry sank at noon.".encode("utf-16-le")
    assert decode(data).text == "The ferry sank at noon."


def test_another_script_is_not_taken_for_western_letters():
    text = "Паром затонул в полдень, сообщил капитан. Никто не пострадал. " * 4
    assert decode(text.encode("cp1251")).text == text


def test_a_guess_is_told():
    (page,) = open_pages("a.txt", data=CURLY.encode("cp1252"))
    assert [p.kind for p in page.problems] == ["encoding_guessed"]
    assert "cp1252" in page.problems[0].message


def test_a_letter_cut_in_two_does_not_spoil_a_declared_page():
    data = ('<meta charset="utf-8"><p>' + CURLY * 50).encode() + b"\xe2\x80"
    assert decode(data).encoding == "utf-8"


def test_a_declaration_deep_in_the_page_is_none():
    assert declared_encoding(b" " * 20_000 + b"<meta charset=koi8-r>") is None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_without_a_mark_is_a_page(encoding):
    (page,) = open_pages("x", data=CURLY.encode(encoding))
    assert (page.text, page.encoding) == (CURLY, encoding)
    assert [p.kind for p in page.problems] == ["encoding_guessed"]


@pytest.mark.parametrize(
    ("stated", "declared", "expected"),
    [
        ("windows-1252", "utf-8", "cp1252"),
        ("ISO-8859-1", None, "cp1252"),
        ("nonsense", "koi8-r", "koi8-r"),
        (None, "koi8-r", "koi8-r"),
        ("utf-8", "koi8-r", "utf-8"),
    ],
)
def test_what_is_stated_beside_the_page_goes_before_what_it_declares(
    stated, declared, expected
):
    meta = f"<meta charset={declared}>" if declared else ""
    assert decode(meta.encode() + b"<p>Na\xefve", stated=stated).encoding == expected


@pytest.mark.parametrize("name", ["punycode", "idna", "utf-7", "unicode_escape"])
def test_what_no_browser_decodes_is_no_declaration(name):
    assert declared_encoding(f"<meta charset={name}>".encode()) is None
