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
        ("How fast was the wind?", "The ship turned over within 90 seconds.", "90 seconds"),
        ("How many times was he stabbed?", "He was stabbed 40 years ago.", "40 years"),
        ("How many eggs did she lay?", "She is 12 feet long.", "12 feet"),
        ("How many miles did he walk?", "He walked for nine hours.", "nine hours"),
        ("How many more miles has he to go?", "He walked for nine hours.", "nine hours"),
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
        ("How fast was her lap?", "She ran it in 9.8 seconds.", "9.8 seconds"),
        ("How long is the tunnel?", "It is 8 km long.", "8 km"),
        ("How long is the tunnel closed?", "It is closed for 8 weeks.", "8 weeks"),
        ("How old is she?", "She is 31.", "31"),
        ("How tall is the tower?", "It stood 80 metres for 9 years.", "80 metres for 9 years"),
        ("How many times was he stabbed?", "He was stabbed 16 times.", "16"),
        (
            "How many people died?",
            "It left 12 people dead in 3 years.",
            "12 people dead in 3 years",
        ),
        ("How many years did it take?", "It took 3 years.", "3 years"),
        ("How many more years will it take?", "It may take 3 years.", "3 years"),
        ("How many jobs go?", "They cut 12 percent.", "12 percent"),
        ("How many did it kill?", "It killed 12.", "12"),
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
