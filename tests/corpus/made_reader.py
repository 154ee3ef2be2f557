"""Stands in for the model: reads a page by what is written on it, at once.

A run finds it by its import path, in processes of its own too. Words on a page tell
what befalls its reader: ``UNREADABLE`` a page without article, ``DEADLY`` the end of
the process, ``DEADLY ONCE <file>`` the same where that file is not there yet,
``SLOW`` a tenth of a second, ``WRONG`` rows that break their declaration.
"""

import os
import re
import time
from pathlib import Path

from analysis.corpus.reading import PageTables, open_entry
from analysis.errors import PageError

NAME = "tests.corpus.made_reader"
read_pages = []  # in this process, for tests that ask what was read again


def prepare():
    pass


def read_entry(entry, content, today):
    read_pages.append(entry.path)
    found = {}
    for page in open_entry(entry, content.page):
        _suffer(page.text)
        corrected = (content.corrections or b"").decode()
        found[page.article_id] = _tables(page, corrected, today)
    return PageTables(found)


def _suffer(text):
    once = re.search(r"DEADLY ONCE (\S+)", text)
    if once and not Path(once[1]).exists():
        Path(once[1]).touch()
        os._exit(9)
    if "DEADLY" in text and not once:
        os._exit(9)
    if "UNREADABLE" in text:
        raise PageError("no_article_text", "there is no article on this page.")
    if "SLOW" in text:
        time.sleep(0.1)


def _tables(page, corrected, today):
    article = {
        "article_id": page.article_id,
        "page": page.name,
        "title": corrected or None,
        "authors": None,
        "outlet": page.metadata.outlet,
        "place": None,
        "language": "en",
        "published_date": today.isoformat(),
        "published_from": "wrong" if "WRONG" in page.text else "guess",
        "words": len(page.text.split()),
    }
    paragraphs = [
        {
            "article_id": page.article_id,
            "paragraph_id": number,
            "kind": "body",
            "reason": None,
            "words": len(line.split()),
            "word_index": 0,
            "start_char": 0,
            "end_char": len(line),
            "text": line,
        }
        for number, line in enumerate(page.text.splitlines())
    ]
    return {"articles": [article], "paragraphs": paragraphs}
