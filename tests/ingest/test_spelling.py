"""Names of fields that are nearly right are told."""

import pytest

from ingest.record import Record, parse
from ingest.spelling import NAMES, misspelt


@pytest.mark.parametrize(("name", "field"), NAMES.items())
def test_every_name_is_read(name: str, field: str) -> None:
    written = ["x"] if field == "authors" else "x"
    assert getattr(parse({name: written}), field) != getattr(Record(), field)


def test_a_name_that_is_nearly_a_field_is_told() -> None:
    told = ["field 'publishd_at' is not known; did you mean 'published_at'?"]
    assert misspelt({"publishd_at": "2026-03-05", "category": "x", "text": "x"}) == told
    assert parse({"publishd_at": "2026-03-05"}).notes == tuple(told)


def test_what_is_given_under_a_right_name_is_not_meant() -> None:
    assert misspelt({"publishd_at": "2026-03-05", "date": "2026-03-05"}) == []


def test_a_field_of_the_name_of_our_notes_is_none_of_ours() -> None:
    assert parse({"notes": "Filed late."}).notes == ()
