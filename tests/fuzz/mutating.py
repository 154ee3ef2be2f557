"""Pages made from the kit's own by changes that are drawn by chance."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
CORPUS = Path(__file__).with_name("corpus")
FOLDERS = (TESTS / "files" / "formats", TESTS.parent / "data" / "articles", CORPUS)
# Most pages stay small, so that many are read; time and memory for long ones are
# held by tests/fuzz/test_hostile.py.
LARGEST = 120_000
PIECES = tuple(
    piece.replace("%20", " ").encode("utf-8", "surrogatepass")
    for piece in (
        *"\x00 \ufeff \u202e \u2066 \u200b \u2028 \x85 \x0b \x1b \ud800 \U0010ffff "
        "“ ” ‘ ’ « » „ \" ' — … &#0; &#xD800; &lt; &amp;amp; <p> </p> <br> <div> "
        "</div> <table> <td> <li> <!-- --> <![CDATA[ ]]> <script> </script> <style> "
        "<h1> <article> <blockquote> <a%20href=x> <time%20datetime=2020-02-30> "
        "{\\rtf1 } \\u8220? \\'93 \\par %PDF-1.7 PK\x03\x04 From: =?utf-8?b?4A==?= "
        "[{ }] {\"text\":\" 1e999 -1 99999999999999999999 0000-00-00 2020-02-29".split(
            " "
        ),
        "\n\n", "\r", "\r\n", "\t", " ", "\xa0",
        "said Ann Lee. ", "“We left,” she said. ", "According to the mayor, ",
        "Ann Lee: ", "LEEDS (Wire) -- ", "on Friday, May 3", "last February 30",
        "By Ida Moss", "Q: Why?\nA: No.\n", "Subscribe to read on.", "Comments (3)",
        "Length: 12 words", "End of Document", "Document 1 of 2",
        "<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;'>]>",
        '<script type="application/ld+json">{"@type":"NewsArticle"}</script>',
        '<meta charset="utf-7">', '<meta http-equiv="refresh" content="0">',
    )
)  # fmt: skip
ENCODINGS = "utf-16 utf-16-le utf-16-be utf-32 cp1252 cp1251 shift_jis gb18030".split()
Change = Callable[[random.Random, bytes, list[bytes]], bytes]


def seeds() -> list[bytes]:
    """The files that the changes begin with."""
    files = (path for folder in FOLDERS for path in sorted(folder.iterdir()))
    return [path.read_bytes() for path in files if path.suffix not in (".py", ".yaml")]


def mutated(chance: random.Random, known: list[bytes]) -> bytes:
    """One of ``known``, changed a few times over."""
    data = chance.choice(known)
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _packed_anew(chance, data, known)
    return _changed(chance, data, known)


def _changed(chance: random.Random, data: bytes, known: list[bytes]) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 3, 5, 12, 40))):
        data = chance.choice(CHANGES)(chance, data, known)[:LARGEST]
    return data


def _packed_anew(chance: random.Random, data: bytes, known: list[bytes]) -> bytes:
    """A ZIP archive, or a document that is one, with a file in it changed."""
    packed = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as old,
            zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            members = [m for m in old.infolist() if m.file_size]
            chosen = chance.choice(members)
            for member in members:
                content = old.read(member)
                if member is chosen:
                    content = _changed(chance, content, known)
                new.writestr(member.filename, content)
    except (zipfile.BadZipFile, NotImplementedError, IndexError, RuntimeError):
        return _changed(chance, data, known)
    return packed.getvalue()


def _at(chance: random.Random, data: bytes) -> int:
    return chance.randint(0, len(data))


def _stretch(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = _at(chance, data)
    length = int(chance.choice((1, 8, 64, 512, 4096)) * chance.random()) + 1
    return start, min(len(data), start + length)


def _flip(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at = _at(chance, data)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _insert(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at = _at(chance, data)
    return data[:at] + chance.choice(PIECES) + data[at:]


def _multiply(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at = _at(chance, data)
    times = chance.choice((2, 10, 100, 1_000, 5_000))
    return data[:at] + chance.choice(PIECES) * times + data[at:]


def _cut(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _stretch(chance, data)
    return data[:start] + data[end:]


def _end(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    return data[: _at(chance, data)] if chance.random() < 0.3 else data


def _repeat(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _stretch(chance, data)
    times = chance.choice((2, 3, 20, 200))
    return data[:start] + data[start:end] * times + data[end:]


def _move(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _stretch(chance, data)
    rest = data[:start] + data[end:]
    at = _at(chance, rest)
    return rest[:at] + data[start:end] + rest[at:]


def _splice(chance: random.Random, data: bytes, known: list[bytes]) -> bytes:
    other = chance.choice(known)
    return data[: _at(chance, data)] + other[_at(chance, other) :]


def _unquote(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    """One mark less: quotations, tags and groups that never end."""
    marks = [i for i in range(len(data)) if data[i : i + 1] in b"\"'<>{}()[]\n"]
    at = chance.choice(marks) if marks else 0
    return data[:at] + data[at + 1 :]


def _unbroken(_: random.Random, data: bytes, __: list[bytes]) -> bytes:
    return data.replace(b"\n", b" ")


def _transcode(chance: random.Random, data: bytes, _: list[bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(ENCODINGS), "replace")


COMMON: tuple[Change, ...] = (_flip, _insert, _cut, _repeat, _move, _unquote)
CHANGES: tuple[Change, ...] = (
    *COMMON, *COMMON, *COMMON, _multiply, _splice, _end, _unbroken, _transcode,
)  # fmt: skip
