import pytest

from rag.evidence.trades import Trade

SOLD = "The cinema was sold on Friday by the Dunmore family to the brothers Owen and Idris Vale."


@pytest.mark.parametrize(
    ("question", "sentence", "marked", "chosen"),
    [
        (
            "Who bought the cinema?",
            SOLD,
            "the Dunmore family",
            "the brothers Owen and Idris Vale",
        ),
        ("Who sold the cinema?", SOLD, "Owen and Idris Vale", "the Dunmore family"),
        (
            "Who acquired the port?",
            "Merrow has sold the port to Albrant for 3 million crowns.",
            "Merrow",
            "Albrant",
        ),
        ("Who sold the port?", "Albrant bought the port from Merrow.", "Albrant", "Merrow"),
        ("Who named the cub?", "The cub, named Asha by visitors, weighs 4 kg.", "Asha", "visitors"),
        (
            "Who wrote the report?",
            "Berg praised the report written by Ida Falk.",
            "Berg",
            "Ida Falk",
        ),
        ("Which firm bought it?", "Orl sold it to a local firm.", "Orl", "a local firm"),
    ],
)
def test_who_took_and_who_gave_are_told_apart(
    question: str, sentence: str, marked: str, chosen: str
) -> None:
    assert _chosen(question, sentence, marked) == chosen


@pytest.mark.parametrize(
    ("question", "sentence", "marked"),
    [
        ("Who bought the port?", "Albrant bought the port from Merrow.", "Albrant"),
        ("Who sold the port?", "Merrow has sold the port to Albrant.", "Merrow"),
        ("Who bought the port?", "Albrant bought the port after Orl refused to sell.", "Albrant"),
        ("Who replaced Berg?", "Berg was replaced by its director, Anna Skov.", "Anna Skov"),
        ("Who was warned?", "Holm was warned on Monday by the harbour.", "Holm"),
        ("Who vetoed the bill?", "Holm vetoed a bill backed by Merrow.", "Holm"),
        ("Who attended the talks?", "Holm attended the talks, led by Berg.", "Holm"),
        ("Who wrote to Berg?", "Holm wrote to Berg by post.", "Holm"),
        ("Who named the cub?", "It was named Asha by midnight.", "Asha"),
        ("Who runs the port?", "Merrow has sold the port to Albrant.", "Merrow"),
        ("Who bought it?", "Berg, who gave his notes to Holm and his hat to Dahl, paid.", "Berg"),
    ],
)
def test_who_is_marked_stays(question: str, sentence: str, marked: str) -> None:
    assert _chosen(question, sentence, marked) == marked


def _chosen(question: str, sentence: str, marked: str) -> str:
    start = sentence.index(marked)
    first, last = Trade(question).chosen(sentence, start, start + len(marked))
    return sentence[first:last]
