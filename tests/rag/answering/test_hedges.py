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
        ("Holm is still accused of fraud.", "Holm is accused of fraud.", "Holm fraud."),
        ("Holm is accused of fraud.", "Holm runs the mill.", "Holm is accused of fraud."),
        ("Holm took 900 crowns.", "They allege theft.", "Holm took 900 crowns."),
    ],
)
def test_of_what_somebody_is_accused_is_held_as_done_where_it_is_alleged(
    claim: str, told: str, held: str
) -> None:
    assert outright(claim, ["Police said more.", told]) == held
