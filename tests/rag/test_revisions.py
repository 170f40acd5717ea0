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
        ("Orl's overspend rose from an initial \u00a36.2m to \u00a37.9m.", "\u00a37.9m"),
        (
            "In Orl \u00a37.9m has been spent, far more than the \u00a36.2m first told.",
            "\u00a37.9m",
        ),
        ("Orl's overspend was cut to \u00a35m instead of \u00a36.2m.", "\u00a35m"),
        ("Orl's overspend is \u00a37.9m, against an earlier estimate of \u00a36.2m.", "\u00a37.9m"),
        ("\u00a37.9m was lost by Orl on 19 May and not \u00a36.2m as first stated.", "\u00a37.9m"),
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
        "Bray's overspend of \u00a35m is lower than the \u00a36.2m of Orl.",
        "Orl's council serves 7.9m guests, up from 6.2m.",
        "Orl's overspend of \u00a36.2m is higher than the \u00a35m of last year.",
        "Orl's overspend is still \u00a36.2m.",
        "In Bray the overspend grew to \u00a37.9m, up from \u00a36.2m, Orl said.",
        "Orl's reserves are \u00a35m, less than the \u00a36.2m overspend.",
        "Orl's overspend rose to \u00a37.9m, up from \u00a36.2m a year earlier.",
        "Orl's overspend could rise from \u00a36.2m to \u00a37.9m.",
        "Orl's overspend was \u00a35m in 2024, down from \u00a36.2m in 2023.",
        "Orl's council met on 4 March, up from \u00a36.2m.",
        "Orl's overspend was \u00a36.5m in April, up from \u00a36.2m in March.",
        "Orl's overspend is \u00a37.9m, against \u00a36.2m in Bray.",
        "Orl got \u00a37.9m in tax, against an initial \u00a36.2m for the council's bridge.",
        "Orl's schools lost \u00a37.9m, more than the \u00a36.2m in the country.",
    ],
    ids=[
        "of another town", "compared with another town", "in another town", "compared",
        "of another year", "another unit", "the old one stands",
        "nothing changed", "not sure", "of years", "a day", "of months",
        "another's beside it", "of another matter", "of the country",
    ],
)  # fmt: skip
def test_a_figure_that_is_not_corrected_stands(later: str) -> None:
    assert shown(COST, EARLY, (later, later.split()[0], 0.01, 20)) == [EARLY[0]]


@pytest.mark.parametrize(
    "later",
    [
        "More than five people died off Orl, two of them children.",
        "The dead of the Holm ferry, aged from five to 45, are named.",
        "After the Holm ferry fire Orl's brigade was raised from five engines to nine.",
        "Crews came from five towns and 120 are honoured for the Holm ferry.",
        "More than five hours after the Holm ferry burned 300 were aboard.",
        "Five people died on the Holm ferry and not in the water, 12 doctors said.",
        "Some 300 guests from the five cabins of the Holm ferry live in Orl.",
        "Seven lifeboats reached the Holm ferry, not five, the brigade of Orl said.",
        "The Holm ferry carried seven lifeboats, down from five before.",
        "The Holm ferry took seven to Orl, less than the five from the water.",
        "By Monday night the Holm ferry toll had reached nine.",
        "The toll of injured on the Holm ferry has risen to 40.",
        "The Holm ferry toll has risen to two.",
    ],
)
def test_a_figure_beside_the_old_one_need_not_take_its_place(later: str) -> None:
    assert shown(DEAD, FIVE, (later, later.split()[0], 0.01, 20)) == [FIVE[0]]


@pytest.mark.parametrize(
    ("question", "later"),
    [
        (COST.replace("is", "was").replace("?", " in March?"), 20),
        (COST.replace("How", "At first, how"), 20),
        (COST, 1),
        (COST, None),
    ],
    ids=["of a month", "at first", "earlier", "undated"],
)
def test_a_figure_of_a_time_stands_and_what_is_not_later_corrects_nothing(
    question: str, later: int | None
) -> None:
    text = "Orl's overspend had grown to \u00a37.9m, up from the \u00a36.2m reported."
    other = reading(text, "Orl", 0.01, later or 20)
    if later is None:
        info = other.hit.article.model_copy(update={"published_at": None})
        hit = other.hit.model_copy(update={"article": info})
        other = other.model_copy(update={"hit": hit})
    found = statements(question, [[reading(*EARLY)], [other]], 0.35)
    assert [s.text for s in found] == [EARLY[0]]


