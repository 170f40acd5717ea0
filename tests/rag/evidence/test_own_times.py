import pytest

from rag.evidence.own_times import OwnTime

CLOSES = (
    "The cinema will close on 4 January for repairs and reopen in the spring with three screens."
)


@pytest.mark.parametrize(
    ("question", "sentence", "marked", "chosen"),
    [
        ("When does the cinema reopen?", CLOSES, "4 January", "the spring"),
        (
            "When will the trams run?",
            "Work starts in 2028, and the first trams will run in 2032.",
            "2028",
            "2028",
        ),
        ("When does the cinema close?", CLOSES, "4 January", "4 January"),
        (
            "When was he released?",
            "Berg was held on Monday and released on Friday.",
            "Monday",
            "Friday",
        ),
        (
            "When was he held?",
            "Berg was held on Monday and released on Friday.",
            "Monday",
            "Monday",
        ),
        (
            "When was Berg released?",
            "Berg was held on Monday and then released.",
            "Monday",
            "Monday",
        ),
    ],
)
def test_the_time_of_the_verb_that_is_asked_about_is_marked(
    question: str, sentence: str, marked: str, chosen: str
) -> None:
    start = sentence.index(marked)
    first, last = OwnTime(question).chosen(sentence, start, start + len(marked))
    assert sentence[first:last] == chosen
