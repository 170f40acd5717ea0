"""From readings to statements."""

import pytest

from rag.composing import statements
from rag.types import Span
from tests.rag.composed import ASKED, march, reading


def test_the_likeliest_sentence_comes_first_word_for_word() -> None:
    rows = [[reading("a", "It rained.", 0.8)], [reading("b", "The mayor closed it.", 0.9)]]
    found = statements(ASKED, rows, 0.5)
    assert [s.text for s in found] == ["The mayor closed it.", "It rained."]
    assert found[0].citations[0].quote == "The mayor closed it."


def test_nothing_likely_enough_gives_no_statement() -> None:
    assert statements(ASKED, [[reading("a", "It rained.", 0.4)]], 0.5) == []
    assert statements(ASKED, [], 0.5) == []


def test_sentences_far_behind_the_best_are_left_out() -> None:
    rows = [[reading("a", "The mayor closed it.", 0.95), reading("a", "It rained.", 0.5)]]
    assert len(statements(ASKED, rows, 0.5)) == 1


def test_there_are_never_more_statements_than_wanted() -> None:
    texts = ["The mayor spoke.", "Rain fell.", "Ferries sailed.", "Bridges burned."]
    assert len(statements(ASKED, [[reading("a", t, 0.9) for t in texts]], 0.5)) == 3


def test_the_words_that_answer_are_marked() -> None:
    row = [reading("a", "The  mayor, Anna Berg, closed it.", 0.9, "Anna Berg")]
    (only,) = statements("Who closed it?", [row], 0.5)
    assert only.answer is not None
    assert only.text[only.answer.start : only.answer.end] == "Anna Berg"


@pytest.mark.parametrize("asked", ["Did the mayor close it?", "Why was it shut?", "How was it?"])
def test_whether_why_and_how_are_answered_by_a_whole_sentence(asked: str) -> None:
    row = [reading("a", "The mayor closed it.", 0.9, "The mayor")]
    (only,) = statements(asked, [row], 0.5)
    assert only.answer is None


def test_a_list_question_has_a_row_for_each_item() -> None:
    rows = [
        [reading("a", "Norway and Denmark will send ferries.", 0.9, "Norway and Denmark")],
        [reading("b", "Sweden will send a ship, as will Norway.", 0.87, "Sweden", "Norway")],
    ]
    (only,) = statements("Which countries will send ferries?", rows, 0.5)
    assert [i.text for i in only.items] == ["Norway", "Denmark", "Sweden"]
    assert [c.article_id for c in only.items[0].citations] == ["a", "b"]


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ("The border was shut after guards shot two fishermen.", 1),
        ("The border was shut three years after the war.", 0),
        ("The border was shut the following day.", 0),
        ("The border was shut a day after the vote.", 0),
        ("The border was shut the following Friday morning.", 0),
        ("The border that was shut was named after Berg.", 0),
        ("The shutting of the border was followed by protests.", 0),
        ("The border was shut following an attack.", 1),
    ],
)
def test_of_equally_likely_sentences_one_that_says_why_stands_first(told: str, first: int) -> None:
    event = "The two countries will open the border for the first time in years."
    rows = [[reading("a", event, 0.8)], [reading("b", told, 0.75)]]
    found = [s.text for s in statements("Why was the border shut?", rows, 0.5)]
    assert found == [[event, told][first], [event, told][1 - first]]


def test_a_reason_of_something_else_does_not_stand_first() -> None:
    told = "The tram that crashed had faulty brakes.", "The cost grew after cracks were found."
    rows = [[reading("a", told[0], 0.8), reading("b", told[1], 0.75)]]
    assert statements("Why did it crash?", rows, 0.5)[0].text == told[0]


@pytest.mark.parametrize(
    ("other", "score", "shown"),
    [
        ("The mayor said that she had not been warned.", 0.5, True),
        ("The mayor said that she had not been warned.", 0.2, False),
        ("The mayor of Orl likes boats.", 0.5, False),
    ],
    ids=["a denial", "hardly likely", "something else"],
)
def test_a_yes_is_shown_with_who_denies_it_however_early(
    other: str, score: float, shown: bool
) -> None:
    said = reading("b", "The office warned the mayor of Orl.", 0.9, published=march(9))
    denied = reading("a", other, score, published=march(2))
    told = [s.text for s in statements("Was the mayor warned?", [[said], [denied]], 0.35)]
    assert told[:1] == [said.text]
    assert (other in told) is shown


def test_a_sentence_that_does_not_say_why_is_told_with_the_one_behind_that_does() -> None:
    text = "Fjordway has withdrawn its bid. Its director said the terms could not be met."
    whole = reading("a", text, 0.9)
    ends = whole.span.start + text.index(" Its")
    spans = (Span(start=10, end=ends), Span(start=ends + 1, end=whole.span.end))
    passage = whole.hit.passage.model_copy(update={"sentences": spans})
    hit = whole.hit.model_copy(update={"passage": passage})
    first = whole.model_copy(update={"hit": hit, "span": spans[0]})
    assert [s.text for s in statements("Why did Fjordway withdraw?", [[first]], 0.4)] == [text]
    assert [s.text for s in statements("Who withdrew?", [[first]], 0.4)] == [first.text]
