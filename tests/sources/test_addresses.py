"""Which addresses are asked for, and which machines are reached."""

from ipaddress import ip_address

import pytest

from analysis.errors import PageError
from analysis.sources.addresses import (
    LONGEST_ADDRESS,
    is_public,
    parse_address,
    redirected,
)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://crier.example/a?b=1#c", (True, "crier.example", 443, "/a?b=1")),
        ("HTTP://Crier.Example", (False, "crier.example", 80, "/")),
        ("http://crier.example:8080/x y".replace(" ", "%20"), (False, 8080, "/x%20y")),
        ("https://bücher.example/straße", (True, "xn--bcher-kva.example", "%C3%9F")),
        ("http://[2606:4700::1111]/", (False, "2606:4700::1111", 80)),
    ],
)
def test_an_address_taken_apart(address, expected):
    parsed = parse_address(address)
    told = (parsed.is_secure, parsed.host, parsed.port, parsed.target)
    for part in expected:
        assert part in told or part in parsed.target


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://crier.example/a", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("https://ann:secret@crier.example/", "name or password"),
        ("https://ann@crier.example/", "name or password"),
        ("https://", "names no server"),
        ("https:///a", "names no server"),
        ("http://crier.example:25/", "port 25"),
        ("http://crier.example:99999/", "no web address"),
        ("http://crier.example:x/", "no web address"),
        ("http://crier.example/a\r\nX: y", "no web address"),
        ("http://crier.example\\@evil.example/", "no web address"),
        ("http://[::1", "no web address"),
        ("http://" + "a" * 70 + "ü.example/", "no web address"),
        ("http://crier.example/" + "a" * LONGEST_ADDRESS, "no web address"),
    ],
)
def test_an_address_that_is_not_asked_for(address, words):
    with pytest.raises(PageError, match=words) as caught:
        parse_address(address)
    assert caught.value.kind == "fetch_failed"
    assert "secret" not in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "ip",
    [
        *"127.0.0.1 127.9.9.9 10.0.0.1 172.16.5.5 192.168.1.1 169.254.169.254".split(),
        *"0.0.0.0 100.64.0.1 192.0.2.7 198.18.0.1 224.0.0.1 240.0.0.1".split(),
        *"255.255.255.255 :: ::1 fe80::1 fec0::1 fc00::1 fd12::1 ff02::1".split(),
        *"::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 2002:7f00:1:: ".split(),
        *"2002:c0a8:101::1 64:ff9b::7f00:1 64:ff9b:1::1 2001:db8::1".split(),
        *"2001:0:7f00:1::1 100::1 4000::1".split(),
    ],
)
def test_machines_that_are_never_reached(ip):
    assert not is_public(ip_address(ip))


@pytest.mark.parametrize(
    "ip",
    "1.1.1.1 93.184.215.14 2606:4700::1111 ::ffff:1.1.1.1 64:ff9b::101:101 "
    "2002:101:101::1".split(),
)
def test_machines_of_the_internet(ip):
    assert is_public(ip_address(ip))


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/b", "http://crier.example/b"),
        ("c d", "http://crier.example/x/c%20d"),
        ("//other.example/", "http://other.example/"),
        ("/stra\xc3\x9fe", "http://crier.example/straße"),
    ],
)
def test_where_a_redirect_leads(location, expected):
    assert redirected("http://crier.example/x/a", location) == expected
