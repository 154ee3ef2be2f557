"""A page from the web: one page, from a public machine, in limited time and size."""

import gzip
import json
import shutil
import socket
import ssl
import subprocess
import time

import pytest

from analysis import load
from analysis.cli import main
from analysis.errors import PageError
from analysis.sources import fetching
from analysis.sources.fetching import Rules, fetch, fetch_by
from tests.sources.web import answer, serving

STORY = (
    "<html><head><title>Ferry is late</title></head><body><article><h1>Ferry is late"
    "</h1>"
    + "<p>The ferry to the island was an hour late on Monday, the harbour master, "
    "Ann Lee, said. “We had fog,” she said.</p>"
    * 3
    + "<img src='/picture.png'><script src='/code.js'></script></article></body></html>"
).encode()
HTML = {"Content_Type": "text/html; charset=utf-8"}


def rules(**others):
    """Rules under which a test reaches the server on its own machine."""
    mine = {"may_reach": lambda ip: ip.is_loopback, "may_use_port": lambda port: True}
    return Rules(**{**mine, **others})


def fetched(pages, path="/", **others):
    with serving(pages) as server:
        return fetch_by(server.address(path), rules(**others))


def failure(pages, path="/", kind="fetch_failed", **others):
    with pytest.raises(PageError) as caught:
        fetched(pages, path, **others)
    assert caught.value.kind == kind
    assert str(caught.value).isprintable()
    return str(caught.value)


@pytest.fixture
def own_machine(monkeypatch):
    """`load` and the command may reach this machine, and only within a test."""
    monkeypatch.setattr(fetching, "Rules", rules)


def test_the_page_and_nothing_else_of_it_is_asked_for():
    with serving({"/story": answer(STORY, **HTML)}) as server:
        page = fetch_by(server.address("/story"), rules())
    assert (page.data, page.charset) == (STORY, "utf-8")
    (asked,) = server.asked
    head = asked.decode().lower()
    assert head.startswith("get /story http/1.1\r\n")
    assert "\r\nuser-agent: soundbite/0." in head
    assert f"\r\nhost: 127.0.0.1:{server.port}\r\n" in head
    assert "cookie" not in head
    assert "referer" not in head


def test_load_reads_an_address(own_machine):
    with serving({"/ferry.html": answer(STORY, **HTML)}) as server:
        article = load(server.address("/ferry.html"))
    assert article.title == "Ferry is late"
    assert article.given == STORY
    file = article.read.corrections_file.replace("\\", "/")
    assert file.endswith(
        f"data/corrections/{article.read.article.page.article_id}.yaml"
    )


def test_the_command_goes_on_after_an_address_that_fails(own_machine, capsys):
    pages = {"/a": answer(status="404 Not Found"), "/b": answer(STORY, **HTML)}
    with serving(pages) as server:
        status = main(["read", server.address("/a"), server.address("/b")])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 1
    assert lines[0]["error"]["kind"] == "fetch_failed"
    assert lines[1]["title"] == "Ferry is late"


def test_the_charset_of_the_head_goes_before_the_pages_own(own_machine):
    body = STORY.replace(b"Ann Lee", "Ана Лі".encode())
    body = body.decode().replace("“", '"').replace("”", '"').encode("cp1251")
    head = {"Content_Type": "text/html; charset=windows-1251"}
    with serving({"/": answer(body, **head)}) as server:
        article = load(server.address("/"))
    assert "Ана Лі" in article.text
    assert load(data=article.given, name="kept").text == article.text


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1:8080/",
    ],
)
def test_this_machine_and_its_network_are_never_reached(address, monkeypatch):
    def connect(*_):
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(PageError) as caught:
        fetch(address)
    assert caught.value.kind == "fetch_failed"
    assert "no public address" in str(caught.value)


def test_a_name_is_resolved_once_and_the_address_checked_is_reached(monkeypatch):
    """A name that leads elsewhere when it is asked again gains nothing."""
    asked = []

    def resolve(host, port, **_):
        asked.append(host)
        ip = "127.0.0.1" if len(asked) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

    with serving({"/": answer(STORY, **HTML)}) as server:
        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        address = server.address("/", host="crier.example")
        assert fetch_by(address, rules()).data == STORY
    assert asked == ["crier.example"]
    assert b"Host: crier.example:" in server.asked[0]


def test_of_a_names_addresses_only_public_ones_are_reached(monkeypatch):
    reached = []
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80))
        for ip in ("10.0.0.1", "93.184.215.14")
    ]

    def connect(_, where):
        reached.append(where[0])
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(PageError, match="cannot be reached"):
        fetch("http://crier.example/")
    assert reached == ["93.184.215.14"]


def test_offline_is_told_in_one_line(monkeypatch):
    def resolve(*_, **__):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(PageError) as caught:
        fetch("https://crier.example/a")
    assert caught.value.kind == "fetch_failed"
    assert str(caught.value) == (
        "https://crier.example/a: its server cannot be found; check the address and "
        "the connection; save the page in the browser and give its path."
    )


def moved(location, status="302 Found"):
    return answer(status=status, Location=location)


