import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evidence.words import key_of, names, words


@given(st.text())
def test_offsets_point_at_the_words(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for word in words(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rejected", "rejecting"),
        ("Meloni\u2019s", "Meloni"),
        ("thirty", "30"),
        ("seventy", "70"),
        ("1,000", "1000"),
        ("1,234,567.5", "1234567.5"),
        ("5,00,000", "500000"),
        ("U.S.", "US"),
        ("Gov", "Governor"),
        ("Sen", "senators"),
        ("café", "cafe"),
    ],
)
def test_the_same_word_written_differently_has_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_a_comma_that_groups_no_thousands_stays() -> None:
    assert key_of("1,5") != key_of("15")


def test_us_the_country_is_not_us_the_pronoun() -> None:
    assert key_of("US") != key_of("us")


def test_a_hyphenated_word_is_also_its_parts() -> None:
    assert [w.text for w in words("Swiss-led talks")] == ["Swiss", "led", "talks"]


def test_names_are_capitals_not_owed_to_the_start_of_a_sentence() -> None:
    assert names(words("Which harbours did Anna Berg close?")) == {"anna", "berg"}
    assert names(words("Anna Berg closed them.")) == {"anna", "berg"}
    assert names(words("Harbours closed.")) == set()
