import hashlib

import pytest

from analysis.errors import PageError
from analysis.sources import open_pages
from analysis.sources.limits import MAX_CHARACTERS


def error_of(name="page", **given):
    with pytest.raises(PageError) as caught:
        open_pages(name, **given)
    message = str(caught.value)
    assert "\n" not in message
    return caught.value.kind, message


def test_bytes_become_a_page_with_the_hash_of_the_file():
    data = "\ufeffOne.\r\n\r\nTwo.\r\n".encode()
    (page,) = open_pages("a.txt", data=data)
    assert page.text == "One.\r\n\r\nTwo.\r\n"
    assert page.sha256 == hashlib.sha256(data).hexdigest()
    assert page.article_id == page.sha256[:12] + "-0"
    assert [b.span.of(page.text) for b in page.blocks] == ["One.", "Two."]


def test_pasted_text_is_hashed_as_utf_8():
    (page,) = open_pages("pasted", text="Żółw.")
    assert page.sha256 == hashlib.sha256("Żółw.".encode()).hexdigest()


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "Größe “x” [1].txt"
    path.write_bytes(b"It rained.")
    (page,) = open_pages(str(path))
    assert (page.name, page.text) == (str(path), "It rained.")


@pytest.mark.parametrize(
    ("given", "kind", "says"),
    [
        ({"data": b""}, "empty_input", "empty"),
        ({"data": b" \r\n\t"}, "empty_input", "empty"),
        ({"text": "\u200b\u00ad\n"}, "empty_input", "empty"),
        ({"data": b"%PDF-1.7\n%\xe2\xe3"}, "binary_input", "PDF"),
        ({"data": b"\x89PNG\r\n\x1a\n\x00\x00"}, "unsupported_format", "PNG"),
        ({"data": b"\xff\xd8\xff\xe0\x00"}, "unsupported_format", "JPEG"),
        ({"data": b"some words\x00and more"}, "binary_input", "binary"),
        ({"data": bytes(range(1, 32)) * 40}, "binary_input", "binary"),
        ({"text": "a" * (MAX_CHARACTERS + 1)}, "too_large", "split"),
        ({"data": b"<html><body><script>x()</script></body></html>"},
         "no_article_text", "after it has loaded"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_line(given, kind, says):
    found, message = error_of("odd\nname", **given)
    assert found == kind
    assert says in message
    assert message.startswith("odd\\nname: ")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("no/such/file.txt", "not_found"),
        ("nul\x00byte", "not_found"),
        ("x" * 5000, "not_found"),
        (".", "not_found"),
    ],
)
def test_a_name_that_leads_nowhere(name, kind):
    assert error_of(name)[0] == kind


def test_half_of_a_surrogate_pair_is_a_character_that_every_output_takes():
    (page,) = open_pages("x", text="The \ud800 mill is sold, and the town \udfff asks.")
    assert page.text == "The \ufffd mill is sold, and the town \ufffd asks."
    told = r"\ud800"
    table = (
        f'[{{"text": "The {told} mill.", "title": "A {told}", "authors": "{told}"}}]'
    )
    (page,) = open_pages("x", data=table.encode())
    told = (page.text, page.metadata.title, page.metadata.authors)
    assert told == ("The \ufffd mill.", "A \ufffd", ("\ufffd",))


def test_five_million_characters_are_accepted():
    (page,) = open_pages("long", text="word " * 1_000_000)
    assert len(page.text) == 5_000_000
