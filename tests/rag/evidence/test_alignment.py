import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evidence.alignment import aligned
from tests.rag.evidence.fakes import FakeTokens

TOLD = "Two ferries sank in the storm off Stenna on Monday night and nobody on board was hurt"


def said(claim: str, told: str = TOLD) -> float:
    fake = FakeTokens()
    return aligned(fake.encode(claim).vectors @ fake.encode(told).vectors.T)


def test_word_for_word_is_all_of_it() -> None:
    assert said("sank in the storm off Stenna") == pytest.approx(1.0)


def test_what_is_passed_over_costs_little_and_what_is_added_or_turned_round_more() -> None:
    shorter = said("Two ferries sank on Monday night")
    added = said("Two large new ferries sank off Bellmar on Monday night")
    turned = said("On Monday night two ferries sank")
    assert 0.8 < shorter < 1.0
    assert max(added, turned) < shorter
    assert said("Zebras eat purple radios") == 0.0


def test_a_claim_without_tokens_is_said_by_anything_and_a_text_without_says_none() -> None:
    assert aligned(np.zeros((0, 3), np.float32)) == 1.0
    assert aligned(np.zeros((3, 0), np.float32)) == 0.0


@given(st.lists(st.lists(st.floats(-1, 1), min_size=4, max_size=4), max_size=5))
def test_it_is_a_share(rows: list[list[float]]) -> None:
    assert 0.0 <= aligned(np.asarray(rows, np.float32).reshape(-1, 4)) <= 1.0
