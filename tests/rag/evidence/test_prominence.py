import pytest

from rag.evidence.prominence import prominence


def test_the_opening_of_what_was_found_first_loses_nothing() -> None:
    assert prominence(0, 0) == 0.0


def test_each_rank_takes_as_much_as_the_one_before() -> None:
    assert prominence(1, 0) - prominence(2, 0) == pytest.approx(prominence(6, 0) - prominence(7, 0))


def test_going_deeper_takes_less_and_less() -> None:
    first, later = prominence(0, 0) - prominence(0, 500), prominence(0, 500) - prominence(0, 1000)
    assert first > later > 0
