"""What was done to somebody is told by who did it."""

import pytest

from rag.evidence.passives import Passive


@pytest.mark.parametrize(
    ("question", "sentence", "surer"),
    [
        ("was the mayor warned?", "The office warned the mayor of Orl by letter.", True),
        ("Has the town's mayor been warned", "Two letters had warned its mayor.", True),
        ("Was the bridge built by then?", "Workers built a new bridge in May.", True),
        ("was the mayor warned?", "The mayor warned the office.", False),
        ("was the mayor warned?", "The office wrote to the mayor.", False),
        ("Has the president been told?", "The office told the president in May.", True),
        ("was the mayor warned?", "The office never warned the mayor.", False),
        ("Was the minister arrested?", "Police arrested the minister's brother.", False),
        ("Is the water cold?", "He sold the water.", False),
        ("Who was warned?", "The office warned the mayor.", False),
        ("Did the office warn the mayor?", "The office warned the mayor.", False),
    ],
)
def test_a_sentence_is_surer_that_says_who_did_so(
    question: str, sentence: str, surer: bool
) -> None:
    assert (Passive(question).told(sentence) > 0) is surer