@pytest.mark.parametrize(
    ("later", "found"),
    [
        ("All the missing from the Holm ferry have been found, Orl said.", True),
        ("None of the missing from the Holm ferry has been found, Orl said.", False),
        ("Orl hopes that all the missing from the Holm ferry will be found alive.", False),
    ],
)
def test_those_missing_are_found_where_it_says_so(later: str, found: bool) -> None:
    early = ("Four were still missing from the Holm ferry off Orl.", "Four", 0.6, 2)
    told = shown("How many are missing from the Holm ferry?", early, (later, "Orl", 0.01, 20))
    assert told == ([later, early[0]] if found else [early[0]])


def test_a_year_s_number_may_be_corrected() -> None:
    early = ("Orl Steel will cut 1500 jobs.", "1500 jobs", 0.6, 2)
    later = "Orl Steel cuts 2000 jobs, not 1500, it said."
    told = answers("How many jobs will Orl Steel cut?", early, (later, "Orl", 0.01, 20))
    assert told[0].startswith("2000")


def test_many_figures_in_a_sentence_are_soon_seen_through() -> None:
    later = "The toll off Orl was " + "6, not 5, " * 150 + "for the Holm ferry."
    assert shown(DEAD, FIVE, (later, "6", 0.01, 20)) == [FIVE[0]]


def test_a_correction_whose_old_figure_looks_like_the_answer_is_marked_anew() -> None:
    text = "The Holm ferry toll was raised to 31 off Orl, from the five reported that day."
    assert answers(DEAD, FIVE, (text, "five", 0.5, 20)) == ["31", "Five"]


def test_a_figure_goes_on_from_one_correction_to_the_next() -> None:
    then = ("Orl's overspend has grown to \u00a37.9m, up from \u00a36.2m.", "Orl", 0.01, 10)
    last = ("Orl's overspend is \u00a38.4m, not \u00a37.9m as reported.", "Orl", 0.01, 20)
    assert shown(COST, EARLY, then, last)[0] == last[0]


def test_asked_what_was_told_first_the_first_figure_stands() -> None:
    later = ("Orl's overspend has grown to \u00a37.9m, up from \u00a36.2m.", "Orl", 0.01, 10)
    asked = "How far over budget was Orl council said to be at first?"
    assert shown(asked, EARLY, later) == [EARLY[0]]


@pytest.mark.parametrize(("town", "same"), [("Orl", True), ("Bray", False)])
def test_a_question_that_names_nothing_is_of_the_story_whose_names_are_told_again(
    town: str, same: bool
) -> None:
    early = ("Five died and four were missing off Orl on the Holm ferry.", "four", 0.6, 2)
    later = f"Off {town} nobody is missing from the Holm ferry any more."
    shows = shown("And how many are still missing?", early, (later, "nobody", 0.01, 20))
    assert shows == ([later, early[0]] if same else [early[0]])


def test_the_old_figure_may_stand_without_what_it_counts() -> None:
    early = ("Nobody may leave the Holm ferry for five days.", "five days", 0.6, 2)
    later = "The Holm ferry was held for eight days rather than five."
    asked = "How long was the Holm ferry held?"
    assert answers(asked, early, (later, "five", 0.01, 20)) == ["eight days", "five days"]


def test_the_figure_that_is_corrected_need_not_be_the_likeliest() -> None:
    other = ("Three people died in the boats off Orl.", "Three", 0.65, 2)
    later = "The Holm ferry toll was raised to 31 off Orl, from the five reported that day."
    assert answers(DEAD, other, FIVE, (later, "five", 0.01, 20))[0] == "31"


@pytest.mark.parametrize(
    ("later", "corrected"),
    [
        ("Lena Holm of Orl put the bill at 2m crowns, up from 600,000 crowns.", True),
        ("Max Oddy of Bray put the bill at 2m crowns, up from 600,000 crowns.", False),
        ("Lena Holm of Orl put the bill at 2m crowns, up from 500,000 crowns.", False),
    ],
    ids=["of the same", "of others", "another figure"],
)
def test_a_correction_may_be_of_the_same_in_other_words(later: str, corrected: bool) -> None:
    early = ("In Orl Lena Holm said mending would cost 600,000 crowns.", "600,000 crowns", 0.6, 2)
    told = shown("How much will the mending cost?", early, (later, "bill", 0.01, 20))
    assert told == ([later, early[0]] if corrected else [early[0]])
