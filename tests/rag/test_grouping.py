"""One fact told twice is one statement, two rivals are two."""

import pytest

from rag.composing import statements
from tests.rag.composed import ASKED, march, reading


def test_one_fact_from_two_outlets_is_one_statement_with_two_citations() -> None:
    rows = [
        [reading("a", "The mayor closed the harbour on Monday.", 0.9)],
        [reading("b", "The mayor closed the harbour on Monday.", 0.8)],
    ]
    (only,) = statements(ASKED, rows, 0.5)
    assert [c.article_id for c in only.citations] == ["a", "b"]


def test_one_article_saying_it_twice_is_cited_once() -> None:
    twice = [reading("a", "The mayor closed it.", 0.9), reading("a", "The mayor closed it.", 0.8)]
    (only,) = statements(ASKED, [twice], 0.5)
    assert len(only.citations) == 1


WHERE = "Where were the sailors found?"
FOUND = reading("a", "The sailors were found on a sandbank.", 0.9, "a sandbank")


def test_a_sentence_with_another_answer_has_to_tell_as_much_of_what_is_asked() -> None:
    bodies = reading("b", "Two bodies were found in a cellar.", 0.9, "a cellar")
    sailors = reading("c", "The sailors were found in a cellar.", 0.8, "a cellar")
    assert len(statements(WHERE, [[FOUND], [bodies]], 0.5)) == 1
    assert len(statements(WHERE, [[FOUND], [sailors]], 0.5)) == 2


def test_words_brought_along_to_a_follow_up_need_not_be_told() -> None:
    many = reading("a", "Merrow needs 5,000 soldiers.", 0.9, "5,000")
    few = reading("a", "Some 340 soldiers will travel.", 0.8, "340")
    brought = "How many of them go? (Merrow, soldiers)"
    assert len(statements(brought, [[many], [few]], 0.5)) == 2
    assert len(statements("How many Merrow soldiers go?", [[many], [few]], 0.5)) == 1


def test_the_same_answer_or_one_of_several_may_be_told_in_less() -> None:
    photo = reading("b", "A sandbank off Orl is where a drone saw them.", 0.8, "A sandbank off Orl")
    assert len(statements(WHERE, [[FOUND], [photo]], 0.5)) == 2
    towns = "Which towns on the coast sent boats?"
    orl = reading("a", "The coast town of Orl sent boats.", 0.9, "Orl")
    kell = reading("b", "It was Kell that sent most.", 0.75, "Kell")
    assert len(statements(towns, [[orl], [kell]], 0.5)) == 2
    manner = reading("b", "A drone had seen them.", 0.8)
    assert len(statements("How were the sailors found?", [[FOUND], [manner]], 0.5)) == 2


def test_what_a_figure_counts_may_stand_before_it() -> None:
    killed = reading("a", "Storm Ida killed three people.", 0.9, "three")
    rose = reading("b", "The number of people it killed rose to five on Friday.", 0.5, "five")
    other = reading("c", "Two trains stopped for five hours.", 0.5, "five")
    question = "How many people died?"
    assert len(statements(question, [[killed], [rose]], 0.4)) == 2
    assert len(statements(question, [[killed], [other]], 0.4)) == 1


def test_another_figure_for_the_same_thing_is_shown_though_it_is_less_sure() -> None:
    asked = "How many soldiers will be sent?"
    best = reading("a", "Officials spoke of 1,200 soldiers.", 0.9, "1,200")
    rival = reading("b", "The president promised 1,800 soldiers.", 0.55, "1,800 soldiers")
    other = reading("b", "The president promised 40 ships.", 0.55, "40 ships")
    shown = [s.text for s in statements(asked, [[best], [rival, other]], 0.5)]
    assert shown == ["Officials spoke of 1,200 soldiers.", "The president promised 1,800 soldiers."]
    same_outlet = reading("a", "The president promised 1,800 soldiers.", 0.55, "1,800 soldiers")
    assert len(statements(asked, [[best, same_outlet]], 0.5)) == 1
    assert len(statements("Who will be sent?", [[best], [rival]], 0.5)) == 1


