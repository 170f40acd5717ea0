"""A list has no row twice in other words."""

import pytest

from rag.evidence.same_names import is_one


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("The UK", "Britain", True),
        ("the United States", "US", True),
        ("U.S.", "The US", True),
        ("Voll", "Mara Voll", True),
        ("Mara Voll", "Voll", True),
        ("Virginia", "West Virginia", False),
        ("Jan Voll", "Mara Voll", False),
        ("Hask", "Hask Rovers", False),
        ("Britain", "Brittany", False),
    ],
)
def test_one_thing_may_have_two_names(name: str, other: str, one: bool) -> None:
    assert is_one(name, other) is one
