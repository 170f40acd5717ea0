"""The hour of an entry tells nothing; a price that looks like one does."""

import pytest

from rag.evidence.furniture import is_furniture


@pytest.mark.parametrize(
    ("sentence", "furniture"),
    [("17:45", True), ("5.30 p.m.", True), ("$12.50", False), ("2.50%", False), ("99:99", False)],
)
def test_a_time_alone_is_no_sentence(sentence: str, furniture: bool) -> None:
    assert is_furniture(sentence) is furniture