def test_what_a_thing_costs_a_year_is_no_other_figure_for_what_it_cost() -> None:
    built = reading("a", "The pool cost \u00a37.3m.", 0.9, "\u00a37.3m")
    rival = reading("b", "The pool cost \u00a36.4m.", 0.55, "\u00a36.4m")
    yearly = reading("b", "Its running costs are \u00a3480,000 a year.", 0.55, "\u00a3480,000")
    asked = "How much did the pool cost?"
    assert len(statements(asked, [[built], [rival]], 0.5)) == 2
    assert len(statements(asked, [[built], [yearly]], 0.5)) == 1


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "How many troops will be sent?",
            ("Vessaly will send 900 troops to the border.", "900 troops"),
            ("Vessaly will not send 900 troops to the border.", "900 troops"),
        ),
        (
            "What will Vessaly do?",
            ("Vessaly will send 900 troops to the border.",),
            ("Vessaly will not send 900 troops to the border.",),
        ),
        (
            "Who won the final match?",
            ("Albrant won the final match in Stenna on Monday.", "Albrant"),
            ("Merrow won the final match in Stenna on Monday.", "Merrow"),
        ),
        (
            "When did the Weir Bridge close?",
            ("The Weir Bridge closed to all traffic on Monday.", "on Monday"),
            ("The Weir Bridge closed to all traffic on Friday.", "on Friday"),
        ),
        (
            "How much did the new pier cost?",
            ("The new pier in Stenna cost 3 billion crowns.", "3 billion crowns"),
            ("The new pier in Stenna cost 3 million crowns.", "3 million crowns"),
        ),
        (
            "How much did the pier cost?",
            ("The pier cost $5 million in all.", "$5 million"),
            ("It was built for \u00a35 million.", "\u00a35 million"),
        ),
    ],
)
def test_what_outlets_dispute_stays_two_statements(
    question: str, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    rows = [[reading("a", one[0], 0.9, *one[1:])], [reading("b", other[0], 0.85, *other[1:])]]
    found = statements(question, rows, 0.5)
    assert [[c.article_id for c in s.citations] for s in found] == [["a"], ["b"]]


def test_one_sentence_is_one_statement_whatever_its_words_that_answer() -> None:
    told = "Anna Berg closed the harbour."
    rows = [[reading("a", told, 0.9, "Anna Berg")], [reading("b", told, 0.8, "the harbour")]]
    assert len(statements("What happened?", rows, 0.5)) == 1


def test_the_same_answer_from_two_outlets_is_one_statement() -> None:
    rows = [
        [reading("a", "Mayor Anna Berg shut the harbour.", 0.9, "Anna Berg")],
        [reading("b", "It was Anna Berg who closed it, after months.", 0.8, "Anna Berg")],
    ]
    (only,) = statements("Who closed the harbour?", rows, 0.5)
    assert [c.article_id for c in only.citations] == ["a", "b"]


def test_one_quantity_written_two_ways_is_one_statement() -> None:
    rows = [
        [reading("a", "Some 1.2 million people fled.", 0.9, "1.2 million people")],
        [reading("b", "In all 1,200,000 people left.", 0.85, "1,200,000 people")],
    ]
    assert len(statements("How many people fled?", rows, 0.5)) == 1


def when_talks_resume(*told: tuple[str, str, int]) -> int:
    rows = [
        [reading(f"a{n}", text, 0.9 - n / 100, answer, published=march(day))]
        for n, (text, answer, day) in enumerate(told)
    ]
    asked = "When will the talks resume?"
    found = {len(statements(q, rows, 0.5)) for q in (asked, "What was said of the talks?")}
    assert len(found) == 1
    return found.pop()


def test_one_word_for_two_days_is_two_statements() -> None:
    tuesday, longer = "The talks will resume on Tuesday.", "The talks will resume on Tuesday again."
    assert when_talks_resume((tuesday, "on Tuesday", 1), (longer, "on Tuesday", 15)) == 2
    assert when_talks_resume((tuesday, "on Tuesday", 1), (tuesday, "on Tuesday", 15)) == 2
    assert when_talks_resume((tuesday, "on Tuesday", 1), (longer, "Tuesday", 2)) == 1


def test_two_words_for_one_day_are_one_answer() -> None:
    rows = [
        [reading("a", "Talks will resume on Tuesday.", 0.9, "on Tuesday", published=march(9))],
        [reading("b", "Talks resumed today in Stenna.", 0.85, "today", published=march(10))],
    ]
    assert len(statements("When do talks resume?", rows, 0.5)) == 1


def test_a_text_printed_again_the_next_day_is_one_statement() -> None:
    told = "The talks will resume tomorrow."
    assert when_talks_resume((told, "tomorrow", 1), (told, "tomorrow", 2)) == 1
