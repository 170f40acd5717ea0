import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evidence.rounding import bare, rounded
from rag.evidence.words import words


@pytest.mark.parametrize(
    ("text", "marked", "left"),
    [
        ("Bed and Board (BBD) is in trouble.", "Bed and Board (BBD", "Bed and Board"),
        ("The Tarn League (TL) began.", "The Tarn League (TL)", "The Tarn League"),
        ('She came as a "rain worm" today.', 'a "rain worm', 'a "rain worm'),
        ('She saw "The Weir" today.', '"The Weir', "The Weir"),
        ("She saw \u201cThe Weir\u201d today.", "The Weir\u201d", "The Weir"),
        ('She saw "The Weir" today.', '"The Weir"', '"The Weir"'),
        ("Rep. Ada Moss, D-Kell., agreed.", "Rep. Ada Moss, D-Kell", "Rep. Ada Moss"),
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


@pytest.mark.parametrize(
    ("question", "answer", "left"),
    [
        ("how many miles away was it", "nearly 7 million miles", "7 million"),
        ("how much was raised", "more than £7m", "£7m"),
        ("how many left their jobs", "about one in 12 workers", "one in 12 workers"),
        ("what is the price of a gallon", "$5.02 a gallon", "$5.02"),
        ("how many people were hurt", "12 people", "12"),
        ("how much of it is recycled", "around 9%", "9%"),
        ("how many were hurt", "some of the 12 people", "some of the 12 people"),
        ("how many were hurt", "about", "about"),
        ("how many were hurt", "", ""),
        ("how old is he", "21-year-old", "21"),
        ("how old is he", "seventy-one-year", "seventy-one"),
        ("how long is the sentence", "three-year", "three-year"),
    ],
)
def test_of_a_figure_neither_its_hedge_nor_what_is_asked_is_marked(
    question: str, answer: str, left: str
) -> None:
    first, last = bare(answer, {word.key for word in words(question) if word.content})
    assert answer[first:last] == left
