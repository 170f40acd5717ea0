"""What somebody's brother or lawyer does is told of neither."""

import pytest

from rag.evidence.kin import Kin

LAWYER = "Otto Renn denied fraud, his lawyer Dana Miro said. "


@pytest.mark.parametrize(
    ("question", "ahead", "sentence", "another"),
    [
        ("What did Otto Renn sell?", "", "Renn's brother Karl sold his house.", True),
        ("Where did Otto Renn fly?", LAWYER, "Miro left the court and flew to Oslo.", True),
        ("How far did Maja Holm walk?", "", "Her father, Jon Holm, walked 20 km.", True),
        ("What did Otto Renn sell?", "", "Renn, whose brother is ill, sold his house.", False),
        ("What did Otto Renn sell?", "", "His lawyer said he sold the house.", False),
        ("What did Otto Renn sell?", "", "Renn and his brother sold the house.", False),
        ("What did Otto Renn sell?", "", "Renn told his lawyer to sell the house.", False),
        ("What did Otto Renn sell?", "", "Renn sold his brother's house.", False),
        ("What did Otto Renn's brother sell?", "", "Renn's brother Karl sold his house.", False),
        ("What did Sealine sell?", "", "The company sold two ferries.", False),
    ],
)
def test_who_is_close_to_somebody_is_not_that_somebody(
    question: str, ahead: str, sentence: str, another: bool
) -> None:
    text = ahead + sentence
    assert (Kin(question).told(text, len(ahead), len(text)) < 0) is another
