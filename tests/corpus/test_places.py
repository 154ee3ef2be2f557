"""Files are written whole or not at all, here and where fsspec reaches."""

import uuid

import pytest

from analysis.corpus import places
from analysis.corpus.places import place_of
from analysis.corpus.records import CorpusError


@pytest.fixture(params=["local", "file", "memory"])
def place(request, tmp_path):
    address = {
        "local": str(tmp_path / "out"),
        "file": (tmp_path / "out").as_uri(),
        "memory": f"memory://{uuid.uuid4().hex}/out",
    }
    return place_of(address[request.param])


def test_what_is_written_is_read(place):
    assert place.read("a/b.bin") is None
    assert place.size("a/b.bin") is None
    assert place.names("a", ".bin") == []
    place.write("a/c.bin", b"12")
    place.write("a/b.bin", b"1")
    place.write("a/b.bin", b"123")
    assert place.read("a/b.bin") == b"123"
    assert place.size("a/b.bin") == 3
    assert place.names("a", ".bin") == ["a/b.bin", "a/c.bin"]
    place.remove("a/b.bin")
    place.remove("a/b.bin")
    assert place.names("a", ".bin") == ["a/c.bin"]


def test_a_record_stands_when_its_files_do(place):
    place.commit({"a/1": b"x", "b/1": b"y"}, "r/1", b"z")
    assert [place.read(name) for name in ("a/1", "b/1", "r/1")] == [b"x", b"y", b"z"]


@pytest.mark.parametrize("failing", range(4))
def test_no_record_is_there_while_files_are_put_in_place(
    tmp_path, monkeypatch, failing
):
    place = place_of(str(tmp_path))
    place.commit({"a/1": b"old", "b/1": b"old"}, "r/1", b"old")
    calls = iter(range(10))

    class LosesPower(type(tmp_path)):
        def replace(self, target):
            if next(calls) == failing:
                raise OSError("no power")
            return super().replace(target)

    place.root = LosesPower(tmp_path)
    new = {"a/1": b"new", "b/1": b"new"}
    if failing < 3:
        with pytest.raises(OSError, match="no power"):
            place.commit(new, "r/1", b"new")
    else:
        place.commit(new, "r/1", b"new")
    found = {place.read(name) for name in ("a/1", "b/1")}
    assert place.read("r/1") == (None if failing < 3 else b"new")
    assert found <= {b"old", b"new"}


def test_a_second_run_is_held_off_and_what_a_killed_one_left_is_removed(tmp_path):
    if places.os.name == "nt":
        pytest.skip("this system has no such lock")
    left = tmp_path / "a" / f"1.0123{places.PARTIAL}"
    left.parent.mkdir()
    left.write_bytes(b"half")
    with place_of(str(tmp_path)).held():
        assert not left.exists()
        with (
            pytest.raises(CorpusError, match="another run is writing there"),
            place_of(str(tmp_path)).held(),
        ):
            pass
    with place_of(str(tmp_path)).held():
        pass


def test_an_unknown_kind_of_place_is_told():
    with pytest.raises(CorpusError, match="cannot be written to"):
        place_of("nosuch://bucket/folder")
