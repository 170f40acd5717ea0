import pytest

from rag.chat.thoughts import Thoughts


def said(text: str, size: int) -> str:
    thoughts = Thoughts()
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return "".join(map(thoughts.without, pieces)) + thoughts.rest()


@pytest.mark.parametrize("size", [1, 4, 1000])
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<think>Who? Dell.</think>Dell left.", "Dell left."),
        ("<thinking>Who? Dell.</thinking>Dell left.", "Dell left."),
        ("Dell left. <THINK>And?</THINK>Holm came.", "Dell left. Holm came."),
        ("<think>Who? Dell.", ""),
        ("3 <thin> walls, 4 < 5 <", "3 <thin> walls, 4 < 5 <"),
        ("", ""),
    ],
)
def test_only_what_is_no_thought_is_said(text: str, answer: str, size: int) -> None:
    assert said(text, size) == answer


def test_what_cannot_be_a_tag_is_not_held_back() -> None:
    thoughts = Thoughts()
    assert thoughts.without("Dell left. <") == "Dell left. "
    assert thoughts.without("b") == "<b"
