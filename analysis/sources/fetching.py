"""Fetches the one page that the user named, and nothing else of it.

The name is resolved once and the connection made to the address that was checked,
so that no server can send the kit into the user's own network; the certificate is
held against the name. Time and size are limited in all, redirects included.
"""

from __future__ import annotations

import io
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from email.message import Message
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any

from analysis.errors import PageError
from analysis.sources.addresses import (
    IP,
    PORTS,
    Address,
    is_public,
    parse_address,
    parse_ip,
    redirected,
    refused,
)
from analysis.sources.limits import MAX_BYTES, check_bytes
from analysis.sources.naming import shown
from analysis.version import __version__

USER_AGENT = f"Soundbite/{__version__}"
SECONDS = 30.0
MAX_REDIRECTS = 10
CHUNK = 65_536
REDIRECTS = frozenset({301, 302, 303, 307, 308})
# What holds words; what a server calls "octet-stream" shows by its content.
READ_TYPES = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/json",
    "application/ld+json",
    "application/jsonl",
    "application/x-ndjson",
    "application/csv",
    "application/pdf",
    "application/x-pdf",
    "application/rtf",
    "application/msword",
    "application/vnd.",
    "application/zip",
    "application/x-zip",
    "application/octet-stream",
    "application/force-download",
    "binary/octet-stream",
    "multipart/related",
    "message/rfc822",
)
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain, */*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
ASKS_FOR_MORE = {
    401: "asks for a password",
    402: "asks for a payment",
    403: "does not let programs read it",
    404: "has no such page",
    410: "has the page no more",
    429: "wants to be asked less often",
    451: "may not show it here",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the server sent, and the charset that its head states, if any."""

    data: bytes
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a fetch may do. All but tests take them as they are."""

    may_reach: Callable[[IP], bool] = is_public
    may_use_port: Callable[[int], bool] = PORTS.__contains__
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    seconds: float = SECONDS
    max_bytes: int = MAX_BYTES


def fetch(address: str) -> Fetched:
    """The page at ``address``.

    Raises:
        PageError: ``fetch_failed`` where it cannot be had, ``too_large``, or
            ``unsupported_format`` where it is a picture, a recording or the like.
    """
    return fetch_by(address, Rules())


def fetch_by(address: str, rules: Rules) -> Fetched:
    """`fetch` under other rules: tests ask a server on their own machine."""
    visit = _Visit(address, rules, time.monotonic() + rules.seconds)
    try:
        return visit.follow(address)
    except TimeoutError:
        reason = f"did not answer in full within {rules.seconds:g} seconds"
        raise refused(address, reason) from None
    except socket.gaierror:
        reason = "its server cannot be found; check the address and the connection"
        raise refused(address, reason) from None
    except ssl.SSLError as error:
        reason = f"has no secure connection ({_reason(error)})"
        raise refused(address, reason) from None
    except OSError as error:
        reason = f"cannot be reached ({error.strerror or 'connection lost'})"
        raise refused(address, reason) from None
    except (HTTPException, zlib.error, ValueError):
        raise refused(address, "its server answers in a broken way") from None


def _reason(error: ssl.SSLError) -> str:
    said = getattr(error, "verify_message", None) or error.reason or "handshake failed"
    return str(said).replace("_", " ").lower()


@dataclass(slots=True)
class _Visit:
    """One page asked for, until it comes, wherever it has moved to."""

    address: str
    rules: Rules
    deadline: float
    seen: set[str] = field(default_factory=set)

    def follow(self, at: str) -> Fetched:
        parsed = parse_address(at, may_use_port=self.rules.may_use_port)
        for _ in range(MAX_REDIRECTS + 1):
            self.seen.add(at)
            with closing(self._connect(parsed)) as raw:
                answer = self._ask(parsed, raw)
                if answer.status not in REDIRECTS:
                    return self._read(answer)
                at = redirected(at, answer.headers.get("Location") or "")
            parsed = self._moved(parsed, at)
        raise refused(self.address, f"is moved on more than {MAX_REDIRECTS} times")

    def _moved(self, before: Address, at: str) -> Address:
        """Where the page has moved to; as careful as with what the user named."""
        if at in self.seen:
            raise refused(self.address, "is moved around in a circle")
        try:
            parsed = parse_address(at, may_use_port=self.rules.may_use_port)
        except PageError as error:
            said = str(error).rpartition("; ")[0]
            raise refused(self.address, f"leads on to {said}") from None
        if before.is_secure and not parsed.is_secure:
            raise refused(self.address, "leads on to an address that is not secure")
        return parsed

    def _ask(self, at: Address, raw: socket.socket) -> HTTPResponse:
        connection = HTTPConnection(at.host, at.port)
        connection.sock = _Watched(raw, self._left)
        headers = {"Host": at.host_header, **HEADERS}
        connection.request("GET", at.target, headers=headers)
        return connection.getresponse()

    def _connect(self, at: Address) -> socket.socket:
        raw = self._reach(at)
        if not at.is_secure:
            return raw
        try:
            raw.settimeout(self._left())
            return self.rules.tls().wrap_socket(raw, server_hostname=at.host)
        except BaseException:
            raw.close()
            raise

    def _reach(self, at: Address) -> socket.socket:
        """A connection to the first of the name's addresses that may be reached."""
        last: OSError | None = None
        for family, ip, where in self._resolve(at):
            if not self.rules.may_reach(ip):
                continue
            raw = socket.socket(family, socket.SOCK_STREAM)
            try:
                raw.settimeout(self._left())
                raw.connect(where)
                return raw
            except OSError as error:
                raw.close()
                last = error
        if last:
            raise last
        raise refused(self.address, f"leads to {at.host}, which is no public address")

    def _resolve(self, at: Address) -> Iterator[tuple[int, IP, Any]]:
        found = socket.getaddrinfo(at.host, at.port, type=socket.SOCK_STREAM)
        return ((family, parse_ip(where[0]), where) for family, *_, where in found)

    def _left(self) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _read(self, answer: HTTPResponse) -> Fetched:
        if answer.status != 200:
            said = ASKS_FOR_MORE.get(answer.status, "does not give the page")
            raise refused(self.address, f"the server {said} (status {answer.status})")
        self._check_type(answer.headers)
        stated = answer.headers.get("Content-Length") or ""
        self._check_size(int(stated) if stated.isdecimal() else 0)
        data = b"".join(self._chunks(answer))
        return Fetched(data, answer.headers.get_content_charset())

    def _check_type(self, headers: Message) -> None:
        stated = headers.get("Content-Type")
        kind = headers.get_content_type()
        if stated and not kind.startswith(READ_TYPES):
            raise PageError(
                "unsupported_format",
                f"{shown(self.address)}: is {shown(kind)}, not a page; "
                "give the address of the article itself.",
            )

    def _check_size(self, size: int) -> None:
        if size > self.rules.max_bytes:
            check_bytes(self.address, max(size, MAX_BYTES + 1))

    def _chunks(self, answer: HTTPResponse) -> Iterator[bytes]:
        """What the server sends, unpacked, and never more than is read."""
        packed = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
        if packed not in UNPACKERS:
            raise refused(self.address, f"is packed as {shown(packed)}, unknown here")
        size = 0
        for piece in UNPACKERS[packed](self._sent(answer)):
            size += len(piece)
            self._check_size(size)
            yield piece

    def _sent(self, answer: HTTPResponse) -> Iterator[bytes]:
        yield from iter(partial(answer.read1, CHUNK), b"")
        if answer.length:
            raise ValueError("The page was cut off on its way.")


def _unzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpacks in small pieces: a few bytes may unpack to gigabytes."""
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    for chunk in chunks:
        while chunk:
            yield unpacker.decompress(chunk, CHUNK)
            chunk = unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise ValueError("The page was cut off on its way.")


UNPACKERS: dict[str, Callable[[Iterable[bytes]], Iterable[bytes]]] = {
    "identity": iter,
    "gzip": _unzipped,
    "x-gzip": _unzipped,
}


class _Watched:
    """A socket whose every reading and writing ends with the visit's time.

    A socket's own limit is for one reading: a server that sends a letter now and
    then would hold the kit for days.
    """

    def __init__(self, raw: socket.socket, left: Callable[[], float]) -> None:
        self._raw = raw
        self._left = left

    def sendall(self, data: bytes) -> None:
        self._raw.settimeout(self._left())
        self._raw.sendall(data)

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        return io.BufferedReader(_Reading(self._raw, self._left))

    def close(self) -> None:
        """Nothing yet: the head says that the server hangs up, the page is to come."""


class _Reading(io.RawIOBase):
    def __init__(self, raw: socket.socket, left: Callable[[], float]) -> None:
        self._raw = raw
        self._left = left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._raw.settimeout(self._left())
        return self._raw.recv_into(buffer)
