"""Fields that somebody writes: a misspelt one is told, and so is a wrong one, in plain words."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from rag.fields import is_text, sentence, unknown
from rag.filters import Filters
from rag.types import Turn

EARLY, LATE = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)


def refusal(kind: type, fields: object) -> str:
    with pytest.raises(ValidationError) as refused:
        kind.model_validate(fields)
    return sentence(refused.value.errors())


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"publisher": ["Echo"]}, "unknown field 'publisher'; did you mean 'publishers'?"),
        ({"form": "2026-03-01T00:00:00Z"}, "unknown field 'form'; did you mean 'from'?"),
        ({"outlet": "Echo"}, "unknown field 'outlet'; known are from, publishers, to"),
        ({"a": 1, "b": 2}, "unknown field 'a'; known are from, publishers, to; unknown field 'b'"),
        ({"publishers": 5}, "publishers: Input should be a list"),
        ({"from": LATE, "to": EARLY}, "to: it must lie after from"),
        ({"from": EARLY, "to": EARLY}, "to: it must lie after from"),
        (5, "Input should be an object with named fields"),
    ],
)
def test_filters_that_do_not_filter_are_refused(fields: object, told: str) -> None:
    assert refusal(Filters, fields).startswith(told)


def test_filters_are_written_by_either_name() -> None:
    assert Filters(from_=EARLY) == Filters.model_validate({"from": EARLY})
    assert Filters.model_validate_json('{"to": "2026-03-01T00:00:00Z"}').to == EARLY


@pytest.mark.parametrize("written", ["2026-03-01", "20260301", " 2026-03-01T00:00 ", EARLY])
def test_a_day_is_read_as_its_beginning(written: object) -> None:
    assert Filters.model_validate({"from": written}).from_ == EARLY


@pytest.mark.parametrize("written", [20260301, 1772323200.0, True])
def test_a_number_is_no_date(written: object) -> None:
    assert refusal(Filters, {"from": written}).endswith("is a number; write a date as 2026-03-13")


@pytest.mark.parametrize("written", ["5", "1772323200", "202603011200", "20261399", "1 March", ""])
def test_bare_digits_and_other_words_are_no_date(written: str) -> None:
    assert refusal(Filters, {"to": written}).endswith("is not a date or time; write 2026-03-13")


def test_a_turn_with_a_misspelt_answer_is_refused() -> None:
    assert refusal(Turn, {"question": "Who?", "anser": "Echo."}).endswith("did you mean 'answer'?")


def test_a_name_that_is_like_none_is_told_with_all_there_are() -> None:
    assert unknown("articles", ["title", "text"]).endswith("known are text, title")


@pytest.mark.parametrize(
    ("written", "good"),
    [("Who?\n\tZoë", True), ("\0", False), ("\x1b[2J", False), ("\ud800", False)],
)
def test_text_controls_nothing(written: str, good: bool) -> None:
    assert is_text(written) is good


def test_a_field_under_both_its_names_is_told_in_plain_words() -> None:
    both = {"from": EARLY, "from_": EARLY}
    assert "unknown field 'from_'" in refusal(Filters, both)
