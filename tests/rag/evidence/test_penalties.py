"""A sentence that a prosecutor asks for, or that may come, was not given."""

import pytest

from rag.evidence.penalties import Penalty

ASKED = "The prosecutor asked the court to jail Marko Dell for nine years."
FACES = "She faces up to nine years in prison."
GIVEN = "He was jailed for nine years; the prosecutor had asked for twelve."
SUSPENDED = "He was given a suspended sentence of nine years."


@pytest.mark.parametrize(
    ("question", "sentence", "missed"),
    [
        ("How long was Marko Dell jailed for?", ASKED, True),
        ("What sentence did Marko Dell get?", ASKED, True),
        ("How long was she jailed for?", FACES, True),
        ("How long was he jailed for?", GIVEN, False),
        ("What sentence did he get?", SUSPENDED, False),
        ("How many years did the prosecutor ask for?", ASKED, False),
        ("How long could she be jailed for?", FACES, False),
        ("How many years does she face?", FACES, False),
        ("How long did the talks last?", "They asked the court for nine years.", False),
    ],
)
def test_what_was_asked_for_or_may_come_was_not_given(
    question: str, sentence: str, missed: bool
) -> None:
    assert Penalty(question).missed(sentence, sentence.index("nine")) is missed
