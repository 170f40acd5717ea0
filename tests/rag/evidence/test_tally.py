"""Which of the dead one was tells how many died; who lives does not."""

import pytest

from rag.evidence.tally import Tally


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("A second person has died.", True),
        ("The second victim has died.", True),
        ("A third body was recovered.", True),
        ("A third person was found alive after the fire.", False),
        ("A second man was found guilty of the killing.", False),
        ("A third woman confirmed the report.", False),
        ("A second person has not died.", False),
    ],
)
def test_one_more_death_counts_all(sentence: str, counts: bool) -> None:
    assert (Tally("How many people died?").told(sentence) > 0) is counts
