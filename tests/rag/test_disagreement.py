from datetime import UTC, date, datetime

import pytest

from rag.disagreement import find_disagreement
from rag.types import Citation, Marked, Statement


def said(text: str, answer: str, publisher: str, day: int = 10) -> Statement:
    published = datetime(2026, 3, day, tzinfo=UTC)
    citation = Citation(
        article_id=publisher, publisher=publisher, published_at=published, quote=text,
        start=0, end=len(text),
    )  # fmt: skip
    start = text.index(answer)
    marked = Marked(start=start, end=start + len(answer)) if answer else None
    return Statement(text=text, citations=(citation,), answer=marked)


def disputed(question: str, one: tuple[str, str], other: tuple[str, str]) -> bool:
    statements = said(*one, "Echo"), said(*other, "Post", 11)
    return find_disagreement(question, statements) is not None


def test_one_weekday_is_disputed_where_it_means_two_days() -> None:
    told = "The talks will resume on Tuesday."
    early, late = said(told, "Tuesday", "Echo", 1), said(told, "Tuesday", "Post", 15)
    pairs = ((early, date(2026, 3, 3)), (late, date(2026, 3, 17)), (late, date(2026, 3, 3)))
    first, second, same = (
        one.model_copy(update={"answer": one.answer.model_copy(update={"day": day})})
        for one, day in pairs
        if one.answer
    )
    found = find_disagreement("When will talks resume?", [first, second])
    assert found is not None
    assert "Post (15 March 2026): Tuesday (17 March 2026)" in found.text
    assert find_disagreement("When will talks resume?", [first, same]) is None


def test_figures_of_one_thing_differ_whoever_else_is_named() -> None:
    told = (
        ("Albrant will send 1,200 soldiers, not more, Merrow officials say.", "1,200"),
        ("President Maarten said that Albrant would send 1,800 soldiers.", "1,800"),
    )
    assert disputed("How many soldiers is Albrant sending?", *told)
    cost = (
        ("Mayor Anna Berg said the tunnel would cost 340 million crowns.", "340 million crowns"),
        ("The tunnel in Stenna will cost 410 million crowns.", "410 million crowns"),
    )
    assert disputed("How much will the harbour tunnel cost?", *cost)
    merrow = ("Merrow will send 900 soldiers.", "900")
    assert not disputed("How many soldiers will be sent?", told[1], merrow)


def test_a_toll_that_has_changed_is_of_one_storm_wherever_it_killed() -> None:
    question = "How many people died in the storm?"
    three = ("Storm Odile killed three people on the Norrland coast.", "three")
    rose = ("The number of people killed by Storm Odile rose to five after a fall in Hask.", "five")
    five = ("Storm Odile killed five people in Hask.", "five")
    ida = ("The number of people killed by Storm Ida rose to five in Hask.", "five")
    assert disputed(question, three, rose)
    assert not disputed(question, three, five)
    assert not disputed(question, three, ida)


def test_each_outlet_is_named_with_its_date_and_its_answer() -> None:
    one = said("The bridge in Stenna reopened on Monday after repairs.", "Monday", "Echo", 10)
    other = said("The bridge in Stenna was reopened on Friday.", "on Friday", "Post", 11)
    found = find_disagreement("When did the bridge reopen?", [one, other])
    assert found is not None
    assert found.text == (
        "The outlets give different answers: "
        "Echo (10 March 2026): Monday; Post (11 March 2026): on Friday."
    )
    assert find_disagreement("When did the bridge reopen?", [one, one]) is None


