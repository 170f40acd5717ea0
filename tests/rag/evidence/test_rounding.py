import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evidence.rounding import rounded


@pytest.mark.parametrize(
    ("text", "marked", "left"),
    [
        ("Bed and Board (BBD) is in trouble.", "Bed and Board (BBD", "Bed and Board"),
        ("The Tarn League (TL) began.", "The Tarn League (TL)", "The Tarn League"),
        ('She came as a "rain worm" today.', 'a "rain worm', 'a "rain worm'),
        ('She saw "The Weir" today.', '"The Weir', "The Weir"),
        ("She saw \u201cThe Weir\u201d today.", "The Weir\u201d", "The Weir"),
        ('She saw "The Weir" today.', '"The Weir"', '"The Weir"'),
        ("It cost 5m (\u00a34m).", "(\u00a34m)", "(\u00a34m)"),
    ],
)
def test_no_half_of_a_pair_and_no_aside_is_marked(text: str, marked: str, left: str) -> None:
    start = text.index(marked)
    first, last = rounded(text, start, start + len(marked))
    assert text[first:last] == left


@given(st.text(alphabet='ab ()"\u201c\u201d', min_size=1))
def test_what_is_left_lies_within_and_is_not_empty(text: str) -> None:
    first, last = rounded(text, 0, len(text))
    assert 0 <= first < last <= len(text)
