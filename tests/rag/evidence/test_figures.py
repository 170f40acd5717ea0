import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evidence.figures import figures, values
from rag.evidence.words import words


def likeliest(text: str) -> list[str]:
    return [figure.values[0] for figure in figures(words(text))]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("twenty-five", "25"),
        ("ninety", "90"),
        ("two hundred", "200"),
        ("two hundred and fifty-six thousand", "256000"),
        ("two dozen", "24"),
        ("a million", "1000000"),
        ("1.5 million", "1500000"),
        ("5m", "5000000"),
        ("$5bn", "5000000000"),
        ("1,5 million", "1,5 million"),
        ("2.50", "2.5"),
        ("10:30", "10:30"),
    ],
)
def test_a_number_is_what_it_comes_to(written: str, value: str) -> None:
    assert likeliest(written) == [value]


@pytest.mark.parametrize("nobody", ["No one spoke.", "Has any one asked?", "Some one, anyone."])
def test_one_behind_no_and_any_is_no_number(nobody: str) -> None:
    assert likeliest(nobody) == []


def test_numbers_that_a_comma_or_another_word_parts_are_two() -> None:
    assert likeliest("twenty, five of 7 million and 3") == ["20", "5", "7000000", "3"]


def test_an_m_may_be_metres() -> None:
    assert values(words("5m high")) == {"5000000", "5"}


@given(st.text())
def test_any_text_has_numbers_or_none(text: str) -> None:
    assert all(figure.values for figure in figures(words(text)))


def test_a_number_of_many_digits_keeps_them() -> None:
    assert likeliest("9" * 5000) == ["9" * 5000]
