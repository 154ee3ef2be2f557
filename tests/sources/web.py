"""A server on this machine that sends what a test wants, bytes for bytes."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def answer(body=b"", status="200 OK", **headers):
    """An answer with its head; ``Content_Type`` is written Content-Type."""
    if "Content_Length" not in headers:
        headers["Content_Length"] = str(len(body))
    lines = [f"HTTP/1.1 {status}"]
    lines += [f"{k.replace('_', '-')}: {v}" for k, v in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


class Server:
    """Answers each path as ``pages`` say; ``asked`` keeps what came in.

    A page is its bytes, or a list of bytes and of pauses in seconds between them.
    """

    def __init__(self, pages, tls: ssl.SSLContext | None = None) -> None:
        self.pages = pages
        self.asked: list[bytes] = []
        self._tls = tls
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        scheme = "https" if self._tls else "http"
        return f"{scheme}://{host}:{self.port}{path}"

    def close(self) -> None:
        with suppress(OSError):  # wakes the thread that waits for a visitor
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                visitor, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(visitor,), daemon=True).start()

    def _answer(self, visitor: socket.socket) -> None:
        try:
            if self._tls:
                visitor = self._tls.wrap_socket(visitor, server_side=True)
            asked = visitor.recv(65_536)
            self.asked.append(asked)
            page = self.pages[asked.split(b" ")[1].decode("ascii")]
            for piece in page if isinstance(page, list) else [page]:
                if isinstance(piece, bytes):
                    visitor.sendall(piece)
                else:
                    time.sleep(piece)
        except OSError:
            pass  # the kit has hung up, as some tests want it to
        finally:
            visitor.close()


@contextmanager
def serving(pages, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that runs as long as the test needs it."""
    server = Server(pages, tls)
    try:
        yield server
    finally:
        server.close()
