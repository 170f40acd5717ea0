import pytest

from rag.answering.hedges import outright, overstated

ONLY_ALLEGED = "the passage says only that it is alleged"


@pytest.mark.parametrize(
    ("claim", "quotes"),
    [
        ("Holm poured petrol.", ["Prosecutors say Lars Holm poured petrol through a letterbox."]),
        ("Holm altered grades.", ["Holm altered grades, a lawsuit filed on Tuesday claims."]),
        (
            "Illegal quarrying caused the landslide.",
            ["The mayor blamed illegal quarrying above the town for the landslide."],
        ),
        (
            "Holm signed off the payments to his brother's firm.",
            [
                "The trust looks into claims that he approved payments to his brother's firm.",
                "Holm allegedly signed off the payments.",
            ],
        ),
    ],
)
def test_what_is_only_alleged_is_not_told_as_a_fact(claim: str, quotes: list[str]) -> None:
    assert overstated(claim, quotes, {}) == ONLY_ALLEGED


@pytest.mark.parametrize(
    ("claim", "quotes"),
    [
        ("Prosecutors say Holm poured petrol.", ["Prosecutors say Holm poured petrol."]),
        ("A suit says Holm altered grades.", ["Holm altered grades, a lawsuit claims."]),
        ("Holm altered grades.", ["Holm altered grades.", "Prosecutors say Holm altered grades."]),
        ("The mayor blamed the quarry.", ["The mayor blamed the quarry for the landslide."]),
    ],
)
def test_what_is_told_as_it_stands_is_not_overstated(claim: str, quotes: list[str]) -> None:
    assert overstated(claim, quotes, {}) is None


@pytest.mark.parametrize(
    ("claim", "told", "held"),
    [
        ("Holm is accused of taking 900 crowns.", "They allege theft.", "Holm taking 900 crowns."),
        ("Holm was suspected of having fled.", "Holm allegedly fled.", "Holm fled."),
        ("Holm is accused of fraud.", "Holm allegedly lied.", "Holm is accused of fraud."),
        ("Holm is accused of lying.", "Holm is accused of it.", "Holm is accused of lying."),
        ("Holm is accused of lying.", "Holm runs the mill.", "Holm is accused of lying."),
        ("Holm took 900 crowns.", "They allege theft.", "Holm took 900 crowns."),
    ],
)
def test_who_is_accused_of_a_deed_is_held_to_do_it_where_that_is_alleged_in_other_words(
    claim: str, told: str, held: str
) -> None:
    assert outright(claim, ["Police said more.", told]) == held
