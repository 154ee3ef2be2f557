import io
import zipfile

import pytest

from analysis.errors import PageError
from analysis.pipeline import read_article
from analysis.sources import limits, open_pages
from tests.sources.formats import docx, zipped

STORY = "It rained on the mill for a week, the miller said."


def error_of(data):
    with pytest.raises(PageError) as caught:
        open_pages("x.zip", data=data)
    assert "\n" not in str(caught.value)
    return caught.value


def test_each_file_is_read_as_what_it_is():
    members = [
        ("a.txt", STORY),
        ("b/page.htm", f"<html><body><p>{STORY}</p></body></html>"),
        ("b/c.bin", docx(f"<w:p><w:r><w:t>{STORY}</w:t></w:r></w:p>")),
        ("d.jsonl", f'{{"text": "{STORY}"}}\n{{"text": "{STORY}"}}\n'),
    ]
    pages = open_pages("x.zip", data=zipped(members))
    assert [page.text for page in pages] == [STORY] * 5
    assert [page.article for page in pages] == [0, 1, 2, 3, 4]
    assert {page.name for page in pages} == {"x.zip"}
    assert [page.form for page in pages] == ["text", "html", "text", "text", "text"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 and no more", "binary_input"),
        (b"", "empty_input"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "unsupported_format"),
        (zipped([("a.txt", STORY)]), "unsupported_format"),
    ],
    ids="broken empty picture nested".split(),
)
def test_a_file_that_cannot_be_read_costs_no_other(content, kind):
    members = [("a.txt", STORY), ("bad\n.bin", content), ("c.txt", STORY)]
    first, bad, last = open_pages("x.zip", data=zipped(members))
    assert first.text == last.text == STORY
    assert (bad.article, last.article) == (1, 2)
    assert bad.failure.kind == kind
    assert bad.failure.message.startswith("x.zip, bad\\n.bin: ")
    with pytest.raises(PageError) as caught:
        read_article(bad)
    assert (caught.value.kind, str(caught.value)) == (kind, bad.failure.message)


def test_the_only_file_of_an_archive_fails_for_all_of_it():
    assert error_of(zipped([("a.png", b"\x89PNG\r\n\x1a\n\x00")])).kind == (
        "unsupported_format"
    )


def test_names_are_names_only(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = ["../up.txt", "/etc/root.txt", "C:\\x.txt", "a/../../b.txt", "con\x00.txt"]
    pages = open_pages("x.zip", data=zipped([(name, STORY) for name in names]))
    assert [page.text for page in pages] == [STORY] * 5
    assert list(tmp_path.iterdir()) == []


def test_what_systems_put_beside_the_files_is_left_out():
    names = ["__MACOSX/._a.txt", ".DS_Store", "b/Thumbs.db", "b/"]
    members = [(name, b"\x00\x01") for name in names]
    assert len(open_pages("x", data=zipped([*members, ("a.txt", STORY)]))) == 1
    assert error_of(zipped(members)).kind == "empty_input"


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ([("a.txt", b"0" * (limits.MAX_BYTES + 1))], "a file of"),
        ([(f"{i}.txt", "x") for i in range(limits.MAX_MEMBERS + 1)], "files"),
        ([("a.txt", b"0" * 2_000_000)], "packed into"),
        ([(f"{i}", b"0" * 1_000_000) for i in range(270)], "unpacks to"),
    ],
    ids="size number ratio total".split(),
)
def test_limits_are_checked_before_anything_is_unpacked(members, says, monkeypatch):
    data = zipped(members)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    error = error_of(data)
    assert error.kind == "too_large"
    assert says in str(error)


def test_documents_in_an_archive_share_its_limit(monkeypatch):
    one = docx("<w:p><w:r><w:t>It rained.</w:t></w:r></w:p>" * 500)
    monkeypatch.setattr("analysis.sources.bundles.MAX_UNPACKED", 70_000)
    members = [(f"{i}.docx", one) for i in range(4)]
    kinds = [
        p.failure and p.failure.kind for p in open_pages("x", data=zipped(members))
    ]
    assert kinds[0] is None
    assert kinds[-1] == "too_large"


def test_a_protected_file_is_told_by_its_name():
    data = bytearray(zipped([("a.txt", STORY), ("b.txt", STORY)]))
    first = data.index(b"PK\x01\x02")
    data[first + 8] |= 1  # the first file's flag in the list at the end
    bad, good = open_pages("x.zip", data=bytes(data))
    assert "password" in bad.failure.message
    assert good.text == STORY


def test_a_size_that_is_a_lie_is_damage():
    data = zipped([("a.txt", STORY * 50), ("b.txt", STORY)])
    at = data.index(b"PK\x01\x02") + 24
    lying = data[:at] + (10).to_bytes(4, "little") + data[at + 4 :]
    bad, good = open_pages("x.zip", data=lying)
    assert bad.failure.kind == "binary_input"
    assert good.text == STORY


def test_an_archive_cut_off_is_told():
    data = zipped([("a.txt", STORY)])
    error = error_of(data[:-30])
    assert error.kind == "binary_input"
    assert "ZIP" in str(error)
    assert error_of(io.BytesIO(b"PK\x05\x06" + b"\x00" * 18).getvalue()).kind == (
        "empty_input"
    )
