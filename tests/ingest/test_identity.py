"""Ids that stay the same, differ where articles do, and fit into an address."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.identity import article_id, without_user


def made(**fields: object) -> str:
    empty = {"given": None, "url": None, "publisher": None, "title": "", "published_at": None}
    return article_id(**{**empty, "text": "Words.", **fields})


def test_a_given_id_that_fits_stays_itself() -> None:
    assert made(given="rtqa00012", url="https://courier.example/a") == "rtqa00012"


def test_a_given_id_that_does_not_fit_stays_readable_and_apart() -> None:
    assert made(given="News/Lund 7").startswith("news-lund-7-")
    assert made(given="News/Lund 7") != made(given="News-Lund 7")


def test_given_ids_that_read_alike_stay_apart() -> None:
    assert len({made(given=name) for name in ("a b", "a-b", "A-b", "a--b", "-a-b")}) == 5


@pytest.mark.parametrize("path", ["a", "engineers-go-to-the-border-" * 9, "a-" * 80])
def test_an_id_made_here_stays_itself_when_it_is_given(path: str) -> None:
    for found in (made(url=f"https://courier.example/{path}"), made(given=f"{path} 7")):
        assert made(given=found) == found


def test_an_id_that_is_too_long_is_cut_and_hashed() -> None:
    assert len(made(given="a" * 90)) == len("a" * 80 + "-12345678")


def test_an_address_makes_a_readable_id() -> None:
    assert made(url="https://www.courier.example/2025/engineers").startswith(
        "courier-example-2025-engineers-"
    )


@pytest.mark.parametrize(
    "other",
    [
        "http://courier.example/a",
        "https://www.courier.example/a",
        "https://Courier.example/a/",
        "https://courier.example/a#top",
        "https://courier.example/a?utm_source=feed&fbclid=1",
        "https://me:sekret@courier.example/a",
    ],
)
def test_addresses_of_one_article_make_one_id(other: str) -> None:
    assert made(url=other) == made(url="https://courier.example/a")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://me:sekret@courier.example/a", "http://courier.example/a"),
        ("HTTPS://me:p@ss@courier.example:81?a", "HTTPS://courier.example:81?a"),
        ("https://courier.example/@me", "https://courier.example/@me"),
        ("http://[", "http://["),
    ],
)
def test_a_user_is_no_part_of_an_address(url: str, shown: str) -> None:
    assert without_user(url) == shown


def test_a_query_that_names_the_article_counts() -> None:
    assert made(url="https://courier.example/?id=1") != made(url="https://courier.example/?id=2")


def test_without_an_address_publisher_title_and_date_count() -> None:
    day = datetime(2025, 3, 17, 8, tzinfo=UTC)
    told = made(publisher="Lund Courier", title="Four send engineers", published_at=day)
    assert told == "lund-courier-four-send-engineers-2025-03-17"


def test_titles_that_differ_only_in_their_marks_do_not_share_an_id() -> None:
    assert made(title="War?") != made(title="War!")


def test_an_article_with_nothing_but_text_has_an_id() -> None:
    assert made(text="It rained.") == made(text="It rained.") != made(text="It snowed.")


@given(st.text(min_size=1), st.none() | st.text(), st.none() | st.text(), st.text())
def test_every_id_fits_into_an_address(
    text: str, given_id: str | None, publisher: str | None, title: str
) -> None:
    found = made(given=given_id, publisher=publisher, title=title, text=text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