@pytest.mark.parametrize("status", ["301 A", "302 B", "303 C", "307 D", "308 E"])
def test_a_page_that_has_moved_is_followed(status):
    pages = {"/": moved("/new?a=b", status), "/new?a=b": answer(STORY, **HTML)}
    assert fetched(pages).data == STORY


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/", "in a circle"),
        ("/b", "in a circle"),
        ("", "in a circle"),
        ("file:///etc/passwd", "neither http nor https"),
        ("http://ann:secret@crier.example/", "name or password"),
        ("http://10.0.0.1/", "no public address"),
        ("http://[::ffff:10.0.0.1]/", "no public address"),
    ],
)
def test_a_redirect_is_held_to_the_same_rules(location, words):
    told = failure({"/": moved(location), "/b": moved("/")})
    assert words in told
    assert "secret" not in told


def test_a_page_moved_on_and_on():
    pages = {f"/{i}": moved(f"/{i + 1}") for i in range(20)}
    assert "more than 10 times" in failure(pages, "/0")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("401 Unauthorized", "password"),
        ("403 Forbidden", "programs"),
        ("404 Not Found", "no such page"),
        ("429 Too Many Requests", "less often"),
        ("500 Broken", "status 500"),
        ("204 No Content", "status 204"),
    ],
)
def test_what_a_server_says_instead(status, words):
    assert words in failure({"/": answer(b"<p>Sorry.</p>", status)})


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "font/woff2", "a/b"])
def test_what_is_no_page_is_named(kind):
    told = failure({"/": answer(b"x", Content_Type=kind)}, kind="unsupported_format")
    assert kind in told


@pytest.mark.parametrize(
    "head",
    [{}, {"Content_Type": "application/octet-stream"}, {"Content_Type": "text/plain"}],
)
def test_what_may_be_a_page_shows_by_its_content(head):
    assert fetched({"/": answer(STORY, **head)}).data == STORY


@pytest.mark.parametrize(
    "page",
    [
        answer(b"x" * 2_000),
        answer(b"", Content_Length="999999999999"),
        [b"HTTP/1.0 200 OK\r\n\r\n", b"x" * 2_000],
        answer(gzip.compress(b"x" * 10_000_000), Content_Encoding="gzip"),
    ],
    ids="stated promised unstated packed".split(),
)
def test_a_page_that_is_too_large(page):
    told = failure({"/": page}, kind="too_large", max_bytes=1_000)
    assert "at most" in told


def test_packed_pages():
    packed = answer(gzip.compress(STORY), Content_Encoding="gzip", **HTML)
    assert fetched({"/": packed}).data == STORY


def chunked(body, end=b"0\r\n\r\n"):
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"%x\r\n%b\r\n" % (len(body), body) + end


def test_pages_in_pieces():
    assert fetched({"/": chunked(STORY)}).data == STORY


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 x\r\n\r\n",
        answer(STORY)[:-9],
        chunked(STORY, end=b""),
        answer(b"no gzip", Content_Encoding="gzip"),
        answer(gzip.compress(STORY)[:-20], Content_Encoding="gzip"),
        answer(STORY, Content_Encoding="br"),
        answer(status="302 Found", Location="http://[/"),
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000,
    ],
    ids=(
        "nothing no_http no_status cut cut_chunks no_gzip cut_gzip brotli no_address "
        "many_heads long_head"
    ).split(),
)
def test_a_server_that_answers_in_a_broken_way(page):
    failure({"/": page})


@pytest.mark.parametrize(
    "page",
    [
        [9.0],
        [b"HTTP/1.1 200 OK\r\n", *[b"a", 0.1] * 90],
        [b"HTTP/1.1 200 OK\r\n\r\n", *[b"a", 0.1] * 90],
    ],
    ids="silent slow_head slow_body".split(),
)
def test_time_is_limited_in_all(page):
    began = time.monotonic()
    assert "within 0.5 seconds" in failure({"/": page}, seconds=0.5)
    assert time.monotonic() - began < 4


def test_a_server_that_is_not_there():
    with serving({}) as server:
        address = server.address("/")
    with pytest.raises(PageError, match="cannot be reached"):
        fetch_by(address, rules())


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Certificate and key of crier.example, signed by itself."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl on this machine to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "made.pem", folder / "key.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=crier.example "
        f"-addext subjectAltName=DNS:crier.example -out {made} -keyout {key}"
    )
    subprocess.run(command.split(), check=True, capture_output=True)
    return made, key


@pytest.fixture
def secure(certificate, monkeypatch):
    """The context of a server at crier.example, which leads to this machine."""

    def resolve(_, port, **__):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


def trusting(certificate):
    made, _ = certificate
    return rules(tls=lambda: ssl.create_default_context(cafile=made))


def test_a_secure_page(secure, certificate):
    with serving({"/": answer(STORY, **HTML)}, secure) as server:
        address = server.address("/", host="crier.example")
        assert fetch_by(address, trusting(certificate)).data == STORY


def test_a_certificate_that_nobody_vouches_for(secure):
    with serving({"/": answer(STORY, **HTML)}, secure) as server:
        address = server.address("/", host="crier.example")
        with pytest.raises(PageError, match="no secure connection"):
            fetch_by(address, rules())


def test_a_certificate_of_another_name(secure, certificate):
    with serving({"/": answer(STORY, **HTML)}, secure) as server:
        address = server.address("/", host="other.example")
        with pytest.raises(PageError, match="no secure connection"):
            fetch_by(address, trusting(certificate))


def test_no_way_leads_from_a_secure_page_to_one_that_is_not(secure, certificate):
    pages = {"/": moved("http://crier.example/")}
    with serving(pages, secure) as server:
        address = server.address("/", host="crier.example")
        with pytest.raises(PageError, match="not secure"):
            fetch_by(address, trusting(certificate))
