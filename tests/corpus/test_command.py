"""`python -m analysis corpus`: what goes where, and the exit status."""

import pytest

from analysis import cli
from tests.corpus.made_pages import write_pages


def test_tables_are_written_and_their_place_printed(tmp_path, in_this_process, capsys):
    pages, out = write_pages(tmp_path / "pages", 2), tmp_path / "out"
    (pages / "copy.txt").write_bytes((pages / "001.txt").read_bytes())
    assert cli.main(["corpus", str(pages), "--out", str(out)]) == 0
    printed = capsys.readouterr()
    assert printed.out == f"{out}\n"
    assert "copy.txt: has the same bytes as 001.txt" in printed.err
    assert "3/3 pages" in printed.err
    assert "left" in printed.err


def test_a_page_that_cannot_be_read_is_named_and_counts(
    tmp_path, in_this_process, capsys
):
    pages = write_pages(tmp_path / "pages", 1)
    (pages / "empty.txt").touch()
    assert cli.main(["corpus", str(pages), "--out", str(tmp_path / "out")]) == 1
    assert "empty.txt: is empty" in capsys.readouterr().err


def test_a_run_that_cannot_go_on_is_told_in_one_line(tmp_path, capsys):
    command = ["corpus", str(tmp_path / "gone"), "--out", str(tmp_path / "out")]
    assert cli.main(command) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "wrong",
    [[], ["--out", "x", "--processes", "0"], ["--out", "x", "--processes", "a"]],
)
def test_wrong_usage_is_told(tmp_path, wrong):
    with pytest.raises(SystemExit) as raised:
        cli.main(["corpus", str(tmp_path), *wrong])
    assert raised.value.code == 2
