"""Of last year's figure and this year's, the one that is asked for."""

from datetime import UTC, datetime

import pytest

from rag.evidence.compared import Compared

JUNE = datetime(2026, 6, 3, tzinfo=UTC)
PROFIT = "Sealine made 42 million crowns in 2025, against 61 million a year before."
VISITORS = "In 2024 the museum had 80,000 visitors; last year it had 95,000."
RATE = "The rate rose to 4.1 per cent in April from 3.2 per cent a year earlier."
PEOPLE = "Orlund has 212,000 inhabitants, 4,000 more than in 2020, when it had 208,000."
WHEAT = "They brought in 3.1 million tonnes this summer, and 3.6 million tonnes last year."


def chosen(question: str, sentence: str, marked: str, year: int | None = None) -> str:
    start = sentence.index(marked)
    found = Compared(question, year).chosen(sentence, start, start + len(marked), JUNE)
    return sentence[slice(*found)]


@pytest.mark.parametrize(
    ("question", "sentence", "marked", "figure"),
    [
        ("How much did Sealine make in 2024?", PROFIT, "42 million crowns", "61 million"),
        ("How many visitors came in 2025?", VISITORS, "80,000", "95,000"),
        ("How many visitors came?", VISITORS, "80,000", "95,000"),
        ("How high was the rate in April 2025?", RATE, "4.1 per cent", "3.2 per cent"),
        ("How many inhabitants were there in 2020?", PEOPLE, "212,000", "208,000"),
    ],
)
def test_the_figure_of_the_year_that_is_asked_for_is_marked(
    question: str, sentence: str, marked: str, figure: str
) -> None:
    assert chosen(question, sentence, marked) == figure


def test_last_year_is_counted_from_the_clock() -> None:
    asked = "How much wheat did they bring in last year?"
    assert chosen(asked, WHEAT, "3.1 million tonnes", 2025) == "3.6 million tonnes"


@pytest.mark.parametrize(
    ("question", "sentence", "marked"),
    [
        ("How much did Sealine make in 2025?", PROFIT, "42 million crowns"),
        ("How much did Sealine make in 2021?", PROFIT, "42 million crowns"),
        ("How many visitors came in 2024?", VISITORS, "80,000"),
        ("How many inhabitants does Orlund have?", PEOPLE, "212,000"),
        ("What was the rate a year earlier?", RATE, "3.2 per cent"),
        ("How many visitors came?", "The museum had 80,000 visitors and 12 guides.", "80,000"),
    ],
)
def test_a_figure_of_its_year_or_of_none_stays(question: str, sentence: str, marked: str) -> None:
    assert chosen(question, sentence, marked) == marked


def test_last_years_wage_is_doubted_where_it_is_asked_what_is_earned() -> None:
    sentence = "Last year nurses earned 31,000 crowns a month."
    start = sentence.index("31,000")
    place = (start, start + len("31,000"))
    assert Compared("How much do nurses earn?").told(sentence, *place, JUNE) < 0
    assert Compared("How much did nurses earn?").told(sentence, *place, JUNE) == 0
    assert Compared("How much did nurses earn in 2025?").told(sentence, *place, JUNE) > 0


def test_what_has_been_since_some_year_is_not_of_the_past_year() -> None:
    question, sentence = (
        "By how much did rents rise in the past year?",
        "Rents rose 38% since 2019.",
    )
    assert Compared(question).told(sentence, 11, 14, JUNE) < 0
    assert Compared("By how much did rents rise?").told(sentence, 11, 14, JUNE) == 0


def test_by_how_much_one_is_less_is_not_what_it_is() -> None:
    sentence = "It asked for 265 million, 45 million less than Sealine is paid now."
    place = (sentence.index("45"), sentence.index(" less"))
    assert Compared("How much is Sealine paid?").told(sentence, *place, JUNE) < 0
    assert Compared("How much less did it ask for?").told(sentence, *place, JUNE) == 0
