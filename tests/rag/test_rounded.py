import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from rag.rounded import AT_ONCE, bytes_of, cosines, highest, packed, unpacked

SIZE = 384


@pytest.fixture(scope="module")
def unit() -> NDArray[np.float32]:
    rows = np.random.default_rng(0).standard_normal((2 * AT_ONCE + 3, SIZE)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def test_cosines_of_rounded_vectors_are_nearly_those_of_the_vectors(
    unit: NDArray[np.float32],
) -> None:
    kept = packed(unit)
    assert len(kept) == len(unit) * bytes_of(SIZE) == len(unit) * (SIZE + 4)
    found, exact = cosines(unpacked(kept, SIZE), unit[7]), unit @ unit[7]
    assert np.abs(found - exact).max() < 0.002
    assert np.abs(found - exact).mean() < 0.0005
    assert int(found.argmax()) == 7


def test_of_chosen_rows_each_has_its_own_cosine(unit: NDArray[np.float32]) -> None:
    rows, chosen = unpacked(packed(unit), SIZE), np.flatnonzero(np.arange(len(unit)) % 2)
    assert cosines(rows, unit[7], chosen) == pytest.approx(cosines(rows, unit[7])[chosen])


def test_a_vector_of_noughts_stays_one() -> None:
    rows = unpacked(packed(np.zeros((2, SIZE), np.float32)), SIZE)
    assert cosines(rows, np.ones(SIZE, np.float32)).tolist() == [0, 0]


def test_no_vectors_at_all_are_no_rows() -> None:
    assert packed(np.zeros((0, SIZE), np.float32)) == b""
    assert len(cosines(unpacked(b"", SIZE), np.ones(SIZE, np.float32))) == 0


@given(
    st.lists(st.integers(-3, 3), max_size=9).map(lambda row: np.asarray(row, np.float32)),
    st.integers(0, 10),
)
def test_the_highest_come_first_and_of_equal_ones_the_first(
    scores: NDArray[np.float32], k: int
) -> None:
    best = np.argsort(-scores, kind="stable")[:k]
    assert highest(scores, k).tolist() == best.tolist()
