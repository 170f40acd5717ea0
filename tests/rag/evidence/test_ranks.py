import pytest

from rag.evidence.ranks import MISSED, Rank


@pytest.mark.parametrize(
    ("question", "sentence", "missed"),
    [
        ("Who came second in the race?", "Asher won for the third year.", True),
        ("Who came second?", "Asher won, with Ferri second and Dusek third.", False),
        ("Who was the runner-up?", "Asher won the final.", True),
        ("Who was runner-up?", "Asher beat Ferri, who took silver after winning in May.", False),
        ("Who came third?", "Asher won for the third year.", True),
        ("Who came second in the women's race?", "Ferri was second in the men's race.", True),
        ("Who came second in the men's race?", "Ferri was second in the men's race.", False),
        ("Who won the women's race?", "In the men's race Asher won.", True),
        ("Who won the women's race?", "Kallan won the women's race and Asher the men's.", False),
        ("Who was second to none?", "Asher won.", False),
        ("Who won the race?", "Asher won.", False),
    ],
)
def test_who_won_did_not_come_second(question: str, sentence: str, missed: bool) -> None:
    assert Rank(question).told(sentence, 0, len(sentence)) == (MISSED if missed else 0.0)


def test_a_race_is_the_one_that_was_named_last() -> None:
    text = "Kallan won among women. In the men's race Asher won. Ferri was second. He was glad."
    start = text.index("Ferri")
    of_women, of_men = (Rank(f"Who came second in the {sex}'s race?") for sex in ("women", "men"))
    assert of_women.told(text, start, text.index(" He")) == MISSED
    assert of_men.told(text, start, text.index(" He")) == 0.0
