"""Web addresses: which are asked for at all, and which machines are reached."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from analysis.errors import PageError
from analysis.sources.naming import shown

IP = IPv4Address | IPv6Address

URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]+://")
DEFAULT_PORTS = {"http": 80, "https": 443}
# Where newspapers' servers listen; others belong to mail, databases and routers.
PORTS = frozenset({80, 443, 8080, 8443})
LONGEST_ADDRESS = 8_192
# What may stand in a path or query as it is; the rest is written as %XX.
AS_IT_IS = "/%:@!$&'()*+,;=?~[]"
# IPv6 that is routed at all; the rest is local, reserved or not yet given out.
ROUTED = ip_network("2000::/3")
# Gateways that reach an IPv4 address from a network of IPv6 alone.
NAT64 = ip_network("64:ff9b::/96")
LOWER_32 = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, taken apart and checked."""

    is_secure: bool
    host: str
    port: int
    target: str

    @property
    def host_header(self) -> str:
        """The host as a request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = DEFAULT_PORTS["https" if self.is_secure else "http"]
        return host if self.port == usual else f"{host}:{self.port}"


def is_address(name: str) -> bool:
    """Whether ``name`` has the form of a URL, of whatever scheme."""
    return bool(URL.match(name))


def parse_address(
    address: str, *, may_use_port: Callable[[int], bool] = PORTS.__contains__
) -> Address:
    """``address``, taken apart.

    Raises:
        PageError: ``fetch_failed``; not http or https, with a name and password in
            it, without a host, or on a port that serves no pages.
    """
    if len(address) > LONGEST_ADDRESS or re.search(r"[\x00-\x20\x7f\\]", address):
        raise refused(address, "is no web address (blank, too long or broken)")
    try:
        parts = urlsplit(address)
        port = parts.port
        host = _ascii_host(parts.hostname or "")
    except ValueError:
        raise refused(address, "is no web address that can be read") from None
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise refused(address, "is neither http nor https, the only ones that are read")
    if parts.username is not None or parts.password is not None:
        raise refused(without_credentials(parts), "holds a user's name or password")
    if not host:
        raise refused(address, "names no server")
    port = DEFAULT_PORTS[scheme] if port is None else port
    if not may_use_port(port):
        raise refused(address, f"names port {port}, where no pages are served")
    return Address(scheme == "https", host, port, _target(parts))


def redirected(address: str, location: str) -> str:
    """Where a redirect from ``address`` leads, as an absolute address."""
    try:
        # Servers write letters of every script here, which arrive as Latin-1.
        plain = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        plain = location
    try:
        return urljoin(address, plain.strip().replace(" ", "%20"))
    except ValueError:
        raise refused(address, "leads on to no web address") from None


def is_public(ip: IP) -> bool:
    """Whether ``ip`` lies in the internet, not in this machine or its network.

    An IPv4 address within an IPv6 one (mapped, 6to4, Teredo, NAT64) counts as the
    machine that it reaches.
    """
    if isinstance(ip, IPv6Address):
        inner = _inner(ip)
        if inner:
            return all(map(is_public, inner))
        if ip not in ROUTED:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def _inner(ip: IPv6Address) -> tuple[IPv4Address, ...]:
    if ip.ipv4_mapped:
        return (ip.ipv4_mapped,)
    if ip.sixtofour:
        return (ip.sixtofour,)
    if ip.teredo:
        return ip.teredo
    if ip in NAT64:
        return (IPv4Address(int(ip) & LOWER_32),)
    return ()


def parse_ip(text: str) -> IP:
    """The address that a resolver gave, which may name its network card."""
    return ip_address(text.split("%")[0])


def refused(address: str, reason: str) -> PageError:
    """The one line for an address that is not, or cannot be, fetched."""
    return PageError(
        "fetch_failed",
        f"{shown(address)}: {reason}; save the page in the browser and give its path.",
    )


def without_credentials(parts: SplitResult) -> str:
    """The address as it may be shown: no password stands in a message."""
    return parts._replace(netloc=f"...@{parts.netloc.rpartition('@')[2]}").geturl()


def _ascii_host(host: str) -> str:
    if ":" in host:
        return str(ip_address(host))
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=AS_IT_IS)
    return f"{path}?{quote(parts.query, safe=AS_IT_IS)}" if parts.query else path
