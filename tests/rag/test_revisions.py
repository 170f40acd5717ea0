"""A later article that names a figure told before, and corrects it, is told first."""

import pytest

from rag.composing import statements
from tests.rag.test_updates import Told, reading, shown

EARLY = ("The council of Orl faces an overspend of \u00a36.2m this year.", "\u00a36.2m", 0.6, 2)
COST = "How far over budget is Orl council?"
DEAD = "How many people died on the Holm ferry?"
FIVE = ("Five people died when the Holm ferry burned off Orl.", "Five", 0.6, 2)


def answers(question: str, *told: Told) -> list[str]:
    """Return the words marked in the sentences shown."""
    found = statements(question, [[reading(*one)] for one in told], 0.35)
    return [s.text[s.answer.start : s.answer.end] for s in found if s.answer]


@pytest.mark.parametrize(
    ("later", "marked"),
    [
        ("Orl's overspend had grown to \u00a37.9m, up from the \u00a36.2m reported.", "\u00a37.9m"),
        ("In Orl the gap is \u00a37.9m and not \u00a36.2m, the council admitted.", "\u00a37.9m"),
        ("From an initial \u00a36.2m Orl's overspend has risen to \u00a37.9m.", "\u00a37.9m"),
        ("Orl's overspend was cut to \u00a35m instead of \u00a36.2m.", "\u00a35m"),
    ],
)
def test_a_figure_that_is_named_and_corrected_gives_way(later: str, marked: str) -> None:
    unlikely = (later, later.split()[0], 0.01, 20)
    assert shown(COST, EARLY, unlikely) == [later, EARLY[0]]
    assert answers(COST, EARLY, unlikely)[0] == marked


@pytest.mark.parametrize(
    "later",
    [
        "Bray's overspend had grown to \u00a37.9m, up from \u00a36.2m.",
        "Orl's council pays 7.9m people, up from 6.2m.",
        "Orl's overspend of \u00a36.2m is higher than the \u00a35m of Bray.",
        "Orl's overspend is still \u00a36.2m.",
    ],
    ids=["of another town", "another unit", "the old one stands", "nothing changed"],
)
def test_a_figure_that_is_not_corrected_stands(later: str) -> None:
    assert shown(COST, EARLY, (later, later.split()[0], 0.01, 20)) == [EARLY[0]]


def test_a_figure_goes_on_from_one_correction_to_the_next() -> None:
    then = ("Orl's overspend has grown to \u00a37.9m, up from \u00a36.2m.", "Orl", 0.01, 10)
    last = ("Orl's overspend is \u00a38.4m, not \u00a37.9m as reported.", "Orl", 0.01, 20)
    assert shown(COST, EARLY, then, last)[0] == last[0]


def test_asked_what_was_told_first_the_first_figure_stands() -> None:
    later = ("Orl's overspend has grown to \u00a37.9m, up from \u00a36.2m.", "Orl", 0.01, 10)
    asked = "How far over budget was Orl council said to be at first?"
    assert shown(asked, EARLY, later) == [EARLY[0]]


@pytest.mark.parametrize(
    ("later", "corrects"),
    [
        ("The death toll of the Holm ferry now stands at seven.", True),
        ("The Holm ferry toll has risen to seven.", True),
        ("The toll of a Holm ferry that sank in 1987 rose to 40.", False),
        ("Seven people from the Holm ferry stand trial.", False),
    ],
)
def test_a_toll_tells_how_many_died_by_then(later: str, corrects: bool) -> None:
    told = shown(DEAD, FIVE, (later, later.split()[0], 0.01, 20))
    assert told == ([later, FIVE[0]] if corrects else [FIVE[0]])
