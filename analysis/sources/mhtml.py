"""MHTML, the browsers' page in one file: a mail whose first part is the page."""

from __future__ import annotations

import email
from email import policy
from email.message import Message

from analysis.errors import PageError
from analysis.sources.decoding import Decoded, decode
from analysis.sources.naming import shown
from analysis.sources.signatures import broken

MHTML_WORDS = "a saved page (MHTML)"
# Every part within parts costs the mail parser as much as all of its lines.
MAX_MULTIPARTS = 20


def read_mhtml(name: str, data: bytes) -> Decoded:
    """The page's HTML, decoded; its pictures and styles are not looked at.

    Raises:
        PageError: the file is damaged or has no page in it.
    """
    if data.lower().count(b"multipart/") > MAX_MULTIPARTS:
        raise PageError(
            "too_large",
            f"{shown(name)}: nests more parts than are read; "
            "save the page as HTML alone.",
        )
    try:
        mail = email.message_from_bytes(data, policy=policy.compat32)
        page = _page(mail)
        markup = page.get_payload(decode=True) if page is not None else None
        stated = page.get_content_charset() if page is not None else None
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise broken(name, MHTML_WORDS) from None
    if not isinstance(markup, bytes) or not markup.strip():
        raise broken(name, MHTML_WORDS)
    return decode(markup, stated=stated)


def _page(mail: Message) -> Message | None:
    """The part that the head names as the start, else the first that is HTML."""
    parts = [p for p in mail.walk() if p.get_content_type() == "text/html"]
    start = mail.get_param("start")
    named = [p for p in parts if start and p.get("Content-ID") == start]
    return next(iter([*named, *parts]), None)
