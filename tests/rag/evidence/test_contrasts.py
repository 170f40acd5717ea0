import pytest

from rag.evidence.contrasts import WRONG_SIDE, Contrast

VOTED = "The Greens and the Social Democrats voted for the line; the Liberals voted against."
BACKED = "Albrant and Merrow supported the draft, but Orl and two others opposed it."


@pytest.mark.parametrize(
    ("question", "sentence", "marked", "chosen"),
    [
        ("Which parties voted against the line?", VOTED, "The Greens", "the Liberals"),
        ("Who voted for the line?", VOTED, "the Liberals", "The Greens and the Social Democrats"),
        ("Who opposed the draft?", BACKED, "Albrant and Merrow", "Orl and two others"),
        ("Who supported the draft?", BACKED, "Orl", "Albrant and Merrow"),
        (
            "Who rejected the plan?",
            "Berg approved the plan, while it was later rejected by the upper house.",
            "Berg",
            "the upper house",
        ),
    ],
)
def test_who_is_on_the_side_that_is_asked_for_is_marked(
    question: str, sentence: str, marked: str, chosen: str
) -> None:
    assert _chosen(question, sentence, marked) == chosen


@pytest.mark.parametrize(
    ("question", "sentence", "marked"),
    [
        ("Who voted for the line?", VOTED, "The Greens"),
        ("When was the line approved?", VOTED, "The Greens"),
        ("Who opposed the draft?", "Berg supported the draft and opposed the bill.", "Berg"),
        ("Who opposed the draft?", "Berg supported the draft; Holm was away.", "Berg"),
        ("Who won the vote for mayor?", "Berg won; Holm, who voted against, lost.", "Holm"),
    ],
)
def test_where_no_other_clause_says_it_the_mark_stays(
    question: str, sentence: str, marked: str
) -> None:
    assert _chosen(question, sentence, marked) == marked


def test_where_it_is_highest_is_not_where_it_is_lowest() -> None:
    told = "Rents were highest in the Old Harbour district and lowest in Felde."
    assert _chosen("Where are rents highest?", told, "Felde") == "the Old Harbour district"
    assert _chosen("Where are rents lowest?", told, "Felde") == "Felde"


@pytest.mark.parametrize(
    ("question", "sentence", "doubted"),
    [
        ("By how much did rents rise?", "Only in Felde did they fall, by 1 percent.", True),
        ("By how much did rents rise?", "Rents rose by 1 percent.", False),
        ("By how much did rents fall?", "They did not rise; they fell by 1 percent.", False),
        ("Did rents rise by 1 percent?", "They fell by 1 percent.", False),
        ("How much are rents?", "They fell by 1 percent.", False),
    ],
)
def test_what_is_told_of_the_other_side_is_doubted(
    question: str, sentence: str, doubted: bool
) -> None:
    found = Contrast(question).told(sentence, sentence.index("1 percent"))
    assert found == (WRONG_SIDE if doubted else 0.0)


def _chosen(question: str, sentence: str, marked: str) -> str:
    start = sentence.index(marked)
    first, last = Contrast(question).chosen(sentence, start, start + len(marked))
    return sentence[first:last]
