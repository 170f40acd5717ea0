import pytest

from rag.evidence.contrasts import Contrast

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


def _chosen(question: str, sentence: str, marked: str) -> str:
    start = sentence.index(marked)
    first, last = Contrast(question).chosen(sentence, start, start + len(marked))
    return sentence[first:last]
