import pytest

from rag.settings import Settings
from server.hosts import known, names_of, same_site

OURS = frozenset({"news.example.org"})


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost:8000", True),
        ("127.0.0.1", True),
        ("192.168.1.5:8000", True),
        ("[::1]:8000", True),
        ("news.example.org", True),
        ("NEWS.example.org:443", True),
        ("news.example.org.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("evil.example", False),
        ("2130706433", False),
        ("[::1", False),
        ("", False),
    ],
)
def test_an_address_localhost_and_our_own_names_are_known(host: str, expected: bool) -> None:
    assert known(host, OURS) is expected


def test_names_of_the_settings_and_of_the_public_page_are_known() -> None:
    settings = Settings(hosts="Dateline, news.example.org")
    named = names_of(settings, "https://ask.example.org:8443/page")
    assert named == {"127.0.0.1", "dateline", "news.example.org", "ask.example.org"}
    assert names_of(settings) == named - {"ask.example.org"}


def test_a_client_in_a_container_is_answered_where_its_host_is_named() -> None:
    host = "host.docker.internal"
    assert not known(f"{host}:8000", names_of(Settings(host="0.0.0.0")))
    assert known(f"{host}:8000", names_of(Settings(host="0.0.0.0", hosts=host)))


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://127.0.0.1:8001", False),
        ("https://evil.example", False),
        ("null", False),
        ("http://[x", False),
    ],
)
def test_an_origin_is_ours_where_it_is_the_host_that_was_asked(origin: str, expected: bool) -> None:
    assert same_site(origin, "127.0.0.1:8000") is expected
