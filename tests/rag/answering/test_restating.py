import pytest

from rag.answering.restating import restated


@pytest.mark.parametrize(
    ("claim", "sentence", "told"),
    [
        ("Twelve people came.", "12 people came.", "12 people came."),
        ("12 people came.", "A dozen people came.", "A dozen people came."),
        ("It costs 2.3 billion euros.", "It cost €2.3bn.", "It costs €2.3bn."),
        ("It lost 6% in a day.", "It fell 6 per cent.", "It lost 6 per cent in a day."),
        ("Income fell 20 percent.", "Income fell by a fifth.", "Income fell a fifth."),
        ("A fifth was lost.", "It lost 20%.", "20% was lost."),
        ("40 percent were lost.", "They lost 4 in 10 hives.", "4 in 10 were lost."),
        ("Over 60,000 lost power.", "Some 61,000 were cut off.", "61,000 lost power."),
        ("About 2 million were sold.", "It sold 1.96 million.", "1.96 million were sold."),
    ],
)
def test_a_figure_is_written_as_the_passage_writes_it(claim: str, sentence: str, told: str) -> None:
    assert restated(claim, [sentence]) == told


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("It costs 5 dollars.", "It cost 5 euros."),
        ("It lost 6 percent.", "It lost 6 points."),
        ("It lost a third.", "The third to go was Berg."),
        ("Over 60,000 lost power.", "Some 90,000 were cut off."),
        ("It began in 1999.", "It ended in 2001."),
        ("Twelve came and 12 left.", "12 came, and twelve left."),
        ("It fell to 20 degrees.", "A fifth of them left."),
        ("One in six left.", "He arrived in Oslo in May, one in a hurry."),
    ],
)
def test_another_figure_stays(claim: str, sentence: str) -> None:
    assert restated(claim, [sentence]) == claim
