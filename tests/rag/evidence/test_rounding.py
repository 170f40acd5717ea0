import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evidence.rounding import bare, rounded, told_behind
from rag.evidence.words import words

COLOURS = "red, blue, ink and moss"
COST = "between 20 million and 25 million euros"


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
        ("It costs between 20 million and 25 million euros.", "25 million euros", COST),
        ("It costs between 20 million and 25 million euros.", "20 million", COST),
        ("Out for between four and six weeks.", "six weeks", "between four and six weeks"),
        (
            "It costs between \u00a35m and \u00a36m a year.",
            "\u00a36m",
            "between \u00a35m and \u00a36m",
        ),
        ("Talks between Orl and 12 others failed.", "12 others", "12 others"),
        ("The border between Orl and Kell opened.", "Orl", "Orl"),
        ("It rose from 5 to 6 crowns.", "6 crowns", "6 crowns"),
        ("A rise of 5.2% is offered.", "5.2", "5.2%"),
        ("It cost $40m, or \u00a330m.", "30m", "\u00a330m"),
        ("It cost $40.", "$40", "$40"),
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


@pytest.mark.parametrize(
    ("text", "marked", "told"),
    [
        ("It comes in four colours: red, blue, ink and moss.", "four colours", COLOURS),
        ("Three towns refused: Orl and Kell.", "Three towns", "Three towns"),
        ("It comes in four colours.", "four colours", "four colours"),
        ("Its score was 4: a record.", "4", "4"),
        ("It comes in new colours: red and blue.", "new colours", "new colours"),
    ],
)
def test_where_things_are_counted_and_then_told_what_is_told_is_marked(
    text: str, marked: str, told: str
) -> None:
    start = text.index(marked)
    first, last = told_behind(text, start, start + len(marked))
    assert text[first:last] == told
