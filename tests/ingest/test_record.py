"""Fields as found to an article: what is missing stays missing."""

from datetime import UTC, datetime

import pytest

from ingest.record import Draft, draft, parse, without_title
from rag.errors import SourceError

NOW = datetime(2025, 3, 20, tzinfo=UTC)


def drafted(**fields: object) -> Draft:
    return draft(parse({"text": "It rained.", **fields}), NOW)


def test_dates_become_aware_and_stay_apart() -> None:
    article = drafted(published_at="2025-03-17", updated_at="2025-03-18T10:00:00Z").article
    assert article.published_at == datetime(2025, 3, 17, tzinfo=UTC)
    assert article.updated_at == datetime(2025, 3, 18, 10, tzinfo=UTC)
    assert article.fetched_at == NOW


def test_an_unreadable_date_is_missing_with_a_warning() -> None:
    found = drafted(published_at="yesterdayish")
    assert found.article.published_at is None
    assert found.warning == "published_at 'yesterdayish' is not a date, and is left out"


def test_a_date_with_two_meanings_is_missing_and_both_are_told() -> None:
    found = drafted(published_at="05/06/2026")
    assert found.article.published_at is None
    assert found.warning == (
        "published_at '05/06/2026' is not a date with one meaning (2026-05-06 or 2026-06-05), "
        "and is left out"
    )


def test_no_date_is_no_warning() -> None:
    assert drafted(published_at="", updated_at=None).warning is None


def test_what_is_no_web_address_is_left_out() -> None:
    found = drafted(url="file:///etc/passwd")
    assert found.article.url is None
    assert found.warning is not None
    assert "not a web address" in found.warning


def test_a_password_in_an_address_is_not_kept() -> None:
    article = drafted(url="http://me:sekret@courier.example/a").article
    assert article.url == "http://courier.example/a"
    assert article.id == drafted(url=article.url).article.id


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-05:00"])
def test_a_date_that_cannot_be_stored_is_missing_with_a_warning(written: str) -> None:
    found = drafted(published_at=written)
    assert found.article.published_at is None
    assert found.warning == f"published_at {written!r} is not a date, and is left out"


@pytest.mark.parametrize("written", ["Ana Ruiz; Bo Lind", ["Ana Ruiz", "Bo Lind"]])
def test_authors_are_one_text_or_a_list(written: object) -> None:
    assert drafted(author=written).article.authors == ("Ana Ruiz", "Bo Lind")


def test_lines_end_in_one_way_and_nothing_controls_anything() -> None:
    assert drafted(text="One.\r\nTwo.\x00\x1b[31m\rThree.").article.text == "One.\nTwo.[31m\nThree."


def test_half_a_surrogate_pair_can_be_stored() -> None:
    assert (
        drafted(text="A \ud83d b").article.text.encode() == "A \N{REPLACEMENT CHARACTER} b".encode()
    )


@pytest.mark.parametrize("text", ["", " \n ", None, "…"])
def test_an_article_without_text_is_refused(text: object) -> None:
    with pytest.raises(SourceError, match="no text"):
        drafted(text=text)


def test_a_field_of_the_wrong_kind_is_named() -> None:
    with pytest.raises(SourceError, match="'title'"):
        drafted(title=["a", "b"])


def test_a_number_is_an_id() -> None:
    assert drafted(id=17).article.id == "17"


def test_a_first_line_that_repeats_the_title_goes() -> None:
    assert without_title("Rain in  Lund\n\nIt rained.", "Rain in Lund") == "It rained."
    assert without_title("Rain in Lund", "Rain in Lund") == "Rain in Lund"


def test_a_date_that_can_hardly_be_right_is_kept_with_a_word() -> None:
    assert "published_at 2125-03-17 lies far ahead" in str(
        drafted(published_at="2125-03-17").warning
    )
    assert drafted(published_at="2125-03-17").article.published_at
    assert drafted(published_at="2025-06-17").warning is None


def test_an_update_days_before_publication_is_told() -> None:
    later = drafted(published_at="2025-03-17", updated_at="2025-03-15")
    assert later.warning == "updated_at 2025-03-15 lies before published_at 2025-03-17"
    near = drafted(published_at="2025-03-17T10:00:00Z", updated_at="2025-03-17T09:00:00Z")
    assert near.warning is None
