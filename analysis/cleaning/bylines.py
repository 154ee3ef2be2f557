"""Who wrote the story, from the line under the headline."""

from __future__ import annotations

import re

from analysis.cleaning.patterns import DATE

BY = re.compile(
    r"^\W*(?:(?:words|story|text|report|written|analysis|opinion) )?by:?\s+", re.I
)
# What follows the names: the job, the outlet, an address, a time.
BEHIND = re.compile(
    r"\s*(?:[|•·@/(\[]|--|[–—]|\d|\b(?:for|in|at|updated|published|posted)\b|"
    r",? (?:staff|special|political|senior|chief|national|reporter|correspondent|"
    r"editor|columnist|writer|associated press|reuters|cnn|bbc)\b).*$",
    re.I,
)
NAME = re.compile(
    r"^(?:[A-ZÀ-ÖØ-Þ][\w.'’\-]*|de|da|van|von|der|bin|al|la|le|du|di|dos|[A-Z]\.)"
    r"(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’\-]*|de|da|van|von|der|den|bin|ibn|al|la|le|du|di|dos))"
    r"{1,4}$"
)
# The next element of the page, glued to the last name ("Ann LeeStaff Writer").
GLUED = re.compile(r"(?<=[a-zà-ÿ]{2})(?<!Mc)(?<!Mac)[A-ZÀ-Þ]\w*(?: .*)?$")
LONGEST = 160


def authors_in(line: str) -> tuple[str, ...]:
    """Names in a byline; empty where the line is none.

    >>> authors_in("By Ann Lee and Bo Ray, Staff Writers")
    ('Ann Lee', 'Bo Ray')
    """
    opening = BY.match(line)
    if not opening or len(line) > LONGEST:
        return ()
    rest = line[opening.end() :]
    date = DATE.search(rest)
    rest = BEHIND.sub("", rest[: date.start()] if date else rest)
    names = []
    for part in re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+|;\s*", rest):
        name = GLUED.sub("", part.strip(" .,"))
        if not NAME.match(name):
            break
        names.append(_cased(name))
    return tuple(names)


def _cased(name: str) -> str:
    """Bylines in capitals are written as names are."""
    return name.title() if name.isupper() else name