def test_a_whole_sentence_that_is_disputed_ends_once() -> None:
    one = said("Nobody has been arrested.", "", "Echo")
    other = said("Police have arrested two men.", "", "Post", 12)
    found = find_disagreement("Has anybody been arrested?", [one, other])
    assert found is not None
    assert found.text.endswith("(12 March 2026): \u201cPolice have arrested two men.\u201d")


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "How many died?",
            ("On 5 March 40 people died.", "40 people"),
            ("On 5 March 60 people died.", "60 people"),
        ),
        ("How many died?", ("Twelve died in Stenna.", ""), ("Forty died in Stenna.", "")),
        (
            "How much did the pier cost?",
            ("The pier cost 3 billion crowns, the mayor said.", "3 billion crowns"),
            ("The pier cost 3 million crowns, the builder said.", "3 million crowns"),
        ),
        (
            "Who won the match?",
            ("Albrant won the match.", "Albrant"),
            ("Merrow won the match.", "Merrow"),
        ),
        (
            "Who invented the tidal lock?",
            ("Alexander Holm invented the tidal lock in Stenna.", "Alexander Holm"),
            ("The tidal lock, which Anna Berg invented, was opened.", "Anna Berg"),
        ),
        (
            "Where was the ship found?",
            ("The ship was found near Stenna.", "near Stenna"),
            ("The lost ship was found off Corrin.", "off Corrin"),
        ),
        (
            "Which country won the cup?",
            ("Norway won the cup.", "Norway"),
            ("Sweden won the cup.", "Sweden"),
        ),
        (
            "When did the ferry sink?",
            ("The ferry sank on 5 March.", "5 March"),
            ("The ferry sank on 7 March.", "7 March"),
        ),
        (
            "Will Vessaly send troops?",
            ("Vessaly will send troops to the border.", ""),
            ("Vessaly will not send troops.", ""),
        ),
    ],
)
def test_two_outlets_that_tell_one_thing_otherwise_disagree(
    question: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert disputed(question, one, other)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "How many fled?",
            ("Some 1.2 million fled.", "1.2 million"),
            ("In all 1,200,000 fled.", "1,200,000"),
        ),
        ("How many died?", ("On 5 March 40 died.", "40"), ("On 6 March forty died.", "forty")),
        (
            "How many were sent?",
            ("It sent 40 ships to Stenna.", "40 ships"),
            ("It sent 900 troops to Stenna.", "900 troops"),
        ),
        (
            "How many died?",
            ("In Stenna 40 people died.", "40 people"),
            ("In Corrin 12 people died.", "12 people"),
        ),
        (
            "Who attended the talks?",
            ("Berg attended the talks.", "Berg"),
            ("Holm attended the talks.", "Holm"),
        ),
        (
            "Where was the summit?",
            ("The summit was held in Paris.", "in Paris"),
            ("The summit was held in France.", "in France"),
        ),
        (
            "Who ran for the harbour seat?",
            ("Anna Berg ran for the harbour seat.", "Anna Berg"),
            ("The Mayor ran for the harbour seat.", "The Mayor"),
        ),
        (
            "When did the bridge reopen?",
            ("The bridge in Stenna reopened to cars on Monday.", "on Monday"),
            ("The bridge in Stenna reopened to trains on Friday.", "on Friday"),
        ),
        (
            "When did the bridge reopen?",
            ("The old bridge reopened in March.", "in March"),
            ("The old bridge reopened on Monday.", "on Monday"),
        ),
        (
            "What did the council build?",
            ("The council built a Harbour Hall.", "a Harbour Hall"),
            ("The council built a Sea School.", "a Sea School"),
        ),
        (
            "Will Vessaly send troops?",
            ("Vessaly will send troops.", ""),
            ("Corrin will not send troops.", ""),
        ),
    ],
)
def test_two_things_that_may_both_be_true_are_no_dispute(
    question: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert not disputed(question, one, other)


def test_two_events_months_apart_are_no_dispute_where_the_question_names_nobody() -> None:
    left = said("The flood drove 900 people out.", "900", "Echo")
    again = said("The flood drove 1,900 people out.", "1,900", "Post", 12)
    later = again.model_copy(
        update={"citations": (again.citations[0].model_copy(
            update={"published_at": datetime(2026, 11, 19, tzinfo=UTC)}),)}
    )  # fmt: skip
    assert find_disagreement("How many people left?", [left, again]) is not None
    assert find_disagreement("How many people left?", [left, later]) is None
