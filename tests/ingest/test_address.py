"""Which addresses are of one site."""

import pytest

from ingest.address import of_one_site

COURIER = "https://www.courier.example/a"


@pytest.mark.parametrize("url", ["http://courier.example", "https://feeds.courier.example/rss"])
def test_a_host_and_its_subdomains_are_one_site(url: str) -> None:
    assert of_one_site(COURIER, url)
    assert of_one_site(url, COURIER)


@pytest.mark.parametrize(
    "url",
    [
        "https://evilcourier.example/",
        "https://courier.example.evil.example/",
        "https://courier.example@evil.example/",
        "https://example/",
        "https://[bad/",
        "ftp://courier.example/",
        "javascript:alert(1)",
        "",
    ],
)
def test_what_only_looks_like_it_is_another_site_or_none(url: str) -> None:
    assert not of_one_site(COURIER, url)
