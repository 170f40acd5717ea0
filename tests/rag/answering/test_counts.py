import pytest

from rag.answering.counts import miscounted, misplaced

TOLD = [
    "The zoo has 6 red pandas and 23 lemurs.",
    "The route carried 27,000 passengers and 6,400 cars.",
    "He kept 17 clean sheets in 44 league games.",
    "The \u00a331m unit has 22 birthing rooms.",
    "In a trial, 9 of 11 patients saw better; it employs 610 people.",
    "It struck near Karaova in eastern Turkey.",
]


@pytest.mark.parametrize(
    ("claim", "figure"),
    [
        ("The zoo has 23 red pandas.", "23"),
        ("It carried 6,400 passengers.", "6,400"),
        ("He kept 44 clean sheets.", "44"),
    ],
)
def test_a_figure_that_counts_other_things_is_told(claim: str, figure: str) -> None:
    assert miscounted(claim, TOLD) == figure


@pytest.mark.parametrize(
    "claim",
    [
        "The zoo has 23 lemurs.",
        "It carried 27,000 people.",
        "It has 610 staff.",
        "The unit cost \u00a331m and has 22 rooms.",
        "Of 11 patients, 9 saw better.",
        "He played 44 matches.",
        "He kept clean sheets in 17 of his 44 games.",
    ],
)
def test_a_figure_that_may_count_the_same_is_not(claim: str) -> None:
    assert miscounted(claim, TOLD) is None


@pytest.mark.parametrize(
    ("claim", "point"),
    [
        ("It struck in western Turkey.", "western"),
        ("It struck in eastern Turkey.", None),
        ("It struck in western Greece.", None),
    ],
)
def test_east_is_not_west(claim: str, point: str | None) -> None:
    assert misplaced(claim, TOLD) == point
