import pytest

from rag.evidence.dimensions import dimensions, never_asked_for
from rag.evidence.doubt import OF_ANOTHER_KIND, Doubted


def told(question: str, sentence: str, answer: str) -> float:
    start = sentence.index(answer)
    return Doubted(question).of_measure(sentence, start, start + len(answer))


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("What is the depth of the second lake?", "It grows by 3 metres a year.", "3 metres"),
        ("How deep is the well?", "It took two years to dig.", "two years"),
        ("How tall is the tower?", "It weighs 900 tonnes.", "900 tonnes"),
        ("How heavy is the bell?", "It is 2 metres high.", "2 metres"),
        ("How old is the bridge?", "It is 300 feet long.", "300 feet"),
        ("How long is the tunnel?", "It sinks 2 cm a year.", "2 cm a year"),
        ("What was the temperature in Orl?", "It rained for nine hours.", "nine hours"),
        ("how far is it to Orl", "The bag weighs 30 kg.", "30 kg"),
    ],
)
def test_a_measure_that_cannot_be_meant_is_doubted(
    question: str, sentence: str, answer: str
) -> None:
    assert told(question, sentence, answer) == OF_ANOTHER_KIND


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How deep is the well?", "It is 40 metres deep.", "40 metres"),
        ("How deep is the well?", "It is 40 deep.", "40"),
        ("How deep are the cuts?", "They take 12 percent.", "12 percent"),
        ("How high is the fine?", "It is $300 a day.", "$300"),
        ("How far is it to Orl?", "It is two hours away.", "two hours"),
        ("How fast did she run?", "She ran it in 9.8 seconds.", "9.8 seconds"),
        ("How long is the tunnel?", "It is 8 km long.", "8 km"),
        ("How long is the tunnel closed?", "It is closed for 8 weeks.", "8 weeks"),
        ("How old is she?", "She is 31.", "31"),
        ("How tall is the tower?", "It stood 80 metres for 9 years.", "80 metres for 9 years"),
        ("Which lake is it?", "It grows by 3 metres a year.", "3 metres a year"),
    ],
)
def test_a_measure_that_may_be_meant_is_not(question: str, sentence: str, answer: str) -> None:
    assert told(question, sentence, answer) == 0.0


def test_only_what_answers_is_measured() -> None:
    sentence = "Over 9 years the well, 40 metres deep, sank 3 metres a year."
    assert list(dimensions(sentence, 0, len(sentence))) == ["time", "length", "speed"]
    at = sentence.index("40")
    assert list(dimensions(sentence, at, at + 9)) == ["length"]
    assert never_asked_for("Who dug the well?") == frozenset()
