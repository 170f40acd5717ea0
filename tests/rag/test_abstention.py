from datetime import UTC, datetime

import pytest

from rag.abstention import absent_names, missing
from rag.articles import Coverage
from rag.readings import Reading
from tests.rag.composed import reading

SPRING = datetime(2026, 3, 5, tzinfo=UTC)


def told() -> list[Reading]:
    return [reading("ferry", "The ferry left Lund.", 0.2)]


def test_a_name_that_no_passage_read_mentions_is_absent() -> None:
    assert absent_names("When did Lund and Stenna open?", told()) == ["Stenna"]


def test_a_name_in_the_title_is_not_absent_nor_is_the_first_word() -> None:
    titled = told()[0].hit.article.model_copy(update={"title": "Stenna waits"})
    hit = told()[0].hit.model_copy(update={"article": titled})
    readings = [told()[0].model_copy(update={"hit": hit})]
    assert absent_names("Why is Stenna shut?", readings) == []


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("Thanks! Tell me who paid for the ferry.", []),
        ("Who paid? Explain.", []),
        ("Did Mr. Berg pay? Name those who did.", ["Mr", "Berg"]),
    ],
)
def test_the_first_word_of_a_sentence_is_not_absent(question: str, absent: list[str]) -> None:
    assert absent_names(question, told()) == absent


def test_an_abstention_says_what_was_searched_and_what_is_absent() -> None:
    said = missing(Coverage(2, 1, SPRING, SPRING), ["Lund", "Stenna"])
    assert said.startswith("2 articles from 1 outlet, dated 5 March 2026, were searched")
    assert said.endswith("What was found does not mention Lund or Stenna.")


def test_what_came_near_enough_is_left_open() -> None:
    said = missing(Coverage(2, 1, SPRING, SPRING), [], unsure=True)
    assert said.startswith("2 articles from 1 outlet")
    assert "may answer this" in said


def test_where_nothing_is_stored_that_is_said() -> None:
    assert missing(Coverage(0, 0, None, None), []).startswith("No articles were there to search")
