from datetime import UTC, datetime

import pytest

from rag.condense import condense, search_words
from rag.dates import find_window
from rag.own_time import newest_time, own_window
from rag.types import Turn

NOW = datetime(2026, 3, 12, tzinfo=UTC)
ON_A_DAY = "What happened in Stenna on 5 March 2026?"


def condensed(question: str, *before: str) -> str:
    return condense(question, newest_time(question, [Turn(question=asked) for asked in before]))


def start(question: str, *before: str) -> str:
    window = own_window(question, condensed(question, *before), NOW)
    return str(window.start.date()) if window and window.start else ""


@pytest.mark.parametrize(
    ("question", "before", "begins"),
    [
        ("What about last week?", ON_A_DAY, "2026-03-02"),
        ("And yesterday?", "What happened in Stenna last week?", "2026-03-11"),
        ("And in February?", "What did Bellandi say in January?", "2026-02-01"),
        ("And in February?", "What did Bellandi say in January 2024?", "2024-02-01"),
        ("And on 7 May?", "What did Bellandi say in 2024?", "2024-05-07"),
        ("And in 2025?", "How many people took the ferry in 2024?", "2025-01-01"),
        ("And in Merrow?", ON_A_DAY, "2026-03-05"),
        ("And the 2026 budget?", "What did Albrant decide last week?", "2026-03-02"),
    ],
)
def test_the_time_of_the_question_comes_before_that_of_the_turns(
    question: str, before: str, begins: str
) -> None:
    assert start(question, before) == begins


def test_the_newest_time_counts_for_what_names_none() -> None:
    assert start("And who died?", ON_A_DAY, "What about last week?") == "2026-03-02"


@pytest.mark.parametrize(
    ("question", "before", "read"),
    [
        ("What about last week?", ON_A_DAY, "What happened in Stenna?"),
        ("And today?", "Who won yesterday's vote in Stenna?", "Who won vote in Stenna?"),
        ("And in May?", "Who won in Stenna in April 2024?", "Who won in Stenna in 2024?"),
        ("And today?", "Who ruled in Stenna in the 1990s?", "Who ruled in Stenna?"),
        ("And today?", "Who ruled in Stenna from 2020 to 2024?", "Who ruled in Stenna?"),
        ("And today?", "What happened in Stenna on Monday?", "What happened in Stenna?"),
        ("And today?", "What did USA Today say of Stenna last week?", None),
        ("And today?", "What does the 2026 budget of Stenna say?", None),
    ],
)
def test_a_time_that_is_replaced_is_neither_read_nor_searched_for(
    question: str, before: str, read: str | None
) -> None:
    (turn,) = newest_time(question, [Turn(question=before)])
    assert turn.question == (read or before.replace(" last week", ""))
    assert find_window(search_words(question, [turn]), NOW) == own_window(question, question, NOW)


def test_a_question_without_a_time_leaves_the_turns_as_they_are() -> None:
    before = [Turn(question=ON_A_DAY, answer="A bridge fell.")]
    assert newest_time("And who died?", before) == before
