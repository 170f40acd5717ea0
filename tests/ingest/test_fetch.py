"""Fetching from a real server on this machine that misbehaves in every way it can."""

import gzip
import time
from http.server import BaseHTTPRequestHandler

import pytest

from ingest.fetch import fetch, is_public
from rag.errors import RefusedError, SourceError
from rag.settings import Settings
from tests.ingest.conftest import Web


def refusal(url: str, settings: Settings) -> str:
    with pytest.raises(SourceError) as refused:
        fetch(url, settings)
    return str(refused.value)


def test_a_page_comes_with_its_type_and_last_address(web: Web, settings: Settings) -> None:
    last = web.serve("/b", "Größe".encode("latin-1"), "text/html; charset=ISO-8859-1")
    page = fetch(web.redirect("/a", "/b"), settings)
    assert (page.url, page.media_type, page.charset) == (last, "text/html", "iso-8859-1")
    assert page.data.decode("latin-1") == "Größe"


def test_not_found_is_said(web: Web, settings: Settings) -> None:
    assert refusal(web.url("/none"), settings) == "answered 404 Not Found"


@pytest.mark.parametrize(
    ("status", "lasting"), [(403, True), (404, True), (410, True), (429, False), (503, False)]
)
def test_a_refusal_that_will_last_is_told_from_one_that_may_pass(
    web: Web, settings: Settings, status: int, lasting: bool
) -> None:
    web.pages["/a"] = lambda handler: handler.send_error(status)
    with pytest.raises(SourceError) as refused:
        fetch(web.url("/a"), settings)
    assert isinstance(refused.value, RefusedError) is lasting


def test_redirects_have_an_end(web: Web, settings: Settings) -> None:
    assert refusal(web.redirect("/loop", "/loop"), settings) == "redirects more than 5 times"


def test_a_server_that_never_answers_is_left(web: Web, settings: Settings) -> None:
    web.pages["/silent"] = lambda handler: time.sleep(3)
    begun = time.monotonic()
    message = refusal(web.url("/silent"), settings.model_copy(update={"fetch_seconds": 0.5}))
    assert message == "did not answer within 0.5 seconds"
    assert time.monotonic() - begun < 2


def test_a_server_that_drips_is_left(web: Web, settings: Settings) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(30):
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n"[:1])
            time.sleep(0.1)

    web.pages["/drip"] = drip
    settings = settings.model_copy(update={"fetch_seconds": 0.5})
    assert "within 0.5 seconds" in refusal(web.url("/drip"), settings)


def test_an_endless_body_is_cut_off(web: Web, settings: Settings) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"word " * 1000)
        except OSError:
            return

    web.pages["/endless"] = endless
    assert refusal(web.url("/endless"), settings).startswith("is larger than 50,000 bytes")


def test_what_unpacks_to_too_much_is_cut_off(web: Web, settings: Settings) -> None:
    def bomb(handler: BaseHTTPRequestHandler) -> None:
        packed = gzip.compress(bytes(5_000_000))
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", str(len(packed)))
        handler.end_headers()
        handler.wfile.write(packed)

    web.pages["/bomb"] = bomb
    assert refusal(web.url("/bomb"), settings).startswith("is larger than 50,000 bytes")


def test_this_machine_is_not_read_by_default(web: Web, settings: Settings) -> None:
    public = settings.model_copy(update={"fetch_private": False})
    assert "private network" in refusal(web.serve("/", b"secret"), public)


def test_the_checked_address_is_connected_to_under_its_own_name(
    web: Web, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def name(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(handler.headers["Host"].encode())

    monkeypatch.setattr("ingest.fetch.is_public", lambda address: True)
    web.pages["/name"] = name
    web.redirect("/to-name", "/name")
    origin = web.url("").replace("127.0.0.1", "localhost")
    page = fetch(f"{origin}/to-name", settings.model_copy(update={"fetch_private": False}))
    assert page.url == f"{origin}/name"
    assert page.data.decode() == origin.removeprefix("http://")


def test_a_redirect_into_the_private_network_is_refused(
    web: Web, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.fetch.is_public", lambda address: address == "127.0.0.1")
    url = web.redirect("/out", "http://10.0.0.1/secret")
    public = settings.model_copy(update={"fetch_private": False})
    assert "'10.0.0.1' in a private network" in refusal(url, public)


@pytest.mark.parametrize("host", ["localhost", "[::1]", "10.0.0.1", "169.254.169.254", "0.0.0.0"])
def test_no_private_address_is_read_by_default(host: str, settings: Settings) -> None:
    public = settings.model_copy(update={"fetch_private": False})
    assert "private network" in refusal(f"http://{host}/", public)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("64:ff9b::5db8:d70e", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::a00:1", False),
        ("::127.0.0.1", False),
        ("::ffff:0:10.0.0.1", False),
        ("fec0::1", False),
        ("5f00::1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_is_what_the_internet_can_reach(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_redirect_leads_only_to_the_web(web: Web, settings: Settings) -> None:
    assert "not http or https" in refusal(web.redirect("/f", "ftp://lund.example/"), settings)


def test_a_closed_port_is_said(settings: Settings) -> None:
    assert refusal("http://127.0.0.1:9/", settings) == "cannot be connected to"


def test_an_unknown_name_is_said(settings: Settings) -> None:
    public = settings.model_copy(update={"fetch_private": False})
    assert "not known" in refusal("http://no-such-host.invalid/", public)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://", "it names no host"),
        ("http://:80/", "it names no host"),
        ("http://[", "its host has a name that no host can have"),
        ("http://a b/", "its host has a name that no host can have"),
        ("http://127.0.0.1:99999/", "its port must be 1 to 65535"),
        ("http://127.0.0.1:65536/", "its port must be 1 to 65535"),
        ("http://127.0.0.1:0/", "its port must be 1 to 65535"),
        ("http://127.0.0.1/\udcff", "it holds bytes that are no text; write them as %FF"),
        ("http://[::1", ""),
        ("http://x:80:80/", ""),
    ],
)
@pytest.mark.parametrize("private", [False, True])
def test_what_is_no_address_is_said(
    url: str, reason: str, private: bool, settings: Settings
) -> None:
    told = refusal(url, settings.model_copy(update={"fetch_private": private}))
    assert told == (f"is not a web address: {reason}" if reason else "is not a web address")


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("http://127.0.0.1:99999/", ": its port must be 1 to 65535"),
        ("//127.0.0.1:0/", ": its port must be 1 to 65535"),
        ("http://[::1", ""),
    ],
)
def test_a_redirect_to_what_is_no_address_is_said(
    web: Web, settings: Settings, to: str, reason: str
) -> None:
    told = refusal(web.redirect("/out", to), settings)
    assert told == f"redirects to what is not a web address{reason}"


@pytest.mark.parametrize("host", ["example..org", ".example.org", "xn--a.com", f"{'a' * 64}.org"])
def test_a_host_with_no_possible_name_is_told(host: str, settings: Settings) -> None:
    public = settings.model_copy(update={"fetch_private": False})
    assert refusal(f"http://{host}/", public).endswith("a name that no host can have")


def test_a_password_is_sent_and_not_kept(web: Web, settings: Settings) -> None:
    def name(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(handler.headers["Authorization"].encode())

    web.pages["/name"] = name
    page = fetch(web.url("/name").replace("//", "//me:sekret@"), settings)
    assert page.url == web.url("/name")
    assert page.data == b"Basic bWU6c2VrcmV0"
