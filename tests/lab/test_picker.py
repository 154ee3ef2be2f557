"""The picker lays pages on the desk, and keeps the earlier one where that fails."""

import socket

import pytest

from analysis import PageError, lab
from analysis.lab import picker as pickers
from analysis.lab.picker import PagePicker


@pytest.fixture
def loads(monkeypatch, other):
    """Calls of `load`, which gives another article, or fails for what is broken."""
    calls = []

    def load(*pages, **given):
        calls.append((pages, given))
        if "broken" in str((pages, given)):
            raise PageError("binary_input", "broken: <b>looks</b> like a picture.")
        return other

    monkeypatch.setattr(pickers, "load", load)
    return calls


@pytest.fixture
def picker(article, loads):
    return PagePicker(article)


def test_it_reads_the_page_it_is_given(repository):
    picker = lab.pick_page("data/articles/london_talks.txt", published="2014-03-14")
    assert picker.article.read.article.publication.origin == "option"
    assert picker._list.value == "articles/london_talks.txt"


def test_a_first_page_that_cannot_be_read_is_an_error():
    with pytest.raises(PageError, match="no such file"):
        lab.pick_page("nowhere.txt")


def test_a_page_chosen_from_the_list_is_told_to_all(picker, other, loads):
    told = []
    picker.on_change(told.append)
    picker._list.value = "articles/mill_closure.txt"
    assert told == [other] and picker.article is other
    assert loads[0][0][0].endswith("mill_closure.txt")
    assert picker.status.said.startswith("Another headline")


def test_an_upload_is_read_from_its_bytes(picker, other, loads):
    file = {"name": "../x.html", "content": memoryview(b"words")}
    picker._on_upload({"new": (file,)})
    assert picker.article is other
    assert loads == [((), {"data": b"words", "name": "x (uploaded).html"})]


def test_a_pasted_text_is_read(picker, other, loads):
    picker._pasted.value = "Somebody said something."
    picker.open_text(picker._pasted.value)
    assert picker.article is other
    assert loads[0][1]["text"] == "Somebody said something."


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (" https://crier.example/a \n", "https://crier.example/a"),
        ("crier.example/a", "https://crier.example/a"),
        ("http://crier.example/a", "http://crier.example/a"),
    ],
)
def test_a_page_is_read_from_the_web(picker, other, loads, typed, asked):
    picker.open_address(typed)
    assert picker.article is other
    assert loads == [((asked,), {})]


def test_an_address_is_never_taken_for_a_file(article, monkeypatch):
    def resolve(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    picker = PagePicker(article)
    picker.open_address("README.md")
    assert picker.article is article
    assert "README.md" in picker.status.said and "server" in picker.status.said


def test_a_broken_page_is_one_line_and_costs_nothing(picker, article):
    told = []
    picker.on_change(told.append)
    picker.open_upload("broken.txt", b"\x00")
    assert picker.article is article and told == []
    assert picker.status.said == "broken: <b>looks</b> like a picture."
    assert "&lt;b&gt;" in picker.status.widget.value
    assert "<b>" not in picker.status.widget.value


def test_without_widgets_it_says_which_page(picker):
    shown = picker._repr_mimebundle_()
    assert (
        shown["text/plain"] == "Page: Bridge to close, Osei says, 2021-05-03, 47 words"
    )
    assert shown["text/html"].startswith("<p>Page: Bridge to close")
    assert "application/vnd.jupyter.widget-view+json" in shown
