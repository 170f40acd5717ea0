import random

from rag.claim_training.answers import apart, rows
from rag.reader_training.examples import Example

SENTENCES = ("Anna Berg resigned.", "Lars Holm took her post.", "The town has 900 people.")


def example(question: str, answer: str = "", *places: int) -> Example:
    return Example(question, "Mayor goes", SENTENCES, frozenset(places), answer, "news")


STORY = [
    example("Who resigned?", "Anna Berg", 0),
    example("Who took the post?", "Lars Holm", 1),
    example("How many people live there?", "900", 2),
    example("Who wrote the report?"),
    example("Did Berg resign?", "", 0),
]


def test_an_answer_to_another_question_is_no_answer() -> None:
    groups = rows([STORY], random.Random(0))
    told = {row.claim: row.supported for group in groups for row in group}
    assert told.pop("Who resigned? Anna Berg.")
    assert told.pop("Who took the post? Lars Holm.")
    assert told.pop("How many people live there? 900.")
    assert set(told.values()) == {False}
    assert "Who resigned? Lars Holm." in told
    assert any(claim.startswith("Who wrote the report? ") for claim in told)
    assert not any("Did Berg resign" in claim for claim in told)


def test_what_is_exchanged_is_the_answer_alone() -> None:
    for right, wrong in (group for group in rows([STORY], random.Random(1)) if len(group) > 1):
        assert right.loose == ()
        ((start, end),) = wrong.loose
        assert wrong.claim[end:] == "."
        assert wrong.claim[start:end] in {"Anna Berg", "Lars Holm"}


def test_an_answer_within_another_is_not_its_contrary() -> None:
    assert not apart("Berg", "Anna Berg")
    assert apart("Berg", "Holm")
    assert apart("", "Holm")
