import pytest

from rag.evidence.conditions import is_condition


@pytest.mark.parametrize(
    "sentence",
    [
        "But only if parliament agrees.",
        "Only with the consent of both towns.",
        "That still depends on the weather.",
        "However, it would do so only after the election.",
        "The deal still needs the approval of both houses.",
        "The ceasefire must first be signed by all sides.",
        "Unless the river rises again.",
        "The sale is subject to a vote in May.",
    ],
)
def test_what_it_depends_on_is_told(sentence: str) -> None:
    assert is_condition(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Only once had he come close.",
        "Only Merrow agreed.",
        "The law requires firms to get permission from customers.",
        "If it rains, the match is off.",
        "Unless the river rises, the road opens on Friday.",
        "It was signed on Monday.",
        "The plan was approved.",
        "He depends on his brother.",
    ],
)
def test_what_stands_for_itself_is_none(sentence: str) -> None:
    assert not is_condition(sentence)
