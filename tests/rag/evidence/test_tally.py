"""A toll, and which of the dead one was, tell how many died; who lives does not."""

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


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Through Sunday, the number of dead climbed to 41, with dozens hurt.", True),
        ("The death toll stands at nine.", True),
        ("By noon the toll had risen to 41.", True),
        ("The toll on the bridge was abolished.", False),
        ("The number of killed is not known.", False),
    ],
)
def test_a_toll_tells_how_many_died(sentence: str, counts: bool) -> None:
    assert (Tally("How many died in the crush at Orl?").told(sentence) > 0) is counts
    assert Tally("How much is the toll?").told(sentence) == 0
