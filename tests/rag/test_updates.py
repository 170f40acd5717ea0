"""A later article that changes a figure or a date is told beside what an earlier one said."""

from datetime import UTC, datetime

import pytest

from rag.composing import statements
from rag.readings import Reading
from rag.types import ArticleInfo, Hit, Passage, Span

WHEN = "When does the Holm trial start?"
FIRST = "Lars Holm will stand trial from 11 January."
PUT_BACK = "That trial, originally listed for January, has been put back to 22 February."
Told = tuple[str, str, float, int]


def reading(text: str, answer: str, score: float, day: int) -> Reading:
    span = Span(start=0, end=len(text))
    passage = Passage(
        article_id=f"day-{day}", version=1, ordinal=0, start=0, end=span.end, text=text,
        sentences=(span,),
    )  # fmt: skip
    published = datetime(2026, 3, day, tzinfo=UTC)
    info = ArticleInfo(id=f"day-{day}", publisher=f"Outlet {day}", published_at=published)
    start = text.index(answer)
    marked = (Span(start=start, end=start + len(answer)),)
    return Reading(hit=Hit(passage=passage, article=info, score=1), span=span, score=score,
                   answers=marked)  # fmt: skip


def shown(question: str, *told: Told) -> list[str]:
    """Return the sentences shown, silent below .35, of articles of some days of March."""
    return [s.text for s in statements(question, [[reading(*one)] for one in told], 0.35)]


def test_a_date_that_was_put_back_stands_first() -> None:
    early, late = (FIRST, "11 January", 0.6, 2), (PUT_BACK, "22 February", 0.25, 20)
    assert shown(WHEN, early, late) == [PUT_BACK, FIRST]


def test_a_figure_that_rose_since_is_told_behind_where_the_old_one_is_not_named() -> None:
    early = ("Repairing the Weir Bridge will cost 4m crowns.", "4m crowns", 0.6, 2)
    late = ("The cost of the Weir Bridge repair rose to 6m crowns.", "6m crowns", 0.25, 20)
    assert shown("What will mending the Weir Bridge cost?", early, late) == [early[0], late[0]]


@pytest.mark.parametrize(
    "other",
    [
        (PUT_BACK, "22 February", 0.25, 1),
        (PUT_BACK, "22 February", 0.1, 20),
        (PUT_BACK, "January", 0.25, 20),
        ("The Holm trial will be held on 22 February.", "22 February", 0.25, 20),
        ("The summit, planned for January, was put back to May.", "May", 0.25, 20),
    ],
    ids=["earlier", "far less likely", "the same", "nothing changed", "of something else"],
)
def test_what_changes_nothing_is_not_told_beside(other: Told) -> None:
    assert shown(WHEN, (FIRST, "11 January", 0.6, 2), other) == [FIRST]


@pytest.mark.parametrize(
    ("later", "first"),
    [
        ("All four missing hikers have been found alive.", True),
        ("Nobody is missing any more, the fire service said of the hikers.", True),
        ("Two of the missing hikers have been found alive.", False),
    ],
)
def test_those_who_were_missing_may_since_have_been_found(later: str, first: bool) -> None:
    early = ("Four hikers were still missing on Sunday night.", "Four", 0.6, 2)
    marked = next(word for word in ("four", "Two", "Nobody") if word in later)
    told = shown("How many hikers are missing?", early, (later, marked, 0.25, 20))
    assert told == ([later, early[0]] if first else [early[0]])


PARADE = ("The spring parade in Tarn will take place on 21 March.", "21 March", 0.7, 2)
OFF = ("The spring parade in Tarn has been cancelled, it said on Friday.", "Friday", 0.1, 9)
WHEN_PARADE = "When will the spring parade take place?"


def test_what_was_called_off_stands_before_its_day() -> None:
    assert shown(WHEN_PARADE, PARADE, OFF) == [OFF[0], PARADE[0]]
    assert shown("Will the spring parade take place?", PARADE, OFF) == [OFF[0], PARADE[0]]


def test_what_was_set_anew_since_it_was_called_off_stands_first() -> None:
    again = (
        "The spring parade in Tarn will take place on 28 March after all.",
        "28 March",
        0.6,
        14,
    )
    assert shown(WHEN_PARADE, PARADE, OFF, again) == [again[0], PARADE[0]]


def test_another_thing_that_was_called_off_is_not_told() -> None:
    other = ("Flights to Tarn have been cancelled for the spring, it said on Friday.", "Friday")
    assert shown(WHEN_PARADE, PARADE, (*other, 0.1, 9)) == [PARADE[0]]


def test_a_day_that_something_was_moved_to_stands_first_though_the_old_one_is_not_named() -> None:
    later = ("The parade in Tarn has been rescheduled for 3 April.", "3 April", 0.3, 9)
    assert shown(WHEN_PARADE, PARADE, later) == [later[0], PARADE[0]]
    assert shown("When was the parade in Tarn first to take place?", PARADE, later)[0] == PARADE[0]
