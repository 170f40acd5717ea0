"""Who holds an office is told by the last who took it over, or by who has left it."""

import pytest

from rag.composing import statements
from rag.readings import Reading
from rag.types import Span
from tests.rag.test_updates import reading, shown


@pytest.mark.parametrize(
    ("question", "later", "first"),
    [
        ("Who leads Orl?", "Ida Dahl now leads Orl, a town of 4,000.", True),
        ("Who is the mayor of Orl?", "The new mayor, Ida Dahl, came to Orl.", True),
        ("Who is the mayor now?", "Ida Dahl was sworn in, the clerk of Orl said.", True),
        ("Who is the mayor of Orl?", "Lars Holm, the new mayor of Orl, met Ida Dahl.", None),
        ("Who was the mayor of Orl?", "The new mayor, Ida Dahl, came to Orl.", False),
        ("Who is the mayor of Orl?", "The teacher of Orl, Ida Dahl, came.", False),
        ("Who is the mayor of Orl?", "The new mayor of Bray, Ida Dahl, came.", False),
        ("Who painted Orl?", "The new mayor of Orl, Ida Dahl, painted it too.", False),
        (
            "Who is premier of Orl?",
            "Ida Dahl was sworn in, premier of Bray.",
            False,
        ),
        ("Who shot the mayor of Orl?", "Ida Dahl was elected in Orl.", False),
        ("Who is the killer of the mayor of Orl?", "Ida Dahl was elected in Orl.", False),
        (
            "What is the mayor's plan?",
            "A new British ship, the Ida Dahl, is in Orl.",
            False,
        ),
        ("Who is the mayor of Orl?", "Ida Dahl, elected mayor of Orl in 2010, died.", False),
        ("Who is the mayor of Orl?", "Ida Dahl, whom he succeeded in Orl, spoke.", False),
        ("Who is the mayor of Orl?", "Holm took over in Orl, replacing Ida Dahl.", False),
        ("Who is the mayor of Orl?", "Nobody was appointed in Orl, Ida Dahl said.", False),
        ("Who is the mayor of Orl?", "The new deputy mayor of Orl, Ida Dahl, came.", False),
    ],
)
def test_who_holds_an_office_is_told_by_the_last_who_took_it_over(
    question: str, later: str, first: bool | None
) -> None:
    early = ("Lars Holm leads Orl, a town of 4,000.", "Lars Holm", 0.6, 2)
    answer = "Ida Dahl" if first is not None else "Lars Holm"
    told = shown(question, early, (later, answer, 0.25, 20))
    assert told == ([later, early[0]] if first else [early[0]])


def test_of_two_who_took_an_office_over_the_last_stands_first() -> None:
    early = ("Lars Holm leads Orl, a town of 4,000.", "Lars Holm", 0.6, 2)
    then = ("Ida Dahl was elected in Orl.", "Ida Dahl", 0.3, 10)
    last = ("The new mayor of Orl, Nora Moe, came.", "Nora Moe", 0.25, 20)
    assert shown("Who is the mayor of Orl?", early, then, last) == [last[0], early[0]]


LEAVING = 0.001


@pytest.mark.parametrize(
    ("later", "first"),
    [
        ("Harbour master Lars Holm has resigned.", True),
        ("Holm stepped down in Orl on Monday.", True),
        ("Lars Holm was sacked in Orl, the clerk said.", True),
        ("Holm resigned as harbour master of Orl.", True),
        ("Holm has quit his post in Orl.", True),
        ("Holm resigned from his post in Orl on Friday.", True),
        ("Holm resigned as treasurer of the choir.", False),
        ("Holm left the meeting early.", False),
        ("Ida Dahl has resigned.", False),
        ("Kate Holm died on Sunday in Orl.", False),
        ("Rumours that Holm has resigned in Orl are false.", False),
        ("Had Holm resigned, Orl would have voted.", False),
        ("Holm quit smoking in Orl in May.", False),
        ("Holm retired to her room in Orl.", False),
        ("Lars Holm resigned in 2003 and was harbour master of Orl again in 2010.", False),
        ("Holm was fired on at a checkpoint in Orl.", False),
        ("Lars Holm has resigned himself to a long wait in Orl.", False),
        ("Holm has resigned as mayor of Bray.", False),
        ("Holm said that Ida Dahl had resigned.", False),
        ("Holm's wife, Ida, died in May.", False),
    ],
)
def test_who_has_left_is_told_by_name_however_little_it_answers(later: str, first: bool) -> None:
    early = ("Lars Holm, the harbour master of Orl, spoke.", "Lars Holm", 0.6, 2)
    left = (later, later.split()[0], LEAVING, 20)
    told = shown("Who is the harbour master of Orl now?", early, left)
    assert told == ([later, early[0]] if first else [early[0]])


@pytest.mark.parametrize("day", [1, 20])
def test_who_left_is_told_with_the_sentence_on_who_follows(day: int) -> None:
    left, behind = "Harbour master Holm has resigned.", "His post goes to Ida Dahl, 39."
    early = reading("Lars Holm, the harbour master, spoke.", "Lars Holm", 0.6, 2)
    rows = [[early], [with_next(left, behind, day)]]
    told = [s.text for s in statements("Who is the harbour master?", rows, 0.35)]
    assert told == ([f"{left} {behind}"] if day > 2 else []) + [early.text]


def with_next(text: str, behind: str, day: int) -> Reading:
    """Return a reading of a sentence in a passage that goes on."""
    whole = reading(f"{text} {behind}", text, LEAVING, day)
    first, last = Span(start=0, end=len(text)), Span(start=len(text) + 1, end=whole.span.end)
    passage = whole.hit.passage.model_copy(update={"sentences": (first, last)})
    hit = whole.hit.model_copy(update={"passage": passage})
    return whole.model_copy(update={"hit": hit, "span": first, "answers": (first,)})
